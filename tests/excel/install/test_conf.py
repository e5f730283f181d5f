"""The settings sheet against what xlwings' own VBA asks for."""

from __future__ import annotations

import re
from importlib import resources
from pathlib import Path

from python_calamine import CalamineWorkbook, SheetVisibleEnum

from foreignaffairs.excel.install.book_facts import book_facts
from foreignaffairs.excel.install.conf import PYTHON_VARIABLE, ROWS, SHEET, TEMP_VARIABLE
from foreignaffairs.excel.udf import module

VBA = resources.files("xlwings").joinpath("xlwings.bas").read_text("utf-8")
ASKED = set(re.findall(r'GetConfig\("([^"]+)"', VBA))
NOT_ON_WINDOWS = {key for key in ASKED if key.endswith("_MAC")}
LEGACY = {"INTERPRETER"}
"""Asked for only where INTERPRETER_WIN is blank."""


def test_every_setting_that_xlwings_asks_for_is_given() -> None:
    """One that lacked would be taken from another program's settings."""
    assert len(ASKED) > 10
    assert {key for key, _ in ROWS} == ASKED - NOT_ON_WINDOWS - LEGACY


def test_the_keys_are_written_as_vba_compares_them() -> None:
    keys = [key for key, _ in ROWS]
    assert keys == [key.upper() for key in keys]
    assert len(set(keys)) == len(keys)


def test_vba_fills_in_the_variables() -> None:
    assert "WScript.ExpandEnvironmentStrings(s)" in VBA
    values = dict(ROWS)
    assert values["INTERPRETER_WIN"] == f"%{PYTHON_VARIABLE}%"
    assert values["TEMP DIR"] == f"%{TEMP_VARIABLE}%"


def test_the_module_of_functions_is_the_real_one() -> None:
    assert dict(ROWS)["UDF MODULES"] == module.__name__


def test_a_workbook_carries_the_sheet_and_says_whose_it_is(make_book) -> None:
    path = make_book(xlwings="0.37.8")
    book = CalamineWorkbook.from_path(str(path))
    sheet = book.get_sheet_by_name(SHEET)
    given = {row[0]: row[1] for row in sheet.to_python()}
    assert given == dict(ROWS)
    shown = {s.name: s.visible for s in book.sheets_metadata}
    assert shown[SHEET] == SheetVisibleEnum.VeryHidden
    facts = book_facts(path)
    assert (facts.ours, facts.xlwings) == (True, "0.37.8")


def test_there_is_no_gap_in_the_first_column(make_book) -> None:
    """VBA reads down to the first blank cell."""
    sheet = CalamineWorkbook.from_path(str(make_book())).get_sheet_by_name(SHEET)
    assert [row[0] for row in sheet.to_python()] == [key for key, _ in ROWS]


def test_a_workbook_of_somebody_else_is_not_ours(tmp_path: Path) -> None:
    from xlsxwriter.workbook import Workbook

    with Workbook(str(tmp_path / "a.xlsx")) as book:
        book.add_worksheet()
        book.set_custom_property("foreign", "1", "text")
    assert not book_facts(tmp_path / "a.xlsx").ours
    assert not book_facts(tmp_path / "missing.xlsx").ours


def test_the_page_for_it_names_the_xlwings_that_the_workbooks_call() -> None:
    page = Path(__file__).resolve().parents[3] / "docs/phat-trien/excel-cho-it.md"
    named = re.findall(r"xlwings==([\d.]+\d)", page.read_text("utf-8"))
    called = re.search(r'XLWINGS_VERSION As String = "([^"]+)"', VBA)
    assert called is not None
    assert named == [called[1]]
