"""Whether a cell of the copy still holds what it held when it was sent, in Excel 2010 terms."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from openpyxl.cell.cell import Cell

from foreignaffairs.language.dates import serial_of
from foreignaffairs.model import Column
from foreignaffairs.report_types.typed_cells import number_in

_PIECE = 120
"""Characters of a literal; a formula takes 255, and a quote in it counts twice."""
_MOST_COMPARED = 5000
"""Characters of a whole comparison; a formula takes 8192, and stands around it."""


def changed(cell: Cell, reference: str, column: Column | None = None) -> str:
    """TRUE once ``reference`` no longer holds what ``cell`` holds now.

    A number or day of a column is the same however it is typed.
    """
    value = cell.value
    if value is None or value == "":
        return f"LEN({reference})>0"
    if isinstance(value, date):
        value = serial_of(date(value.year, value.month, value.day))
    if isinstance(value, int | float):
        typed = number_in(reference, column)
        if typed is not None:
            return f"{typed}<>{value!r}"
        return f"OR(NOT(ISNUMBER({reference})),{reference}<>{value!r})"
    return f"OR({','.join(_differences(str(value), reference))})"


def _differences(words: str, reference: str) -> Iterator[str]:
    """Tests that a text is not ``words``: its length, then piece by piece as far as room goes."""
    test = f"LEN({reference})<>{_units(words)}"
    spent = 0
    for start, piece in _pieces(words):
        spent += len(test)
        if spent > _MOST_COMPARED:
            return
        yield test
        literal = piece.replace('"', '""')
        test = f'NOT(EXACT(MID({reference},{start},{_units(piece)}),"{literal}"))'
    yield test


def _pieces(words: str) -> Iterator[tuple[int, str]]:
    """The lines of a text in pieces that a formula can hold, each with its 1-based place."""
    place = 1
    for line in words.split("\n"):
        for at in range(0, len(line), _PIECE):
            piece = line[at : at + _PIECE]
            yield place, piece
            place += _units(piece)
        place += 1


def _units(words: str) -> int:
    """The length of a text as spreadsheet programs count it, in UTF-16 units."""
    return len(words.encode("utf-16-le")) // 2
