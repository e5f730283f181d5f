"""Every worksheet of a workbook with its marks, whatever format the bytes are in."""

from __future__ import annotations

import io
from collections.abc import Collection, Iterator, Mapping

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from foreignaffairs.model.layout import LISTS_SHEET

from . import ods_scan, xls_scan, xlsb_scan
from .book import DEFAULT_PASSWORD, Book, Remark
from .carried import carried_by_parts, carried_by_storages
from .container import Container, open_container
from .disguised import look_behind, remarks_on
from .kind import HEAD, kind_of
from .ole import CompoundFile
from .passwords import open_with_default_password
from .refusal import DAMAGED, EMPTY, ENCRYPTED, TOO_LARGE, refuse
from .rezip import with_parts
from .sheet import MAX_COLUMNS, MAX_ROWS, Marks, Sheet
from .words import not_a_workbook
from .xlsx_cells import only_cells
from .xlsx_errors import with_known_errors
from .xlsx_parts import worksheet_parts
from .xlsx_scan import scan

MAX_BYTES = 60 << 20
_OTHER_OFFICE = ("WordDocument", "PowerPoint Document")
"""Streams of Word and PowerPoint; those of an Outlook message begin with two underscores."""
_WORTH_KEEPING = 4 << 20
"""Bytes of a sheet that are handed on inflated; of larger ones memory matters more than time."""
MAX_CELLS = 20_000_000
"""Cells of one sheet's dense grid; the whole of an .xls sheet is 16.8 million."""
MAX_SHEETS = 500
"""Sheets of one workbook; a form has about twenty. One part may be named by thousands."""


def read_sheets(data: bytes, left_out: Collection[str] = (LISTS_SHEET,)) -> tuple[Sheet, ...]:
    """Read every worksheet but those ``left_out``; see :func:`read_book`."""
    return read_book(data, left_out).sheets


def read_book(data: bytes, left_out: Collection[str] = (LISTS_SHEET,)) -> Book:
    """Read a workbook, or what passes for one; raises ``WorkbookUnreadable`` with the reason.

    Runs native code on untrusted bytes, which may abort the process: call it in a worker.
    """
    if len(data) > MAX_BYTES:
        raise refuse(TOO_LARGE)
    kind = kind_of(data[:HEAD])
    if kind == "empty":
        raise refuse(EMPTY)
    if kind == "zip":
        container = open_container(data)
        return Book(_zipped(container, left_out), carried_by_parts(container.entries))
    if kind == "ole":
        return _compound(data, left_out)
    behind = look_behind(kind, data)
    if behind is None:
        raise not_a_workbook(kind)
    sheets = tuple(sheet for sheet in behind.sheets if sheet.name not in left_out)
    return Book(sheets, remarks_on(kind, behind), kind)


def _zipped(container: Container, left_out: Collection[str]) -> tuple[Sheet, ...]:
    data, kind = container.data, container.kind
    if kind == "xlsx":
        return _xlsx(container, left_out)
    if kind == "xlsb":
        return _sheets(data, xlsb_scan.scan_workbook(container), left_out)
    if kind == "ods":
        if b"spreadsheet" not in container.inflate("mimetype"):
            raise not_a_workbook("document")
        if "META-INF/manifest.xml" in container.entries and (
            b"encryption-data" in container.inflate("META-INF/manifest.xml")
        ):
            raise refuse(ENCRYPTED)
        return _sheets(data, ods_scan.scan_content(container.inflate("content.xml")), left_out)
    raise not_a_workbook(kind)


def _xlsx(container: Container, left_out: Collection[str]) -> tuple[Sheet, ...]:
    marks: dict[str, Marks] = {}
    looked_at: dict[str, bytes] = {}
    parts = worksheet_parts(container)
    if len(parts) > MAX_SHEETS:
        raise refuse(TOO_LARGE)
    for name, part in parts.items():
        if name in left_out:
            continue
        xml = container.inflate(part)
        marks[name], trimmed = scan(xml)
        readable = with_known_errors(trimmed or xml, marks[name].errors.values())
        if readable is not xml or len(xml) <= _WORTH_KEEPING:
            looked_at[part] = only_cells(readable)
    data = with_parts(container, looked_at) if looked_at else container.data
    sheets = _sheets(data, marks, left_out)
    if any(sheet.name not in marks for sheet in sheets):
        raise refuse(DAMAGED)
    return sheets


def _compound(data: bytes, left_out: Collection[str]) -> Book:
    ole = CompoundFile(data)
    stream = next((n for n in ("Workbook", "WORKBOOK") if n in ole.names), None)
    content = ole.stream(stream) if stream else b""
    if "EncryptedPackage" in ole.names or xls_scan.is_encrypted(content):
        return _unlocked(open_with_default_password(data), left_out)
    if stream:
        sheets = _sheets(data, xls_scan.scan_workbook(content), left_out)
        return Book(sheets, carried_by_storages(ole.storages))
    if "Book" in ole.names:
        return Book(_sheets(data, {}, left_out), carried_by_storages(ole.storages))
    if any(name in _OTHER_OFFICE for name in ole.names):
        raise not_a_workbook("document")
    if any(name.startswith("__") for name in ole.names):
        raise not_a_workbook("message")
    raise refuse(DAMAGED)


def _unlocked(data: bytes, left_out: Collection[str]) -> Book:
    """Read what was inside an encrypted file; one lock within another is nobody's honest work."""
    if kind_of(data[:HEAD]) == "zip":
        book = read_book(data, left_out)
    else:
        stream = next(n for n in (*CompoundFile(data).names, "") if n.lower() in ("workbook", ""))
        content = CompoundFile(data).stream(stream) if stream else b""
        if not content or xls_scan.is_encrypted(content):
            raise refuse(ENCRYPTED)
        book = Book(_sheets(data, xls_scan.scan_workbook(content), left_out))
    return book.also(Remark(DEFAULT_PASSWORD))


def _sheets(
    data: bytes, marks: Mapping[str, Marks], left_out: Collection[str]
) -> tuple[Sheet, ...]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(_each(book, marks, left_out))
    except PasswordError as error:
        raise refuse(ENCRYPTED) from error
    except (CalamineError, OSError, ValueError) as error:
        # Bytes that end too early come as an OSError: nothing is read from a disk here.
        raise refuse(DAMAGED) from error


def _each(
    book: CalamineWorkbook, marks: Mapping[str, Marks], left_out: Collection[str]
) -> Iterator[Sheet]:
    if len(book.sheets_metadata) > MAX_SHEETS:
        raise refuse(TOO_LARGE)
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet or meta.name in left_out:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        known = marks.get(meta.name) or _known_merges(sheet)
        if _too_large(sheet, known):
            raise refuse(TOO_LARGE)
        yield Sheet(
            meta.name,
            meta.visible is not SheetVisibleEnum.Visible,
            sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS),
            known,
        )


def _too_large(sheet: CalamineSheet, marks: Marks) -> bool:
    """Tell whether a grid is too large, or reaches far without a word of it in the marks.

    That is a sheet that lies about where its last cell stands: no program writes one.
    """
    height, width = sheet.total_height, sheet.total_width
    beyond = height > MAX_ROWS or width > MAX_COLUMNS
    return height * width > MAX_CELLS or (beyond and not marks.stray)


def _known_merges(sheet: CalamineSheet) -> Marks:
    """The marks of a sheet that no scan has looked into (Excel 95)."""
    return Marks(merged=tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ()))
