"""Values of cells: as a spreadsheet program hands them over, and as it takes them back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeAlias

Raw: TypeAlias = str | int | float | bool | date | datetime | None
"""A cell as it comes; blank is ``None`` or an empty text."""
Grid: TypeAlias = tuple[tuple[Any, ...], ...]
"""A range: rows of cells, all of one width."""
CellValue: TypeAlias = str | float | bool | date
"""A cell as it goes back; blank is an empty text."""

LONGEST_TEXT = 32_767
"""What a cell holds."""


def grid(value: Any) -> Grid:
    """Return a single cell as a 1 × 1 range, a range as rows of one width."""
    if not isinstance(value, list | tuple):
        return ((value,),)
    rows = [tuple(row) if isinstance(row, list | tuple) else (row,) for row in value]
    width = max((len(row) for row in rows), default=0)
    if not width:
        return ((None,),)
    return tuple(row + (None,) * (width - len(row)) for row in rows)


def blank(value: object) -> bool:
    """Whether nobody wrote anything into the cell; zero is not blank."""
    return value is None or (isinstance(value, str) and not value.strip())


def cell_value(value: Any) -> CellValue:
    """Turn one answer into what a cell takes: numbers as ``float``, text that fits.

    Whole numbers go as ``float`` too: Excel takes no 64-bit integers from outside.
    """
    if value is None or _absent(value):
        return ""
    if isinstance(value, bool | date):
        return value
    if isinstance(value, int | float | Decimal):
        return float(value)
    return str(value)[:LONGEST_TEXT]


def table_value(rows: Sequence[Sequence[Any]]) -> list[list[CellValue]]:
    """Turn a table into rows of cells of one width."""
    return [[cell_value(v) for v in row] for row in grid(rows)]


def _absent(value: Any) -> bool:
    """``NaN`` and pandas' ``<NA>``: the only values that are not equal to themselves for certain.

    ``<NA> != <NA>`` is ``<NA>`` again, whose truth cannot be asked, hence the name.
    """
    return type(value).__name__ == "NAType" or (isinstance(value, float) and value != value)
