"""Converters by column, each with its memory: the same country stands in thousands of cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from foreignaffairs.language.countries import countries, country
from foreignaffairs.model import CodeList, Column, UnknownCountry

from .codes import CodeReader
from .sheet import Cell
from .texts import Said, read_text
from .values import (
    BLANK,
    Converter,
    Problem,
    Reading,
    read_count,
    read_date,
    read_flag,
    read_money,
    shown,
    wrong,
)

_MOST_REMEMBERED = 50_000


@dataclass(slots=True)
class ValueReader:
    """Converters by column, each with its memory; ``aliases`` are a province's country names."""

    aliases: Mapping[str, str] | None = None
    _converters: dict[tuple[str, int], Converter] = field(default_factory=dict)
    _lists: list[CodeList | None] = field(default_factory=list)

    def converter(self, column: Column) -> Converter:
        """Return the converter of a column's type, the same for columns of one kind."""
        family = (column.type, id(column.codes))
        known = self._converters.get(family)
        if known is None:
            made = self._plain(column)
            by_text = column.type in ("text", "long_text")
            known = made if by_text else _remembering(made)
            # The code list is kept with its converter, so that its id stays its own.
            self._converters[family] = known
            self._lists.append(column.codes)
        return known

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
            "text": lambda cell: _texted(cell, lines=False),
            "long_text": lambda cell: _texted(cell, lines=True),
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


def _remembering(convert: Converter) -> Converter:
    memory: dict[tuple[type, Cell], Reading] = {}

    def remembered(cell: Cell) -> Reading:
        # The type belongs to the key, because True, 1 and 1.0 are equal.
        key = (cell.__class__, cell)
        reading = memory.get(key)
        if reading is None:
            if len(memory) > _MOST_REMEMBERED:
                memory.clear()
            blank = isinstance(cell, str) and not cell.strip()
            reading = memory[key] = BLANK if blank else convert(cell)
        return reading

    return remembered


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


def _texted(cell: Cell, *, lines: bool) -> Reading:
    text, problems = read_text(cell if isinstance(cell, str) else shown(cell), lines=lines)
    return Reading(text or None, _problems(problems)) if problems else Reading(text or None)


def _problems(found: Said) -> tuple[Problem, ...]:
    return tuple(Problem(code, params) for code, params in found.items())
