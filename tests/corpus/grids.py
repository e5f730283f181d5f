"""The cells of a form as plain values, to be written again in other formats."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TypeAlias
from xml.etree import ElementTree

from foreignaffairs.reading.address import split

from .form import BOOK, STRINGS, Form

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True, slots=True)
class Err:
    """An error cell."""

    text: str


@dataclass(frozen=True, slots=True)
class Computed:
    """A formula with the value that it had, or with none."""

    formula: str
    value: str | float | None


Value: TypeAlias = str | float | bool | Err | Computed
Place: TypeAlias = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Grid:
    """One sheet; places are 0-based."""

    name: str
    hidden: bool
    cells: Mapping[Place, Value]
    hidden_rows: frozenset[int]

    def rows(self) -> list[list[Value | None]]:
        """Rows of one length, from A1 to the last cell."""
        height = max((row for row, _ in self.cells), default=-1) + 1
        width = max((column for _, column in self.cells), default=-1) + 1
        return [[self.cells.get((r, c)) for c in range(width)] for r in range(height)]


def grids(form: Form) -> list[Grid]:
    """Every sheet of a form in its order."""
    strings = [_words(item) for item in ElementTree.fromstring(form.parts[STRINGS])]
    relations = {
        e.get("Id"): e.get("Target", "")
        for e in ElementTree.fromstring(form.parts["xl/_rels/workbook.xml.rels"])
    }
    found = []
    for element in ElementTree.fromstring(form.parts[BOOK]).iter():
        if element.tag.endswith("}sheet"):
            part = form.parts[f"xl/{relations[element.get(_RELATION)]}"]
            hidden = element.get("state", "visible") != "visible"
            found.append(_grid(element.get("name", ""), hidden, part, strings))
    return found


def grid(form: Form, name: str) -> Grid:
    """One sheet of a form."""
    return next(g for g in grids(form) if g.name == name)


def _grid(name: str, hidden: bool, part: bytes, strings: list[str]) -> Grid:
    cells: dict[Place, Value] = {}
    hidden_rows = set()
    for element in ElementTree.fromstring(part).iter():
        kind = element.tag.rpartition("}")[2]
        if kind == "row" and element.get("hidden") in ("1", "true"):
            hidden_rows.add(int(element.get("r", "0")) - 1)
        elif kind == "c" and (value := _value(element, strings)) is not None:
            cells[split(element.get("r", ""))] = value
    return Grid(name, hidden, cells, frozenset(hidden_rows))


def _value(cell: ElementTree.Element, strings: list[str]) -> Value | None:
    inside = {child.tag.rpartition("}")[2]: child for child in cell}
    kind = cell.get("t", "n")
    written = inside["v"].text if "v" in inside else None
    if kind == "e":
        return Err(written or "#N/A")
    value: Value | None = None
    if kind == "inlineStr":
        value = _words(inside["is"])
    elif written is not None:
        value = _typed(kind, written, strings)
    if "f" in inside:
        assert not isinstance(value, (bool, Err, Computed))
        return Computed(inside["f"].text or "", value)
    return value


def _typed(kind: str, written: str, strings: list[str]) -> str | float | bool:
    if kind == "s":
        return strings[int(written)]
    if kind == "b":
        return written == "1"
    return float(written) if kind == "n" else written


def _words(item: ElementTree.Element) -> str:
    text = "".join(t.text or "" for t in item.iter() if t.tag.endswith("}t"))
    return re.sub(r"_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), text)
