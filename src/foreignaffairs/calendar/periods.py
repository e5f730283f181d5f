"""Reporting periods (kỳ báo cáo) as a province's deadlines make them.

A period's year is the year it reports on. An ad-hoc period (DX01 …) has no deadline in any
directive; the office that asks declares one, and it stands outside the sequence of the others.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import DateRule, Deadline, Period, Province

_NO_ONE_PERIOD = "DX"
"""Ad-hoc reports in general: due whenever something happens, so without a date."""


class NamedDay(NamedTuple):
    """The day that a deadline names in one year.

    ``exists`` is False for 29 February in a common year; ``day`` is then the last of the month.
    """

    day: date
    exists: bool


class DataWindow(NamedTuple):
    """The data window (kỳ số liệu) of a period, both days included."""

    start: date
    end: date
    cumulative: bool


def named_day(rule: DateRule, year: int) -> NamedDay:
    """Return the day that ``rule`` names for the period's ``year``."""
    try:
        return NamedDay(rule.on(year), True)
    except ValueError:
        actual = year + rule.year_offset
        last = calendar.monthrange(actual, rule.month)[1]
        return NamedDay(date(actual, rule.month, last), False)


def window_of(deadline: Deadline, year: int) -> DataWindow | None:
    """Return the data window of one deadline; ``None`` where none is set."""
    if deadline.window is None:
        return None
    rule = deadline.window.value
    start, end = named_day(rule.start, year), named_day(rule.end, year)
    # A window that would begin on a missing 29 February begins on the day after it.
    first = start.day if start.exists else start.day + timedelta(days=1)
    return DataWindow(first, end.day, rule.cumulative)


def is_ad_hoc(deadline: Deadline) -> bool:
    """Tell whether a deadline belongs to ad-hoc reports."""
    return deadline.period.startswith("DX")


def in_force(deadline: Deadline, year: int) -> bool:
    """Tell whether a deadline that has a date holds for the period's ``year``.

    A text that fixes its years says nothing of earlier ones; of later ones ``after_named_years``
    decides.
    """
    if deadline.date is None or deadline.period == _NO_ONE_PERIOD:
        return False
    if not deadline.valid_on(named_day(deadline.date.value, year).day):
        return False
    if not deadline.named_years or year in deadline.named_years:
        return True
    later = deadline.after_named_years
    return year > max(deadline.named_years) and later is not None and later.value


def _dated(province: Province, year: int) -> Iterator[tuple[date, Deadline]]:
    """Every deadline in force that some obligation uses, with its named day, earliest first."""
    used = {code for obligation in province.obligations for code in obligation.deadlines}
    days = [
        (named_day(deadline.date.value, year).day, deadline)
        for deadline in province.deadlines
        if deadline.id in used and deadline.date is not None and in_force(deadline, year)
    ]
    yield from sorted(days, key=lambda pair: pair[0])


def periods(province: Province, year: int) -> tuple[Period, ...]:
    """Return the periods of a year in the order in which they fall due."""
    codes = dict.fromkeys(deadline.period for _, deadline in _dated(province, year))
    return tuple(Period(year=year, code=code) for code in codes)


def _of_period(province: Province, period: Period) -> list[tuple[date, Deadline]]:
    """The deadlines of a period, those of units before those of the Department."""
    dated = [pair for pair in _dated(province, period.year) if pair[1].period == period.code]
    units = [pair for pair in dated if pair[1].level.value != "upward"]
    return units or dated


def window(province: Province, period: Period) -> DataWindow | None:
    """Return the data window that a period's obligations share; ``None`` where none is set.

    Where obligations of one period have different windows it is the span of them all; each due
    date keeps its own.
    """
    found = [
        window
        for _, deadline in _of_period(province, period)
        if (window := window_of(deadline, period.year)) is not None
    ]
    if not found:
        return None
    return DataWindow(
        min(window.start for window in found),
        max(window.end for window in found),
        any(window.cumulative for window in found),
    )


def period_title(province: Province, period: Period, lang: str = "vi") -> str:
    """Return what is printed: "Đợt trước 10/5/2023", "Năm 2023 (trước 10/12/2023)"."""
    kind = "ad_hoc" if period.ad_hoc else "year" if period.code == "N" else "part"
    words = {"year": period.year, "number": int(period.code.lstrip("DXKN") or 0)}
    dated = _of_period(province, period)
    if not dated:
        return text(f"calendar.period_{kind}", lang, **words)
    named, deadline = dated[0]
    if period.ad_hoc and deadline.inclusive.value:
        kind = "ad_hoc_inclusive"
    return text(f"calendar.period_{kind}_dated", lang, **words, day=format_date(named))


def previous_period(province: Province, period: Period) -> Period | None:
    """Return the period that fell due before this one, ``None`` for the first.

    Before the ad-hoc request DX02 comes DX01 of the same year.
    """
    if period.ad_hoc:
        number = int(period.code[2:])
        return Period(year=period.year, code=f"DX{number - 1:02}") if number > 1 else None
    years = (period.year - 1, period.year)
    known = [p for year in years for p in periods(province, year) if not p.ad_hoc]
    if period not in known:
        return None
    place = known.index(period)
    return known[place - 1] if place else None


def period_of(province: Province, day: date) -> Period | None:
    """Return the period in which something that happened on ``day`` is reported first.

    It is the one whose data window holds the day, of several the one that falls due first; where
    no window is set, the one that falls due next.
    """
    for year in range(day.year - 1, day.year + 2):
        for named, deadline in _dated(province, year):
            if deadline.level.value == "upward" or is_ad_hoc(deadline):
                continue
            window = window_of(deadline, year)
            holds = window.start <= day <= window.end if window else day <= named
            if holds:
                return Period(year=year, code=deadline.period)
    return None
