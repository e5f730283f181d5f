"""Small tables that the office itself keeps, as CSV or as a workbook, read as text cells."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import clean, nfc
from foreignaffairs.model import OfficeError

_DELIMITERS = ";,\t"


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its number as a spreadsheet counts, and its cells as clean text."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        """Return the text at a 0-based column, "" beyond the end."""
        return self.cells[column] if column < len(self.cells) else ""


def read_table(path: Path) -> list[Line]:
    """Read the rows of a .csv or of the first sheet of a workbook, blank rows left out.

    Raises :class:`OfficeError` where the file cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise OfficeError(text("inbox.table_missing", path=path)) from error
    is_workbook = data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
    rows = _workbook_rows(data, path) if is_workbook else _csv_rows(data, path)
    lines = (Line(n, tuple(clean(cell) for cell in row)) for n, row in enumerate(rows, start=1))
    return [line for line in lines if any(line.cells)]


def decode(data: bytes) -> str:
    """Return the text of a CSV file: UTF-16 or UTF-8 by its mark, UTF-8 if it is, else cp1258."""
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return nfc(data.decode("utf-16", "replace"))
    try:
        return nfc(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        # Windows-1258 writes tones as marks of their own; NFC puts them on their letters.
        return nfc(data.decode("cp1258", "replace"))


def _csv_rows(data: bytes, path: Path) -> Iterable[list[str]]:
    content = decode(data)
    first = next((line for line in content.splitlines() if line.strip()), "")
    delimiter = max(_DELIMITERS, key=first.count)
    try:
        return list(csv.reader(io.StringIO(content, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise OfficeError(text("inbox.table_unreadable", path=path)) from error


def _workbook_rows(data: bytes, path: Path) -> Iterable[list[str]]:
    from python_calamine import CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # calamine panics with a BaseException of its own
        raise OfficeError(text("inbox.table_unreadable", path=path)) from error
    return ([_shown(cell) for cell in row] for row in rows)


def _shown(cell: object) -> str:
    """A code typed as the number 1001 is "1001"; a date is ISO text."""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    return str(cell)
