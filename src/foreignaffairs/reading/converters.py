"""Converters by column, each with its memory: the same country stands in thousands of cells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple, TypeAlias

from foreignaffairs.language.countries import countries, country
from foreignaffairs.model import CodeList, Column, UnknownCountry

from .codes import CodeReader
from .sheet import Cell
from .texts import Said, doubtful_texts, read_text
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
_TEXTS = ("text", "long_text")


class _Memory(dict[Cell, Any]):
    """The values that cells were read as; a cell not met yet is converted.

    ``said`` holds the problems of those few cells that have any.
    """

    def __init__(self, convert: Converter) -> None:
        super().__init__()
        self.said: dict[Cell, tuple[Problem, ...]] = {}
        self._convert = convert

    def __missing__(self, cell: Cell) -> Any:
        blank = isinstance(cell, str) and not cell.strip()
        value, problems = BLANK if blank else self._convert(cell)
        self[cell] = value
        if problems:
            self.said[cell] = problems
        return value

    def read(self, cells: Sequence[Cell]) -> ColumnReading:
        """Read the cells of a column."""
        if len(self) > _MOST_REMEMBERED:
            self.clear()
            self.said.clear()
        if bool in set(map(type, cells)):
            # True, 1 and 1.0 are equal, and would be remembered as one.
            cells = [shown(cell) if isinstance(cell, bool) else cell for cell in cells]
        values = list(map(self.__getitem__, cells))
        if not self.said or self.said.keys().isdisjoint(cells):
            return ColumnReading(values, {})
        found = {at: self.said[cell] for at, cell in enumerate(cells) if cell in self.said}
        return ColumnReading(values, found)


class ColumnReading(NamedTuple):
    """The cells of one column: their values (``None``: none to keep), and what is to be said of
    some of them, by place in the column."""

    values: Sequence[Any]
    problems: Mapping[int, tuple[Problem, ...]]


_ColumnReader: TypeAlias = Callable[[Sequence[Cell]], ColumnReading]


class ValueReader:
    """Reads the cells of columns; ``aliases`` are a province's country names."""

    def __init__(self, aliases: Mapping[str, str] | None = None) -> None:
        self._aliases = aliases
        self._known: dict[tuple[str, int], tuple[_ColumnReader, CodeList | None]] = {}

    def read_cell(self, column: Column, cell: Cell) -> Reading:
        """Read one cell."""
        values, problems = self.read_column(column, [cell])
        return Reading(values[0], problems.get(0, ()))

    def read_column(self, column: Column, cells: Sequence[Cell]) -> ColumnReading:
        """Read the cells of one column."""
        family = (column.type, id(column.codes))
        if family not in self._known:
            # The code list is kept with its converter, so that its id stays its own.
            self._known[family] = (self._of_type(column), column.codes)
        return self._known[family][0](cells)

    def _of_type(self, column: Column) -> _ColumnReader:
        """Return what reads columns of one kind."""
        if column.type in _TEXTS:
            return partial(_read_texts, lines=column.type == "long_text")
        return _Memory(self._converter(column)).read

    def _converter(self, column: Column) -> Converter:
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
        }
        return simple[column.type]

    def _country(self, cell: Cell) -> Reading:
        text, problems = read_text(shown(cell), lines=False)
        if not text:
            return BLANK
        try:
            return Reading(country(text, self._aliases).alpha2, _problems(problems))
        except UnknownCountry as error:
            return _unknown_country(error)

    def _countries(self, cell: Cell) -> Reading:
        text, problems = read_text(shown(cell), lines=True)
        if not text:
            return BLANK
        try:
            found = countries(text, self._aliases)
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


def _read_texts(cells: Sequence[Cell], *, lines: bool) -> ColumnReading:
    """Convert the cells that need it; the others are values as they stand."""
    values: list[Any] = [cell or None for cell in cells]
    problems = {}
    for at in doubtful_texts(cells):
        values[at], found = _texted(cells[at], lines=lines)
        if found:
            problems[at] = found
    return ColumnReading(values, problems)


def _texted(cell: Cell, *, lines: bool) -> Reading:
    if cell == "":
        return BLANK
    text, problems = read_text(cell if isinstance(cell, str) else shown(cell), lines=lines)
    if problems:
        return Reading(text or None, _problems(problems))
    return Reading(text) if text else BLANK


def _problems(found: Said) -> tuple[Problem, ...]:
    return tuple(Problem(code, params) for code, params in found.items())
