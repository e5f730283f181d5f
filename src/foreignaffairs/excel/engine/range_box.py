"""A range as a rectangle: where it is, and the rectangles one gets to from it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .address import COLUMNS, ROWS, Box, format_box, quoted_sheet
from .calls import guarded
from .errors import LibreOfficeError

if TYPE_CHECKING:
    from .range import Range
    from .sheet import Sheet


@guarded
class RangeBox(base_classes.Range):
    """A rectangle on a sheet; LibreOffice is asked for the cells when they are needed."""

    # xlwings hands large ranges over in pieces; LibreOffice takes them whole.
    max_cells_per_read = None
    max_cells_per_write = None

    def __init__(self, sheet: Sheet, box: Box) -> None:
        self.office = sheet.office
        self.box = box
        self.options: dict[str, Any] = {}
        self._sheet = sheet

    @property
    def sheet(self) -> Sheet:
        """The sheet it is on."""
        return self._sheet

    @property
    def empty(self) -> bool:
        """Whether it has no cells at all, as an empty slice has none."""
        return not (self.box.rows and self.box.columns)

    @property
    def native(self) -> Any:
        """LibreOffice's range of cells."""
        box = self.box
        return self._sheet.native.getCellRangeByPosition(
            box.column - 1, box.row - 1, box.last_column - 1, box.last_row - 1
        )

    @property
    def corner(self) -> Any:
        """LibreOffice's upper left cell."""
        return self._sheet.native.getCellByPosition(self.box.column - 1, self.box.row - 1)

    @property
    def unprotected(self) -> Any:
        """LibreOffice's range, to change it; raises ``LibreOfficeError`` on a protected sheet.

        LibreOffice itself passes over most changes there without a word; Excel refuses them.
        """
        self.refuse_protected()
        return self.native

    def refuse_protected(self) -> None:
        """Raise ``LibreOfficeError`` where the sheet is protected."""
        if self._sheet.native.isProtected():
            raise LibreOfficeError(text("engine.protected", name=self._sheet.label))

    @property
    def unlocked(self) -> Any:
        """The same, to fill it: cells that are open for input on a protected sheet will do."""
        cells = self.native
        if cells.getPropertyState("CellProtection").value != "AMBIGUOUS_VALUE" and not (
            cells.CellProtection.IsLocked
        ):
            return cells
        return self.unprotected

    @property
    def api(self) -> Any:
        """LibreOffice's range of cells; ``None`` where there are no cells."""
        return None if self.empty else self.native

    @property
    def coords(self) -> tuple[str, int, int, int, int]:
        """Sheet, first row and column, numbers of rows and columns."""
        return (self._sheet.name, *self.box)

    @property
    def row(self) -> int:
        """Its first row, counted from 1."""
        return self.box.row

    @property
    def column(self) -> int:
        """Its first column, counted from 1."""
        return self.box.column

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of rows and columns."""
        return self.box.rows, self.box.columns

    def __len__(self) -> int:
        return self.box.rows * self.box.columns

    def __call__(self, row: int, column: int | None = None) -> Range:
        """Return the cell at row and column counted from its own corner, or the n-th cell."""
        if column is None:
            index = row - 1
            row, column = index // self.box.columns + 1, index % self.box.columns + 1
        return self.at(Box(self.box.row + row - 1, self.box.column + column - 1))

    def at(self, box: Box) -> Range:
        """Return another rectangle of the same sheet; raises ``IndexError`` beyond its edge."""
        from .range import Range

        if box.row < 1 or box.column < 1 or box.last_row > ROWS or box.last_column > COLUMNS:
            raise IndexError(f"no such cells: {box}")
        return Range(self._sheet, box)

    @property
    def rows(self) -> list[Range]:
        """Its rows."""
        row, column, rows, columns = self.box
        return [self.at(Box(row + i, column, 1, columns)) for i in range(rows)]

    @property
    def columns(self) -> list[Range]:
        """Its columns."""
        row, column, rows, columns = self.box
        return [self.at(Box(row, column + j, rows, 1)) for j in range(columns)]

    @property
    def address(self) -> str:
        """``$A$1:$B$2``."""
        return format_box(self.box)

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        """Its address; ``external`` names workbook and sheet too."""
        address = format_box(self.box, row_absolute=row_absolute, column_absolute=col_absolute)
        if not external:
            return address
        book, sheet = self._sheet.book.name, self._sheet.name
        inner = f"[{book}]{sheet}"
        bare = quoted_sheet(sheet) == sheet and " " not in book
        return f"{inner}!{address}" if bare else "'" + inner.replace("'", "''") + f"'!{address}"
