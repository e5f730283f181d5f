"""The check sheet, computed by LibreOffice: what a clerk sees when nothing, all or half is done."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from foreignaffairs.forms import write_form
from foreignaffairs.forms.live_rules import row_context
from foreignaffairs.forms.names import sheet_names
from foreignaffairs.language.catalogue import text
from foreignaffairs.report_types.describe import rule_text

from . import soffice
from .samples import TYPES, as_typed, fill, full_plan, plan_of, random_rows

pytestmark = pytest.mark.skipif(soffice.PROGRAM is None, reason="LibreOffice is not installed")

CHECK, RULES = "Kiểm tra", "Quy tắc"
FILLED_BY = {"prepared_by": "Người lập mẫu"}
GOOD_DELEGATION = {
    "tinh_trang": "Đã thực hiện",
    "ten_doan": "Đoàn mẫu",
    "nuoc_den": "Nhật Bản; Hàn Quốc",
    "tu_ngay": date(2023, 3, 1),
    "den_ngay": date(2023, 3, 5),
    "so_nguoi": 4,
    "nu": 2,
    "muc_dich": "Công tác",
    "nguon_kinh_phi": "Ngân sách nhà nước",
    "cap_quyet_dinh": "Sở GD&ĐT",
    "vb_cho_phep": "45/QĐ-UBND",
}
CARRIED = {
    "F05": (
        {
            "ten_vn": "Bản ghi nhớ mẫu",
            "loai": "BGN",
            "ben_nuoc_ngoai": "Trường mẫu",
            "nuoc": "KR",
            "ngay_ky": date(2022, 3, 1),
            "ngay_het_han": date(2025, 3, 1),
            "trang_thai": "DANG_HIEU_LUC",
        },
    )
}
OLD = {"F05": ({**CARRIED["F05"][0], "ngay_ky": date(1936, 3, 1)},)}
NO_TO_ALL = {f"q.{name}": "Không" for name in TYPES if name not in ("F01", "F02")}


@pytest.fixture(scope="module")
def computed(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Workbook]:
    """Every case filled in and computed, in one run of LibreOffice."""
    folder = tmp_path_factory.mktemp("computed")
    school, full, office, carried, old, generic = (
        folder / f"{n}.xlsx" for n in ["school", "full", "office", "carried", "old", "generic"]
    )
    write_form(plan_of("T01"), school)
    write_form(full_plan("T01"), full)
    write_form(plan_of("Q01"), office)
    write_form(full_plan("T01", prefill=CARRIED), carried)
    write_form(full_plan("T01", prefill=OLD), old)
    write_form(plan_of(None), generic)
    narrative = {"F01": [{"ket_qua": "Đã quán triệt."}, {"ket_qua": "Không phát sinh"}]}
    japan = {"nuoc": "Nhật Bản", "moi_di_trong_ky": 3, "nu": 1}
    cases: dict[str, tuple[Path, dict[str, Any], dict[str, Any]]] = {
        "blank": (school, {}, {}),
        "nil": (school, {"nil": "Có", **FILLED_BY}, {}),
        "nil_full": (full, {"nil": "Có", **FILLED_BY}, {}),
        "nil_carried": (carried, {"nil": "Có", **FILLED_BY}, {}),
        "blank_carried": (carried, {}, {}),
        "blank_old": (old, {}, {}),
        "nil_but_rows": (school, {"nil": "Có", **FILLED_BY}, {"F02": [japan]}),
        "filled": (
            school,
            {"q.F02": "Có", "q.F14": "Không", **FILLED_BY},
            {**narrative, "F02": [japan]},
        ),
        "rows_say_yes": (school, {"q.F14": "Không", **FILLED_BY}, {**narrative, "F02": [japan]}),
        "broken": (
            school,
            {"q.F02": "Có", "q.F14": "Không", **FILLED_BY},
            {**narrative, "F02": [japan, {"nuoc": "Hàn Quốc", "moi_di_trong_ky": 2, "nu": 5}]},
        ),
        "missing": (
            school,
            {"q.F02": "Có", "q.F14": "Không", **FILLED_BY},
            {**narrative, "F02": [{"moi_di_trong_ky": 2}]},
        ),
        "spaces": (
            school,
            {"q.F02": "Có", "q.F14": "Không", **FILLED_BY},
            {
                **narrative,
                "F02": [
                    {"nuoc": "Nhật Bản", "moi_di_trong_ky": "\N{NO-BREAK SPACE}", "nu": " "},
                    {"nuoc": "Hàn Quốc", "moi_di_trong_ky": " "},
                ],
            },
        ),
        "yes_but_empty": (school, {"q.F02": "Có", "q.F14": "Không", **FILLED_BY}, narrative),
        "no_but_rows": (
            school,
            {"q.F02": "Không", "q.F14": "Không", **FILLED_BY},
            {**narrative, "F02": [japan]},
        ),
        "one_box_left": (
            school,
            {"q.F02": "Không", "q.F14": "Không", **FILLED_BY},
            {"F01": [{"ket_qua": "Đã quán triệt."}]},
        ),
        "delegation": (
            full,
            {**NO_TO_ALL, "q.F02": "Không", "q.F03": "Có", **FILLED_BY},
            {**narrative, "F03": [GOOD_DELEGATION]},
        ),
        "bad_delegations": (
            full,
            {**NO_TO_ALL, "q.F02": "Không", "q.F03": "Có", **FILLED_BY},
            {
                **narrative,
                "F03": [
                    GOOD_DELEGATION,
                    {**GOOD_DELEGATION, "nu": 9, "den_ngay": date(2023, 2, 1)},
                    {**GOOD_DELEGATION, "vb_cho_phep": None, "cong_chuc": 9},
                    {**GOOD_DELEGATION, "tu_ngay": date(2024, 5, 1), "den_ngay": date(2024, 5, 2)},
                ],
            },
        ),
        "text_to_look_at": (
            school,
            {"q.F02": "Có", "q.F14": "Không", **FILLED_BY},
            {**narrative, "F02": [japan, {"nuoc": "Hàn Quốc", "moi_di_trong_ky": "1.200"}]},
        ),
        "text_to_mend": (
            school,
            {"q.F02": "Có", "q.F14": "Không", **FILLED_BY},
            {
                **narrative,
                "F02": [
                    {"nuoc": "Hàn Quốc", "moi_di_trong_ky": 5, "nu": "2 em"},
                    {"nuoc": "Nhật Bản", "moi_di_trong_ky": "bảy mươi", "nu": -1},
                ],
            },
        ),
        "dates_to_mend": (
            full,
            {**NO_TO_ALL, "q.F02": "Không", "q.F03": "Có", **FILLED_BY},
            {
                **narrative,
                "F03": [
                    {**GOOD_DELEGATION, "so_tien_vnd": "12,5 triệu"},
                    {**GOOD_DELEGATION, "den_ngay": "31/2/2023", "ngay_cho_phep": "15/6/2023"},
                ],
            },
        ),
        "text_under_no": (
            school,
            {"q.F02": "Không", "q.F14": "Không", **FILLED_BY},
            {**narrative, "F02": [{"nuoc": "Nhật Bản", "moi_di_trong_ky": "bảy mươi"}]},
        ),
        "old_date": (old, {"q.F05": "Có", **FILLED_BY}, {}),
        "schools": (
            office,
            {"schools_due": 40, "schools_filed": 38, "schools_nil": 30, "nil": "Có", **FILLED_BY},
            {},
        ),
        "schools_wrong": (
            office,
            {"schools_due": 40, "schools_filed": 41, "schools_nil": 30, "nil": "Có", **FILLED_BY},
            {},
        ),
        "schools_text": (
            office,
            {
                "schools_due": "bốn mươi",
                "schools_filed": "38",
                "schools_nil": 30,
                "nil": "Có",
                "prepared_on": "31/11/2023",
                **FILLED_BY,
            },
            {},
        ),
        "schools_read": (
            office,
            {
                "schools_due": 40,
                "schools_filed": "38",
                "schools_nil": 30,
                "nil": "Có",
                "prepared_on": "5/12/2023",
                **FILLED_BY,
            },
            {},
        ),
        "schools_missing": (office, {"schools_due": 40, "nil": "Có", **FILLED_BY}, {}),
        "no_unit": (generic, {"nil": "Có", **FILLED_BY}, {}),
        "unit_picked": (
            generic,
            {"nil": "Có", "unit": "T01 – Trường THPT mẫu 01", **FILLED_BY},
            {},
        ),
    }
    files = [
        fill(form, folder / f"{name}_filled.xlsx", cover, rows)
        for name, (form, cover, rows) in cases.items()
    ]
    made = soffice.convert(files, "xlsx", folder)
    return {
        name: load_workbook(path, data_only=True) for name, path in zip(cases, made, strict=True)
    }


def state(book: Workbook) -> str:
    return str(book[CHECK]["A3"].value)


def line(book: Workbook, sheet: str) -> dict[str, Any]:
    """The check sheet's line of a sheet, by the words after its number."""
    names = ("stt", "subject", "answer", "rows", "missing", "broken", "doubtful", "work", "verdict")
    for row in book[CHECK].iter_rows(min_row=6, values_only=True):
        if str(row[1]).endswith(sheet):
            return dict(zip(names, row, strict=False))
    raise KeyError(sheet)


def test_a_blank_form_lists_what_is_to_do(computed: dict[str, Workbook]) -> None:
    book = computed["blank"]
    assert state(book) == "CÒN 5 VIỆC"  # who filled in, two boxes, two questions
    assert line(book, "Bìa")["verdict"] == "Chưa ghi người lập."
    assert line(book, "Lời văn")["verdict"] == "Còn 2 mục chưa viết"
    assert line(book, "Du học")["verdict"] == "Chưa trả lời Có hay Không ở Bìa"


@pytest.mark.parametrize("name", ["nil", "nil_full"])
def test_two_cells_complete_a_form_with_nothing_to_report(
    computed: dict[str, Workbook], name: str
) -> None:
    assert state(computed[name]).startswith("ĐẠT")
    assert line(computed[name], "Du học")["verdict"] == "Đạt: không phát sinh"


def test_rows_carried_over_do_not_contradict_nil(computed: dict[str, Workbook]) -> None:
    assert state(computed["nil_carried"]).startswith("ĐẠT")
    assert line(computed["nil_carried"], "Thỏa thuận")["rows"] == 1


def test_the_cover_echoes_the_state(computed: dict[str, Workbook]) -> None:
    for book in computed.values():
        echoed = [c.value for row in book.worksheets[0].iter_rows(max_row=8) for c in row]
        assert state(book) in echoed


def test_nil_with_rows_is_a_contradiction(computed: dict[str, Workbook]) -> None:
    book = computed["nil_but_rows"]
    assert state(book) == "CÒN 1 VIỆC"
    assert "không phát sinh nhưng" in line(book, "Du học")["verdict"]


@pytest.mark.parametrize("name", ["filled", "rows_say_yes", "delegation", "unit_picked", "schools"])
def test_a_complete_form_passes(computed: dict[str, Workbook], name: str) -> None:
    assert state(computed[name]).startswith("ĐẠT")


def test_rows_are_counted_and_added_up(computed: dict[str, Workbook]) -> None:
    assert line(computed["broken"], "Du học")["rows"] == 2
    sheet = computed["broken"]["3 Du học"]
    totals = next(r for r in sheet.iter_rows(values_only=True) if "Tổng cộng" in r)
    assert [v for v in totals if isinstance(v, int | float)] == [5, 6]


def test_a_broken_rule_is_counted_and_named(computed: dict[str, Workbook]) -> None:
    book = computed["broken"]
    assert state(book) == "CÒN 1 VIỆC"
    assert line(book, "Du học")["broken"] == 1
    assert "ô đỏ" in line(book, "Du học")["verdict"]
    broken = [row[2] for row in book[RULES].iter_rows(min_row=5, values_only=True) if row[3]]
    assert broken == ["“Trong đó: nữ” không lớn hơn “Mới đi trong kỳ”."]


def test_a_missing_required_cell_is_counted(computed: dict[str, Workbook]) -> None:
    assert line(computed["missing"], "Du học")["missing"] == 1
    assert state(computed["missing"]) == "CÒN 1 VIỆC"


def test_spaces_fill_no_required_cell(computed: dict[str, Workbook]) -> None:
    counted = line(computed["spaces"], "Du học")
    assert (counted["missing"], counted["broken"], counted["doubtful"]) == (2, 0, 0)


def test_the_answer_is_held_against_the_rows(computed: dict[str, Workbook]) -> None:
    assert "chưa nhập dòng nào" in line(computed["yes_but_empty"], "Du học")["verdict"]
    assert "nhưng bảng có số liệu" in line(computed["no_but_rows"], "Du học")["verdict"]
    assert line(computed["one_box_left"], "Lời văn")["work"] == 1


def test_bad_rows_are_counted_once_for_each_rule_they_break(computed: dict[str, Workbook]) -> None:
    """Women over all people and home before leaving; parts over the sum and no permit; outside."""
    counted = line(computed["bad_delegations"], "Đoàn ra")
    assert (counted["rows"], counted["broken"], counted["doubtful"]) == (4, 4, 1)


def test_every_rule_counts_over_whole_columns_as_it_does_row_by_row(tmp_path: Path) -> None:
    plan = full_plan("T01")
    rows = {
        t.id: random_rows(t, min(25, t.blank_rows))
        for t in plan.report_types
        if t.layout == "table"
    }
    typed = {name: [as_typed(TYPES[name], row) for row in many] for name, many in rows.items()}
    write_form(plan, tmp_path / "form.xlsx")
    filled = fill(tmp_path / "form.xlsx", tmp_path / "filled.xlsx", {}, typed)
    book = load_workbook(soffice.convert([filled], "xlsx", tmp_path)[0], data_only=True)
    counted = [
        (row[1], row[2], row[3] if row[3] is not None else row[4])
        for row in book[RULES].iter_rows(min_row=5, values_only=True)
    ]
    context = row_context(plan)
    names = sheet_names(plan, "vi")
    expected = [
        (names[t.id], rule_text(rule, t), sum(not rule.holds(row, context) for row in rows[t.id]))
        for t in plan.report_types
        for rule in sorted(t.rules, key=lambda r: r.severity != "error")
        if t.id in rows
    ]
    typed_rule = text("forms.typed_rule")
    typed_counts = [count for _, words, count in counted if words == typed_rule]
    assert typed_counts == [0] * sum(t.id != "F01" for t in plan.report_types)
    assert [line for line in counted if line[1] != typed_rule] == expected
    assert sum(n > 0 for _, _, n in expected) > len(expected) / 2


def test_text_that_may_be_read_is_looked_at_again(computed: dict[str, Workbook]) -> None:
    book = computed["text_to_look_at"]
    assert state(book) == "NÊN XEM LẠI 1 TRANG – nếu đúng thì gửi"
    counted = line(book, "Du học")
    assert counted["verdict"].startswith("Nên xem lại: ")
    assert first_cell(book, "3 Du học", "1.200") in counted["verdict"].split()
    assert (counted["broken"], counted["doubtful"], counted["work"]) == (0, 1, 0)
    assert line(book, "Lời văn")["verdict"] == "Đạt"


def test_text_that_cannot_be_read_is_to_be_mended(computed: dict[str, Workbook]) -> None:
    """The first cell is the first to look at: here one that is a question stands above."""
    book = computed["text_to_mend"]
    assert state(book) == "CÒN 2 VIỆC"
    counted = line(book, "Du học")
    assert "ô đỏ" in counted["verdict"]
    assert first_cell(book, "3 Du học", "2 em") in counted["verdict"].split()
    assert (counted["broken"], counted["doubtful"], counted["work"]) == (2, 1, 2)


def test_dates_that_do_not_exist_are_to_be_mended(computed: dict[str, Workbook]) -> None:
    counted = line(computed["dates_to_mend"], "Đoàn ra")
    assert state(computed["dates_to_mend"]) == "CÒN 1 VIỆC"
    assert (counted["broken"], counted["doubtful"]) == (1, 2)


def test_text_does_not_hide_a_contradiction(computed: dict[str, Workbook]) -> None:
    assert "nhưng bảng có số liệu" in line(computed["text_under_no"], "Du học")["verdict"]
    assert line(computed["text_under_no"], "Du học")["work"] == 2


def test_a_day_before_every_form_is_asked_about(computed: dict[str, Workbook]) -> None:
    counted = line(computed["old_date"], "Thỏa thuận")
    assert counted["verdict"].startswith("Nên xem lại: ")
    assert counted["work"] == 0


def first_cell(book: Workbook, sheet: str, value: str) -> str:
    return next(c.coordinate for row in book[sheet].iter_rows() for c in row if c.value == value)


def test_an_office_says_how_many_schools(computed: dict[str, Workbook]) -> None:
    assert line(computed["schools_wrong"], "Bìa")["verdict"] == "Số trường chưa khớp."
    assert line(computed["schools_missing"], "Bìa")["work"] == 2


def test_text_on_the_cover_is_seen_too(computed: dict[str, Workbook]) -> None:
    bad, fair = line(computed["schools_text"], "Bìa"), line(computed["schools_read"], "Bìa")
    assert bad["verdict"] == "Số trường hoặc ngày lập không hợp lệ (ô đỏ)."
    assert (bad["broken"], bad["doubtful"], bad["work"]) == (2, 1, 2)
    assert (fair["broken"], fair["doubtful"], fair["work"]) == (0, 2, 0)
    cell = first_cell(computed["schools_read"], "1 Bìa", "38")
    assert fair["verdict"].split()[-1] == cell
    assert state(computed["schools_read"]).startswith("NÊN XEM LẠI 1 TRANG")


def test_a_generic_form_wants_its_unit(computed: dict[str, Workbook]) -> None:
    assert line(computed["no_unit"], "Bìa")["verdict"] == "Chưa chọn đơn vị."


@pytest.mark.parametrize(
    ("name", "plan"),
    [
        ("blank", plan_of("T01")),
        ("blank_carried", full_plan(prefill=CARRIED)),
        ("blank_old", full_plan(prefill=OLD)),
    ],
)
def test_what_is_shown_before_computing_is_what_is_computed(
    computed: dict[str, Workbook], name: str, plan: Any, tmp_path: Path
) -> None:
    write_form(plan, tmp_path / "form.xlsx")
    issued = load_workbook(tmp_path / "form.xlsx", data_only=True)
    for sheet in issued.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                again = computed[name][sheet.title][cell.coordinate].value
                assert (cell.value or "") == (again or "") or str(cell.value) == str(again), (
                    sheet.title,
                    cell.coordinate,
                )
