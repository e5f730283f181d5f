"""From a range to others, and cells moved about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .address import COLUMNS, ROWS, Box
from .calls import guarded
from .cell_flags import CONTENTS, EVERYTHING, FORMATS
from .formats import as_box
from .range_box import RangeBox

if TYPE_CHECKING:
    from .range import Range

_DOWN = {"down": (1, 0), "up": (-1, 0), "right": (0, 1), "left": (0, -1)}


@guarded
class RangeMoves(RangeBox):
    """Like Excel's own keys: Ctrl and an arrow, Ctrl+A, insert, delete, merge."""

    def end(self, direction: str) -> Range:
        """Return the cell that Ctrl and an arrow reach from the upper left cell."""
        down, right = _DOWN[direction]
        along_rows = bool(down)
        step = down or right
        here = self.row if along_rows else self.column
        edge = (ROWS if along_rows else COLUMNS) if step > 0 else 1
        used = self.sheet.used_range.box
        last_used = used.last_row if along_rows else used.last_column
        # Beyond what is used every cell is blank: nothing there needs to be read.
        start = min(here, last_used + 1)
        if step > 0:
            line = self._line(start, max(start, min(last_used + 1, edge)), along_rows)
        else:
            line = self._line(1, start, along_rows)[::-1]
        target = _jump(line)
        place = edge if target is None else start + step * target
        return self.at(Box(place, self.column) if along_rows else Box(self.row, place))

    def _line(self, first: int, last: int, along_rows: bool) -> list[bool]:
        """Tell of each cell of one column (or row) whether anything stands in it."""
        length = last - first + 1
        box = Box(first, self.column, length) if along_rows else Box(self.row, first, 1, length)
        rows = self.at(box).native.getFormulaArray()
        return [bool(cell) for row in rows for cell in row]

    @property
    def current_region(self) -> Range:
        """The block of cells around it up to blank rows and columns."""
        cursor = self.sheet.native.createCursorByRange(self.native)
        cursor.collapseToCurrentRegion()
        return self.at(as_box(cursor.RangeAddress))

    def select(self) -> None:
        """Select it and show its sheet."""
        self.sheet.activate()
        self.sheet.book.controller.select(self.native)

    def clear(self) -> None:
        """Empty the cells: contents, formats, notes."""
        self._clear(EVERYTHING)

    def clear_contents(self) -> None:
        """Empty the cells and keep their formats and notes."""
        if not self.empty:
            self.unlocked.clearContents(CONTENTS)

    def clear_formats(self) -> None:
        """Take the formats away."""
        self._clear(FORMATS)

    def _clear(self, flags: int) -> None:
        if not self.empty:
            self.unprotected.clearContents(flags)

    def insert(self, shift: str | None = None, copy_origin: str | None = None) -> None:
        """Push the cells down (or right) and leave blank ones."""
        mode = "RIGHT" if shift == "right" else "DOWN"
        cells = self.unprotected
        self.sheet.native.insertCells(
            cells.RangeAddress, self.office.enum("sheet.CellInsertMode", mode)
        )

    def delete(self, shift: str | None = None) -> None:
        """Delete the cells; those below (or to the right) move in."""
        mode = "LEFT" if shift == "left" else "UP"
        cells = self.unprotected
        self.sheet.native.removeRange(
            cells.RangeAddress, self.office.enum("sheet.CellDeleteMode", mode)
        )

    def copy(self, destination: Any = None) -> None:
        """Copy the cells, formats included, to the corner of another range."""
        if destination is None:
            raise NotImplementedError("name a destination: there is no clipboard here")
        corner = destination.impl.unprotected.getCellByPosition(0, 0).CellAddress
        destination.impl.sheet.native.copyRange(corner, self.native.RangeAddress)

    @property
    def merge_area(self) -> Range:
        """The merged cells that its upper left cell belongs to."""
        cursor = self.sheet.native.createCursorByRange(self(1, 1).native)
        cursor.collapseToMergedArea()
        return self.at(as_box(cursor.RangeAddress))

    @property
    def merge_cells(self) -> bool:
        """Whether it has merged cells."""
        return bool(self.native.IsMerged) or not self(1, 1).merge_area.box.is_cell

    def merge(self, across: bool) -> None:
        """Make one cell of it, or of each of its rows."""
        for part in self.rows if across else [self]:
            part.unprotected.merge(True)

    def unmerge(self) -> None:
        """Make single cells of merged ones."""
        self.unprotected.merge(False)


def _jump(line: list[bool]) -> int | None:
    """How far Ctrl and an arrow go along cells that are full or blank; ``None``: to the edge."""
    if len(line) > 1 and line[0] and line[1]:
        run = next((n for n, full in enumerate(line) if not full), len(line))
        return run - 1
    return next((n for n, full in enumerate(line) if full and n), None)
