"""The raw XML of an .xlsx sheet: error cells, uncomputed formulas, hidden rows, merges, strays.

Writers in use (Excel, LibreOffice, WPS, openpyxl, XlsxWriter) all put ``r`` first in a cell and
no prefix before ``c``. For such a sheet a few substring searches decide that nothing is amiss,
which costs a tenth of parsing. A sheet that looks otherwise, or where a search finds what it
cannot place, goes through :mod:`xlsx_pass`.
"""

from __future__ import annotations

import re

from .address import column_index, split
from .refusal import DAMAGED, SUSPICIOUS, TOO_LARGE, refuse
from .sheet import MAX_COLUMNS, MAX_ROWS, Area, Marks, Place, far
from .xlsx_pass import pass_sheet

_ERROR = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]* t="e"[^>]*>(.*?)</c>', re.DOTALL)
_ERROR_SIGN = re.compile(rb't="e"')
_VALUE = re.compile(rb"<v[^>]*>([^<]*)</v>")
_FORMULA_WITHOUT_VALUE = re.compile(rb"<f(?: [^>]*)?(?:/>|>[^<]*</f>)(?!<v>[^<])")
_CELL_START = re.compile(rb'<c r="([A-Z]+[0-9]+)"([^>]*)>')
_HIDDEN = b' hidden="'
_HIDDEN_ROW = re.compile(rb'<row r="([0-9]+)"[^>]* hidden="(?:1|true)"')
_MERGE = re.compile(rb'<mergeCell ref="([A-Z]+)([0-9]+):([A-Z]+)([0-9]+)"')
_DIMENSION = re.compile(rb'<dimension ref="(?:[A-Z]+[0-9]+:)?([A-Z]+)([0-9]+)"')
_LAST_ROW = re.compile(rb'<row r="([0-9]+)"')
_FAR_CELL = re.compile(
    rb'<c r="([A-Z]{3,}[0-9]+|[A-Z]{1,2}[0-9]{5,})"[^>]*?(?:/>|>(.*?)</c>)', re.DOTALL
)
_HEAD = 4096


class _NotPlainError(Exception):
    """The sheet is not written the usual way after all."""


def scan(xml: bytes) -> tuple[Marks, bytes | None]:
    """Return a sheet's marks, and its XML without stray cells where it had any.

    Raises ``WorkbookUnreadable`` for XML that a reader would take for an empty sheet.
    """
    _whole(xml)
    if _plain(xml):
        cells, behind = _parted(xml)
        trimmed, stray = _trim(cells)
        try:
            marks = _scan_plain(trimmed or cells, behind or cells, stray)
            return marks, trimmed + behind if trimmed else None
        except _NotPlainError:
            pass
    marks = pass_sheet(xml)
    if marks.stray:
        raise refuse(TOO_LARGE)
    return marks, None


def _whole(xml: bytes) -> None:
    if b"sheetData" not in xml or not xml[-400:].rstrip().endswith(b"worksheet>"):
        raise refuse(DAMAGED)
    if b"<!DOCTYPE" in xml[: xml.find(b"sheetData")]:
        raise refuse(SUSPICIOUS)


def _plain(xml: bytes) -> bool:
    cell, row = xml.find(b"<c "), xml.find(b"<row ")
    return (
        xml.find(b"<sheetData") >= 0
        and (cell < 0 or xml.startswith(b'<c r="', cell))
        and (row < 0 or xml.startswith(b'<row r="', row))
        and xml.find(b"<c>", 0, cell + _HEAD) < 0
    )


def _parted(xml: bytes) -> tuple[bytes, bytes]:
    """Part the cells from what stands behind them, colour rules for the most, a third of a form."""
    end = xml.rfind(b"</sheetData>")
    return (xml[:end], xml[end:]) if end >= 0 else (xml, b"")


def _scan_plain(cells: bytes, behind: bytes, stray: tuple[str, ...]) -> Marks:
    return Marks(_errors(cells), _uncomputed(cells), _merged(behind), _hidden_rows(cells), stray)


def _errors(xml: bytes) -> dict[Place, str]:
    """Read error cells; their words begin with # whatever quotes the writer's attributes have."""
    shown = xml.count(b">#") if b"#" in xml else 0
    if not shown and _ERROR_SIGN.search(xml) is None:
        return {}
    found = {}
    worded = 0
    for match in _ERROR.finditer(xml):
        value = _VALUE.search(match[2])
        words = value[1].decode("utf-8", "replace") if value else "#"
        worded += value is not None and words.startswith("#")
        found[split(match[1].decode())] = _unescaped(words)
    if len(found) != xml.count(b't="e"') or worded != shown:
        raise _NotPlainError
    return found


def _unescaped(words: str) -> str:
    # As xml.sax.saxutils does, which loads urllib and ssl along.
    return words.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def _uncomputed(xml: bytes) -> frozenset[Place]:
    found = set()
    for match in _FORMULA_WITHOUT_VALUE.finditer(xml):
        cell = _CELL_START.match(xml, xml.rfind(b"<c ", 0, match.start()))
        if cell is None:
            raise _NotPlainError
        text_of_nothing = b't="str"' in cell[2] and xml[match.end() : match.end() + 2] == b"<v"
        if not text_of_nothing and b't="e"' not in cell[2]:
            found.add(split(cell[1].decode()))
    return frozenset(found)


def _merged(xml: bytes) -> tuple[Area, ...]:
    first = xml.find(b"<mergeCell ")
    if first < 0:
        return ()
    end = xml.find(b"</mergeCells>", first)
    return tuple(
        (int(top) - 1, column_index(left.decode()), int(bottom) - 1, column_index(right.decode()))
        for left, top, right, bottom in _MERGE.findall(xml, first, end if end > 0 else len(xml))
    )


def _hidden_rows(xml: bytes) -> frozenset[int]:
    found = set()
    at = xml.find(_HIDDEN)
    while at >= 0:
        row = _HIDDEN_ROW.match(xml, xml.rfind(b"<", 0, at))
        if row is not None:
            found.add(int(row[1]) - 1)
        at = xml.find(_HIDDEN, at + 1)
    return frozenset(found)


def _trim(xml: bytes) -> tuple[bytes | None, tuple[str, ...]]:
    """Drop far cells; only those with content make a dense grid large and are reported."""
    if _near(xml):
        return None, ()
    stray = []

    def keep(match: re.Match[bytes]) -> bytes:
        address = match[1].decode()
        if not far(*split(address)):
            return match[0]
        content = match[2] or b""
        if b"<v" in content or b"<is" in content:
            stray.append(address)
        return b""

    trimmed = _FAR_CELL.sub(keep, xml)
    return (trimmed, tuple(stray)) if stray else (None, ())


def _near(xml: bytes) -> bool:
    """Tell whether dimension and last row both lie within bounds.

    A crafted file may lie about both; then the dense grid hits the worker's memory limit.
    """
    dimension = _DIMENSION.search(xml, 0, _HEAD)
    last = _LAST_ROW.match(xml, max(0, xml.rfind(b"<row ")))
    return bool(
        dimension
        and column_index(dimension[1].decode()) < MAX_COLUMNS
        and int(dimension[2]) <= MAX_ROWS
        and (last is None or int(last[1]) <= MAX_ROWS)
    )
