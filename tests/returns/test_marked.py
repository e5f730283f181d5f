"""Findings of the received file at their places in the copy: list, colours, comments, links."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.forms.samples import TYPES, plan_of
from tests.returns.made import LIST, SHEETS, asked, content, missing, opened, returned, table

from foreignaffairs.language.findings import finding
from foreignaffairs.model import Finding
from foreignaffairs.reading import read_form
from foreignaffairs.returns import Comparison

RED, AMBER, GREEN = "00F8D7DA", "00FFF3CD", "00E2F0D9"
GONE = {"nuoc": "US", "moi_di_trong_ky": 12}
MOVED = {"nuoc": "F", "moi_di_trong_ky": "D", "nu": "K"}
"""Columns as a clerk might have put them."""


def places(copy_findings: tuple[Finding, ...]) -> list[tuple[str | None, str | None]]:
    return [(f.sheet, f.cell) for f in copy_findings]


def test_a_cell_is_marked_where_its_row_and_column_stand_in_the_copy(tmp_path: Path) -> None:
    rows = table("F02", [GONE, {"nuoc": "JP"}], first=31, columns=MOVED, sheet="Trang tính2")
    copy = returned(tmp_path, content(rows), [missing("Trang tính2", "D32", "moi_di_trong_ky")])
    assert places(copy.findings) == [(SHEETS["F02"], "C10")]
    cell = opened(copy)[SHEETS["F02"]]["C10"]
    assert cell.fill.fgColor.rgb == RED
    assert cell.comment is not None
    assert "Cần chỉnh sửa" in cell.comment.text
    assert "Cách sửa" in cell.comment.text


def test_rows_with_gaps_between_them_are_followed(tmp_path: Path) -> None:
    first, second = table("F02", [GONE]).rows[0], table("F02", [{"nuoc": "JP"}], first=25).rows[0]
    received = table("F02", [])
    received = type(received).of_rows("F02", received.sheet, received.columns, (first, second))
    copy = returned(
        tmp_path, content(received), [missing(received.sheet, "F25", "moi_di_trong_ky")]
    )
    assert places(copy.findings) == [(SHEETS["F02"], "C10")]


def test_a_finding_without_a_field_is_placed_by_its_column(tmp_path: Path) -> None:
    rows = table("F02", [GONE], first=31, columns=MOVED)
    made = finding("FA-S18", sheet=rows.sheet, cell="D31:D33", label="", value="12")
    copy = returned(tmp_path, content(rows), [made])
    assert places(copy.findings) == [(SHEETS["F02"], "C9")]


def test_something_to_confirm_is_amber_and_something_to_mend_wins(tmp_path: Path) -> None:
    rows = table("F02", [GONE])
    letter = rows.columns["moi_di_trong_ky"]
    warning = missing(rows.sheet, f"{letter}9", "moi_di_trong_ky", "warning")
    amber = opened(returned(tmp_path, content(rows), [warning]))[SHEETS["F02"]]["C9"]
    assert amber.fill.fgColor.rgb == AMBER
    error = missing(rows.sheet, f"{letter}9", "moi_di_trong_ky")
    red = opened(returned(tmp_path, content(rows), [warning, error]))[SHEETS["F02"]]["C9"]
    assert red.fill.fgColor.rgb == RED
    assert red.comment is not None
    assert red.comment.text.count("Cách sửa") == 2


def test_what_could_not_be_read_is_put_back_as_it_was_typed(tmp_path: Path) -> None:
    rows = table("F02", [{"nuoc": "US"}])
    cell = f"{rows.columns['moi_di_trong_ky']}9"
    made = finding("FA-V01", sheet=rows.sheet, cell=cell, field="moi_di_trong_ky",
                   value="=chín em", label="Mới đi")  # fmt: skip
    copy = returned(tmp_path, content(rows), [made])
    held = opened(copy)[SHEETS["F02"]]["C9"]
    assert (held.value, held.data_type) == ("=chín em", "s")
    again = read_form(copy.path, TYPES)
    assert [f.code for f in again.findings] == ["FA-V01"]


def test_a_value_that_a_check_speaks_of_is_never_written_into_a_blank_cell(tmp_path: Path) -> None:
    rows = table("F02", [{"nuoc": "US"}, GONE])
    cell = f"{rows.columns['moi_di_trong_ky']}9"
    made = finding("FA-P02", sheet=rows.sheet, cell=cell, field="moi_di_trong_ky", value="1.500",
                   label="Mới đi", before="3", period="2023-K1")  # fmt: skip
    copy = returned(tmp_path, content(rows), [made])
    assert opened(copy)[SHEETS["F02"]]["C9"].value is None


def test_a_value_that_was_understood_stays_as_it_was_understood(tmp_path: Path) -> None:
    rows = table("F02", [{"nuoc": "US", "moi_di_trong_ky": 12500}])
    made = finding("FA-V02", sheet=rows.sheet, cell=f"{rows.columns['moi_di_trong_ky']}9",
                   value="12,500", label="", kept="12.500", suggestion="12,5")  # fmt: skip
    copy = returned(tmp_path, content(rows), [made])
    assert opened(copy)[SHEETS["F02"]]["C9"].value == 12500


@pytest.mark.parametrize(
    ("made", "cell"),
    [
        (finding("FA-C11", sheet="1 Bìa", field="prepared_by"), "C28"),
        (finding("FA-C15", sheet="1 Bìa", field="F03", title=""), "C26"),
        (finding("FA-C12", sheet="1 Bìa", cell="C4", field="nil", names=""), "C24"),
        (finding("FA-C03", sheet="1 Bìa", cell="C2", value="T99", unit="T01"), "C12"),
    ],
)
def test_entries_of_the_cover_are_found_by_id_question_or_cell(
    tmp_path: Path, made: Finding, cell: str
) -> None:
    received = content(cover={"unit": ("T99", "C2"), "nil": (True, "C4")})
    copy = returned(tmp_path, received, [made])
    assert places(copy.findings) == [("1 Bìa", cell)]


def test_an_answer_that_could_not_be_read_is_found_by_its_question(tmp_path: Path) -> None:
    question = TYPES["F03"].question
    made = finding("FA-C02", sheet="1 Bìa", cell="C7", value="Có lẽ", label=question)
    copy = returned(tmp_path, content(cover={"unit": ("T01", "C2")}), [made])
    assert places(copy.findings) == [("1 Bìa", "C26")]
    assert opened(copy)["1 Bìa"]["C26"].value == "Có lẽ"


def test_or_by_its_distance_to_what_was_read(tmp_path: Path) -> None:
    made = finding("FA-C02", sheet="1 Bìa", cell="C29", value="Có lẽ", label="?")
    moved_down = {"unit": ("T01", "C15"), "period": ("Năm 2023", "C16")}
    copy = returned(tmp_path, content(cover=moved_down), [made])
    assert places(copy.findings) == [("1 Bìa", "C26")]


def test_and_is_only_listed_where_rows_moved_unevenly(tmp_path: Path) -> None:
    made = finding("FA-C02", sheet="1 Bìa", cell="C29", value="Có lẽ", label="?")
    received = content(cover={"unit": ("T01", "C15"), "period": ("Năm 2023", "C30")})
    assert places(returned(tmp_path, received, [made]).findings) == [(None, None)]


@pytest.mark.parametrize(("code", "field", "sheet", "cell"), [
    ("FA-T11", "F02", "3 Du học", "B9"), ("FA-T12", "ket_qua", "2 Lời văn", "C7"),
])  # fmt: skip
def test_an_empty_table_is_marked_at_its_first_cell(
    tmp_path: Path, code: str, field: str, sheet: str, cell: str
) -> None:
    made = finding(code, sheet=sheet, field=field, title="", n=2)
    received = content(table("F01", []), table("F02", []))
    assert places(returned(tmp_path, received, [made]).findings) == [(sheet, cell)]


def test_a_blank_box_is_marked_at_its_own_place(tmp_path: Path) -> None:
    boxes = [{"ma_nhiem_vu": "M-3", "ket_qua": None}, {"ma_nhiem_vu": "M-1", "ket_qua": "Đã."}]
    received = table("F01", boxes, first=40, columns={"ma_nhiem_vu": "A", "ket_qua": "B"})
    made = finding("FA-T13", sheet=received.sheet, cell="B40", field="ket_qua", task="")
    assert places(returned(tmp_path, content(received), [made]).findings) == [("2 Lời văn", "C8")]


def test_a_heading_leads_to_its_sheet_and_marks_no_cell(tmp_path: Path) -> None:
    rows = table("F02", [GONE])
    made = finding("FA-S13", sheet=rows.sheet, cell="C6", label="", column="C")
    copy = returned(tmp_path, content(rows), [made])
    assert places(copy.findings) == [(SHEETS["F02"], None)]
    sheet = opened(copy)[SHEETS["F02"]]
    assert not [c for row in sheet.iter_rows() for c in row if c.comment]


def test_another_row_is_named_by_its_number_in_the_copy(tmp_path: Path) -> None:
    rows = table("F02", [GONE, GONE], first=31)
    made = finding("FA-T14", sheet=rows.sheet, cell=f"{rows.columns['nuoc']}32", field="nuoc",
                   row=31, labels="“Nước”")  # fmt: skip
    (moved,) = returned(tmp_path, content(rows), [made]).findings
    assert "dòng 9" in moved.message
    assert moved.cell == "B10"


def test_the_list_stands_in_the_order_of_mending(tmp_path: Path) -> None:
    rows = table("F02", [GONE, GONE])
    nuoc = rows.columns["nuoc"]
    findings = [
        missing(rows.sheet, f"{nuoc}9", "nuoc", "warning"),
        missing(rows.sheet, f"{nuoc}10", "nuoc"),
        missing(rows.sheet, f"{nuoc}9", "nuoc"),
        finding("FA-C11", sheet="1 Bìa", field="prepared_by"),
        finding("FA-S17", number="Biểu 03/ĐN", table="Đoàn ra"),
        finding("FA-S02", sheet="Trang khác", label="", table=""),
    ]
    copy = returned(tmp_path, content(rows, cover={"unit": ("T01", "C12")}), findings)
    assert [(f.severity, f.cell) for f in copy.findings] == [
        ("error", None), ("error", "C28"), ("error", "B9"), ("error", "B10"),
        ("warning", None), ("warning", "B9"),
    ]  # fmt: skip


def test_the_list_leads_to_every_cell_and_counts_both_kinds(tmp_path: Path) -> None:
    rows = table("F02", [GONE])
    findings = [
        missing(rows.sheet, f"{rows.columns['nuoc']}9", "nuoc"),
        missing(rows.sheet, f"{rows.columns['nu']}9", "nu", "warning"),
    ]
    book = opened(returned(tmp_path, content(rows), findings))
    sheet = book[LIST]
    assert book.active is sheet
    words = [str(c.value) for row in sheet.iter_rows() for c in row if c.value]
    assert "1 nội dung cần chỉnh sửa, 1 nội dung đề nghị xác nhận." in words
    assert "Đề nghị gửi lại trước khi hết ngày 15/12/2023." in words
    links = [c.hyperlink.location for row in sheet.iter_rows() for c in row if c.hyperlink]
    assert links == ["'3 Du học'!B9"] * 2 + ["'3 Du học'!D9"] * 2


def test_the_list_and_the_cell_follow_what_the_clerk_changes(tmp_path: Path) -> None:
    rows = table("F02", [{**GONE, "nuoc": "TW"}])
    copy = returned(
        tmp_path, content(rows), [missing(rows.sheet, f"{rows.columns['nuoc']}9", "nuoc")]
    )
    book = opened(copy)
    state = next(
        c for row in book[LIST].iter_rows() for c in row if str(c.value).startswith("=IF(")
    )
    assert "'3 Du học'!$B$9" in state.value
    assert '"Đài Loan (Trung Quốc)"' in state.value
    formats = {str(g.sqref): g.rules for g in book[SHEETS["F02"]].conditional_formatting}
    assert formats["B9"][0].dxf.fill.bgColor.rgb == GREEN
    assert load_workbook(copy.path, data_only=True)[LIST][state.coordinate].value == "Chưa sửa"


def test_only_what_a_unit_can_mend_is_listed(tmp_path: Path) -> None:
    findings = [
        finding("FA-S31", plugin="x", check="K01", name="x", error="E"),
        finding("FA-U01", sheet=SHEETS["F02"], cell="B9", other="", name=""),
        finding("FA-S15", sheet=SHEETS["F02"], cell="B9", value="Không"),
    ]
    assert returned(tmp_path, content(table("F02", [GONE])), findings).findings == ()


def test_a_long_answer_is_compared_within_what_a_formula_may_hold(tmp_path: Path) -> None:
    said = 'Nội dung “dài” và có dấu " \n' * 400
    boxes = table("F01", [{"ma_nhiem_vu": "M-1", "ket_qua": said}])
    made = finding("FA-V13", sheet=boxes.sheet, cell=f"{boxes.columns['ket_qua']}9",
                   field="ket_qua", label="", length="9")  # fmt: skip
    book = opened(returned(tmp_path, content(boxes), [made]))
    state = next(
        c for row in book[LIST].iter_rows() for c in row if str(c.value).startswith("=IF(")
    )
    assert all(len(part) <= 255 for part in state.value.split('"'))


def test_the_copy_of_a_generic_form_is_marked_at_the_unit_to_pick(tmp_path: Path) -> None:
    made = finding("FA-C03", sheet="1 Bìa", field="unit", value="?", unit="T01")
    copy = returned(tmp_path, content(), [made], plan=plan_of(None))
    assert [f.cell for f in copy.findings] == ["C12"]


def test_the_copy_can_be_said_in_english(tmp_path: Path) -> None:
    rows = table("F02", [GONE])
    made = missing(rows.sheet, f"{rows.columns['nu']}9", "nu")
    book = opened(returned(tmp_path, content(rows), [made], plan=asked(), lang="en"))
    assert book.sheetnames[0] == "To mend"
    assert "1 to mend, 0 to confirm." in [str(r[0].value) for r in book["To mend"].iter_rows()]


def test_far_too_many_are_counted_and_the_first_are_listed(tmp_path: Path) -> None:
    rows = table("F02", [GONE] * 400)
    findings = [missing(rows.sheet, f"{rows.columns['nu']}{9 + n}", "nu") for n in range(400)]
    copy = returned(tmp_path, content(rows), findings)
    assert len(copy.findings) == 400
    sheet = opened(copy)[LIST]
    assert sum(isinstance(row[0].value, int) for row in sheet.iter_rows()) == 300
    words = [str(row[0].value) for row in sheet.iter_rows()]
    assert "400 nội dung cần chỉnh sửa, 0 nội dung đề nghị xác nhận." in words
    assert any("300 nội dung đầu" in line for line in words)


def test_all_boxes_are_coloured_where_none_is_answered(tmp_path: Path) -> None:
    boxes = table("F01", [{"ma_nhiem_vu": "M-1"}])
    made = finding("FA-T12", sheet=boxes.sheet, field="ket_qua", n=2)
    sheet = opened(returned(tmp_path, content(boxes), [made]))[SHEETS["F01"]]
    red = {c.coordinate for row in sheet.iter_rows() for c in row if c.fill.fgColor.rgb == RED}
    assert {"C7", "C8"} <= red


def test_every_cell_of_a_lost_column_is_coloured(tmp_path: Path) -> None:
    letters = {"nuoc": "B", "nu": "D"}
    rows = table("F02", [{"nuoc": "US"}, {"nuoc": "JP"}], columns=letters)
    made = finding("FA-S02", sheet=rows.sheet, field="moi_di_trong_ky", label="Mới đi", table="x")
    copy = returned(tmp_path, content(rows), [made])
    assert places(copy.findings) == [(SHEETS["F02"], "C9")]
    assert "đã có lại" in copy.findings[0].fix
    sheet = opened(copy)[SHEETS["F02"]]
    assert [sheet[a].fill.fgColor.rgb for a in ("C9", "C10")] == [RED, RED]
    assert sheet["C11"].fill.fgColor.rgb != RED


def test_tabs_have_the_colour_of_the_worst_below_them(tmp_path: Path) -> None:
    rows = table("F02", [GONE])
    findings = [
        missing(rows.sheet, f"{rows.columns['nu']}9", "nu"),
        missing(rows.sheet, f"{rows.columns['nuoc']}9", "nuoc", "warning"),
        finding("FA-C15", sheet="1 Bìa", field="F03", title=""),
    ]
    received = content(rows, cover={"unit": ("T01", "C12")})
    book = opened(returned(tmp_path, received, findings))
    assert book[SHEETS["F02"]].sheet_properties.tabColor.rgb == RED
    assert book["1 Bìa"].sheet_properties.tabColor.rgb == AMBER


def test_what_was_asked_before_comes_first_and_says_so(tmp_path: Path) -> None:
    rows = table("F02", [GONE, GONE])
    old = missing(rows.sheet, f"{rows.columns['nu']}10", "nu")
    new = missing(rows.sheet, f"{rows.columns['nu']}9", "nu")
    gone = [missing(rows.sheet, f"{rows.columns['nuoc']}9", "nuoc")] * 2
    compared = Comparison(tuple(gone), (old,), (new,))
    copy = returned(tmp_path, content(rows), [new, old], compared=compared)
    assert [f.cell for f in copy.findings] == ["D10", "D9"]
    assert copy.again == copy.findings[:1]
    sheet = opened(copy)[LIST]
    kinds = [str(row[1].value) for row in sheet.iter_rows() if isinstance(row[0].value, int)]
    assert kinds == ["Cần chỉnh sửa\nLần trước đã đề nghị", "Cần chỉnh sửa"]
    words = [row[0].value for row in sheet.iter_rows()]
    assert "So với lần trước: đã sửa 2 nội dung, còn 1, mới 1." in words


def test_numbers_of_cells_are_said_in_vietnamese_in_list_cell_and_comment(tmp_path: Path) -> None:
    form = returned(tmp_path, content(table("F02", [{"nuoc": "US"}]))).path
    book = load_workbook(form)
    book[SHEETS["F02"]]["C9"] = 6.5
    book.save(tmp_path / "gui.xlsx")
    received = read_form(tmp_path / "gui.xlsx", TYPES)
    copy = opened(returned(tmp_path, received, received.findings, name="lan-2.xlsx"))
    cell = copy[SHEETS["F02"]]["C9"]
    assert cell.value == "6,5"
    assert "“6,5”" in str(cell.comment.text)
    listed = [str(c.value) for row in copy[LIST].iter_rows() for c in row if c.value]
    assert any("“6,5”" in words for words in listed)
    assert not any("6.5" in words for words in [*listed, str(cell.comment.text)])
