"""Values of cells between Python and LibreOffice, a whole range at a time.

LibreOffice holds numbers and texts; that a number is a date or TRUE is a matter of its format.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pandas as pd

from foreignaffairs.language.catalogue import text

from .address import Box
from .formats import DATE, LOGICAL, TIME

_DAY = 86_400_000
"""Milliseconds; no finer, because a double holds no more at today's dates."""
_ERRORS = {
    502: "#NUM!", 503: "#NUM!", 519: "#VALUE!", 521: "#NULL!", 524: "#REF!", 525: "#NAME?",
    532: "#DIV/0!", 32767: "#N/A",
}  # fmt: skip


class CellError(str):
    """The error a cell shows, such as ``#N/A``; xlwings gives ``None`` for it, as in Excel."""

    __slots__ = ()


def cell_error(code: int) -> CellError:
    """Name LibreOffice's error number as Excel does; what Excel does not know is ``#VALUE!``."""
    return CellError(_ERRORS.get(code, "#VALUE!"))


def typed(value: float, kind: int, null_date: dt.datetime) -> Any:
    """Give a number the type that its format's kind says."""
    if kind & (DATE | TIME):
        return null_date + dt.timedelta(milliseconds=round(value * _DAY))
    if kind & LOGICAL:
        return bool(value)
    return value


def serial(value: dt.datetime, null_date: dt.datetime) -> float:
    """Count a date as a spreadsheet does: days since its first."""
    return (value.replace(tzinfo=None) - null_date) / dt.timedelta(days=1)


def for_excel(value: Any) -> Any:
    """Bring a Python value to what a cell can hold; raises ``TypeError`` for what it cannot."""
    if value is None or type(value) in (str, int, bool, dt.datetime):
        return value
    if isinstance(value, float):
        return float(value) if math.isfinite(value) else None
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return None if value is pd.NaT else _moment(value)
    if isinstance(value, str):
        return str(value)
    if hasattr(value, "__float__"):  # Decimal, numpy's numbers
        number = value.item() if hasattr(value, "item") else float(value)
        return for_excel(number) if type(number) in (int, bool, float) else float(value)
    if pd.api.types.is_scalar(value) and pd.isna(value):
        return None
    if hasattr(value, "item"):  # numpy's text, truth and dates
        return for_excel(value.item())
    raise TypeError(text("engine.bad_value", kind=type(value).__name__))


def from_excel(
    value: Any,
    make_date: Callable[..., Any],
    empty: Any,
    make_number: Callable[[float], Any] | None,
    errors_as_text: bool,
) -> Any:
    """Give a cell's value the types that the reader asked xlwings for."""
    if value is None or value == "":
        return empty
    if isinstance(value, dt.datetime):
        parts = ("year", "month", "day", "hour", "minute", "second", "microsecond")
        return make_date(**{name: getattr(value, name) for name in parts}, tzinfo=None)
    if isinstance(value, CellError):
        return str(value) if errors_as_text else None
    if make_number is not None and isinstance(value, float):
        return make_number(value)
    return value


def general(value: Any) -> str:
    """Write a value as the format General shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return repr(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.15g}"
    return str(value)


def blocks(cells: Iterable[tuple[int, int]]) -> Iterator[Box]:
    """Gather cells (row, column) into upright runs, so that few calls reach all of them."""
    start: tuple[int, int] | None = None
    length = 0
    for column, row in sorted((column, row) for row, column in cells):
        if start is not None and (start[1], start[0] + length) == (column, row):
            length += 1
            continue
        if start is not None:
            yield Box(*start, length)
        start, length = (row, column), 1
    if start is not None:
        yield Box(*start, length)


def _moment(value: dt.date | dt.time) -> dt.datetime:
    if isinstance(value, dt.datetime):
        return value
    if isinstance(value, dt.date):
        return dt.datetime(value.year, value.month, value.day)
    return dt.datetime.combine(dt.date(1899, 12, 30), value)
