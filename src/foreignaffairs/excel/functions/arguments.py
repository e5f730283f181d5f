"""A cell's value as the argument that a function declares, or the reason why it is none."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from foreignaffairs.language.dates import format_date, parse_date
from foreignaffairs.language.numbers import format_number, parse_number
from foreignaffairs.model import ExcelArgument

from .errors import EXCEL_ERRORS, CellError, Passed, is_error
from .facts import Facts
from .lookup import period_of, text_of
from .values import Raw, blank

_YEARS = range(2000, 2101)


def is_blank(argument: ExcelArgument, raw: Raw) -> bool:
    """Whether a cell counts as blank; Calc hands one over as 0, which is no name and no date."""
    if blank(raw):
        return True
    counts = argument.reads in ("any", "number")
    return not counts and isinstance(raw, float | int) and not isinstance(raw, bool) and raw == 0


def read(argument: ExcelArgument, raw: Raw, facts: Facts | None) -> Any:
    """Read one cell; raises :class:`CellError`, or :class:`Passed` for a ``#FA-…`` text."""
    if argument.reads == "any":
        return raw
    if isinstance(raw, str):
        if is_error(raw):
            raise Passed(raw)
        if raw in EXCEL_ERRORS:
            raise CellError("O", error=raw, name=argument.name)
    if argument.reads == "period":
        assert facts is not None, "a period is read with a province's rules"
        return period_of(facts, raw)
    return _READERS[argument.reads](raw)


def read_date(raw: Raw) -> date:
    """Read a day; a month alone or a day that may be another one is asked about."""
    parsed = parse_date(raw)
    shown = text_of(raw)
    if parsed.value is None:
        raise CellError("NGAY", value=shown)
    if parsed.precision != "day":
        raise CellError("NGAY_part", value=shown)
    if parsed.question:
        raise CellError("NGAY_maybe", value=shown, day=format_date(parsed.value))
    return parsed.value


def read_year(raw: Raw) -> int:
    """Read a year from 2000 to 2100."""
    words = text_of(raw)
    if words.isdigit() and int(words) in _YEARS:
        return int(words)
    raise CellError("NAM", value=words)


def read_number(raw: Raw) -> Decimal:
    """Read a number, written the Vietnamese way where it is text."""
    parsed = parse_number(raw)
    shown = text_of(raw)
    if parsed.value is not None and not parsed.question:
        return parsed.value
    likely = [n for n in (parsed.value, *parsed.alternatives) if n is not None]
    if not likely:
        raise CellError("SO", value=shown)
    raise CellError("SO_maybe", value=shown, numbers="; ".join(map(format_number, likely)))


_READERS: Mapping[str, Callable[[Raw], Any]] = {
    "text": text_of,
    "date": read_date,
    "year": read_year,
    "number": read_number,
}
