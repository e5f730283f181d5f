"""Pictures on a sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .calls import guarded
from .collection import Named
from .drawn import Drawn, shapes
from .range_size import POINT

if TYPE_CHECKING:
    from .sheet import Sheet

_KIND = "com.sun.star.drawing.GraphicObjectShape"


@guarded
class Picture(Drawn, base_classes.Picture):
    """One picture."""

    @property
    def api(self) -> Any:
        """LibreOffice's shape."""
        return self.shape

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.shape.Name)

    @name.setter
    def name(self, value: str) -> None:
        self.shape.Name = value

    def delete(self) -> None:
        """Take it off the sheet."""
        self._sheet.native.DrawPage.remove(self.shape)


@guarded
class Pictures(Named[Picture], base_classes.Pictures):
    """The pictures of one sheet."""

    def __init__(self, sheet: Sheet) -> None:
        self.office = sheet.office
        self.parent = sheet

    @property
    def api(self) -> Any:
        """LibreOffice's page of shapes."""
        return self.parent.native.DrawPage

    def items(self) -> list[Picture]:
        """Return the pictures, the lowest first."""
        return [Picture(self.parent, shape) for shape in shapes(self.parent, _KIND)]

    def add(
        self,
        filename: str,
        link_to_file: bool,
        save_with_document: bool,
        left: float | None,
        top: float | None,
        width: float,
        height: float,
        anchor: Any = None,
    ) -> Picture:
        """Put the picture of a file on the sheet; -1 for a size is the picture's own."""
        label = self.free_name("Picture ")
        graphic = self.office.service("graphic.GraphicProvider").queryGraphic(
            self.office.properties(URL=Path(filename).resolve().as_uri())
        )
        shape = self.parent.book.document.createInstance(_KIND)
        self.api.add(shape)
        shape.Graphic = graphic
        shape.Name = label
        picture = Picture(self.parent, shape)
        if anchor is not None:
            left, top = anchor.left, anchor.top
        own = graphic.Size100thMM
        picture._place(left or 0, top or 0)
        picture._size(
            own.Width / POINT if width == -1 else width,
            own.Height / POINT if height == -1 else height,
        )
        return picture
