"""The sheets of a workbook."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .calls import guarded
from .errors import LibreOfficeError
from .sheet import Sheet

if TYPE_CHECKING:
    from .book import Book


@guarded
class Sheets(base_classes.Sheets):
    """A collection by name, whatever its case, or by place counted from 1."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.office = book.office

    @property
    def api(self) -> Any:
        """LibreOffice's sheets."""
        return self.book.document.Sheets

    @property
    def active(self) -> Sheet:
        """The active sheet."""
        return self(self.book.controller.getActiveSheet().Name)

    def __call__(self, name_or_index: int | str) -> Sheet:
        """Return one; raises ``KeyError`` or ``IndexError``."""
        sheets = self.book.sheet_list()
        if isinstance(name_or_index, int):
            if not 1 <= name_or_index <= len(sheets):
                raise KeyError(name_or_index)
            return sheets[name_or_index - 1]
        for sheet in sheets:
            if sheet.label.casefold() == name_or_index.casefold():
                return sheet
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self.book.sheet_list())

    def __iter__(self) -> Iterator[Sheet]:
        return iter(list(self.book.sheet_list()))

    def __contains__(self, name: object) -> bool:
        # In Excel `name in book.sheets` is always False: a macro that asks so must not pass here.
        raise NotImplementedError("ask `name in book.sheet_names`, which Excel answers too")

    def add(
        self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None
    ) -> Sheet:
        """Insert a sheet and make it active; by default before the active one, as Excel does."""
        sheets = self.book.sheet_list()
        if after is not None:
            place = sheets.index(after) + 1
        else:
            place = sheets.index(before or self.active)
        label = name or self._free_name()
        if not allowed_name(label):
            raise LibreOfficeError(text("engine.bad_sheet_name", name=label))
        self.api.insertNewByName(label, place)
        sheet = self(label)
        sheet.activate()
        return sheet

    def _free_name(self) -> str:
        taken = {sheet.label for sheet in self.book.sheet_list()}
        return next(f"Sheet{n}" for n in range(1, len(taken) + 2) if f"Sheet{n}" not in taken)


def allowed_name(name: str) -> bool:
    """Whether Excel takes it for a sheet's name."""
    return (
        0 < len(name) <= 31
        and not set(name) & set("\\/?*[]:")
        and not name.startswith("'")
        and not name.endswith("'")
    )
