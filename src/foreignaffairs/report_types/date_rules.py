"""The rule kinds on dates: order, data window, lengths, legal numbers of days, expiry."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from datetime import date
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import RowContext, Severity, TableContent

from .row_rule import WINDOW_END, WINDOW_START, RowRule, excel_date, shown
from .thresholds import Threshold

_UNCHECKED = "report_types.unchecked"


@dataclass(frozen=True, slots=True)
class DateOrder(RowRule):
    """``later`` is not before ``earlier`` (one comes home on the day one left, or after)."""

    later: str
    earlier: str
    _: KW_ONLY
    code: str = "FA-R05"

    def _named(self) -> tuple[str, ...]:
        return (self.later, self.earlier)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        earlier, later = table.column(self.earlier), table.column(self.later)
        return [i for i in at if earlier[i] > later[i]]

    def _expression(self, ref: Mapping[str, str]) -> str:
        return f"{ref[self.earlier]}<={ref[self.later]}"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        return {"earlier_label": labels[self.earlier], "earlier": shown(row.get(self.earlier))}


@dataclass(frozen=True, slots=True)
class WithinWindow(RowRule):
    """``field`` lies in the data window (kỳ số liệu) on the cover, both ends included.

    What crosses a boundary belongs to the period in which it ended, so the rule is set on the
    last day. It warns: windows are an office's setting, not the law's.
    """

    field: str
    _: KW_ONLY
    severity: Severity = "warning"
    code: str = "FA-R06"

    def _named(self) -> tuple[str, ...]:
        return (self.field,)

    def _needs(self) -> tuple[str, ...]:
        return (self.field, WINDOW_START, WINDOW_END)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        start, end, days = context.window_start, context.window_end, table.column(self.field)
        return [i for i in at if not (start and end and start <= days[i] <= end)]

    def _expression(self, ref: Mapping[str, str]) -> str:
        day = ref[self.field]
        return f"AND({day}>={ref[WINDOW_START]},{day}<={ref[WINDOW_END]})"


@dataclass(frozen=True, slots=True)
class DurationMatches(RowRule):
    """``days`` counts both ends: last day − first day + 1."""

    days: str
    first: str
    last: str
    _: KW_ONLY
    severity: Severity = "warning"
    code: str = "FA-R08"

    def _named(self) -> tuple[str, ...]:
        return (self.days, self.first, self.last)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        days, first, last = map(table.column, self._named())
        return [i for i in at if days[i] != (last[i] - first[i]).days + 1]

    def _expression(self, ref: Mapping[str, str]) -> str:
        return f"{ref[self.days]}={ref[self.last]}-{ref[self.first]}+1"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        first, last = row.get(self.first), row.get(self.last)
        return {
            "first_label": labels[self.first],
            "last_label": labels[self.last],
            "expected": shown((last - first).days + 1) if first and last else "",
        }


@dataclass(frozen=True, slots=True)
class _Threshold(RowRule):
    """Two dates and a legal number of days between them; always a question, never an error."""

    field: str
    anchor: str
    threshold: Threshold
    _: KW_ONLY
    severity: Severity = "warning"

    @property
    def citation(self) -> str | None:
        """The text that sets the days, unless nobody has held the number against it."""
        return self.threshold.source if self.threshold.seen else None

    def _named(self) -> tuple[str, ...]:
        return (self.field, self.anchor)

    def _applies(self, day: date) -> bool:
        return self.threshold.valid_on(day)

    def _out_of_force(self, ref: Mapping[str, str]) -> list[str]:
        """Cell tests that are TRUE where the threshold was not in force on the anchor's day."""
        anchor, since, until = ref[self.anchor], self.threshold.since, self.threshold.until
        tests = [f"{anchor}<{excel_date(since)}"] if since else []
        return [*tests, f"{anchor}>{excel_date(until)}"] if until else tests

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        day, anchor = row.get(self.field), row.get(self.anchor)
        return {
            "anchor_label": labels[self.anchor],
            "anchor": shown(anchor),
            "days": shown((day - anchor).days) if day and anchor else "",
            "threshold": shown(self.threshold.days),
            "source": self.threshold.source if self.threshold.seen else text(_UNCHECKED),
        }


@dataclass(frozen=True, slots=True)
class WithinDays(_Threshold):
    """``field`` is at most so many days after ``anchor`` (a copy sent after signing)."""

    _: KW_ONLY
    code: str = "FA-R10"

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        days, anchors = table.column(self.field), table.column(self.anchor)
        late = [i for i in at if (days[i] - anchors[i]).days > self.threshold.days]
        return [i for i in late if self._applies(anchors[i])]

    def _expression(self, ref: Mapping[str, str]) -> str:
        kept = f"{ref[self.field]}-{ref[self.anchor]}<={self.threshold.days}"
        return f"OR({','.join([*self._out_of_force(ref), kept])})"


@dataclass(frozen=True, slots=True)
class DaysBefore(_Threshold):
    """``field`` is at least so many days before ``anchor`` (a request before a conference)."""

    _: KW_ONLY
    code: str = "FA-R11"

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        days, anchors = table.column(self.field), table.column(self.anchor)
        short = [i for i in at if (anchors[i] - days[i]).days < self.threshold.days]
        return [i for i in short if self._applies(anchors[i])]

    def _expression(self, ref: Mapping[str, str]) -> str:
        kept = f"{ref[self.anchor]}-{ref[self.field]}>={self.threshold.days}"
        return f"OR({','.join([*self._out_of_force(ref), kept])})"


@dataclass(frozen=True, slots=True)
class NotExpired(RowRule):
    """``field``, a last day of validity, has not passed by the end of the data window."""

    field: str
    _: KW_ONLY
    code: str = "FA-R12"

    def _named(self) -> tuple[str, ...]:
        return (self.field,)

    def _needs(self) -> tuple[str, ...]:
        return (self.field, WINDOW_END)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        end, days = context.window_end, table.column(self.field)
        return [i for i in at if not (end and days[i] >= end)]

    def _expression(self, ref: Mapping[str, str]) -> str:
        return f"{ref[self.field]}>={ref[WINDOW_END]}"
