"""Values of cells, whole ranges at a time."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .address import Box
from .calls import guarded
from .cell_flags import CONTENTS
from .formats import DATE, LOGICAL, SHORT_DATE, SHORT_TIME, TEXT, TIME, FormatArea, as_box
from .range_box import RangeBox
from .values import blocks, cell_error, general, serial, typed

if TYPE_CHECKING:
    from .range import Range

_ERROR = 4
"""Bit of ``com.sun.star.sheet.FormulaResult``."""
_GENERAL = 0
_Places = set[tuple[int, int]]


@guarded
class RangeValues(RangeBox):
    """Reads and writes in as few calls as LibreOffice allows."""

    @property
    def raw_value(self) -> Any:
        """A value for one cell, else a list of rows; ``None`` for a blank."""
        if self.empty:
            return None
        rows = self._read()
        return rows[0][0] if self.box.is_cell else rows

    @raw_value.setter
    def raw_value(self, data: Any) -> None:
        if self.empty:
            return
        if not isinstance(data, list | tuple):
            self._fill(data)
        elif data and not isinstance(data[0], list | tuple):
            self._write([list(data)])
        else:
            self._write([list(row) for row in data])

    # --- reading ---

    def _read(self) -> list[list[Any]]:
        cells = self.native
        rows = [[None if v == "" else v for v in row] for row in cells.getDataArray()]
        flat = [value for row in rows for value in row]
        if any(type(value) is float for value in flat):
            null_date = self.sheet.book.null_date
            areas = self.sheet.book.formats.areas(cells)
            for i, j, area in self._places(areas, DATE | TIME | LOGICAL):
                value = rows[i][j]
                if isinstance(value, float):
                    rows[i][j] = typed(value, area.kind, null_date)
        if None in flat:  # a blank, or an error
            for i, j in self._formula_places(cells, _ERROR):
                rows[i][j] = cell_error(cells.getCellByPosition(j, i).getError())
        return rows

    def _places(self, areas: list[FormatArea], kinds: int) -> Iterator[tuple[int, int, FormatArea]]:
        """Yield each place, counted from 0 within the range, whose format is of these kinds."""
        for area in areas:
            if area.kind & kinds:
                for box in area.boxes:
                    for row in range(box.row - self.row, box.last_row - self.row + 1):
                        for column in range(
                            box.column - self.column, box.last_column - self.column + 1
                        ):
                            yield row, column, area

    def _formula_places(self, cells: Any, results: int) -> Iterator[tuple[int, int]]:
        """Yield the place of every formula with such a result, counted as above."""
        for address in cells.queryFormulaCells(results).RangeAddresses:
            box = as_box(address)
            for row in range(box.row - self.row, box.last_row - self.row + 1):
                for column in range(box.column - self.column, box.last_column - self.column + 1):
                    yield row, column

    # --- writing ---

    def _fill(self, value: Any) -> None:
        """Put one value into every cell, a formula with its references moving along."""
        book = self.sheet.book
        if value is None or value == "":
            self.unlocked.clearContents(CONTENTS)
        elif is_formula(value) and not book.formats.kind(self.native.NumberFormat) & TEXT:
            book.grammar.fill(self.unlocked, value)
        else:
            self._write([[value] * self.box.columns for _ in range(self.box.rows)])

    def _write(self, rows: list[list[Any]]) -> None:
        """Put rows of values into the cells; what begins with ``=`` is a formula, as in Excel."""
        cells = self.unlocked
        book = self.sheet.book
        areas = book.formats.areas(cells)
        texts = {(i, j) for i, j, _ in self._places(areas, TEXT)}
        formulas: _Places = set()
        formats: dict[tuple[int, int], int] = {}
        stored = []
        for i, row in enumerate(rows):
            out: list[str | float] = []
            for j, value in enumerate(row):
                if value is None:
                    out.append("")
                elif (i, j) in texts:
                    out.append(general(value).removeprefix("'"))
                elif isinstance(value, str):
                    if is_formula(value):
                        formulas.add((i, j))
                        value = ""
                    # An apostrophe in front marks text, as when one types it in Excel.
                    out.append(value.removeprefix("'"))
                elif isinstance(value, dt.datetime):
                    whole = value.time() == dt.time()
                    formats[i, j] = book.formats.key(SHORT_DATE if whole else SHORT_TIME)
                    out.append(serial(value, book.null_date))
                else:
                    truth = isinstance(value, bool)
                    formats[i, j] = book.formats.logical if truth else _GENERAL
                    out.append(float(value))
            stored.append(tuple(out))
        cells.setDataArray(tuple(stored))
        self._dress(areas, formats)
        for box in blocks(formulas):
            column = [rows[i][box.column] for i in range(box.row, box.last_row + 1)]
            book.grammar.fill_column(self._part(box).native, column)

    def _dress(self, areas: list[FormatArea], formats: dict[tuple[int, int], int]) -> None:
        """Give dates and truths a format that shows them, and numbers none that hides them."""
        book = self.sheet.book
        kinds = {(i, j): area.kind for i, j, area in self._places(areas, DATE | TIME | LOGICAL)}
        changes: dict[int, _Places] = {}
        for place, key in formats.items():
            shown = book.formats.kind(key) & (DATE | TIME | LOGICAL)
            if shown & kinds.get(place, 0):
                continue
            if shown or kinds.get(place, 0) & LOGICAL:
                changes.setdefault(key, set()).add(place)
        for key, places in changes.items():
            for box in blocks(places):
                self._part(box).native.NumberFormat = key

    def _part(self, place: Box) -> Range:
        """Return the cells of a rectangle counted from 0 within the range."""
        row, column, rows, columns = place
        return self.at(Box(self.row + row, self.column + column, rows, columns))


def is_formula(value: Any) -> bool:
    """Whether Excel takes it for a formula."""
    return isinstance(value, str) and len(value) > 1 and value.startswith("=")
