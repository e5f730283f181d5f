"""What makes a row the same row in a later revision of the same report."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .report_type import ReportType


def row_identity(unit: str, declared: ReportType, values: Mapping[str, Any]) -> str:
    """Name a row by its unit and key columns: ``T01/F03/Đoàn A|2023-03-01``.

    The name outlives a revision, an inserted row and a sorted sheet.
    """
    parts = (values.get(c.name) for c in declared.columns if c.key)
    return f"{unit}/{declared.id}/" + "|".join("" if p is None else str(p) for p in parts)
