"""The data window of a form and the defined names by which formulas reach it."""

from __future__ import annotations

from datetime import date

from foreignaffairs.expected.plan import FormPlan

WINDOW_START_NAME, WINDOW_END_NAME = "fa_tu_ngay", "fa_den_ngay"


def data_window(plan: FormPlan) -> tuple[date, date] | None:
    """First and last day of the data that the form asks for; ``None`` where no deadline sets it.

    Obligations that share a form nearly always share their window; where they differ, the form
    takes in all of them.
    """
    windows = [(d.window_start, d.window_end) for d in plan.due if d.window_start and d.window_end]
    if not windows:
        return None
    return min(start for start, _ in windows), max(end for _, end in windows)


def cumulative(plan: FormPlan) -> bool:
    """Whether figures count from the year's start rather than since the last period."""
    return any(d.cumulative for d in plan.due if d.window_start)


def form_day(plan: FormPlan) -> date | None:
    """The day whose columns and code lists the form is made of: the last day it is due."""
    return max((d.due for d in plan.due), default=None)
