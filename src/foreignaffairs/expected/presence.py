"""Which units were there for a due date, and who took over from those that ended before it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Self

from foreignaffairs.model import DueDate, Period, Roster, Unit


@dataclass(frozen=True, slots=True)
class Presence:
    """The units on a due date and those of its data window.

    Where no window is set it is taken to run from 1 January of the period's year to the due date.
    """

    day: date
    on_due_date: tuple[Unit, ...]
    window_units: Mapping[str, Unit]

    @classmethod
    def of(cls, roster: Roster, due: DueDate, period: Period) -> Self:
        """Draw both lists from the roster."""
        start = due.window_start or date(period.year, 1, 1)
        end = min(due.window_end or due.due, due.due)
        within = {u.code: u for u in roster.units if u.valid_within(min(start, end), end)}
        return cls(due.due, roster.at(due.due), within)

    def in_window(self, code: str) -> bool:
        """Tell whether the unit existed on some day of the data window."""
        return code in self.window_units


@dataclass(frozen=True, slots=True)
class Heirs:
    """Who took over from the units that were there within the window."""

    predecessors: Mapping[str, tuple[str, ...]]
    ended: frozenset[str]

    @classmethod
    def of(cls, roster: Roster, presence: Presence, kinds: Iterable[str]) -> Self:
        """Follow the changes of units of ``kinds`` up to the due date."""
        wanted, here = set(kinds), {unit.code for unit in presence.on_due_date}
        changed = {code for change in roster.changes for code in change.before}
        predecessors: dict[str, list[str]] = defaultdict(list)
        for code, unit in presence.window_units.items():
            if code not in changed or not wanted & set(unit.kinds):
                continue
            for heir in roster.successors(code, presence.day):
                if heir != code:
                    predecessors[heir].append(code)
        ended = frozenset(presence.window_units.keys() - here)
        return cls({heir: tuple(codes) for heir, codes in predecessors.items()}, ended)

    def succeeds(self, code: str) -> bool:
        """Tell whether the unit took over from one that was there, in part or wholly."""
        return code in self.predecessors

    def answers_for(self, code: str) -> tuple[str, ...]:
        """Codes of the ended units that this one answers for."""
        return tuple(c for c in self.predecessors.get(code, ()) if c in self.ended)
