"""What hangs on cells: notes, links, names, tables."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from foreignaffairs.language.catalogue import text

from .address import quoted_sheet
from .calls import guarded
from .errors import LibreOfficeError
from .notes import Note
from .range_box import RangeBox

if TYPE_CHECKING:
    from .names import Name
    from .tables import Table

_LINK_BLUE = 0x0563C1
_SINGLE_LINE = 1


@guarded
class RangeNotes(RangeBox):
    """Notes are Excel's classic comments; its newer threaded ones are not in LibreOffice."""

    @property
    def note(self) -> Note | None:
        """The note of its upper left cell."""
        note = Note(self.at(self.box._replace(rows=1, columns=1)))
        return note if note.text else None

    def add_note(self, text: str) -> Note:
        """Hang a note on the cell."""
        self.refuse_protected()
        cell = self.corner
        self.sheet.native.Annotations.insertNew(cell.CellAddress, text)
        return Note(self.at(self.box))

    @property
    def hyperlink(self) -> str:
        """The address its link leads to; raises ``LibreOfficeError`` where it has none."""
        links = self.corner.TextFields
        if links.Count == 0:
            raise LibreOfficeError(text("engine.no_link", address=self.address))
        return str(links.getByIndex(0).URL)

    def add_hyperlink(
        self, address: str, text_to_display: str | None = None, screen_tip: str | None = None
    ) -> None:
        """Put a link into the cell; LibreOffice has no tip for it.

        A value written to the cell afterwards takes the link away, unlike in Excel.
        """
        if os.path.isabs(address):
            address = Path(address).as_uri()
        self.refuse_protected()
        cell = self.corner
        link = self.sheet.book.document.createInstance("com.sun.star.text.TextField.URL")
        link.URL = address
        link.Representation = text_to_display or address
        cell.String = ""
        cell.insertTextContent(cell.createTextCursor(), link, False)
        cell.CharColor = _LINK_BLUE
        cell.CharUnderline = _SINGLE_LINE

    @property
    def name(self) -> Name | None:
        """The defined name of exactly these cells."""
        for name in self.sheet.book.names:
            if name.place == (self.sheet, self.box):
                return name
        return None

    @name.setter
    def name(self, value: str) -> None:
        self.sheet.book.names.add(value, f"={quoted_sheet(self.sheet.name)}!{self.address}")

    @property
    def table(self) -> Table | None:
        """The table that its upper left cell is in."""
        for table in self.sheet.tables:
            box = table.range.box
            if box.around(self.box._replace(rows=1, columns=1)) == box:
                return table
        return None
