"""Rows: what each must have, its rules, the limits of the row class, the same row twice."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any

import pytest
from pydantic import field_validator
from tests.checks.made import DELEGATION, TYPES, codes, context, form, found, only, table

from foreignaffairs.language.findings import finding
from foreignaffairs.model import Column, Count, ReportType, TableRow
from foreignaffairs.report_types.rules import AtMost, RequiredWhen, is_code

GONE = {"nuoc": "US", "moi_di_trong_ky": 3, "nu": 1}


def test_a_required_cell_that_is_blank_is_to_be_mended_at_its_cell() -> None:
    made = only(found(form(table("F02", [GONE, {"nuoc": "JP"}]))), "FA-R02")
    assert (made.severity, made.sheet, made.field) == ("error", "Du học", "moi_di_trong_ky")
    assert made.cell == f"{table('F02', []).columns['moi_di_trong_ky']}10"


def test_zero_is_not_blank() -> None:
    assert found(form(table("F02", [{"nuoc": "US", "moi_di_trong_ky": 0}]))) == []


def test_an_empty_list_is_blank() -> None:
    assert codes(found(form(table("F03", [{**DELEGATION, "nuoc_den": ()}])))) == ["FA-R02"]


def test_a_column_that_the_kind_is_not_asked_for_is_not_required() -> None:
    facts = context(kinds=("PHONG_SO",))
    assert found(form(table("F02", [GONE])), facts) == []


def test_a_cell_that_could_not_be_read_is_not_called_missing_too() -> None:
    rows = table("F02", [{"nuoc": "US"}])
    cell = f"{rows.columns['moi_di_trong_ky']}9"
    unread = finding("FA-V01", sheet="Du học", cell=cell, value="ba", label="Mới đi trong kỳ")
    assert codes(found(form(rows, findings=(unread,)))) == ["FA-V01"]


def test_a_cell_that_a_condition_asks_for_and_could_not_be_read_is_not_called_missing_too() -> None:
    delegation = {n: v for n, v in DELEGATION.items() if n != "cap_quyet_dinh"}
    rows = table("F03", [delegation])
    cell = f"{rows.columns['cap_quyet_dinh']}9"
    unread = finding("FA-V11", sheet="Đoàn ra", cell=cell, value="?", label="", suggestion="")
    assert codes(found(form(rows, findings=(unread,)))) == ["FA-V11"]


def test_women_above_all_people_break_a_rule_with_both_numbers_in_the_message() -> None:
    made = only(found(form(table("F02", [{**GONE, "nu": 1200}]))), "FA-R01")
    assert (made.field, made.value) == ("nu", "1.200")
    assert "(1.200)" in made.message
    assert "(3)" in made.message


def test_a_delegation_that_comes_home_before_it_left_is_told_with_vietnamese_dates() -> None:
    home = {**DELEGATION, "den_ngay": date(2023, 2, 1)}
    made = only(found(form(table("F03", [home]))), "FA-R05")
    assert "1/2/2023" in made.message
    assert made.cell == f"{table('F03', []).columns['den_ngay']}9"


def test_a_rule_keeps_the_severity_that_it_was_set_to() -> None:
    late = {**DELEGATION, "ngay_cho_phep": date(2023, 4, 1)}
    assert only(found(form(table("F03", [late]))), "FA-R05").severity == "warning"


def test_what_lies_outside_the_window_is_asked_about_only_where_the_window_is_known() -> None:
    after = {**DELEGATION, "tu_ngay": date(2023, 6, 1), "den_ngay": date(2023, 6, 2)}
    content = form(table("F03", [after]))
    assert codes(found(content)) == ["FA-R06"]
    assert found(content, context(window=None)) == []


def test_a_code_is_shown_by_its_label() -> None:
    made = only(found(form(table("F03", [{**DELEGATION, "cap_quyet_dinh": None}]))), "FA-R04")
    assert "Đã thực hiện" in made.message
    assert "DA_THUC_HIEN" not in made.message + made.fix


@pytest.mark.parametrize(("count", "said"), [(-1, "-1"), (10_000_001, "10.000.001")])
def test_a_number_beyond_the_limits_of_the_row_class_is_to_be_mended(count: int, said: str) -> None:
    made = only(found(form(table("F02", [GONE, {"nuoc": "JP", "moi_di_trong_ky": count}]))),
                "FA-V31")  # fmt: skip
    assert (made.field, made.value) == ("moi_di_trong_ky", said)
    assert made.cell is not None
    assert made.cell.endswith("10")


def test_every_row_beyond_the_limits_is_told() -> None:
    rows = [{"nuoc": code, "moi_di_trong_ky": -1, "nu": -2} for code in ("US", "JP", "KR")]
    findings = found(form(table("F02", rows)))
    assert codes(findings).count("FA-V31") == 6


class _StrictRow(TableRow):
    so: Annotated[Count | None, Column("Số", required=True)] = None
    nam: Annotated[Count | None, Column("Năm", since=date(2024, 1, 1), required=True)] = None
    ly_do: Annotated[str | None, Column("Lý do", asked_of=("TV_DU_HOC",))] = None

    @field_validator("so")
    @classmethod
    def _even(cls, value: int | None) -> int | None:
        if value is not None and value % 2:
            raise ValueError("odd")
        return value


_STRICT = ReportType(
    id="X01",
    number="Biểu mẫu",
    title="Biểu thử",
    sheet="Thử",
    row=_StrictRow,
    rules=(AtMost("so", "nam"), RequiredWhen("ly_do", when=is_code(
        "truong", TYPES["F03"].column("muc_dich").codes, "KHAC"))),  # type: ignore[arg-type]
)  # fmt: skip


@pytest.fixture
def strict(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setitem(TYPES, "X01", _STRICT)
    return TYPES


@pytest.mark.usefixtures("strict")
def test_a_row_class_with_a_validator_of_its_own_is_asked_itself() -> None:
    findings = found(form(table("X01", [{"so": 2}, {"so": 3}])))
    assert [(f.code, f.cell) for f in findings] == [("FA-V31", "C10")]


@pytest.mark.usefixtures("strict")
def test_a_column_that_is_not_yet_asked_for_is_not_required() -> None:
    content = form(table("X01", [{"so": 2}]))
    assert codes(found(content)) == []
    later = context(window=(date(2024, 1, 1), date(2024, 5, 31)))
    assert codes(found(content, later)) == ["FA-R02"]


@pytest.mark.usefixtures("strict")
def test_a_rule_on_a_column_that_the_unit_is_not_asked_for_stays_silent() -> None:
    rows = table("X01", [{"truong": "KHAC", "so": 2}], without=["ly_do"])
    assert codes(found(form(rows))) == []
    assert codes(found(form(rows), context(kinds=("TV_DU_HOC",)))) == ["FA-R04"]


@pytest.mark.usefixtures("strict")
def test_without_the_units_kinds_only_columns_of_the_sheet_are_asked_about() -> None:
    rows = table("X01", [{"truong": "KHAC", "so": 2}], without=["ly_do"])
    assert codes(found(form(rows), context(kinds=()))) == []


def test_the_same_row_twice_is_asked_about_once_and_names_the_first() -> None:
    made = only(found(form(table("F02", [GONE, {**GONE, "nuoc": "JP"}, GONE]))), "FA-T14")
    assert (made.severity, made.field) == ("warning", "nuoc")
    assert made.cell == f"{table('F02', []).columns['nuoc']}11"
    assert "dòng 9" in made.message


@pytest.mark.parametrize("name", ["ĐOÀN MẪU GIAO LƯU", "Đoàn mẫu  giao lưu", "Đoàn mẫu “giao lưu”"])
def test_names_that_read_the_same_are_the_same(name: str) -> None:
    quoted = {**DELEGATION, "ten_doan": 'Đoàn mẫu "giao lưu"'}
    first = quoted if "“" in name else DELEGATION
    findings = found(form(table("F03", [first, {**DELEGATION, "ten_doan": name}])))
    assert codes(findings) == ["FA-T14"]


@pytest.mark.parametrize("name", ["Đoàn mẫu giao lứu", "Đoàn mẫu giao lưu 2", "Doàn mẫu giao lưu"])
def test_names_that_read_otherwise_are_not_the_same(name: str) -> None:
    assert found(form(table("F03", [DELEGATION, {**DELEGATION, "ten_doan": name}]))) == []


def test_the_tone_marks_place_does_not_make_another_name() -> None:
    rows = [{**DELEGATION, "ten_doan": name} for name in ("Đoàn Hoà Bình", "Đoàn Hòa Bình")]
    assert codes(found(form(table("F03", rows)))) == ["FA-T14"]


def test_one_name_on_two_days_is_two_delegations() -> None:
    later = {**DELEGATION, "tu_ngay": date(2023, 4, 1), "den_ngay": date(2023, 4, 5)}
    assert found(form(table("F03", [DELEGATION, later]))) == []


def test_rows_that_lack_their_name_are_missing_it_and_not_the_same() -> None:
    unnamed = {n: v for n, v in DELEGATION.items() if n != "ten_doan"}
    assert codes(found(form(table("F03", [unnamed, unnamed])))) == ["FA-R02", "FA-R02"]


def test_schools_below_an_office_may_each_have_the_same_country() -> None:
    rows = [{**GONE, "truong": name} for name in ("Trường mẫu 1", "Trường mẫu 2")]
    findings = found(form(table("F02", rows)), context(kinds=("PHONG_GDDT",)))
    assert "FA-T14" not in codes(findings)


def test_fixed_boxes_left_blank_are_not_missing_anything() -> None:
    assert found(form(table("F01b", [{TYPES["F01b"].columns[0].name: "A"}]))) == []


def test_a_report_type_that_is_not_known_is_left_alone() -> None:
    content = form(table("F02", [{"nuoc": "US"}]))
    assert found(content, context(report_types={})) == []
