"""The least that a plugin's check is given, for tests of checks by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from foreignaffairs.model import FormContent, ReportType
from foreignaffairs.model.layout import LAYOUT

EMPTY_FORM = FormContent(
    layout=LAYOUT,
    province=None,
    period=None,
    unit=None,
    cover={},
    answers={},
    nil=False,
    tables={},
)
"""A form in which nothing was filled in."""


@dataclass(frozen=True, slots=True)
class Facts:
    """Report types, the unit's kinds and the data window."""

    report_types: Mapping[str, ReportType]
    kinds: tuple[str, ...] = ()
    window: tuple[date, date] | None = None
