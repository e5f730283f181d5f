"""One open workbook."""

from __future__ import annotations

import datetime as dt
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .calls import guarded
from .errors import LibreOfficeError, NoLongerThere
from .filters import save_options
from .formats import NumberFormats, as_box
from .formulas import Grammar
from .macros import run_basic
from .names import Names
from .range import Range
from .sheet import Sheet
from .sheets import Sheets

if TYPE_CHECKING:
    from .app import App


@guarded
class Book(base_classes.Book):
    """A workbook; ``path`` is ``None`` until it was saved."""

    def __init__(self, app: App, document: Any, name: str, path: Path | None = None) -> None:
        self._app = app
        self.office = app.office
        self.path = path
        self.closed = False
        self._document = document
        self._name = name
        self._sheets: list[Sheet] = []

    @property
    def document(self) -> Any:
        """LibreOffice's document; raises ``NoLongerThere`` once it is closed."""
        if self.closed:
            raise NoLongerThere(text("engine.book_closed", name=self._name))
        return self._document

    @property
    def api(self) -> Any:
        """LibreOffice's document."""
        return self.document

    @property
    def app(self) -> App:
        """Its app."""
        return self._app

    @cached_property
    def formats(self) -> NumberFormats:
        """Its number formats."""
        return NumberFormats(self.office, self.document)

    @cached_property
    def grammar(self) -> Grammar:
        """Its translator of formulas."""
        return Grammar(self.office, self.document)

    @cached_property
    def null_date(self) -> dt.datetime:
        """The day its dates are counted from."""
        day = self.document.NullDate
        return dt.datetime(day.Year, day.Month, day.Day)

    @property
    def name(self) -> str:
        """The file's name, ``Book1`` until it was saved."""
        return self._name

    @property
    def fullname(self) -> str:
        """The file's path, or the name until it was saved."""
        return str(self.path) if self.path else self._name

    @property
    def sheets(self) -> Sheets:
        """Its sheets."""
        return Sheets(self)

    @property
    def names(self) -> Names:
        """Its defined names."""
        return Names(self)

    @property
    def controller(self) -> Any:
        """What knows the active sheet and the selection."""
        return self.document.CurrentController

    @property
    def selection(self) -> Range | None:
        """The selected cells; the first rectangle of several."""
        selected = self.document.CurrentSelection
        if selected is None or not hasattr(selected, "RangeAddress"):
            return None
        address = selected.RangeAddress
        return Range(self.sheet_list()[address.Sheet], as_box(address))

    def sheet_list(self) -> list[Sheet]:
        """Return the sheets in order, each always the same object.

        A sheet's object in LibreOffice, once deleted, speaks for its neighbour: so each sheet
        that is gone is marked here, and refuses from then on.
        """
        names = self.document.Sheets.ElementNames
        if names != tuple(sheet.label for sheet in self._sheets):
            known = {sheet.label: sheet for sheet in self._sheets}
            self._sheets = [
                known.pop(name) if name in known else Sheet(self, name) for name in names
            ]
            for lost in known.values():
                lost.gone = True
        return self._sheets

    def activate(self) -> None:
        """Make it the active workbook."""
        self.app.books.activate(self)

    def run(self, macro: str, args: list[Any]) -> Any:
        """Run one of its Basic macros, which may change anything in it."""
        try:
            return run_basic(self, macro, args)
        finally:
            for sheet in self._sheets:
                sheet.forget_native()

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Save by the extension of ``path``; raises ``LibreOfficeError``."""
        target = Path(path or self.path or f"{self._name}.xlsx").resolve()
        options = save_options(target)
        if not target.parent.is_dir():  # LibreOffice would make the folders
            raise LibreOfficeError(text("engine.not_saved", path=target))
        if password:  # LibreOffice's filter would write the file open to all
            raise NotImplementedError("a password for a saved file")
        error_class = self.office.uno_error
        try:
            self.document.storeAsURL(target.as_uri(), self.office.properties(**options))
        except error_class as error:
            failed = self.office.explained(error)
        else:
            self.path, self._name = target, target.name
            return
        if self.office.alive:
            failed = LibreOfficeError(text("engine.not_saved", path=target))
        assert failed is not None
        raise failed

    def to_pdf(self, path: str, quality: Any = None) -> None:
        """Print every visible sheet to a PDF file."""
        self.document.storeToURL(
            Path(path).resolve().as_uri(), self.office.properties(FilterName="calc_pdf_Export")
        )

    def close(self) -> None:
        """Close it without saving."""
        self.document.close(True)
        self.closed = True
        self.app.books.remove(self)
