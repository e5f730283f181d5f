"""A full pass over a sheet's XML, for writers that prefix names or leave positions out."""

from __future__ import annotations

from xml.parsers import expat

from .address import a1, split
from .refusal import DAMAGED, refuse
from .sheet import Area, Marks, Place, far


def pass_sheet(xml: bytes) -> Marks:
    """Return a sheet's marks by parsing all of it; raises ``WorkbookUnreadable`` if it cannot."""
    found = _Pass()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refuse(DAMAGED) from error
    return Marks(
        found.errors,
        frozenset(found.uncomputed),
        tuple(found.merged),
        frozenset(found.hidden_rows),
        tuple(found.stray),
    )


class _Pass:
    """What the parser has met so far; positions follow ``r`` where given and count on where not."""

    def __init__(self) -> None:
        self.errors: dict[Place, str] = {}
        self.uncomputed: set[Place] = set()
        self.merged: list[Area] = []
        self.hidden_rows: set[int] = set()
        self.stray: list[str] = []
        self._row = self._column = -1
        self._type = ""
        self._formula = self._valued = self._inside = False
        self._value = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        name = name.rpartition(":")[2]
        if name == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden_rows.add(self._row)
        elif name == "c":
            place = attributes.get("r")
            if place:
                self._row, self._column = split(place)
            else:
                self._column += 1
            self._type = attributes.get("t", "")
            self._formula = self._valued = False
            self._value = ""
        elif name == "f":
            self._formula = True
        elif name in ("v", "is"):
            self._valued = self._inside = True
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.merged.append((*split(first), *split(last or first)))

    def text(self, data: str) -> None:
        if self._inside:
            self._value += data

    def end(self, name: str) -> None:
        name = name.rpartition(":")[2]
        if name in ("v", "is"):
            self._inside = False
        elif name == "c":
            self._close_cell()

    def _close_cell(self) -> None:
        place = (self._row, self._column)
        if self._type == "e":
            self.errors[place] = self._value or "#"
        elif self._formula and not self._value and not (self._type == "str" and self._valued):
            self.uncomputed.add(place)
        if self._valued and far(*place):
            self.stray.append(a1(*place))
