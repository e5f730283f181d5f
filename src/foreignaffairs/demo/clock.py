"""The clock of an office in the demo: it stands where the play is."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from foreignaffairs.register import VIETNAM

_MORNING = time(8, 30)


@dataclass(slots=True)
class StageClock:
    """Gives the day that it was last moved to, a second later each time it is asked."""

    moment: datetime = field(default_factory=lambda: datetime(2023, 1, 3, 8, 30, tzinfo=VIETNAM))

    def __call__(self) -> datetime:
        """Return the present moment of the play."""
        self.moment += timedelta(seconds=1)
        return self.moment

    def move_to(self, day: date) -> None:
        """Go on to the morning of a day; a clock never runs back."""
        self.moment = max(self.moment, datetime.combine(day, _MORNING, VIETNAM))
