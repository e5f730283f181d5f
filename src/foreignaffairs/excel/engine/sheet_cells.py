"""The cells of a sheet: by address, by name, by corners."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .address import COLUMNS, ROWS, Box, parse, split_sheet
from .calls import guarded
from .cell_flags import CONTENTS, EVERYTHING, FORMATS
from .errors import LibreOfficeError, NoLongerThere
from .formats import as_box
from .names import Names
from .process import LibreOffice
from .range import Range
from .tables import Tables

if TYPE_CHECKING:
    from .book import Book
    from .sheet import Sheet


@guarded
class SheetCells(base_classes.Sheet):
    """A sheet as a large range, known to LibreOffice by ``label``; ``gone`` once deleted."""

    office: LibreOffice

    def __init__(self, book: Book, label: str) -> None:
        self._book = book
        self.office = book.office
        self.label = label
        self.gone = False
        self._native: Any = None

    @property
    def native(self) -> Any:
        """LibreOffice's sheet; raises ``NoLongerThere``."""
        document = self.book.document
        if self.gone:
            raise NoLongerThere(text("engine.sheet_gone", name=self.label))
        if self._native is None:
            self._native = document.Sheets.getByName(self.label)
        return self._native

    @property
    def api(self) -> Any:
        """LibreOffice's sheet."""
        return self.native

    @property
    def book(self) -> Book:
        """Its workbook."""
        return self._book

    @property
    def names(self) -> Names:
        """The names that belong to this sheet."""
        return Names(self.book, self._this)

    @property
    def tables(self) -> Tables:
        """Its tables, which LibreOffice calls database ranges."""
        return Tables(self._this)

    @property
    def _this(self) -> Sheet:
        """This sheet; no object is ever a ``SheetCells`` alone."""
        return cast("Sheet", self)

    @property
    def cells(self) -> Range:
        """All of it."""
        return Range(self._this, Box(1, 1, ROWS, COLUMNS))

    @property
    def used_range(self) -> Range:
        """The smallest rectangle with everything written or formatted."""
        cursor = self.native.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range(self._this, as_box(cursor.RangeAddress))

    def range(self, arg1: Any, arg2: Any = None) -> Range:
        """Return cells by address, name, table, (row, column), or two corners of these."""
        if isinstance(arg1, int) and isinstance(arg2, int):
            arg1, arg2 = (arg1, arg2), None
        first = self._range(arg1)
        if arg2 is None:
            return first
        return Range(first.sheet, first.box.around(self._range(arg2).box))

    def _range(self, place: Any) -> Range:
        if isinstance(place, Range):
            return place
        if isinstance(place, tuple):
            if 0 in place[:2]:
                raise IndexError("rows and columns are counted from 1")
            return Range(self._this, Box(*place))
        label, rest = split_sheet(place)
        sheet = self.book.sheets(label) if label else self._this
        box = parse(rest)
        if box is not None:
            return Range(sheet, box)
        return sheet._named(rest)

    def _named(self, name: str) -> Range:
        for names in (self.names, self.book.names):
            if names.contains(name):
                return names(name).refers_to_range
        for table in self.tables:
            if table.name.casefold() == name.casefold():
                return table.data_body_range or table.range
        raise LibreOfficeError(text("engine.bad_address", address=name, sheet=self.label))

    def clear(self) -> None:
        """Empty it: contents, formats, notes."""
        self.cells.unprotected.clearContents(EVERYTHING)

    def clear_contents(self) -> None:
        """Empty its cells and keep their formats and notes."""
        self.cells.unprotected.clearContents(CONTENTS)

    def clear_formats(self) -> None:
        """Take the formats away."""
        self.cells.unprotected.clearContents(FORMATS)

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns (``c``), rows (``r``) or both to what stands in them."""
        self.used_range.autofit(axis)
