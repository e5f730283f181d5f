"""Cells to values by column type; what is unsure is kept and asked about, what is wrong is not.

Every converter takes a cell and returns a :class:`Reading`. Results are remembered, because the
same country or count stands in thousands of cells.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any, NamedTuple

from foreignaffairs.language.countries import countries, country
from foreignaffairs.language.dates import format_date, parse_date
from foreignaffairs.language.numbers import format_number, parse_number
from foreignaffairs.language.text import fold
from foreignaffairs.model import Column, UnknownCountry

from .codes import CodeReader
from .sheet import Cell
from .texts import read_text

MAX_COUNT = 10_000_000
MAX_MONEY = Decimal(10) ** 16
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
    if number > (MAX_COUNT if whole else MAX_MONEY):
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


@dataclass(slots=True)
class ValueReader:
    """Converters by column, each with its memory; ``aliases`` are a province's country names."""

    aliases: Mapping[str, str] | None = None
    _memory: dict[str, dict[tuple[type, Cell], Reading]] = field(default_factory=dict)

    def converter(self, column: Column) -> Converter:
        """Return the converter of a column's type."""
        plain = self._plain(column)
        if column.type in ("text", "long_text"):
            return plain
        family = column.type if column.codes is None else f"{column.type}:{column.codes.id}"
        memory = self._memory.setdefault(family, {})

        def remembered(cell: Cell) -> Reading:
            key = (cell.__class__, cell)
            reading = memory.get(key)
            if reading is None:
                if len(memory) > _MOST_REMEMBERED:
                    memory.clear()
                reading = memory[key] = plain(cell)
            return reading

        return remembered

    def _plain(self, column: Column) -> Converter:
        if column.codes is not None:
            codes = CodeReader(column.codes)
            several = column.type == "codes"
            return lambda cell: _coded(codes, shown(cell), several=several)
        simple: dict[str, Converter] = {
            "count": read_count,
            "money": read_money,
            "date": read_date,
            "flag": read_flag,
            "country": self._country,
            "countries": self._countries,
            "text": lambda cell: _texted(shown(cell), lines=False),
            "long_text": lambda cell: _texted(shown(cell), lines=True),
        }
        return simple[column.type]

    def _country(self, cell: Cell) -> Reading:
        text, problems = read_text(shown(cell), lines=False)
        if not text:
            return BLANK
        try:
            return Reading(country(text, self.aliases).alpha2, _problems(problems))
        except UnknownCountry as error:
            return _unknown_country(error)

    def _countries(self, cell: Cell) -> Reading:
        text, problems = read_text(shown(cell), lines=True)
        if not text:
            return BLANK
        try:
            found = countries(text, self.aliases)
        except UnknownCountry as error:
            return _unknown_country(error)
        return Reading(tuple(c.alpha2 for c in found), _problems(problems))


def _unknown_country(error: UnknownCountry) -> Reading:
    if not error.suggestions:
        return wrong("FA-V10")
    return wrong("FA-V20", suggestion="; ".join(error.suggestions))


def _coded(codes: CodeReader, written: str, *, several: bool) -> Reading:
    text, problems = read_text(written, lines=several)
    if not text:
        return BLANK
    found = codes.read_several(text) if several else codes.read(text)
    if found is None:
        return wrong("FA-V11", suggestion="; ".join(codes.suggestions(text)))
    return Reading(found, _problems(problems))


def _texted(written: str, *, lines: bool) -> Reading:
    text, problems = read_text(written, lines=lines)
    return Reading(text or None, _problems(problems))


def _problems(found: Mapping[str, Mapping[str, Any]]) -> tuple[Problem, ...]:
    return tuple(Problem(code, params) for code, params in found.items())
