"""The workbook as issued: what is in it, what can be typed into, what is hidden, how it prints."""

from __future__ import annotations

import zipfile
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import MergedCell

from foreignaffairs.forms import form_bytes, form_name, write_form
from foreignaffairs.model import layout
from foreignaffairs.report_types.typed_cells import is_typed

from .samples import TYPES, YEAR, cover_cells, full_plan, plan_of, sheet_of, written

INPUT, HEADER = "FFFFF9E5", "FF1F3864"


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(full_plan("T01"), tmp_path_factory.mktemp("form") / "form.xlsx")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Workbook:
    return written(
        full_plan("Q01", kinds=("PHONG_GDDT",)), tmp_path_factory.mktemp("form") / "f.xlsx"
    )


def test_sheets_are_numbered_in_working_order(book: Workbook) -> None:
    names = book.sheetnames
    assert names[:4] == ["1 Bìa", "2 Lời văn", "3 Du học", "4 Số liệu kèm lời văn"]
    assert names[-4:] == ["Kiểm tra", "Quy tắc", "_dm", "_fa"]
    assert [book["_dm"].sheet_state, book["_fa"].sheet_state] == ["hidden", "veryHidden"]
    assert book.active is not None
    assert book.active.title == "1 Bìa"


def test_metadata_holds_the_keys_of_the_layout(book: Workbook) -> None:
    found = {str(k): v for k, v in book["_fa"].iter_rows(values_only=True)}
    assert tuple(found) == layout.META_KEYS
    assert found["layout"] == layout.LAYOUT
    assert (found["province"], found["period"], found["unit"]) == ("mini", "2023-N", "T01")
    assert found["kinds"].split(",") == ["THPT", "TRUC_THUOC_SO"]
    assert found["report_types"].split(",")[:2] == ["F01", "F02"]


def test_every_column_carries_its_mark_and_heading(book: Workbook) -> None:
    for report_type in TYPES.values():
        if report_type.id not in book["_fa"]["B6"].value.split(","):
            continue
        sheet, fields, _ = sheet_of(book, report_type.id)
        wanted = report_type.columns_for(("THPT", "TRUC_THUOC_SO"), date(2023, 12, 9))
        assert list(fields) == [c.name for c in wanted], report_type.id
        heading = next(r for r in sheet.iter_rows(max_row=10) if r[0].row == _id_row(sheet) + 1)
        for column in wanted:
            assert str(heading[fields[column.name] - 1].value).startswith(column.label)
        assert sheet.row_dimensions[_id_row(sheet)].hidden


def _id_row(sheet: Any) -> int:
    return next(c.row for r in sheet.iter_rows(max_row=12) for c in r if layout.parse_mark(c.value))


def test_only_yellow_cells_can_be_typed_into(book: Workbook) -> None:
    for sheet in book.worksheets:
        assert sheet.protection.sheet
        assert not sheet.protection.password
        for row in sheet.iter_rows():
            for cell in row:
                if isinstance(cell, MergedCell):
                    continue
                yellow = cell.fill.fill_type == "solid" and cell.fill.fgColor.rgb == INPUT
                ordinal = cell.column == 1 and str(cell.value).startswith("=IF(COUNTA(")
                assert cell.protection.locked != (yellow or ordinal), (sheet.title, cell.coordinate)


def test_rows_can_be_inserted_and_sorted_in_tables(book: Workbook) -> None:
    protection = book["3 Du học"].protection
    # openpyxl shows what is forbidden
    assert not protection.insertRows
    assert not protection.sort
    assert not protection.formatColumns
    assert book["4 Số liệu kèm lời văn"].protection.insertRows


def test_everything_is_times_new_roman(book: Workbook) -> None:
    visible = [s for s in book.worksheets if s.sheet_state == "visible"]
    fonts = {c.font.name for s in visible for r in s.iter_rows() for c in r}
    assert fonts == {"Times New Roman"}


def test_every_sheet_prints_one_a4_page_wide_with_its_footer(book: Workbook) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        assert sheet.page_setup.paperSize == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToWidth in (None, 1)
        assert "&P/&N" in str(sheet.oddFooter.right.text)
        assert "2023" in str(sheet.oddFooter.left.text)
        if sheet.title != "1 Bìa":
            assert sheet.print_title_rows, sheet.title
            assert sheet.freeze_panes, sheet.title


def test_no_cells_are_merged_inside_a_table(book: Workbook) -> None:
    for sheet in book.worksheets[1:]:
        top = max((area.max_row for area in sheet.merged_cells.ranges), default=0)
        assert top <= 4


def test_the_cursor_waits_on_the_first_input_cell(book: Workbook) -> None:
    for sheet in book.worksheets[:-4]:
        at = sheet.sheet_view.selection[-1].activeCell
        assert not sheet[at].protection.locked, sheet.title


def test_lists_offer_printed_words_never_codes(book: Workbook) -> None:
    words = {c.value for row in book["_dm"].iter_rows(min_row=2) for c in row if c.value}
    codes = {
        code.id for t in TYPES.values() for c in t.columns if c.codes for code in c.codes.codes
    }
    assert "Đài Loan (Trung Quốc)" in words
    assert not words & codes - {"THCS", "THPT"}


def test_hints_and_titles_fit_what_excel_accepts(book: Workbook, office: Workbook) -> None:
    rules = [
        r for b in (book, office) for s in b.worksheets for r in s.data_validations.dataValidation
    ]
    assert len(rules) > 100
    for rule in rules:
        assert len(rule.promptTitle or "") <= 32
        assert len(rule.prompt or "") <= 255
        assert len(rule.error or "") <= 225
        assert len(rule.errorTitle or "") <= 32


def test_countries_and_dates_are_never_stopped_codes_and_counts_are(book: Workbook) -> None:
    sheet, fields, start = sheet_of(book, "F03")
    rules = {name: _rule_at(sheet, start, at) for name, at in fields.items()}
    assert not rules["nuoc_den"].showErrorMessage
    assert rules["tu_ngay"].errorStyle == "warning"
    assert (rules["muc_dich"].type, rules["muc_dich"].errorStyle or "stop") == ("list", "stop")
    assert (rules["so_nguoi"].type, rules["so_nguoi"].errorStyle or "stop") == ("whole", "stop")


def _rule_at(sheet: Any, row: int, column: int) -> Any:
    cell = sheet.cell(row, column).coordinate
    return next(r for r in sheet.data_validations.dataValidation if cell in r.sqref)


def test_no_formula_needs_a_newer_excel_than_2010(book: Workbook) -> None:
    formulas = [_formula(c.value) for s in book.worksheets for r in s.iter_rows() for c in r]
    said = " ".join(f for f in formulas if f)
    assert "SUMPRODUCT(" in said
    for young in ("_xlfn", "XLOOKUP", "FILTER(", "LET(", "TEXTJOIN", "IFS(", "MAXIFS", "UNIQUE("):
        assert young not in said


def test_every_formula_is_short_enough_for_excel(book: Workbook, office: Workbook) -> None:
    """A formula takes 8192 characters; some room is left for the names of longer sheets."""
    for form in (book, office):
        formulas = [_formula(c.value) for s in form.worksheets for r in s.iter_rows() for c in r]
        colours = [rule for s in form.worksheets for rule in _colour_rules(s)]
        assert max(map(len, formulas)) < 8000
        assert max(len(f) for rule in colours for f in rule.formula) < 8000


def test_every_number_and_date_cell_is_coloured_by_what_is_typed(book: Workbook) -> None:
    checked = 0
    for report_type in full_plan("T01").report_types:
        sheet, fields, start = sheet_of(book, report_type.id)
        for name, at in fields.items():
            cell = sheet.cell(start, at).coordinate
            tests = [
                str(rule.dxf.fill.bgColor.rgb)
                for rule in _colour_rules(sheet, cell)
                if any("(1-I" in formula for formula in rule.formula)
            ]
            if is_typed(report_type.column(name)):
                assert tests == ["FFF8D7DA", "FFFFF3CD"], (report_type.id, name)
                checked += 1
            else:
                assert tests == [], (report_type.id, name)
    assert checked > 50


def _colour_rules(sheet: Any, cell: str | None = None) -> list[Any]:
    """The sheet's conditional formats, or those over one cell."""
    return [
        rule
        for found in sheet.conditional_formatting
        if cell is None or cell in found.sqref
        for rule in found.rules
    ]


def _formula(value: Any) -> str:
    text = getattr(value, "text", value)
    return text if isinstance(text, str) and text.startswith("=") else ""


def test_the_cover_asks_a_question_for_each_report_type_that_has_one(book: Workbook) -> None:
    entries = cover_cells(book)
    asked = [t for t in full_plan("T01").report_types if t.question]
    assert [e for e in entries if e.startswith("q.")] == [f"q.{t.id}" for t in asked]
    sheet = book.worksheets[0]
    for report_type in asked:
        cell = sheet[entries[f"q.{report_type.id}"]]
        assert sheet.cell(cell.row, 2).value == report_type.question
        link = sheet.cell(cell.row, 4).hyperlink
        assert link.location.startswith("'")
        assert report_type.sheet in link.location


def test_the_cover_says_when_and_why(book: Workbook) -> None:
    words = [str(c.value) for row in book.worksheets[0].iter_rows() for c in row if c.value]
    assert "Thứ Bảy, 09/12/2023, trước 17:00" in words
    assert "Thứ Sáu, 08/12/2023" in words
    assert any("bí mật nhà nước" in w for w in words)
    assert "T01 – Trường THPT mẫu 01" in words
    due = plan_of("T01").due[0]
    assert due.explanation in words


def test_an_office_form_names_schools_and_counts_them(office: Workbook) -> None:
    entries = cover_cells(office)
    assert {"schools_due", "schools_filed", "schools_nil"} <= entries.keys()
    _, fields, _ = sheet_of(office, "F02")
    assert next(iter(fields)) == "truong"


def test_a_school_is_not_asked_what_consultancies_are(book: Workbook, tmp_path: Path) -> None:
    _, school, _ = sheet_of(book, "F02")
    _, consultancy, _ = sheet_of(written(plan_of("V01"), tmp_path / "v.xlsx"), "F02")
    assert list(school) == ["nuoc", "moi_di_trong_ky", "nu"]
    assert {"trinh_do", "nguon_kinh_phi", "dang_hoc_cuoi_ky"} <= consultancy.keys()


def test_a_generic_form_offers_its_units(tmp_path: Path) -> None:
    plan = plan_of(None)
    book = written(plan, tmp_path / "generic.xlsx")
    cell = cover_cells(book)["unit"]
    assert book.worksheets[0][cell].value is None
    assert not book.worksheets[0][cell].protection.locked
    listed = [r[0].value for r in book["_dm"].iter_rows(min_row=2, min_col=3, max_col=3)]
    assert [v for v in listed if v] == [f"{u.code} – {u.name}" for u in plan.choices]


def test_what_is_known_is_filled_in(tmp_path: Path) -> None:
    rows: dict[str, Any] = {
        "F05": (
            {
                "ten_vn": "=1+1",
                "loai": "BGN",
                "nuoc": "TW",
                "ngay_ky": date(2022, 3, 1),
                "tu_gia_han": True,
            },
        )
    }
    contact = {"prepared_by": "Người lập mẫu", "phone": "0225 000 000"}
    book = written(full_plan("T01", prefill=rows, contact=contact), tmp_path / "form.xlsx")
    sheet, fields, start = sheet_of(book, "F05")
    shown = {name: sheet.cell(start, at).value for name, at in fields.items()}
    assert shown["ten_vn"] == "=1+1"
    assert sheet.cell(start, fields["ten_vn"]).data_type == "s"
    assert (shown["loai"], shown["nuoc"]) == ("Bản ghi nhớ", "Đài Loan (Trung Quốc)")
    assert shown["tu_gia_han"] == "Có"
    assert shown["ngay_ky"].date() == date(2022, 3, 1)
    cover = book.worksheets[0]
    assert cover[cover_cells(book)["phone"]].value == "0225 000 000"


def test_there_is_room_below_what_is_carried_over(tmp_path: Path) -> None:
    many = tuple({"ten_vn": f"Thỏa thuận mẫu {n}"} for n in range(80))
    book = written(full_plan("T01", prefill={"F05": many}), tmp_path / "form.xlsx")
    sheet, fields, start = sheet_of(book, "F05")
    below = sheet.cell(start + 80, fields["ten_vn"])
    assert below.value is None
    assert not below.protection.locked


def test_fixed_boxes_print_every_indicator_locked(book: Workbook) -> None:
    sheet, fields, start = sheet_of(book, "F01b")
    codes = TYPES["F01b"].column("chi_tieu").codes
    assert codes is not None
    shown = [sheet.cell(start + n, fields["chi_tieu"]).value for n in range(len(codes.codes))]
    assert shown == [c.label for c in codes.codes]
    assert sheet.cell(start, fields["chi_tieu"]).protection.locked
    assert not sheet.cell(start, fields["gia_tri"]).protection.locked


def test_difficulties_are_asked_once(book: Workbook, tmp_path: Path) -> None:
    def keys(of: Workbook) -> list[Any]:
        sheet, fields, start = sheet_of(of, "F01")
        values = (sheet.cell(r, fields["ma_nhiem_vu"]).value for r in range(start, start + 9))
        return [v for v in values if v]

    assert keys(book) == ["M-1", "M-3"]  # F14 asks difficulties
    without = plan_of("T01", if_any=())
    assert keys(written(without, tmp_path / "f.xlsx")) == ["M-1", "M-3", "KHO_KHAN", "KIEN_NGHI"]


def test_boxes_are_tall_and_grow(tmp_path: Path) -> None:
    write_form(plan_of("T01"), tmp_path / "form.xlsx")
    xml = zipfile.ZipFile(tmp_path / "form.xlsx").read("xl/worksheets/sheet2.xml").decode()
    box = next(r for r in xml.split("<row ") if r.startswith('r="7"'))
    assert 'ht="14' in box
    assert "customHeight" not in box


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert form_bytes(plan_of("T01")) == form_bytes(plan_of("T01"))
    assert form_bytes(plan_of("T01")) != form_bytes(plan_of("T02"))


def test_a_form_in_english_keeps_the_words_that_reading_needs(tmp_path: Path) -> None:
    write_form(plan_of("T01"), tmp_path / "form.xlsx", lang="en")
    book = load_workbook(tmp_path / "form.xlsx")
    assert book.sheetnames[0] == "1 Cover"
    words = {c.value for row in book["_dm"].iter_rows(min_row=2, max_col=2) for c in row}
    assert {"Có", "Không"} <= words


def test_a_failed_write_leaves_the_earlier_form(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(b"earlier")

    def fail(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr("os.replace", fail)
    with pytest.raises(OSError, match="disk full"):
        write_form(plan_of("T01"), path)
    assert [p.name for p in tmp_path.iterdir()] == ["form.xlsx"]
    assert path.read_bytes() == b"earlier"


def test_file_names_are_ascii() -> None:
    assert form_name("hai-phong", YEAR, "T01") == "hai-phong_2023-N_T01.xlsx"
    assert form_name("hai-phong", YEAR, None).isascii()
