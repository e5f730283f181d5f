"""The days of one period as the demo plays it: when forms go out, come in and are looked at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from foreignaffairs.calendar import DaysOff

from .chance import weighted

_BEFORE = {0: 27, 1: 22, 2: 16, 3: 10, 4: 7, 5: 5, 6: 4, 7: 3, 9: 3, 11: 2, 13: 1}
_AFTER = {1: 30, 2: 24, 3: 18, 4: 12, 5: 9, 6: 7}
_MENDED = {3: 30, 4: 26, 5: 20, 6: 14, 7: 10}


@dataclass(frozen=True, slots=True)
class Days:
    """Every day that matters in one period, from its due date."""

    due: date

    @property
    def last_working(self) -> date:
        """The due date, or the working day before it."""
        return DaysOff.load().last_working_day(self.due)

    @property
    def issued(self) -> date:
        """When forms and the request letter go out."""
        return _working(self.due - timedelta(days=24))

    @property
    def extension(self) -> date:
        """When a unit asks for more time."""
        return _working(self.due - timedelta(days=5))

    @property
    def extended_to(self) -> date:
        """The later day that it is given."""
        return _working(self.due + timedelta(days=6))

    @property
    def first_look(self) -> date:
        """When the inbox is emptied for the first time: the working day after the due date."""
        return _working(self.due + timedelta(days=1))

    @property
    def reminder(self) -> date:
        """When those who owe are reminded."""
        return _working(self.first_look + timedelta(days=1))

    @property
    def second_look(self) -> date:
        """When late and mended reports are taken in."""
        return _working(self.due + timedelta(days=11))

    @property
    def reported(self) -> date:
        """When the report is written."""
        return _working(self.second_look + timedelta(days=2))

    def in_time(self, random: Random) -> date:
        """A day before the end: most come at the last moment."""
        day = self.last_working - timedelta(days=weighted(random, _BEFORE))
        return DaysOff.load().last_working_day(day)

    def late(self, random: Random) -> date:
        """A day after the end and before the second look."""
        return _working(self.first_look + timedelta(days=weighted(random, _AFTER) - 1))

    def mended(self, random: Random) -> date:
        """A day on which a returned report comes back."""
        return _working(self.first_look + timedelta(days=weighted(random, _MENDED)))


def _working(day: date) -> date:
    return DaysOff.load().next_working_day(day)
