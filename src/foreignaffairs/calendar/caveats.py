"""What is unsure about a due date: settings nobody confirmed, and warnings for an officer."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import DayOff, Deadline, DueDate, Obligation, Province

from .days_off import DaysOff
from .explain import Reckoning
from .periods import is_ad_hoc, window_of


def to_confirm(
    province: Province,
    obligation: Obligation,
    deadline: Deadline,
    year: int,
    day_off: DayOff | None,
    reckoning: Reckoning,
    calendar: DaysOff,
) -> Iterator[str]:
    """Give the ids of what the date stands on and nobody has confirmed yet."""
    if deadline.date and deadline.date.to_confirm:
        yield "date"
    if deadline.inclusive.to_confirm:
        yield "inclusive"
    if day_off is None and deadline.day_off.to_confirm:
        yield "day_off"
    if deadline.closing_time.to_confirm:
        yield "closing_time"
    if _lacks_window(deadline) or (deadline.window and deadline.window.to_confirm):
        yield "window"
    if deadline.level.to_confirm:
        yield "level"
    later = deadline.after_named_years
    if deadline.named_years and year not in deadline.named_years and later and later.to_confirm:
        yield "named_year"
    ended = {kind.id for kind in province.unit_kinds if not kind.valid_on(reckoning.due)}
    asked = any(p.applies.to_confirm and set(p.kinds) - ended for p in obligation.perhaps)
    yield from dict.fromkeys((*(["who"] if asked else []), *obligation.to_confirm))
    if not calendar.is_confirmed(reckoning.last, reckoning.due, reckoning.last_working_day):
        yield "days_off"


def _lacks_window(deadline: Deadline) -> bool:
    """Tell whether a data window is missing; an ad-hoc request may do without one."""
    return deadline.window is None and not is_ad_hoc(deadline)


def warnings(
    deadline: Deadline,
    year: int,
    due: date,
    open_points: Iterable[str],
    calendar: DaysOff,
    lang: str,
) -> Iterator[str]:
    """Give what an officer should know of a date: a window that ends later, a year not named …"""
    window = window_of(deadline, year)
    if _lacks_window(deadline):
        yield text("calendar.warn_no_window", lang)
    if window is not None:
        earliest = calendar.working_day_after(window.end)
        if due < earliest:
            yield text(
                "calendar.warn_before_window_end",
                lang,
                due=numeric_date(due),
                window_end=numeric_date(window.end),
                earliest=numeric_date(earliest),
            )
    if "named_year" in open_points:
        named = ", ".join(str(named) for named in deadline.named_years)
        yield text("calendar.warn_named_year", lang, named=named, year=year)
    if "days_off" in open_points:
        yield text("calendar.warn_days_off", lang, year=due.year)


def with_upward_warning(due: DueDate, found: Iterable[DueDate], lang: str) -> DueDate:
    """Warn where units may still file on or after the Department's own date upward."""
    if due.level == "upward":
        return due
    upward = [d.due for d in found if d.level == "upward" and d.period == due.period]
    if not upward or due.due < min(upward):
        return due
    warning = text(
        "calendar.warn_after_upward",
        lang,
        due=numeric_date(due.due),
        upward=numeric_date(min(upward)),
    )
    return due.model_copy(update={"warnings": (*due.warnings, warning)})
