"""One office, or one province's rules alone, as functions ask about it; answers are remembered."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any, Self, TypeVar, cast

from foreignaffairs.calendar import DaysOff, due_dates, periods
from foreignaffairs.expected.owed import Expected, expected
from foreignaffairs.model import DueDate, Period, Province, ReportType, Roster
from foreignaffairs.provinces import report_types_of

from .errors import CellError

if TYPE_CHECKING:
    from foreignaffairs.consolidation import UnitFact
    from foreignaffairs.office.desk import Desk
    from foreignaffairs.office.facts import PeriodView

_T = TypeVar("_T")
_MOST_REMEMBERED = 100_000


class Facts:
    """What a call may ask, figures aside; made anew as soon as register, settings or day change.

    ``desk`` is ``None`` where only a province was named: its rules are known, nobody's reports.
    ``worked`` counts what had to be worked out, so that the session knows when to let go of the
    database.
    """

    def __init__(
        self, province: Province, today: date, days_off: DaysOff, desk: Desk | None = None
    ) -> None:
        self.province = province
        self.today = today
        self.days_off = days_off
        self.worked = 0
        self._desk = desk
        self._kept: dict[Hashable, Any] = {}

    @classmethod
    def of_office(cls, desk: Desk) -> Self:
        """The facts of an open office."""
        return cls(desk.province, desk.today, desk.days_off, desk)

    @property
    def desk(self) -> Desk:
        """The office; raises :class:`CellError` where only a province was named."""
        self.require_office()
        assert self._desk is not None
        return self._desk

    def require_office(self) -> None:
        """Raise :class:`CellError` where only a province was named."""
        if self._desk is None:
            raise CellError("VP_province", name=self.province.name)

    def remember(self, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return what ``make`` gives, worked out once."""
        if key not in self._kept:
            if len(self._kept) >= _MOST_REMEMBERED:
                self._kept.clear()
            self.worked += 1
            self._kept[key] = make()
        return cast(_T, self._kept[key])

    @property
    def report_types(self) -> Mapping[str, ReportType]:
        """Every report type of the province by id."""
        return self.remember("report_types", lambda: report_types_of(self.province))

    @property
    def roster(self) -> Roster:
        """The office's units, or those that the province ships."""
        return self.remember("roster", self._roster)

    def _roster(self) -> Roster:
        if self._desk is not None:
            return self._desk.roster
        return Roster(units=self.province.units, changes=self.province.unit_changes)

    def periods(self, year: int) -> tuple[Period, ...]:
        """The periods of a year."""
        return self.remember(("periods", year), lambda: periods(self.province, year))

    def dues(self, period: Period) -> tuple[DueDate, ...]:
        """The due dates of a period at every level, earliest first."""
        found = self.remember(
            ("dues", period.year),
            lambda: due_dates(self.province, period.year, days_off=self.days_off),
        )
        return tuple(due for due in found if due.period == period.id)

    def view(self, period: Period) -> PeriodView:
        """Who owes what in a period, with the officer's decisions; needs an office."""
        return self.remember(("view", period.id), lambda: self.desk.view(period.id))

    def owed(self, period: Period) -> Mapping[str, Sequence[Expected]]:
        """What each unit owes in a period, by code; without an office by the rules alone."""
        return self.remember(("owed", period.id), lambda: self._owed(period))

    def _owed(self, period: Period) -> Mapping[str, Sequence[Expected]]:
        if self._desk is not None:
            records = self.view(period).owed
        else:
            records = expected(self.province, self.roster, period, days_off=self.days_off)
        found: dict[str, list[Expected]] = {}
        for record in records:
            found.setdefault(record.unit.code, []).append(record)
        return found

    def unit_facts(self, period: Period) -> Mapping[str, UnitFact]:
        """Where every unit of a period stands, by code; needs an office."""
        from foreignaffairs.office.facts import unit_facts

        return self.remember(
            ("unit_facts", period.id),
            lambda: {u.code: u for u in unit_facts(self.view(period), self.desk.register)},
        )
