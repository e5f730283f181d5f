"""How cells look: number format, colour, font, alignment."""

from __future__ import annotations

from typing import Any

from xlwings import base_classes

from .calls import guarded
from .range_box import RangeBox

Colour = tuple[int, int, int]

_NO_COLOUR = -1
_BOLD, _NORMAL = 150.0, 100.0

_HORIZONTAL = {
    "general": "STANDARD", "left": "LEFT", "center": "CENTER", "right": "RIGHT",
    "justify": "BLOCK", "fill": "REPEAT",
}  # fmt: skip
_VERTICAL = {"top": 1, "center": 2, "bottom": 3, "justify": 4}


def to_native(colour: Colour | list[int] | str | int) -> int:
    """Return a colour as LibreOffice counts it; ``#RRGGBB``, (r, g, b) or Excel's number."""
    if isinstance(colour, str):
        return int(colour.removeprefix("#"), 16)
    if isinstance(colour, int):  # Excel counts blue first
        blue, green, red = colour >> 16 & 255, colour >> 8 & 255, colour & 255
    else:
        red, green, blue = colour
    return red << 16 | green << 8 | blue


def to_rgb(native: int) -> Colour:
    """Return LibreOffice's colour as (r, g, b)."""
    return native >> 16 & 255, native >> 8 & 255, native & 255


def uniform(cells: Any, name: str) -> Any:
    """Return a property of cells; ``None`` where it differs between them, as in Excel."""
    state = cells.getPropertyState(name).value
    return None if state == "AMBIGUOUS_VALUE" else cells.getPropertyValue(name)


@guarded
class Font(base_classes.Font):
    """The font of some cells."""

    def __init__(self, cells: RangeBox) -> None:
        self.office = cells.office
        self._range = cells
        self._cells = cells.native

    @property
    def api(self) -> Any:
        """LibreOffice's range of cells."""
        return self._cells

    @property
    def bold(self) -> bool | None:
        """Whether it is bold."""
        weight = uniform(self._cells, "CharWeight")
        return None if weight is None else weight > _NORMAL

    @bold.setter
    def bold(self, value: bool) -> None:
        self._range.unprotected.CharWeight = _BOLD if value else _NORMAL

    @property
    def italic(self) -> bool | None:
        """Whether it is slanted."""
        posture = uniform(self._cells, "CharPosture")
        return None if posture is None else posture.value != "NONE"

    @italic.setter
    def italic(self, value: bool) -> None:
        self._range.unprotected.CharPosture = self.office.enum(
            "awt.FontSlant", "ITALIC" if value else "NONE"
        )

    @property
    def size(self) -> float | None:
        """Its height in points."""
        return uniform(self._cells, "CharHeight")  # type: ignore[no-any-return]

    @size.setter
    def size(self, value: float) -> None:
        self._range.unprotected.CharHeight = float(value)

    @property
    def name(self) -> str | None:
        """Its family, such as Times New Roman."""
        return uniform(self._cells, "CharFontName")  # type: ignore[no-any-return]

    @name.setter
    def name(self, value: str) -> None:
        self._range.unprotected.CharFontName = value

    @property
    def color(self) -> Colour | None:
        """Its colour; black where none was set."""
        colour = uniform(self._cells, "CharColor")
        if colour is None:
            return None
        return (0, 0, 0) if colour == _NO_COLOUR else to_rgb(colour)

    @color.setter
    def color(self, value: Colour | str | int) -> None:
        self._range.unprotected.CharColor = to_native(value)


@guarded
class RangeLooks(RangeBox):
    """Formats; a property that differs between the cells reads as ``None``."""

    @property
    def font(self) -> Font:
        """Its font."""
        return Font(self)

    @property
    def number_format(self) -> str | None:
        """A format code as Excel writes it, such as ``dd/mm/yyyy``."""
        key = uniform(self.native, "NumberFormat")
        return None if key is None else self.sheet.book.formats.code(key)

    @number_format.setter
    def number_format(self, value: str) -> None:
        self.unprotected.NumberFormat = self.sheet.book.formats.key(value)

    @property
    def color(self) -> Colour | None:
        """The colour behind the text; ``None`` for none, or for several."""
        colour = uniform(self.native, "CellBackColor")
        return None if colour in (None, _NO_COLOUR) else to_rgb(colour)

    @color.setter
    def color(self, value: Colour | str | int | None) -> None:
        self.unprotected.CellBackColor = _NO_COLOUR if value is None else to_native(value)

    def set_colors(self, colors: list[list[Any]]) -> None:
        """Colour cell by cell; ``...`` leaves one as it is."""
        for i, row in enumerate(colors):
            for j, colour in enumerate(row):
                if colour is not ...:
                    self(i + 1, j + 1).color = colour

    @property
    def wrap_text(self) -> bool | None:
        """Whether long texts go over several lines."""
        return uniform(self.native, "IsTextWrapped")  # type: ignore[no-any-return]

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self.unprotected.IsTextWrapped = bool(value)

    @property
    def horizontal_alignment(self) -> str | None:
        """``left``, ``center`` … as xlwings names them."""
        found = uniform(self.native, "HoriJustify")
        names = {own: excel for excel, own in _HORIZONTAL.items()}
        return None if found is None else names.get(found.value)

    @horizontal_alignment.setter
    def horizontal_alignment(self, value: str) -> None:
        self.unprotected.HoriJustify = self.office.enum("table.CellHoriJustify", _HORIZONTAL[value])

    @property
    def vertical_alignment(self) -> str | None:
        """``top``, ``center`` …; where none was set, Excel has ``bottom``."""
        found = uniform(self.native, "VertJustify")
        names = {own: excel for excel, own in _VERTICAL.items()}
        return None if found is None else names.get(found, "bottom")

    @vertical_alignment.setter
    def vertical_alignment(self, value: str) -> None:
        self.unprotected.VertJustify = _VERTICAL[value]
