"""The day by which something is asked for once its due date has passed."""

from __future__ import annotations

from datetime import date, timedelta

from foreignaffairs.calendar import DaysOff

GRACE_DAYS = 5
"""Whoever is late is given until the first working day after this many days."""


def another_day(today: date) -> date:
    """The day that a reminder or a report sent back asks for."""
    return DaysOff.load().next_working_day(today + timedelta(days=GRACE_DAYS))
