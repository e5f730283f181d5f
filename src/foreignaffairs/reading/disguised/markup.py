"""Web pages called .xls: every table becomes a sheet, with what the page shows in its cells."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser

from ..sheet import MAX_COLUMNS, MAX_ROWS, Cell, Sheet
from . import Disguise
from .decoding import Decoded, decode
from .grid import Grid

_SHEET = re.compile(
    r"<x:ExcelWorksheet>\s*<x:Name>([^<]*)</x:Name>(.*?)</x:ExcelWorksheet>", re.DOTALL
)
_HIDDEN_STYLE = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*(?:hidden|collapse))", re.I)
_SILENT = frozenset({"script", "style", "head", "object", "svg", "template", "noscript"})
_NUMBERS = ("x:num", "sdval")
"""Attributes in which Excel and LibreOffice keep the number behind what a cell shows."""
_DIGITS = re.compile(r"\D+")
_MOST_TABLES = 200


def read_html(data: bytes) -> Disguise:
    """Return the tables of one page."""
    decoded = decode(data)
    return Disguise(tuple(page_sheets(decoded)), decoded.label)


def page_sheets(decoded: Decoded, names: Sequence[tuple[str, bool]] = ()) -> Iterator[Sheet]:
    """Yield the tables of a page with content; ``names`` are those of its sheets, and if hidden."""
    page = _Page(decoded)
    page.feed(decoded.text)
    page.close()
    tables = [table for table in page.tables if table.grid]
    known = list(names or page.names)
    for number, table in enumerate(tables):
        matched = known[number] if len(known) == len(tables) else None
        name, hidden = matched or (table.caption or f"{number + 1}", False)
        yield table.grid.sheet(name, hidden=hidden)


def sheet_names(text: str) -> list[tuple[str, bool]]:
    """Return the sheets that Excel says a page was made from, and whether each is hidden."""
    found = []
    for match in _SHEET.finditer(text):
        page = _plain(match[1])
        found.append((page, "<x:Visible>" in match[2]))
    return found


def _plain(text: str) -> str:
    from html import unescape

    return " ".join(unescape(text).split())


class _Table:
    """One table being filled: where its next cell goes, given cells that span rows from above."""

    def __init__(self, caption: str) -> None:
        self.grid = Grid()
        self.caption = caption
        self.row = -1
        self.column = 0
        self.words: list[str] | None = None
        self.attributes: dict[str, str | None] = {}
        self._reach: dict[int, int] = {}

    def next_row(self) -> None:
        self.row += 1
        self.column = 0

    def close_cell(self, decoded: Decoded) -> None:
        if self.words is None:
            return
        if self.row < 0:
            self.next_row()
        while self._reach.get(self.column, -1) >= self.row:
            self.column += 1
        right = _span(self.attributes.get("colspan"), MAX_COLUMNS)
        down = _span(self.attributes.get("rowspan"), MAX_ROWS)
        written = decoded.cell(_lines("".join(self.words)))
        self.grid.put(self.row, self.column, _value(written, self.attributes))
        self.grid.merge(self.row, self.column, down - 1, right - 1)
        for column in range(self.column, min(self.column + right, MAX_COLUMNS)):
            self._reach[column] = self.row + down - 1
        self.column += right
        self.words = None


class _Page(HTMLParser):
    """Walks a page; scripts, styles and objects are passed over."""

    def __init__(self, decoded: Decoded) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.names: list[tuple[str, bool]] = []
        self._decoded = decoded
        self._open: list[_Table] = []
        self._silent = 0
        self._caption = ""
        self._in_caption = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += tag != "head"
        elif tag == "table":
            if len(self.tables) < _MOST_TABLES:
                self._open.append(_Table(self._caption))
                self.tables.append(self._open[-1])
            self._caption = ""
        elif tag in ("h1", "h2", "em") and not self._open:
            self._caption, self._in_caption = "", True
        elif self._open:
            self._in_table(tag, dict(attrs))

    def _in_table(self, tag: str, attributes: dict[str, str | None]) -> None:
        table = self._open[-1]
        if tag == "tr":
            table.close_cell(self._decoded)
            table.next_row()
            if _HIDDEN_STYLE.search(attributes.get("style") or "") or "hidden" in attributes:
                table.grid.hide(table.row)
        elif tag in ("td", "th"):
            table.close_cell(self._decoded)
            table.words, table.attributes = [], attributes
        elif tag in ("br", "p", "div", "li") and table.words is not None:
            table.words.append("\n")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _SILENT:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - (tag != "head"))
        elif tag in ("h1", "h2", "em"):
            self._in_caption = False
        elif not self._open:
            return
        elif tag in ("td", "th", "tr"):
            self._open[-1].close_cell(self._decoded)
        elif tag == "table":
            self._open.pop().close_cell(self._decoded)

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        if self._open:
            if self._open[-1].words is not None:
                self._open[-1].words.append(data.replace("\n", " ").replace("\r", " "))
        elif self._in_caption:
            self._caption += data

    def parse_marked_section(self, i: int, report: bool = True) -> int:
        """Pass over ``<![…`` that is no marked section, as browsers do; the parser gives up on it.

        The standard library raises ``AssertionError`` there.
        """
        try:
            return super().parse_marked_section(i, report)
        except AssertionError:
            return self.parse_bogus_comment(i)

    def handle_comment(self, data: str) -> None:
        if "x:ExcelWorksheet" in data:
            self.names += sheet_names(data)

    def close(self) -> None:
        super().close()
        for table in self._open:
            table.close_cell(self._decoded)


def _span(written: str | None, most: int) -> int:
    digits = (written or "").strip()
    return min(int(digits), most) if digits.isdecimal() and len(digits) < 9 and int(digits) else 1


def _lines(written: str) -> str:
    lines = (" ".join(line.split()) for line in written.split("\n"))
    return "\n".join(line for line in lines if line)


def _value(written: str, attributes: dict[str, str | None]) -> Cell:
    """What a cell shows, or the number behind it where both have the same digits.

    A date shows other digits than its number; what a person saw is what counts.
    """
    for name in _NUMBERS:
        raw = attributes.get(name)
        if not raw or len(raw) > 40:
            continue
        try:
            number = float(raw)
        except ValueError:
            continue
        if _DIGITS.sub("", raw) == _DIGITS.sub("", written):
            return number
    return written
