"""What checks may know beside the form itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from foreignaffairs.model import ReportType, RowContext
from foreignaffairs.model.check import CheckPlugin


@dataclass(frozen=True, slots=True)
class Earlier:
    """What the same unit reported before: accepted rows by report type, typed.

    ``contained`` says that the earlier period lies inside this one (a cumulative year after its
    first half), so that flows may not shrink.
    """

    period: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    contained: bool = False


@dataclass(frozen=True, slots=True)
class CheckContext:
    """Facts for the checks of one form; empty facts leave the checks that need them out.

    ``compulsory`` and ``if_any`` are report type ids asked of the unit, ``narrative`` the ids of
    tasks with a box and their titles. ``window`` is the data window, both days inside.
    """

    report_types: Mapping[str, ReportType]
    kinds: tuple[str, ...] = ()
    window: tuple[date, date] | None = None
    compulsory: tuple[str, ...] = ()
    if_any: tuple[str, ...] = ()
    narrative: Mapping[str, str] = field(default_factory=dict)
    earlier: Earlier | None = None
    plugins: tuple[CheckPlugin, ...] = ()
    lang: str = "vi"

    @property
    def day(self) -> date | None:
        """The day whose columns are asked: the last of the data window."""
        return self.window[1] if self.window else None

    @property
    def row_context(self) -> RowContext:
        """The part of it that row rules see."""
        start, end = self.window or (None, None)
        return RowContext(start, end, self.kinds)
