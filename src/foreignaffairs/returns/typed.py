"""What stands in a cell of the copy, as Excel 2010 expressions: its number or day, and a change.

A clerk's Excel may take "15/6/2023" for text, and the program reads it all the same; so must the
formulas of the copy.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from openpyxl.cell.cell import Cell

from foreignaffairs.language.date_forms import SERIALS
from foreignaffairs.model import Column

_DAY_ZERO = date(1899, 12, 30)
_PIECE = 120
"""Characters of a literal; a formula takes 255, and a quote in it counts twice."""
_MOST_COMPARED = 5000
"""Characters of a whole comparison; a formula takes 8192, and stands around it."""
_MOST_COUNTED = 10_000_000
"""More people or things than this are asked about, as reading does."""


def changed(cell: Cell, reference: str, column: Column | None = None) -> str:
    """TRUE once ``reference`` no longer holds what ``cell`` holds now.

    A number or day of a column is the same however it is typed.
    """
    value = cell.value
    if value is None or value == "":
        return f"LEN({reference})>0"
    if isinstance(value, date):
        value = (date(value.year, value.month, value.day) - _DAY_ZERO).days
    if isinstance(value, int | float):
        typed = number_in(reference, column)
        if typed is not None:
            return f"{typed}<>{value!r}"
        return f"OR(NOT(ISNUMBER({reference})),{reference}<>{value!r})"
    return f"OR({','.join(_differences(str(value), reference))})"


def number_in(reference: str, column: Column | None) -> str | None:
    """The number or the day that a cell holds, also as text; the empty text where it has none.

    ``None`` for columns of words. Days are read as day/month/year, whatever stands between; of
    31/2 it is for :func:`clear` to say that there is none.
    """
    match column.type if column is not None else "":
        case "date":
            day, _ = _day_in_text(reference)
            return f'IF(ISNUMBER({reference}),{reference},IFERROR({day},""))'
        case "count" | "money":
            digits = f'SUBSTITUTE(SUBSTITUTE(TRIM({reference}),".","")," ","")'
            # A comma is a decimal mark here and a thousands mark there: VALUE must not guess.
            only = f'IFERROR(VALUE(SUBSTITUTE({digits},",","x")),"")'
            return f"IF(ISNUMBER({reference}),{reference},{only})"
        case _:
            return None


def clear(reference: str, column: Column) -> str | None:
    """TRUE where a cell holds a number or a day that its column takes; ``None`` for words."""
    typed = number_in(reference, column)
    if typed is None:
        return None
    if column.type == "date":
        day, month = _day_in_text(reference)
        known = f"AND({reference}>={SERIALS.start},{reference}<{SERIALS.stop})"
        return f"IFERROR(IF(ISNUMBER({reference}),{known},MONTH({day})={month}),FALSE)"
    whole = f"INT({typed})" if column.type == "count" else f"ROUND({typed},2)"
    most = f",{typed}<={_MOST_COUNTED}" if column.type == "count" else ""
    return f"IFERROR(AND({typed}>=0,{typed}={whole}{most}),FALSE)"


def _day_in_text(reference: str) -> tuple[str, str]:
    """A day from text such as 15/6/2023, 15-06-2023 or 15.6.2023, and the month it speaks of."""
    slashed = f'SUBSTITUTE(SUBSTITUTE(TRIM({reference}),"-","/"),".","/")'
    spread = f'SUBSTITUTE({slashed},"/",REPT(" ",50))'
    month = f"VALUE(MID({spread},51,50))"
    return f"DATE(VALUE(RIGHT({slashed},4)),{month},VALUE(LEFT({spread},50)))", month


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
