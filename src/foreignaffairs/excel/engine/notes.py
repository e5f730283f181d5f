"""Notes on cells."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .address import Box
from .calls import guarded
from .cell_flags import NOTES

if TYPE_CHECKING:
    from .range import Range
    from .sheet import Sheet


@guarded
class Note(base_classes.Note):
    """The note of one cell; without text there is none."""

    def __init__(self, cell: Range) -> None:
        self.office = cell.office
        self._cell = cell

    @property
    def api(self) -> Any:
        """LibreOffice's annotation."""
        return self._cell.corner.Annotation

    @property
    def location(self) -> Range:
        """The cell it hangs on."""
        return self._cell

    @property
    def text(self) -> str:
        """What it says."""
        return str(self.api.String)

    @text.setter
    def text(self, value: str) -> None:
        self._cell.refuse_protected()
        self.api.String = value

    @property
    def author(self) -> str:
        """Who wrote it."""
        return str(self.api.Author)

    def delete(self) -> None:
        """Take it off the cell."""
        self._cell.unprotected.clearContents(NOTES)


def notes_of(sheet: Sheet) -> list[Note]:
    """Return the notes of a sheet, row by row."""
    from .range import Range

    annotations = sheet.native.Annotations
    places = [annotations.getByIndex(n).Position for n in range(annotations.Count)]
    boxes = sorted(Box(place.Row + 1, place.Column + 1) for place in places)
    return [Note(Range(sheet, box)) for box in boxes]
