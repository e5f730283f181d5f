"""Values and formulas through xlwings in a real LibreOffice."""

from __future__ import annotations

import datetime as dt
import time

import pandas as pd
import pytest
import xlwings

pytestmark = pytest.mark.xdist_group("libreoffice")
TABLE = [
    ["Nước", "Số", "Ngày", "Đúng"],
    ["Lào", 3.0, dt.datetime(2025, 3, 4), True],
    ["Pháp", 4.5, None, False],
]


def test_a_table_is_read_back_with_its_types(sheet):
    sheet["B2"].value = TABLE
    assert sheet["B2"].expand().value == TABLE
    assert sheet["B2"].expand("down").value == ["Nước", "Lào", "Pháp"]
    assert sheet["B2"].expand("right").value == TABLE[0]
    assert sheet["C3"].value == 3.0
    assert sheet["D4"].value is None
    assert sheet.used_range.address == "$B$2:$E$4"


def test_xlwings_own_conversions(sheet):
    sheet["A1"].value = TABLE
    assert sheet["B2"].options(numbers=int).value == 3
    assert sheet["C2"].options(dates=dt.date).value == dt.date(2025, 3, 4)
    assert sheet["A1:A3"].options(ndim=2).value == [["Nước"], ["Lào"], ["Pháp"]]
    assert sheet["C3"].options(empty="trống").value == "trống"
    frame = sheet["A1:B3"].options(pd.DataFrame, index=False).value
    assert list(frame.columns) == ["Nước", "Số"]
    sheet["G1"].options(index=False).value = frame
    assert sheet["G1"].expand().value == [["Nước", "Số"], ["Lào", 3.0], ["Pháp", 4.5]]


def test_dates_look_like_dates_and_keep_a_format_of_their_own(sheet):
    sheet["B1"].number_format = "yyyy-mm-dd"
    sheet["A1"].value = [[dt.date(2023, 3, 4), dt.date(2023, 3, 4)]]
    assert sheet["A1"].number_format == "dd/mm/yyyy"
    assert sheet["B1"].number_format == "yyyy-mm-dd"
    sheet["C1"].value = dt.datetime(2023, 3, 4, 5, 6)
    assert sheet["C1"].value == dt.datetime(2023, 3, 4, 5, 6)
    assert sheet["C1"].number_format == "dd/mm/yyyy hh:mm"


def test_errors_are_blank_or_their_names(sheet):
    sheet["A1"].value = [["=1/0"], ["=NA()"], ["=khong_co_ham()"], ["=SQRT(-1)"], ['=1+"a"'], ["x"]]
    assert sheet["A1:A6"].value == [None] * 5 + ["x"]
    names = sheet["A1:A6"].options(err_to_str=True).value
    assert names == ["#DIV/0!", "#N/A", "#NAME?", "#NUM!", "#VALUE!", "x"]


def test_text_is_never_taken_for_something_else(sheet):
    sheet["A1"].value = [["01"], ["12/5"], ["1.200"], ["TRUE"], ["'=1+1"]]
    assert sheet["A1:A5"].value == ["01", "12/5", "1.200", "TRUE", "=1+1"]


def test_a_text_format_makes_text_of_everything(sheet):
    sheet["A1:A4"].number_format = "@"
    sheet["A1:A4"].value = [["=1+1"], [5], [True], ["'=1+1"]]
    assert sheet["A1:A4"].value == ["=1+1", "5", "TRUE", "=1+1"]
    sheet["A1:A3"].value = "=2+2"
    assert sheet["A1:A3"].value == ["=2+2"] * 3


def test_a_number_after_a_truth_is_a_number(sheet):
    sheet["A1"].value = True
    sheet["A1"].value = 3
    assert sheet["A1"].value == 3.0


def test_blanks_empty_the_cells(sheet):
    sheet["A1:C2"].value = "x"
    sheet["A1"].value = [[None, "", "y"]]
    assert sheet["A1:C2"].value == [[None, None, "y"], ["x", "x", "x"]]
    sheet["A1:C2"].value = None
    assert sheet["A1:C2"].value == [[None] * 3] * 2


def test_formulas_compute_and_are_read_in_excels_grammar(book, sheet):
    other = book.sheets.add("Tổng hợp", after=sheet)
    sheet["A1"].value = [[1], [2], [3]]
    formulas = [
        ["=SUM(Sheet1!A1:A3)"],
        ['=COUNTIFS(Sheet1!A1:A3,">1",Sheet1!A1:A3,"<3")'],
        ["=SUM({1,2;3,4})"],
        ['=IF(Sheet1!A1>2,"a;b","c,d")'],
        ["=EDATE(DATE(2023,1,31),1)"],
        ["=CEILING(1.5,1)"],
        ["=VLOOKUP(2,Sheet1!$A$1:$A$3,1,FALSE())"],
    ]
    other["A1"].formula = formulas
    assert other["A1:A7"].formula == tuple(tuple(row) for row in formulas)
    assert other["A1:A7"].options(numbers=int).value == [6, 1, 10, "c,d", 44985, 2, 2]


def test_a_formula_over_many_cells_moves_along(sheet):
    sheet["A1"].value = [[1], [2], [3]]
    sheet["B1:C3"].value = "=A1*$A$3"
    assert sheet["C3"].formula == "=B3*$A$3"
    assert sheet["B1:C3"].value == [[3, 9], [6, 18], [9, 27]]


def test_values_and_formulas_in_one_table(sheet):
    sheet["A1"].value = [["Lào", 3, "=B1*2"], ["Pháp", 4, "=B2*2"]]
    assert sheet["A1:C2"].value == [["Lào", 3, 6], ["Pháp", 4, 8]]


def test_a_formula_is_computed_anew_when_what_it_uses_changes(sheet):
    sheet["A1"].value = [[1, "=A1*2"]]
    sheet["A1"].value = 5
    assert sheet["B1"].value == 10


def test_what_formula_reads_can_be_written_back(sheet):
    sheet["A1"].value = [["Lào", 3, 0.1, True, "=B1*2", None]]
    kept = sheet["A1:F1"].formula
    assert kept == (("Lào", "3", "0.1", "TRUE", "=B1*2", ""),)
    sheet["A2:F2"].formula = kept
    assert sheet["A2:F2"].value == ["Lào", 3.0, 0.1, True, 6.0, None]


def test_an_array_formula(sheet):
    sheet["A1"].value = [[1], [2], [3]]
    sheet["B1:B3"].formula_array = "=A1:A3*2"
    assert sheet["B1:B3"].value == [2, 4, 6]
    assert sheet["B1:B3"].formula_array == "=A1:A3*2"
    assert sheet["B1"].has_array


def test_a_table_reference_computes(sheet):
    sheet["A1"].value = [["nuoc", "so"], ["Lào", 3], ["Pháp", 4]]
    table = sheet.tables.add(sheet["A1:B3"], name="Bang1")
    sheet["D1"].formula = "=SUM(Bang1[so])"
    assert sheet["D1"].value == 7
    assert table.data_body_range.value == [["Lào", 3], ["Pháp", 4]]
    assert table.header_row_range.address == "$A$1:$B$1"
    assert sheet.range("Bang1").address == "$A$2:$B$3"
    assert "Bang1" in sheet.tables
    assert sheet["B2"].table.name == "Bang1"


def test_an_empty_slice_has_no_values(sheet):
    nothing = sheet["A1:A3"][0:0]
    assert len(nothing) == 0
    assert not nothing.api
    assert nothing.value is None


def test_what_no_cell_can_hold(sheet):
    with pytest.raises(TypeError, match="dict"):
        sheet["A1"].value = [[{"a": 1}]]


def test_large_ranges_are_fast_enough(sheet):
    """15,000 cells; the limits are several times what a free machine needs."""
    data = [[f"Dòng {i}", i, dt.datetime(2023, 1, 1) + dt.timedelta(i % 365)] for i in range(5000)]
    start = time.perf_counter()
    sheet["A1"].value = data
    wrote = time.perf_counter() - start
    start = time.perf_counter()
    back = sheet["A1:C5000"].value
    read = time.perf_counter() - start
    assert back == [[a, float(b), c] for a, b, c in data]
    assert (wrote < 2.0, read < 1.0) == (True, True), (wrote, read)


@pytest.mark.parametrize(
    ("start", "direction", "reached"),
    [
        ("B2", "down", "$B$4"),
        ("B2", "right", "$D$2"),
        ("B4", "up", "$B$2"),
        ("D2", "left", "$B$2"),
        ("B4", "down", "$B$7"),
        ("B7", "down", "$B$1048576"),
        ("B1048576", "up", "$B$7"),
        ("A1", "right", "$XFD$1"),
        ("C2", "down", "$C$1048576"),
    ],
)
def test_ctrl_and_an_arrow(sheet, start, direction, reached):
    sheet["B2"].value = [["a", "b", "c"], ["d", None, None], ["e", None, None]]
    sheet["B7"].value = "f"
    assert sheet[start].end(direction).address == reached


def test_regions_offsets_and_corners(sheet: xlwings.Sheet):
    sheet["B2"].value = TABLE
    assert sheet["C3"].current_region.address == "$B$2:$E$4"
    assert sheet["B2"].offset(1, 2).resize(2, 1).address == "$D$3:$D$4"
    assert sheet["B2:E4"].last_cell.address == "$E$4"
    assert sheet.range((2, 2), (3, 4)).address == "$B$2:$D$3"
    assert sheet.range(sheet["B2"], sheet["C5"]).address == "$B$2:$C$5"
    assert sheet["B2:E4"].rows[1].value == TABLE[1]
    assert sheet["B2:E4"].columns[0].value == ["Nước", "Lào", "Pháp"]
    assert sheet["B2:E4"][1:, 0].value == ["Lào", "Pháp"]
    assert sheet["B2:E4"].get_address(False, False, include_sheetname=True) == "Sheet1!B2:E4"
    assert sheet.cells.last_cell.address == "$XFD$1048576"


def test_rows_pushed_and_taken_away(sheet):
    sheet["A1"].value = [[1], [2], [3]]
    sheet["2:2"].insert("down")
    assert sheet["A1:A4"].value == [1, None, 2, 3]
    sheet["2:2"].delete("up")
    assert sheet["A1:A3"].value == [1, 2, 3]
    sheet["A1:A3"].copy(sheet["C1"])
    assert sheet["C1:C3"].value == [1, 2, 3]
