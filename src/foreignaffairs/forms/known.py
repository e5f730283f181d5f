"""What a table holds when the form is issued."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foreignaffairs.expected.plan import FormPlan

from .geometry import TableGeometry


def known_rows(plan: FormPlan, place: TableGeometry) -> Sequence[Mapping[str, Any]]:
    """Rows carried over from the last period; fixed boxes have theirs in the order of the codes."""
    rows = plan.prefill.get(place.report_type.id, ())
    if not place.fixed:
        return rows
    key = place.columns[0].name
    known = {row.get(key): row for row in rows}
    return [{**known.get(code, {}), key: code} for code in place.fixed]
