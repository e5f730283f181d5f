"""Defined names."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .address import Box, quoted_sheet
from .calls import guarded
from .errors import LibreOfficeError
from .formats import as_box
from .formulas import as_excel

if TYPE_CHECKING:
    from .book import Book
    from .range import Range
    from .sheet import Sheet


@guarded
class Names(base_classes.Names):
    """The names of a workbook, or those that belong to one sheet; case does not matter."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self.book = book
        self.office = book.office
        self._sheet = sheet

    @property
    def api(self) -> Any:
        """LibreOffice's named ranges."""
        return (self._sheet.native if self._sheet else self.book.document).NamedRanges

    def __call__(self, name_or_index: int | str) -> Name:
        """Return one; raises ``KeyError`` or ``IndexError``."""
        names = self.api.ElementNames
        if isinstance(name_or_index, int):
            return Name(self, names[name_or_index - 1])
        for name in names:
            if name.casefold() == name_or_index.casefold():
                return Name(self, name)
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self.api.ElementNames)

    def __iter__(self) -> Iterator[Name]:
        return iter([Name(self, name) for name in self.api.ElementNames])

    def snapshot(self) -> list[tuple[str, Name]]:
        """Return names and what they stand for."""
        return [(name, Name(self, name)) for name in self.api.ElementNames]

    def contains(self, name: str) -> bool:
        """Whether there is such a name."""
        return any(name.casefold() == known.casefold() for known in self.api.ElementNames)

    def add(self, name: str, refers_to: str) -> Name:
        """Define a name, or let an old one stand for something else: ``='Tên trang'!$A$1:$B$2``."""
        if self.contains(name):
            known = self(name)
            known.refers_to = refers_to
            return known
        origin = self.office.struct("table.CellAddress", 0, 0, 0)
        self.api.addNewByName(name, self.book.grammar.reference(refers_to), origin, 0)
        return Name(self, name)


@guarded
class Name(base_classes.Name):
    """One defined name."""

    def __init__(self, names: Names, name: str) -> None:
        self.office = names.office
        self._names = names
        self._name = name

    @property
    def api(self) -> Any:
        """LibreOffice's named range."""
        return self._names.api.getByName(self._name)

    @property
    def name(self) -> str:
        """The name itself."""
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value
        self._name = value

    @property
    def refers_to(self) -> str:
        """What it stands for, as Excel writes it."""
        if self.place is None:
            return "=" + as_excel(self.api.Content)
        found = self.refers_to_range
        return f"={quoted_sheet(found.sheet.name)}!{found.address}"

    @refers_to.setter
    def refers_to(self, value: str) -> None:
        self.api.Content = self._names.book.grammar.reference(value)

    @property
    def place(self) -> tuple[Sheet, Box] | None:
        """Sheet and rectangle it stands for; ``None`` for a constant or a formula."""
        cells = self.api.ReferredCells
        # Once its sheet is deleted, LibreOffice still hands out cells: those of the sheet after it.
        if cells is None or "#REF!" in self.api.Content:
            return None
        address = cells.RangeAddress
        return self._names.book.sheet_list()[address.Sheet], as_box(address)

    @property
    def refers_to_range(self) -> Range:
        """The cells it stands for; raises ``LibreOfficeError`` where it stands for none."""
        from .range import Range

        if self.place is None:
            raise LibreOfficeError(text("engine.not_a_range", name=self._name))
        return Range(*self.place)

    def delete(self) -> None:
        """Take the name away; the cells stay."""
        self._names.api.removeByName(self._name)
