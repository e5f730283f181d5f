"""The XML of an .ods workbook: error cells, merges, hidden rows, cells too far away.

OpenDocument writes a formula whose result is no text just as one that was never computed, so
an uncomputed formula cannot be told here and reads as blank text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.parsers import expat

from .refusal import DAMAGED, SUSPICIOUS, TOO_LARGE, refuse
from .sheet import MAX_ROWS, Area, Marks, Place, far

_ERROR_TEXT = re.compile(r"#[A-Z0-9/]+[!?]?|#N/A|Err:\d+")


def scan_content(xml: bytes) -> Mapping[str, Marks]:
    """Return the marks of each sheet by name; raises ``WorkbookUnreadable`` for far cells."""
    if b"<!DOCTYPE" in xml:
        raise refuse(SUSPICIOUS)
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
    return found.sheets


class _Pass:
    def __init__(self) -> None:
        self.sheets: dict[str, Marks] = {}
        self._errors: dict[Place, str] = {}
        self._merged: list[Area] = []
        self._hidden: set[int] = set()
        self._name = ""
        self._row = self._column = 0
        self._rows = self._columns = 1
        self._cell: dict[str, str] = {}
        self._text = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if name == "table:table":
            self._name = attributes.get("table:name", "")
            self._errors, self._merged, self._hidden, self._row = {}, [], set(), 0
        elif name == "table:table-row":
            self._rows = int(attributes.get("table:number-rows-repeated", 1))
            self._column = 0
            if attributes.get("table:visibility", "visible") != "visible":
                self._hidden.update(range(self._row, min(self._row + self._rows, MAX_ROWS)))
        elif name in ("table:table-cell", "table:covered-table-cell"):
            self._cell, self._text = attributes, ""
            self._columns = int(attributes.get("table:number-columns-repeated", 1))

    def text(self, data: str) -> None:
        self._text += data

    def end(self, name: str) -> None:
        if name in ("table:table-cell", "table:covered-table-cell"):
            self._close_cell()
            self._column += self._columns
        elif name == "table:table-row":
            self._row += self._rows
        elif name == "table:table":
            self.sheets[self._name] = Marks(
                errors=self._errors,
                merged=tuple(self._merged),
                hidden_rows=frozenset(self._hidden),
            )

    def _close_cell(self) -> None:
        cell, place = self._cell, (self._row, self._column)
        if "office:value-type" in cell and far(
            self._row + self._rows - 1, self._column + self._columns - 1
        ):
            raise refuse(TOO_LARGE)
        is_error = cell.get("calcext:value-type") == "error" or (
            "table:formula" in cell and _ERROR_TEXT.fullmatch(self._text.strip())
        )
        if is_error:
            self._errors[place] = self._text.strip() or "#"
        down = int(cell.get("table:number-rows-spanned", 1)) - 1
        right = int(cell.get("table:number-columns-spanned", 1)) - 1
        if down or right:
            self._merged.append((*place, place[0] + down, place[1] + right))
