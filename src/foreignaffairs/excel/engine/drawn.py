"""What charts and pictures have in common: a shape that lies on a sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .calls import guarded
from .range_size import POINT

if TYPE_CHECKING:
    from .sheet import Sheet


@guarded
class Drawn:
    """A shape on a sheet; places and sizes are in points."""

    def __init__(self, sheet: Sheet, shape: Any) -> None:
        self.office = sheet.office
        self._sheet = sheet
        self.shape = shape

    @property
    def parent(self) -> Sheet:
        """The sheet it lies on."""
        return self._sheet

    @property
    def left(self) -> float:
        """Distance from the sheet's left edge."""
        return self.shape.Position.X / POINT  # type: ignore[no-any-return]

    @left.setter
    def left(self, value: float) -> None:
        self._place(value, self.top)

    @property
    def top(self) -> float:
        """Distance from the sheet's upper edge."""
        return self.shape.Position.Y / POINT  # type: ignore[no-any-return]

    @top.setter
    def top(self, value: float) -> None:
        self._place(self.left, value)

    @property
    def width(self) -> float:
        """Its width."""
        return self.shape.Size.Width / POINT  # type: ignore[no-any-return]

    @width.setter
    def width(self, value: float) -> None:
        self._size(value, self.height)

    @property
    def height(self) -> float:
        """Its height."""
        return self.shape.Size.Height / POINT  # type: ignore[no-any-return]

    @height.setter
    def height(self, value: float) -> None:
        self._size(self.width, value)

    def _place(self, left: float, top: float) -> None:
        self.shape.setPosition(
            self.office.struct("awt.Point", round(left * POINT), round(top * POINT))
        )

    def _size(self, width: float, height: float) -> None:
        self.shape.setSize(
            self.office.struct("awt.Size", round(width * POINT), round(height * POINT))
        )


def shapes(sheet: Sheet, kind: str) -> list[Any]:
    """Return the shapes of one kind on a sheet, the lowest first."""
    page = sheet.native.DrawPage
    every = (page.getByIndex(index) for index in range(page.Count))
    return [shape for shape in every if shape.ShapeType == kind]
