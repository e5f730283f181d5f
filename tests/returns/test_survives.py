"""What the issued form has that the copy must keep, and files that are never written over."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.forms.samples import TYPES, full_plan
from tests.returns.made import LIST, SHEETS, asked, content, missing, opened, returned, table

from foreignaffairs.forms import write_form
from foreignaffairs.reading import read_form
from foreignaffairs.returns import write_return_copy

GONE = {"nuoc": "US", "moi_di_trong_ky": 12}
ROWS = table("F02", [GONE])
MENDED = [missing(ROWS.sheet, f"{ROWS.columns['nu']}9", "nu")]


def test_sheets_keep_their_order_and_stay_hidden(tmp_path: Path) -> None:
    copy = opened(returned(tmp_path, content(ROWS), MENDED, plan=full_plan()))
    issued = load_workbook(tmp_path / "bieu.xlsx")
    assert copy.sheetnames == [LIST, *issued.sheetnames]
    assert [copy[n].sheet_state for n in issued.sheetnames] == [
        issued[n].sheet_state for n in issued.sheetnames
    ]
    assert copy["_fa"].sheet_state == "veryHidden"
    assert [c.value for c in copy["_fa"]["B"]] == [c.value for c in issued["_fa"]["B"]]


def test_protection_lists_colours_names_and_print_set_up_survive(tmp_path: Path) -> None:
    copy = opened(returned(tmp_path, content(ROWS), MENDED, plan=full_plan()))
    issued = load_workbook(tmp_path / "bieu.xlsx")
    assert {n: d.attr_text for n, d in copy.defined_names.items()} == {
        n: d.attr_text for n, d in issued.defined_names.items()
    }
    for old in issued.worksheets:
        new = copy[old.title]
        assert dict(new.protection) == dict(old.protection)
        assert _validations(new) == _validations(old)
        assert _formats(old) <= _formats(new)
        assert new.print_title_rows == old.print_title_rows
        assert new.page_setup.orientation == old.page_setup.orientation
        assert new.page_setup.paperSize == old.page_setup.paperSize
        assert new.sheet_properties.pageSetUpPr == old.sheet_properties.pageSetUpPr
        assert new.freeze_panes == old.freeze_panes
        assert str(new.oddFooter.left.text).strip() == str(old.oddFooter.left.text).strip()
        assert new.merged_cells.ranges == old.merged_cells.ranges
        hidden = {n for n, d in old.row_dimensions.items() if d.hidden}
        assert {n for n, d in new.row_dimensions.items() if d.hidden} == hidden


def _validations(sheet: object) -> list[tuple[object, ...]]:
    return [
        (str(v.sqref), v.type, v.formula1, v.formula2, v.prompt, v.errorStyle, v.showErrorMessage)
        for v in sheet.data_validations.dataValidation  # type: ignore[attr-defined]
    ]


def _formats(sheet: object) -> set[tuple[object, ...]]:
    return {
        (str(group.sqref), tuple(rule.formula), rule.priority, rule.stopIfTrue,
         rule.dxf.fill.bgColor.rgb)
        for group in sheet.conditional_formatting  # type: ignore[attr-defined]
        for rule in group.rules
    }  # fmt: skip


def _parts(path: Path) -> dict[str, str]:
    with zipfile.ZipFile(path) as package:
        return {n: package.read(n).decode("utf-8", "replace") for n in package.namelist()}


def test_what_openpyxl_leaves_out_is_put_in_again(tmp_path: Path) -> None:
    copy = _parts(returned(tmp_path, content(ROWS), MENDED).path)
    issued = _parts(tmp_path / "bieu.xlsx")
    quiet = re.compile("<ignoredErrors>.*</ignoredErrors>")
    for number in (3, 4):
        old = quiet.findall(issued[f"xl/worksheets/sheet{number}.xml"])
        assert old
        assert quiet.findall(copy[f"xl/worksheets/sheet{number + 1}.xml"]) == old


def test_cells_of_a_merged_entry_stay_open(tmp_path: Path) -> None:
    """Excel will not clear a merged cell of which a part is locked."""
    sheet = opened(returned(tmp_path, content(ROWS), MENDED))["1 Bìa"]
    for area in sheet.merged_cells.ranges:
        parts = {sheet.cell(r, c).protection.locked for r, c in area.cells}
        assert len(parts) == 1


def test_rows_that_were_filled_in_grow_with_what_is_typed_later(tmp_path: Path) -> None:
    copy = _parts(returned(tmp_path, content(ROWS), MENDED).path)["xl/worksheets/sheet4.xml"]
    row = re.search(r'<row r="9"[^>]*>', copy)
    assert row is not None
    assert 'customHeight="1"' not in row[0]
    assert "ht=" in row[0]


def test_running_numbers_and_totals_show_without_being_computed(tmp_path: Path) -> None:
    rows = table("F02", [GONE, {**GONE, "nuoc": "JP"}])
    path = returned(tmp_path, content(rows), MENDED).path
    shown = load_workbook(path, data_only=True)[SHEETS["F02"]]
    assert [shown[f"A{n}"].value for n in (9, 10)] == [1, 2]
    assert not shown["A11"].value
    assert shown["C7"].value == 24


def test_everything_is_computed_when_the_copy_is_opened(tmp_path: Path) -> None:
    assert opened(returned(tmp_path, content(ROWS), MENDED)).calculation.fullCalcOnLoad


def test_the_copy_sent_back_is_read_without_a_word_about_its_list(tmp_path: Path) -> None:
    again = read_form(returned(tmp_path, content(ROWS), MENDED).path, TYPES)
    assert again.findings == ()


def test_only_one_sheet_is_selected(tmp_path: Path) -> None:
    """Two selected sheets are a group: what is typed into one goes into both."""
    book = opened(returned(tmp_path, content(ROWS), MENDED))
    assert [s.title for s in book.worksheets if s.sheet_view.tabSelected] == [LIST]


def test_a_file_is_never_written_over(tmp_path: Path) -> None:
    names = [returned(tmp_path, content(ROWS), MENDED).path.name for _ in range(3)]
    assert names == ["tra-lai.xlsx", "tra-lai-2.xlsx", "tra-lai-3.xlsx"]


def test_a_copy_that_fails_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(fd: int) -> None:
        raise OSError("no space")

    issued = tmp_path / "bieu.xlsx"
    write_form(asked(), issued)
    monkeypatch.setattr("os.fsync", fails)
    with pytest.raises(OSError, match="no space"):
        write_return_copy(
            issued, None, (), tmp_path / "ra" / "x.xlsx", title="", due_text="", report_types=TYPES
        )
    assert list((tmp_path / "ra").iterdir()) == []
