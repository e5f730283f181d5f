"""The officer's decisions: on everything that is clean, on chosen units, on the period."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date, parse_date
from foreignaffairs.model import ForeignAffairsError

from .control import Control
from .outcome import Done, WrongState, wrong
from .receiving import returned
from .register_rows import chosen_units

_SHOWN = 12
"""Messages name this many units."""


def accept_clean(control: Control) -> Done:
    """Accept every received report without an error."""
    period = control.period
    codes = control.office.accept_clean(period)
    for code in codes:
        control.steps.append({"do": "cannot", "key": "accept", "unit": code})
    if not codes:
        return Done(text("excel.done_accept_none", period=period))
    return Done(text("excel.done_accept", n=len(codes), units=_names(codes)), where=period)


def accept_chosen(control: Control) -> Done:
    """Accept the reports of the chosen units."""
    office, period, reason = control.office, control.period, control.text("fa_ly_do")
    codes = chosen_units(control)
    done: list[str] = []
    for code in codes:
        if _each(code, lambda c: office.accept(period, c, reason), done, codes):
            control.steps.append({"do": "cannot", "key": "accept", "unit": code})
    _used(control)
    return Done(text("excel.done_accept", n=len(done), units=_names(done)), where=period)


def return_chosen(control: Control) -> Done:
    """Return the reports of the chosen units, for the reason given."""
    reason = _reason(control)
    codes = list(chosen_units(control))
    made = returned(control, codes, reason)
    _used(control)
    return made


def exclude_chosen(control: Control) -> Done:
    """Leave the chosen units out of the period, for the reason given."""
    office, period, reason = control.office, control.period, _reason(control)
    codes = chosen_units(control)
    before = office.register.standings.of(period, codes)
    done: list[str] = []
    for code in codes:
        _each(code, lambda c: office.exclude(period, c, reason), done, codes)
        if before[code].excluded_because is None:
            control.steps.append({"do": "include", "period": period, "unit": code})
    _used(control)
    words = text("excel.done_exclude", n=len(done), units=_names(done), period=period)
    return Done(words, where=period)


def extend_chosen(control: Control) -> Done:
    """Give the chosen units a later day, for the reason given."""
    office, period, reason = control.office, control.period, _reason(control)
    until = _until(control)
    codes = chosen_units(control)
    before = office.register.standings.of(period, codes)
    done: list[str] = []
    for code in codes:
        _each(code, lambda c: office.extend(period, c, until, reason), done, codes)
        earlier = before[code].extended_to
        if earlier is None:
            control.steps.append({"do": "cannot", "key": "extend", "unit": code})
        else:
            step = {"do": "extend", "period": period, "unit": code, "until": earlier.isoformat()}
            control.steps.append(step)
    _used(control)
    control.put("fa_gia_han_den", None)
    words = text("excel.done_extend", n=len(done), units=_names(done), until=format_date(until))
    return Done(words, where=period)


def close_period(control: Control) -> Done:
    """Lock the period."""
    office, period = control.office, control.period
    if not office.close_period(period, control.text("fa_ly_do")):
        return Done(text("excel.done_close_already", period=period))
    control.steps.append({"do": "reopen", "period": period})
    return Done(text("excel.done_close", period=period), where=period)


def reopen_period(control: Control) -> Done:
    """Open a closed period again, for the reason given."""
    office, period, reason = control.office, control.period, _reason(control)
    if not office.reopen(period, reason):
        return Done(text("excel.done_reopen_already", period=period))
    control.steps.append({"do": "close", "period": period})
    _used(control)
    return Done(text("excel.done_reopen", period=period), where=period)


def _each(code: str, act: Callable[[str], bool], done: list[str], codes: tuple[str, ...]) -> bool:
    """Decide on one unit; an error says how far it came, because earlier decisions stand."""
    try:
        changed = act(code)
    except ForeignAffairsError as error:
        if not done:
            raise
        raise WrongState(
            text("excel.wrong_half_done", done=_names(done), rest=error, n=len(codes))
        ) from error
    done.append(code)
    return bool(changed)


def _reason(control: Control) -> str:
    reason = control.text("fa_ly_do")
    if not reason:
        raise wrong("no_reason")
    return reason


def _until(control: Control) -> date:
    """The day in the cell, typed as a date or as text."""
    value = control.place("fa_gia_han_den").value
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    read = parse_date(value) if value not in (None, "") else None
    if read is None or read.value is None or read.precision != "day" or read.question:
        raise wrong("no_day")
    return read.value


def _used(control: Control) -> None:
    """Empty the reason and the marks, so that neither is used again by mistake."""
    control.put("fa_ly_do", None)
    rows = control.rows("fa_so_theo_doi")
    if any(r[0] for r in rows):
        cells = control.place("fa_so_theo_doi")
        last = (cells.row + len(rows) - 1, cells.column)
        cells.sheet.range((cells.row, cells.column), last).clear_contents()


def _names(codes: list[str] | tuple[str, ...]) -> str:
    shown = ", ".join(codes[:_SHOWN])
    more = len(codes) - _SHOWN
    return text("excel.and_more", names=shown, n=more) if more > 0 else shown or "–"
