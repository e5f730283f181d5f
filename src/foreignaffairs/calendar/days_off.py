"""Days off in Viet Nam: weekends, public holidays and swapped days, from a committed, cited table.

The table (``data/days_off.csv``) is made by ``tools/make_days_off.py``; nothing is computed from a
package at run time. Years whose official notices had not been seen are marked predicted.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from importlib import resources
from types import MappingProxyType
from typing import Literal

from foreignaffairs.model import Frozen

_SATURDAY = 5
_ONE_DAY = timedelta(days=1)

SpecialKind = Literal["holiday", "swap_off", "swap_work"]


class SpecialDay(Frozen):
    """A day that is not what its weekday says: a holiday, a day off by swap, a worked Saturday."""

    on: date
    name: str
    kind: SpecialKind
    source: str
    predicted: bool = False


@dataclass(frozen=True, slots=True)
class DaysOff:
    """The special days by date and the years for which they are confirmed.

    Outside the table's years only weekends are known, and no year is confirmed.
    """

    special: Mapping[date, SpecialDay]
    confirmed_years: frozenset[int]

    @classmethod
    def load(cls, extra: Iterable[SpecialDay] = (), confirmed_years: Iterable[int] = ()) -> DaysOff:
        """Return the committed table with an office's own days over it.

        ``extra`` replaces the table's entry of the same date: a ``swap_work`` cancels a holiday.
        ``confirmed_years`` are further years that the office has checked against the notices.
        """
        table = _table()
        predicted = {day.on.year for day in table if day.predicted}
        confirmed = {day.on.year for day in table} - predicted
        special = {day.on: day for day in (*table, *extra)}
        return cls(MappingProxyType(special), frozenset(confirmed | set(confirmed_years)))

    def is_day_off(self, day: date) -> bool:
        """Tell whether offices are closed on ``day``."""
        special = self.special.get(day)
        if special is not None:
            return special.kind != "swap_work"
        return day.weekday() >= _SATURDAY

    def holiday_name(self, day: date) -> str | None:
        """Return the name of the holiday or swap on ``day``; ``None`` on a plain day."""
        special = self.special.get(day)
        return special.name if special else None

    def last_working_day(self, day: date) -> date:
        """Return ``day`` if it is worked, else the last working day before it."""
        while self.is_day_off(day):
            day -= _ONE_DAY
        return day

    def next_working_day(self, day: date) -> date:
        """Return ``day`` if it is worked, else the first working day after it."""
        while self.is_day_off(day):
            day += _ONE_DAY
        return day

    def working_day_after(self, day: date) -> date:
        """Return the first working day later than ``day``."""
        return self.next_working_day(day + _ONE_DAY)

    def is_confirmed(self, *days: date) -> bool:
        """Tell whether every one of ``days`` lies in a year whose days off are confirmed."""
        return all(day.year in self.confirmed_years for day in days)


@lru_cache(maxsize=1)
def _table() -> tuple[SpecialDay, ...]:
    source = resources.files(__package__).joinpath("data/days_off.csv").read_text("utf-8")
    return tuple(
        SpecialDay(
            on=date.fromisoformat(line["date"]),
            name=line["name"],
            kind=line["kind"],
            source=line["source"],
            predicted=line["status"] == "predicted",
        )
        for line in csv.DictReader(source.splitlines())
    )
