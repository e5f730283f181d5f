"""How tall a row must be for its wrapped text, in points."""

from __future__ import annotations

import math
from collections.abc import Iterable

from openpyxl.worksheet.dimensions import RowDimension
from openpyxl.worksheet.worksheet import Worksheet

LINE = 15.75
"""Points that a line of Times New Roman 12 takes."""
TALLEST = 409.0
"""The tallest row that Excel allows."""
_LETTER = 0.95
"""How wide a letter is beside the digits that column widths are given in."""
_SPARE = 2.0
"""Characters of a column's width that margins and indents take."""


class GrowingRow(RowDimension):  # type: ignore[misc]  # openpyxl has no types
    """A row that fits its text again as soon as somebody types in it.

    openpyxl marks every row that has a height as one that a person has set, and programs leave
    such rows alone.
    """

    @property
    def customHeight(self) -> bool:
        """Never."""
        return False


def height_of(cells: Iterable[tuple[str, float]]) -> float:
    """Points for a row whose cells are pairs of a text and a column width in characters."""
    lines = max((_lines(text, width) for text, width in cells), default=1)
    return min(lines * LINE + 4.5, TALLEST)


def grow(sheet: Worksheet, row: int, height: float) -> None:
    """Give a row at least ``height`` points until somebody types in it."""
    now = sheet.row_dimensions[row]
    tall = max(now.height or 0.0, height)
    sheet.row_dimensions[row] = GrowingRow(sheet, index=row, ht=tall, hidden=now.hidden)


def width_of(sheet: Worksheet, column: int) -> float:
    """A column's width in characters."""
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max:
            return float(dimension.width)
    return 9.0


def _lines(text: str, width: float) -> int:
    room = max(width - _SPARE, 1.0)
    widths = (len(paragraph) * _LETTER for paragraph in text.split("\n"))
    return sum(max(1, math.ceil(width / room)) for width in widths)
