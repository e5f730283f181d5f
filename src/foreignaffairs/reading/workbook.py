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
from .container import Container, open_container, with_parts
from .kind import HEAD, kind_of
from .ole import CompoundFile
from .refusal import DAMAGED, EMPTY, ENCRYPTED, NOT_A_WORKBOOK, TOO_LARGE, refuse
from .sheet import MAX_ROWS, Marks, Sheet
from .words import kind_name
from .xlsx_parts import worksheet_parts
from .xlsx_scan import scan

MAX_BYTES = 60 << 20
_OTHER_OFFICE = ("WordDocument", "PowerPoint Document")
"""Streams of Word and PowerPoint; those of an Outlook message begin with two underscores."""
MAX_CELLS = 20_000_000
"""Cells of one sheet's dense grid; the whole of an .xls sheet is 16.8 million."""


def read_sheets(data: bytes, left_out: Collection[str] = (LISTS_SHEET,)) -> tuple[Sheet, ...]:
    """Read every worksheet but those ``left_out``; raises ``WorkbookUnreadable`` with the reason.

    Runs native code on untrusted bytes, which may abort the process: call it in a worker.
    """
    if len(data) > MAX_BYTES:
        raise refuse(TOO_LARGE)
    kind = kind_of(data[:HEAD])
    if kind == "empty":
        raise refuse(EMPTY)
    if kind == "zip":
        return _zipped(data, left_out)
    if kind == "ole":
        return _compound(data, left_out)
    raise refuse(NOT_A_WORKBOOK, kind=kind_name(kind))


def _zipped(data: bytes, left_out: Collection[str]) -> tuple[Sheet, ...]:
    container = open_container(data)
    kind = container.kind
    if kind == "xlsx":
        return _xlsx(container, left_out)
    if kind == "xlsb":
        return _sheets(data, xlsb_scan.scan_workbook(container), left_out)
    if kind == "ods":
        if "META-INF/manifest.xml" in container.entries and (
            b"encryption-data" in container.inflate("META-INF/manifest.xml")
        ):
            raise refuse(ENCRYPTED)
        return _sheets(data, ods_scan.scan_content(container.inflate("content.xml")), left_out)
    raise refuse(NOT_A_WORKBOOK, kind=kind_name(kind))


def _xlsx(container: Container, left_out: Collection[str]) -> tuple[Sheet, ...]:
    marks: dict[str, Marks] = {}
    changed: dict[str, bytes] = {}
    for name, part in worksheet_parts(container).items():
        if name in left_out:
            continue
        marks[name], trimmed = scan(container.inflate(part))
        if trimmed is not None:
            changed[part] = trimmed
    data = with_parts(container, changed) if changed else container.data
    sheets = _sheets(data, marks, left_out)
    if any(sheet.name not in marks for sheet in sheets):
        raise refuse(DAMAGED)
    return sheets


def _compound(data: bytes, left_out: Collection[str]) -> tuple[Sheet, ...]:
    ole = CompoundFile(data)
    if "EncryptedPackage" in ole.names:
        raise refuse(ENCRYPTED)
    stream = next((n for n in ("Workbook", "WORKBOOK") if n in ole.names), None)
    if stream:
        return _sheets(data, xls_scan.scan_workbook(ole.stream(stream)), left_out)
    if "Book" in ole.names:
        return _sheets(data, {}, left_out)
    if any(name in _OTHER_OFFICE or name.startswith("__") for name in ole.names):
        raise refuse(NOT_A_WORKBOOK, kind=kind_name("ole"))
    raise refuse(DAMAGED)


def _sheets(
    data: bytes, marks: Mapping[str, Marks], left_out: Collection[str]
) -> tuple[Sheet, ...]:
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
            return tuple(_each(book, marks, left_out))
    except PasswordError as error:
        raise refuse(ENCRYPTED) from error
    except CalamineError as error:
        raise refuse(DAMAGED) from error


def _each(
    book: CalamineWorkbook, marks: Mapping[str, Marks], left_out: Collection[str]
) -> Iterator[Sheet]:
    for meta in book.sheets_metadata:
        if meta.typ is not SheetTypeEnum.WorkSheet or meta.name in left_out:
            continue
        sheet = book.get_sheet_by_name(meta.name)
        if sheet.total_height * sheet.total_width > MAX_CELLS:
            raise refuse(TOO_LARGE)
        yield Sheet(
            meta.name,
            meta.visible is not SheetVisibleEnum.Visible,
            sheet.to_python(skip_empty_area=False, nrows=MAX_ROWS),
            marks.get(meta.name) or _known_merges(sheet),
        )


def _known_merges(sheet: CalamineSheet) -> Marks:
    """The marks of a sheet that no scan has looked into (Excel 95)."""
    return Marks(merged=tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ()))
