"""Where the error cells of a file are, found by other means than the program's own."""

from __future__ import annotations

import io
import os
import posixpath
import zipfile
from xml.etree import ElementTree

Cells = set[tuple[str, str]]
"""Sheet name and A1 address."""
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_CALC = "{urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0}value-type"
_SHEET = "{urn:schemas-microsoft-com:office:spreadsheet}"
_FAR = 1_000


def error_cells(data: bytes) -> Cells | None:
    """The error cells of a workbook; ``None`` where another reader cannot tell."""
    try:
        if data[:4] == b"PK\x03\x04":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                names = archive.namelist()
                if "content.xml" in names:
                    return _ods(archive.read("content.xml"))
                return _xlsx(archive) if "xl/workbook.xml" in names else None
        if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
            return _xls(data)
        return _xml2003(data) if b"office:spreadsheet" in data[:1000] else None
    except Exception:
        # A reader of another kind that fails tells nothing, of whatever kind its error is.
        return None


def _xlsx(archive: zipfile.ZipFile) -> Cells:
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))
    targets = {e.get("Id"): e.get("Target", "") for e in relations}
    found: Cells = set()
    for sheet in ElementTree.fromstring(archive.read("xl/workbook.xml")).iter():
        if not sheet.tag.endswith("}sheet"):
            continue
        part = posixpath.normpath(posixpath.join("xl", targets[sheet.get(_RELATION)]))
        last: dict[str, bool] = {}
        for row in ElementTree.fromstring(archive.read(part)).iterfind("{*}sheetData/{*}row"):
            for cell in row.iterfind("{*}c"):
                if cell.get("r"):
                    last[cell.get("r", "")] = cell.get("t") == "e"
        found |= {(sheet.get("name", ""), at) for at, wrong in last.items() if wrong}
    return found


def _xls(data: bytes) -> Cells | None:
    import xlrd

    with open(os.devnull, "w") as nowhere:
        book = xlrd.open_workbook(file_contents=data, logfile=nowhere)
    return {
        (sheet.name, xlrd.formula.cellname(row, column))
        for sheet in book.sheets()
        for row in range(min(sheet.nrows, _FAR))
        for column in range(sheet.row_len(row))
        if sheet.cell_type(row, column) == xlrd.XL_CELL_ERROR
    }


def _ods(xml: bytes) -> Cells:
    found: Cells = set()
    for table in ElementTree.fromstring(xml).iter(f"{_TABLE}table"):
        row = 0
        for line in table.iterfind(f"{_TABLE}table-row"):
            column = 0
            for cell in line:
                if cell.get(_CALC) == "error":
                    found.add((table.get(f"{_TABLE}name", ""), _a1(row, column)))
                column += int(cell.get(f"{_TABLE}number-columns-repeated", 1))
            row += int(line.get(f"{_TABLE}number-rows-repeated", 1))
    return found


def _xml2003(data: bytes) -> Cells:
    found: Cells = set()
    for sheet in ElementTree.fromstring(data).iterfind(f"{_SHEET}Worksheet"):
        row = 0
        for line in sheet.iterfind(f"{_SHEET}Table/{_SHEET}Row"):
            row = int(line.get(f"{_SHEET}Index", row + 1))
            column = 0
            for cell in line.iterfind(f"{_SHEET}Cell"):
                column = int(cell.get(f"{_SHEET}Index", column + 1))
                data_of = cell.find(f"{_SHEET}Data")
                if data_of is not None and data_of.get(f"{_SHEET}Type") == "Error":
                    found.add((sheet.get(f"{_SHEET}Name", ""), _a1(row - 1, column - 1)))
                column += int(cell.get(f"{_SHEET}MergeAcross", 0))
    return found


def _a1(row: int, column: int) -> str:
    assert column < 26
    return f"{chr(65 + column)}{row + 1}"
