"""Widths, heights and places of cells."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .calls import guarded
from .range_box import RangeBox

POINT = 2540 / 72
"""One point in LibreOffice's unit of length, a hundredth of a millimetre."""
_PIXEL = 2540 / 96
_DIGIT, _PADDING = 7, 5
"""Pixels: a digit of Excel's usual font, and what a column has beside its characters."""


@guarded
class RangeSize(RangeBox):
    """Column widths in characters as Excel counts them, all else in points."""

    @property
    def column_width(self) -> float | None:
        """In characters; ``None`` where columns differ."""
        width = _same(column.Width for column in _each(self.native.Columns))
        return None if width is None else round((width / _PIXEL - _PADDING) / _DIGIT, 2)

    @column_width.setter
    def column_width(self, value: float) -> None:
        self.native.Columns.Width = round((value * _DIGIT + _PADDING) * _PIXEL)

    @property
    def row_height(self) -> float | None:
        """In points; ``None`` where rows differ."""
        height = _same(row.Height for row in _each(self.native.Rows))
        return None if height is None else round(height / POINT, 2)

    @row_height.setter
    def row_height(self, value: float) -> None:
        self.native.Rows.Height = round(value * POINT)

    @property
    def column_hidden(self) -> bool | None:
        """Whether its columns are hidden."""
        visible = _same(column.IsVisible for column in _each(self.native.Columns))
        return None if visible is None else not visible

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self.native.Columns.IsVisible = not value

    @property
    def row_hidden(self) -> bool | None:
        """Whether its rows are hidden."""
        visible = _same(row.IsVisible for row in _each(self.native.Rows))
        return None if visible is None else not visible

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self.native.Rows.IsVisible = not value

    @property
    def width(self) -> float:
        """In points."""
        return self.native.Size.Width / POINT  # type: ignore[no-any-return]

    @property
    def height(self) -> float:
        """In points."""
        return self.native.Size.Height / POINT  # type: ignore[no-any-return]

    @property
    def left(self) -> float:
        """Distance from the sheet's left edge in points."""
        return self.native.Position.X / POINT  # type: ignore[no-any-return]

    @property
    def top(self) -> float:
        """Distance from the sheet's upper edge in points."""
        return self.native.Position.Y / POINT  # type: ignore[no-any-return]

    def autofit(self, axis: str | None = None) -> None:
        """Fit columns (``c``), rows (``r``) or both to what stands in them."""
        if axis in (None, "c", "columns"):
            self.native.Columns.OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.native.Rows.OptimalHeight = True


def _each(lines: Any) -> Iterable[Any]:
    return (lines.getByIndex(index) for index in range(lines.Count))


def _same(values: Iterable[Any]) -> Any:
    """Return the value that all share; ``None`` at the first that differs."""
    values = iter(values)
    first = next(values)
    return first if all(value == first for value in values) else None
