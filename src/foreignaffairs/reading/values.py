"""Numbers, dates and Có/Không: what is unsure is kept and asked about, what is wrong is not.

Every converter takes a cell and returns a :class:`Reading`.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from foreignaffairs.language.dates import format_date, parse_date
from foreignaffairs.language.numbers import format_number, parse_number
from foreignaffairs.language.text import fold
from foreignaffairs.model import MOST_COUNT, MOST_MONEY

from .sheet import Cell

_CENT = Decimal("0.01")
_YES = {fold(w) for w in ("Có", "x", "✓", "✔", "v", "yes", "y", "true", "đúng", "1", "rồi")}
_NO = {fold(w) for w in ("Không", "không có", "ko", "k", "no", "n", "false", "sai", "0", "chưa")}
_MOST_REMEMBERED = 50_000


class Problem(NamedTuple):
    """A finding to be: its code and what its words need beside the value."""

    code: str
    params: Mapping[str, Any]


class Reading(NamedTuple):
    """A cell's value (``None``: none to keep) and what is to be said about it."""

    value: Any = None
    problems: tuple[Problem, ...] = ()


BLANK = Reading()
Converter = Callable[[Cell], Reading]


def wrong(code: str, **params: Any) -> Reading:
    """A cell whose value cannot be kept."""
    return Reading(None, (Problem(code, params),))


def read_flag(cell: Cell) -> Reading:
    """Read Có/Không, also as people tick it: x, ✓, 1, yes."""
    if isinstance(cell, bool):
        return Reading(cell)
    word = fold(shown(cell))
    if word in _YES:
        return Reading(True)
    return Reading(False) if word in _NO else wrong("FA-V12")


def read_count(cell: Cell) -> Reading:
    """Read a whole number of people or things, 0 to ten million."""
    return _number(cell, whole=True)


def read_money(cell: Cell) -> Reading:
    """Read an amount with at most two decimals."""
    return _number(cell, whole=False)


def _number(cell: Cell, *, whole: bool) -> Reading:
    if isinstance(cell, date | time | timedelta):
        return wrong("FA-V18")
    if isinstance(cell, float) and not math.isfinite(cell):
        return wrong("FA-V16")
    parsed = parse_number(cell, whole=whole)
    number = parsed.value
    suggestion = "; ".join(format_number(n) for n in parsed.alternatives)
    if number is None:
        return wrong("FA-V03", suggestion=suggestion) if suggestion else wrong("FA-V01")
    if number < 0:
        return wrong("FA-V15")
    if number > (MOST_COUNT if whole else MOST_MONEY):
        return wrong("FA-V17")
    if whole and number != number.to_integral_value():
        return wrong("FA-V04")
    if not whole and number != number.quantize(_CENT):
        return wrong("FA-V09")
    value = int(number) if whole else number
    if not parsed.question:
        return Reading(value)
    params = {"kept": format_number(number), "suggestion": suggestion or format_number(number)}
    return Reading(value, (Problem("FA-V02", params),))


def read_date(cell: Cell) -> Reading:
    """Read a date; a month or a year alone is kept as its first day and asked about."""
    if isinstance(cell, time | timedelta):
        return wrong("FA-V05")
    parsed = parse_date(cell)
    others = "; ".join(format_date(d) for d in parsed.alternatives)
    if parsed.value is None:
        return wrong("FA-V21", suggestion=others) if others else wrong("FA-V05")
    kept = format_date(parsed.value)
    if parsed.precision != "day":
        return Reading(parsed.value, (Problem("FA-V19", {"kept": kept}),))
    if parsed.question:
        return Reading(parsed.value, (Problem("FA-V06", {"kept": kept}),))
    return Reading(parsed.value)


def shown(cell: Cell) -> str:
    """A cell's value as a person would see it."""
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell)
    if isinstance(cell, datetime | date):
        return format_date(cell)
    return str(cell)
