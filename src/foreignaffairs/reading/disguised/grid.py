"""Gathers cells that come one after another, with spans, into a sheet within bounds."""

from __future__ import annotations

import re

from ..address import a1
from ..sheet import MAX_COLUMNS, MAX_ROWS, Area, Cell, Marks, Place, Sheet, far

ERROR_TEXT = re.compile(
    r"#(?:REF!|DIV/0!|VALUE!|NAME\?|NUM!|N/A|NULL!|SPILL!|CALC!|GETTING_DATA)|Err:\d{3}"
)
"""What a spreadsheet prints in place of a value that it could not compute."""
_MOST_STRAY = 100


class Grid:
    """Cells by place; those too far away are left out and remembered by address."""

    def __init__(self) -> None:
        self._cells: dict[Place, Cell] = {}
        self._errors: dict[Place, str] = {}
        self._uncomputed: set[Place] = set()
        self._merged: list[Area] = []
        self._hidden: set[int] = set()
        self._stray: list[str] = []

    def put(self, row: int, column: int, value: Cell) -> None:
        """Put a value; an error's text is marked instead."""
        if value == "":
            return
        if far(row, column):
            if len(self._stray) < _MOST_STRAY:
                self._stray.append(a1(min(row, 1 << 30), min(column, 1 << 20)))
        elif isinstance(value, str) and ERROR_TEXT.fullmatch(value.strip()):
            self._errors[row, column] = value.strip()
        else:
            self._cells[row, column] = value

    def error(self, row: int, column: int, text: str) -> None:
        """Mark an error cell."""
        if not far(row, column):
            self._errors[row, column] = text or "#"

    def uncomputed(self, row: int, column: int) -> None:
        """Mark a formula that the file holds no value for."""
        if not far(row, column):
            self._uncomputed.add((row, column))

    def merge(self, row: int, column: int, down: int, right: int) -> None:
        """Note that a cell spans ``down`` more rows and ``right`` more columns."""
        if (down > 0 or right > 0) and not far(row, column):
            bottom, last = min(row + down, MAX_ROWS - 1), min(column + right, MAX_COLUMNS - 1)
            self._merged.append((row, column, bottom, last))

    def hide(self, row: int, rows: int = 1) -> None:
        """Note that rows are hidden."""
        self._hidden.update(range(row, min(row + rows, MAX_ROWS)))

    def __bool__(self) -> bool:
        return bool(self._cells or self._errors or self._uncomputed or self._stray)

    def sheet(self, name: str, *, hidden: bool = False) -> Sheet:
        """Return the sheet: rows of equal length from A1 to the last cell."""
        places = self._cells.keys() | self._errors.keys() | self._uncomputed
        height = max((row for row, _ in places), default=-1) + 1
        width = max((column for _, column in places), default=-1) + 1
        rows: list[list[Cell]] = [[""] * width for _ in range(height)]
        for (row, column), value in self._cells.items():
            rows[row][column] = value
        marks = Marks(
            self._errors,
            frozenset(self._uncomputed),
            tuple(self._merged),
            frozenset(self._hidden),
            tuple(self._stray),
        )
        return Sheet(name, hidden, rows, marks)
