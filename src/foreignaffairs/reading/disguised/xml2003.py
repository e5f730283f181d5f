"""XML Spreadsheet 2003 (SpreadsheetML): worksheets, rows and typed cells, read without entities."""

from __future__ import annotations

from datetime import datetime
from xml.parsers import expat

from ..refusal import DAMAGED, SUSPICIOUS, refuse
from ..sheet import MAX_COLUMNS, MAX_ROWS, Cell, Sheet
from . import Disguise
from .grid import Grid

_SPREADSHEET = "urn:schemas-microsoft-com:office:spreadsheet"
_EXCEL = "urn:schemas-microsoft-com:office:excel"


def read_xml2003(data: bytes) -> Disguise:
    """Return the worksheets; raises ``WorkbookUnreadable`` for XML that is broken or declares."""
    found = _Pass()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.StartElementHandler = found.start
    parser.EndElementHandler = found.end
    parser.CharacterDataHandler = found.text
    parser.StartDoctypeDeclHandler = _refuse_declarations
    parser.EntityDeclHandler = _refuse_declarations
    try:
        parser.Parse(data, True)
    except (expat.ExpatError, ValueError, LookupError) as error:
        raise refuse(DAMAGED) from error
    return Disguise(tuple(found.sheets))


def _refuse_declarations(*_: object) -> None:
    raise refuse(SUSPICIOUS)


class _Pass:
    """Where the parser stands; positions follow ``ss:Index`` where given and count on where not."""

    def __init__(self) -> None:
        self.sheets: list[Sheet] = []
        self._grid = Grid()
        self._name = ""
        self._hidden = False
        self._row = self._column = -1
        self._across = self._span = 0
        self._type = ""
        self._formula = self._valued = False
        self._gathered: list[str] | None = None

    def start(self, name: str, attributes: dict[str, str]) -> None:
        space, _, local = name.rpartition(" ")
        if space == _EXCEL:
            if local == "Visible":
                self._gathered = []
            return
        if space != _SPREADSHEET:
            return
        said = {key.removeprefix(f"{_SPREADSHEET} "): value for key, value in attributes.items()}
        if local == "Worksheet":
            self._grid, self._name, self._hidden = Grid(), said.get("Name", ""), False
            self._row = -1
        elif local == "Row":
            self._start_row(said)
        elif local == "Cell":
            self._start_cell(said)
        elif local == "Data" and self._column >= 0:
            self._type, self._gathered, self._valued = said.get("Type", "String"), [], True

    def _start_row(self, said: dict[str, str]) -> None:
        self._row = _number(said.get("Index"), self._row + 2) - 1
        self._column, self._across = -1, 0
        self._span = _number(said.get("Span"), 0)
        if said.get("Hidden") == "1":
            self._grid.hide(self._row, self._span + 1)

    def _start_cell(self, said: dict[str, str]) -> None:
        self._column = _number(said.get("Index"), self._column + self._across + 2) - 1
        self._across = _number(said.get("MergeAcross"), 0)
        down = _number(said.get("MergeDown"), 0)
        self._grid.merge(self._row, self._column, min(down, MAX_ROWS), self._across)
        self._formula, self._valued = "Formula" in said, False

    def text(self, data: str) -> None:
        if self._gathered is not None:
            self._gathered.append(data)

    def end(self, name: str) -> None:
        space, _, local = name.rpartition(" ")
        if space == _EXCEL and local == "Visible":
            self._hidden = "".join(self._gathered or ()) != "SheetVisible"
            self._gathered = None
        elif space != _SPREADSHEET:
            return
        elif local == "Data" and self._gathered is not None:
            self._close_data("".join(self._gathered))
            self._gathered = None
        elif local == "Cell" and self._formula and not self._valued:
            self._grid.uncomputed(self._row, self._column)
        elif local == "Row":
            self._row += self._span
        elif local == "Worksheet":
            self.sheets.append(self._grid.sheet(self._name, hidden=self._hidden))

    def _close_data(self, written: str) -> None:
        place = (self._row, self._column)
        if self._type == "Error":
            self._grid.error(*place, written.strip())
        elif self._formula and written == "" and self._type != "String":
            self._grid.uncomputed(*place)
        else:
            self._grid.put(*place, _value(self._type, written))


def _value(kind: str, written: str) -> Cell:
    """A typed value; one that does not fit its type is kept as text, to be spoken of by column."""
    try:
        if kind == "Number":
            return float(written)
        if kind == "DateTime":
            return datetime.fromisoformat(written.strip())
        if kind == "Boolean":
            return written.strip() == "1"
    except ValueError:
        pass
    return written


def _number(written: str | None, otherwise: int) -> int:
    """A count or 1-based position; one that is none, or absurd, lies beyond every bound."""
    if written is None:
        return otherwise
    digits = written.strip()
    if not digits.isdecimal():
        raise ValueError(written)
    return int(digits) if len(digits) < 8 else MAX_ROWS * MAX_COLUMNS
