"""Typed values as a cell of the form holds them; text is always text, never a formula."""

from __future__ import annotations

import math
import re
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE, Cell

from foreignaffairs.language.countries import printed_name
from foreignaffairs.language.dates import format_date
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import Column
from foreignaffairs.model.layout import NO, YES

LONGEST_TEXT = 32_767
"""Characters that a cell can hold."""
FIRST_DAY = date(1900, 3, 1)
"""Excel and the other programs count days alike from here on."""
_LARGEST = 10**15
"""Excel keeps fifteen digits."""
_NO_CHARACTERS = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of letters and two that are none: XML takes neither."""
_ESCAPE = re.compile(r"_x(?=[0-9A-Fa-f]{4}_)")

Held = str | int | float | date | None
"""What a cell holds."""


def held(column: Column, value: Any) -> Held:
    """A row value as its cell holds it: codes by their labels, countries by their printed names."""
    if value is None:
        return None
    match column.type:
        case "flag":
            return YES if value else NO
        case "code" | "country":
            return _label(column, value)
        case "codes" | "countries":
            return "; ".join(_label(column, code) for code in value)
        case _:
            return plain(value)


def plain(value: Any) -> Held:
    """A value without a column (a cover entry): Có/Không, numbers, dates, else text."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return YES if value else NO
    if isinstance(value, date):
        return value if value >= FIRST_DAY else format_date(value)
    if isinstance(value, int | float | Decimal):
        return _number(value)
    return str(value)


def put(cell: Cell, value: Held) -> None:
    """Write a value; text that looks like a formula or an error stays the text it is."""
    if isinstance(value, str):
        cell.value = cell_text(value)
        if cell.value is not None:
            cell.data_type = "s"
    else:
        cell.value = value


def cell_text(text: str) -> str | None:
    """Text as the file format stores it: control characters out, ``_x0041_`` kept as typed."""
    tidy = _NO_CHARACTERS.sub("", ILLEGAL_CHARACTERS_RE.sub("", text))[:LONGEST_TEXT]
    return _ESCAPE.sub("_x005F_x", tidy) or None


def readable(value: Held) -> str:
    """A cell's value as a person reads it; blank is the empty text."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return format_number(value) if math.isfinite(value) else str(value)
    return format_date(value) if isinstance(value, date) else value


def _label(column: Column, code: str) -> str:
    return column.codes.label(code) if column.codes is not None else printed_name(code)


def _number(value: int | float | Decimal) -> int | float | str:
    """A number that a cell can hold exactly, else its digits as text."""
    if isinstance(value, float):
        return value
    exact = Decimal(value)
    if exact == exact.to_integral_value() and abs(exact) < _LARGEST:
        return int(exact)
    nearest = float(exact)
    return nearest if Decimal(repr(nearest)) == exact else str(value)
