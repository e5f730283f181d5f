"""Periods, working days and due dates."""

from .days_off import DaysOff, SpecialDay
from .due import due_dates
from .periods import DataWindow, period_of, period_title, periods, previous_period, window

__all__ = [
    "DataWindow", "DaysOff", "SpecialDay", "due_dates", "period_of", "period_title", "periods",
    "previous_period", "window",
]  # fmt: skip
