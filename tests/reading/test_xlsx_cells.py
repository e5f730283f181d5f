"""calamine is handed the cells alone, and reads the same of them."""

from __future__ import annotations

import io

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from foreignaffairs.reading.container import open_container
from foreignaffairs.reading.rezip import with_parts
from foreignaffairs.reading.workbook import read_sheets
from foreignaffairs.reading.xlsx_cells import only_cells

SHEET = "xl/worksheets/sheet1.xml"


def merged_workbook() -> bytes:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Du học")
        sheet.merge_range("A1:C2", "Tiêu đề")
        sheet.write_row("A3", ["Mỹ", 12, 5])
        sheet.write_formula("B4", "=SUM(B3:C3)", None, 17)
    return made.getvalue()


def test_the_cells_are_the_same_and_calamine_finds_no_merges() -> None:
    data = merged_workbook()
    container = open_container(data)
    plain = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    told = with_parts(container, {SHEET: only_cells(container.inflate(SHEET))})
    spared = CalamineWorkbook.from_filelike(io.BytesIO(told)).get_sheet_by_index(0)
    assert plain.merged_cell_ranges == [((0, 0), (1, 2))]
    assert spared.merged_cell_ranges == []
    assert spared.to_python() == plain.to_python()


def test_the_merges_that_were_scanned_are_kept() -> None:
    (sheet,) = read_sheets(merged_workbook())
    assert sheet.marks.merged == ((0, 0, 1, 2),)
    assert sheet.cell(0, 0) == "Tiêu đề"
    assert sheet.cell(3, 1) == 17


def test_what_stands_behind_the_cells_is_left_out() -> None:
    made = io.BytesIO()
    with xlsxwriter.Workbook(made) as book:
        sheet = book.add_worksheet("Du học")
        sheet.write_row("A1", ["Mỹ", 12])
        sheet.conditional_format("A1:A9", {"type": "no_blanks", "format": book.add_format()})
        sheet.data_validation("B1:B9", {"validate": "any", "input_message": "Số học sinh"})
    container = open_container(made.getvalue())
    xml = container.inflate(SHEET)
    assert b"<conditionalFormatting" in xml
    cut = only_cells(xml)
    assert cut.endswith(b"</row></sheetData></worksheet>")
    told = with_parts(container, {SHEET: cut})
    read = CalamineWorkbook.from_filelike(io.BytesIO(told)).get_sheet_by_index(0)
    assert read.to_python() == [["Mỹ", 12.0]]


@pytest.mark.parametrize(
    "xml",
    [
        b'<worksheet><sheetData/><mergeCells count="1"/></worksheet>',
        b"<x:worksheet><x:sheetData></x:sheetData></x:worksheet>",
        b"<worksheet><sheetData></sheetData></worksheet ><!-- later -->",
    ],
)
def test_a_sheet_written_otherwise_is_not_cut(xml: bytes) -> None:
    assert only_cells(xml).replace(b"<mergeCells/>", b"") == xml
