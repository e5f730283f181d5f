"""Who fills a form in: one unit, one period, and chance of its own."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from foreignaffairs.model import INTERMEDIATE_KINDS, Period, Unit

from ..chance import chance, several, weighted
from ..cities import City
from ..samples import samples

_LEVELS = {"THPT": "THPT", "TT_GDTX": "GDTX", "TT_GDNN_GDTX": "GDTX"}


@dataclass(frozen=True, slots=True)
class Desk:
    """One unit's desk in one period; ``start`` and ``end`` are the data window, both inside."""

    city: City
    unit: Unit
    period: Period
    start: date
    end: date

    def life(self, *names: object) -> Random:
        """Chance about what lives on through periods: the same in each of them."""
        return chance(self.city.province, self.unit.code, *names)

    def now(self, *names: object) -> Random:
        """Chance about this period only."""
        return chance(self.city.province, self.unit.code, self.period.id, *names)

    @property
    def first(self) -> bool:
        """Whether this is the first of the city's two periods."""
        return self.period.id == self.city.periods[0]

    @property
    def district(self) -> bool:
        """Whether the unit reports for the schools below it."""
        return bool(set(self.unit.kinds) & set(INTERMEDIATE_KINDS))

    def level_of(self, school: str | None) -> str:
        """The level that a school of the row, or the unit itself, teaches."""
        kinds = samples()["truong"]
        named = (k for k in kinds if school and school.startswith(kinds[k].partition(" mẫu")[0]))
        return next(named, _LEVELS.get(self.unit.kind, "KHAC"))

    def day(self, random: Random, length: int = 1) -> date:
        """A working day in the window with ``length`` days of it to go."""
        span = (self.end - self.start).days - length
        found = self.start + timedelta(days=random.randint(3, max(4, span - 7)))
        return found + timedelta(days=(7 - found.weekday()) % 7 if found.weekday() > 4 else 0)

    def later(self, random: Random) -> date:
        """A working day after the window, for what is only planned."""
        found = self.end + timedelta(days=random.randint(45, 150))
        return found + timedelta(days=(7 - found.weekday()) % 7 if found.weekday() > 4 else 0)

    def country(self, random: Random) -> str:
        """A country by the city's weights."""
        return weighted(random, self.city.countries)

    def countries(self, random: Random, count: int) -> list[str]:
        """Different countries by the city's weights."""
        return several(random, self.city.countries, count)

    def schools(self, random: Random, count: int) -> list[str | None]:
        """Schools of a district office that a row speaks of; nobody else names a school."""
        return self._schools(random, count, list(samples()["truong"].values()))

    def lower_secondary(self, random: Random, count: int) -> list[str | None]:
        """Only those whose pupils may go abroad to study."""
        return self._schools(random, count, [samples()["truong"]["THCS"]])

    def _schools(self, random: Random, count: int, names: list[str]) -> list[str | None]:
        if not self.district:
            return [None]
        drawn = {random.choice(names).format(n=random.randint(1, 24)) for _ in range(count)}
        return [*sorted(drawn)]


def share(random: Random, whole: int, low: int = 35, high: int = 65) -> int:
    """A part of ``whole`` between two percentages, never more than all of it."""
    return min(whole, round(whole * random.randint(low, high) / 100))
