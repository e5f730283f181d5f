"""One sheet."""

from __future__ import annotations

from foreignaffairs.language.catalogue import text

from .calls import guarded
from .charts import Charts
from .errors import LibreOfficeError
from .notes import Note, notes_of
from .pictures import Pictures
from .sheet_cells import SheetCells


@guarded
class Sheet(SheetCells):
    """A sheet with its tab, its notes and what lies on it."""

    def forget_native(self) -> None:
        """Look the sheet up anew next time: a macro may have put another in its place."""
        self._native = None

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.native.Name)

    @name.setter
    def name(self, value: str) -> None:
        others = [s.label.casefold() for s in self.book.sheet_list() if s is not self]
        if value.casefold() in others or ":" in value:
            raise LibreOfficeError(text("engine.bad_sheet_name", name=value))
        self.native.Name = value
        self.label = value

    @property
    def index(self) -> int:
        """Its place, counted from 1."""
        return int(self.native.RangeAddress.Sheet) + 1

    @property
    def notes(self) -> list[Note]:
        """Its notes, row by row."""
        return notes_of(self)

    @property
    def charts(self) -> Charts:
        """Its charts."""
        return Charts(self)

    @property
    def pictures(self) -> Pictures:
        """Its pictures."""
        return Pictures(self)

    def activate(self) -> None:
        """Make it the active sheet."""
        self.book.activate()
        self.book.controller.setActiveSheet(self.native)

    def select(self) -> None:
        """Make it the active sheet."""
        self.activate()

    @property
    def visible(self) -> bool:
        """Whether its tab is shown."""
        return bool(self.native.IsVisible)

    @visible.setter
    def visible(self, value: bool | int) -> None:
        # Excel's own numbers may come too: -1 visible, 0 hidden, 2 very hidden.
        self.native.IsVisible = value in (True, -1)

    @property
    def show_gridlines(self) -> bool:
        """Whether lines between cells are drawn."""
        self.activate()
        return bool(self.book.controller.ShowGrid)

    @show_gridlines.setter
    def show_gridlines(self, value: bool) -> None:
        self.activate()
        self.book.controller.ShowGrid = value

    def delete(self) -> None:
        """Delete it; raises ``LibreOfficeError`` for the last visible sheet."""
        others = [s for s in self.book.sheet_list() if s is not self]
        if self.visible and not any(s.visible for s in others):
            raise LibreOfficeError(text("engine.last_sheet", name=self.label))
        self.book.document.Sheets.removeByName(self.label)
        self.book.sheet_list()

    def copy(self, before: Sheet | None, after: Sheet | None) -> None:
        """Copy it within its workbook as ``Name (2)`` and make the copy active."""
        neighbour = before or after
        assert neighbour is not None
        sheets = self.book.sheet_list()
        taken = {s.label.casefold() for s in sheets}
        number = 2
        while (label := f"{self.label[:26]} ({number})").casefold() in taken:
            number += 1
        place = sheets.index(neighbour) + (before is None)
        self.book.document.Sheets.copyByName(self.label, label, place)
        self.book.sheets(label).activate()

    def move(self, before: Sheet | None, after: Sheet | None) -> None:
        """Move it before or after another sheet of its workbook."""
        neighbour = before or after
        assert neighbour is not None
        place = self.book.sheet_list().index(neighbour) + (before is None)
        self.book.document.Sheets.moveByName(self.label, place)
        self.book.sheet_list()
