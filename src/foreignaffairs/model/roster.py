"""The dated list of units: who existed on a day, and who succeeded whom."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from .base import Frozen
from .unit import Unit, UnitChange


class Roster(Frozen):
    """Every unit an office knows with its changes; one code may have several dated records."""

    units: tuple[Unit, ...]
    changes: tuple[UnitChange, ...] = ()

    def at(self, day: date, kinds: Iterable[str] = ()) -> tuple[Unit, ...]:
        """The units that exist on ``day``, of any of ``kinds`` when given, each code once."""
        wanted = set(kinds)
        found = {
            u.code: u
            for u in self.units
            if u.valid_on(day) and (not wanted or wanted & set(u.kinds))
        }
        return tuple(found.values())

    def find(self, code: str, day: date | None = None) -> Unit | None:
        """The unit with ``code`` on ``day`` (the latest record when ``day`` is ``None``)."""
        matches = [u for u in self.units if u.code == code and (day is None or u.valid_on(day))]
        return max(matches, key=lambda u: u.since or date.min, default=None)

    def successors(self, code: str, day: date) -> tuple[str, ...]:
        """Codes that took over from ``code`` by ``day``, following changes to the end."""
        current: tuple[str, ...] = (code,)
        # Changes of one day are taken together: where a plugin closes a unit and the office names
        # those who took over from it, both hold.
        by_day = groupby(sorted(self.changes, key=lambda c: c.on), key=lambda c: c.on)
        for on, same_day in by_day:
            if on > day:
                break
            changes = [c for c in same_day if set(c.before) & set(current)]
            before = {code for c in changes for code in c.before}
            after = [code for c in changes for code in c.after]
            kept = [c for c in current if c not in before]
            current = tuple(dict.fromkeys((*kept, *after)))
        return current
