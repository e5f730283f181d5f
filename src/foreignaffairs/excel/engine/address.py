"""Cell addresses as Excel writes them."""

from __future__ import annotations

import re
from typing import NamedTuple

ROWS = 1_048_576
COLUMNS = 16_384

_CELLS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::\$?([A-Z]{1,3})\$?([0-9]{1,7}))?", re.I)
_WHOLE_COLUMNS = re.compile(r"\$?([A-Z]{1,3}):\$?([A-Z]{1,3})", re.I)
_WHOLE_ROWS = re.compile(r"\$?([0-9]{1,7}):\$?([0-9]{1,7})")
_SHEET = re.compile(r"(?:'((?:[^']|'')+)'|([^'!]+))!(.+)", re.DOTALL)


class Box(NamedTuple):
    """A rectangle of cells; ``row`` and ``column`` are counted from 1."""

    row: int
    column: int
    rows: int = 1
    columns: int = 1

    @property
    def last_row(self) -> int:
        """The number of its bottom row."""
        return self.row + self.rows - 1

    @property
    def last_column(self) -> int:
        """The number of its rightmost column."""
        return self.column + self.columns - 1

    @property
    def is_cell(self) -> bool:
        """Whether it is one cell."""
        return self.rows == self.columns == 1

    def around(self, other: Box) -> Box:
        """Return the smallest rectangle that holds both."""
        row, column = min(self.row, other.row), min(self.column, other.column)
        return Box(
            row,
            column,
            max(self.last_row, other.last_row) - row + 1,
            max(self.last_column, other.last_column) - column + 1,
        )


def column_letters(number: int) -> str:
    """Name a column counted from 1: 28 is ``AB``."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """Count a column from 1: ``AB`` is 28."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def parse(address: str) -> Box | None:
    """Read ``B2``, ``$B$2:C3``, ``A:C`` or ``2:5``; ``None`` for anything else."""
    if match := _CELLS.fullmatch(address):
        left, top, right, bottom = match.groups()
        first = Box(int(top), column_number(left))
        box = first.around(Box(int(bottom), column_number(right))) if right else first
    elif match := _WHOLE_COLUMNS.fullmatch(address):
        left, right = match.groups()
        box = Box(1, column_number(left)).around(Box(ROWS, column_number(right)))
    elif match := _WHOLE_ROWS.fullmatch(address):
        top, bottom = match.groups()
        box = Box(int(top), 1).around(Box(int(bottom), COLUMNS))
    else:
        return None
    inside = box.row >= 1 and box.last_row <= ROWS and box.last_column <= COLUMNS
    return box if inside else None


def split_sheet(address: str) -> tuple[str | None, str]:
    """Split ``'Tên trang'!A1`` into sheet name and the rest; ``None`` where none is named."""
    if match := _SHEET.fullmatch(address):
        quoted, plain, rest = match.groups()
        return (quoted.replace("''", "'") if quoted else plain), rest
    return None, address


def quoted_sheet(name: str) -> str:
    """Write a sheet's name as a formula needs it; plain words stay bare."""
    if re.fullmatch(r"[^\W\d]\w*", name) and parse(name) is None:
        return name
    return "'" + name.replace("'", "''") + "'"


def format_box(box: Box, *, row_absolute: bool = True, column_absolute: bool = True) -> str:
    """Write a rectangle as ``$B$2`` or ``$B$2:$C$3``."""

    def cell(row: int, column: int) -> str:
        return f"{'$' * column_absolute}{column_letters(column)}{'$' * row_absolute}{row}"

    first = cell(box.row, box.column)
    return first if box.is_cell else f"{first}:{cell(box.last_row, box.last_column)}"
