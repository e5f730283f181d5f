"""The cover: who prepared it, nothing to report, Có/Không against what the tables hold."""

from __future__ import annotations

import pytest
from tests.checks.made import DELEGATION, PREPARED, codes, context, form, found, only, table

from foreignaffairs.language.findings import finding
from foreignaffairs.model import CoverEntry

GONE = {"nuoc": "US", "moi_di_trong_ky": 3, "nu": 1}


def cover(**entries: object) -> dict[str, CoverEntry]:
    """A cover on which each entry stands in a row of its own."""
    named = {name.replace("_dot_", "."): value for name, value in entries.items()}
    made = {n: CoverEntry(v, "Bìa", f"C{at}") for at, (n, v) in enumerate(named.items(), 30)}
    return {**PREPARED, **made}


def test_a_form_with_what_was_asked_has_no_findings() -> None:
    content = form(table("F02", [GONE]), answers={"F03": False})
    assert found(content, context(compulsory=("F02",), if_any=("F03",))) == []


@pytest.mark.parametrize("entry", [None, CoverEntry("", "Bìa", "C20")])
def test_a_cover_without_the_name_of_who_prepared_it_is_to_be_mended(
    entry: CoverEntry | None,
) -> None:
    said = {"unit": CoverEntry("T01 – Trường THPT mẫu 01", "Bìa", "C3")}
    made = only(found(form(cover=said | ({"prepared_by": entry} if entry else {}))), "FA-C11")
    assert (made.severity, made.sheet, made.field) == ("error", "Bìa", "prepared_by")
    assert made.cell == ("C20" if entry else None)


def test_nobody_is_missed_on_a_cover_that_was_not_read() -> None:
    assert found(form(cover={})) == []


def test_nothing_to_report_contradicts_rows() -> None:
    content = form(table("F02", [GONE]), cover=cover(nil=True), nil=True)
    made = only(found(content, context(compulsory=("F02",))), "FA-C12")
    assert made.cell == "C30"
    assert "Biểu 02/ĐN" in made.message


def test_rows_that_contradict_nothing_to_report_are_checked_all_the_same() -> None:
    content = form(table("F02", [{**GONE, "nu": 9}]), cover=cover(nil=True), nil=True)
    assert codes(found(content, context(compulsory=("F02",)))) == ["FA-C12", "FA-R01"]


def test_nothing_to_report_completes_the_rest() -> None:
    facts = context(compulsory=("F01", "F02"), if_any=("F03",), narrative={"M-1": "Quán triệt"})
    assert found(form(table("F02", []), nil=True), facts) == []


@pytest.mark.parametrize("said", [None, "Không phát sinh.", "không có"])
def test_boxes_left_blank_or_answered_with_nothing_do_not_contradict_it(said: str | None) -> None:
    boxes = table("F01", [{"ma_nhiem_vu": "M-1", "ket_qua": said}])
    assert found(form(boxes, nil=True), context(compulsory=("F01",))) == []


def test_a_box_with_an_answer_contradicts_nothing_to_report() -> None:
    boxes = table("F01", [{"ma_nhiem_vu": "M-1", "ket_qua": "Đã tổ chức hai buổi."}])
    assert codes(found(form(boxes, nil=True), context(compulsory=("F01",)))) == ["FA-C12"]


def test_agreements_carried_over_do_not_contradict_nothing_to_report() -> None:
    content = form(table("F05", [{"ten_vn": "Bản ghi nhớ mẫu"}]), nil=True)
    assert "FA-C12" not in codes(found(content, context(if_any=("F05",))))


@pytest.mark.parametrize("answer", [None, True])
def test_a_compulsory_table_without_rows_is_to_be_mended(answer: bool | None) -> None:
    content = form(table("F02", []), answers={"F02": answer})
    made = only(found(content, context(compulsory=("F02",))), "FA-T11")
    assert (made.severity, made.sheet, made.field) == ("error", "Du học", "F02")


def test_a_compulsory_table_may_be_answered_with_no() -> None:
    content = form(table("F02", []), answers={"F02": False})
    assert found(content, context(compulsory=("F02",))) == []


def test_a_compulsory_table_that_is_gone_from_the_file_is_to_be_mended() -> None:
    made = only(found(form(), context(compulsory=("F02",))), "FA-T11")
    assert made.sheet is None


@pytest.mark.parametrize("asked", ["compulsory", "if_any"])
def test_no_with_rows_is_asked_about(asked: str) -> None:
    content = form(table("F02", [GONE, {**GONE, "nuoc": "JP"}]), answers={"F02": False})
    made = only(found(content, context(**{asked: ("F02",)})), "FA-C14")
    assert made.severity == "warning"
    assert "2 dòng" in made.message


def test_yes_without_rows_is_to_be_mended_at_the_question() -> None:
    content = form(answers={"F03": True}, cover=cover(q_dot_F03=True))
    made = only(found(content, context(if_any=("F03",))), "FA-C13")
    assert (made.severity, made.sheet, made.cell) == ("error", "Bìa", "C30")


def test_a_question_without_answer_is_asked_about() -> None:
    made = only(found(form(answers={"F03": None}), context(if_any=("F03",))), "FA-C15")
    assert (made.severity, made.sheet) == ("warning", "Bìa")


def test_rows_answer_a_question_that_was_left_blank() -> None:
    content = form(table("F03", [DELEGATION]), answers={"F03": None})
    assert found(content, context(if_any=("F03",))) == []


def test_an_answer_that_could_not_be_read_is_not_called_missing_too() -> None:
    question = context().report_types["F03"].question
    unread = finding("FA-C02", sheet="Bìa", cell="C30", value="Có lẽ", label=question)
    content = form(answers={"F03": None}, findings=(unread,))
    assert codes(found(content, context(if_any=("F03",)))) == ["FA-C02"]


def test_tables_that_are_not_asked_for_are_not_missed() -> None:
    assert found(form(table("F05", [])), context(compulsory=(), if_any=())) == []


@pytest.mark.parametrize(
    ("due", "filed", "nil", "fits"),
    [(10, 10, 4, True), (10, 0, 0, True), (10, 11, 0, False), (10, 6, 7, False)],
)
def test_schools_that_filed_are_among_those_that_should(
    due: int, filed: int, nil: int, fits: bool
) -> None:
    said = cover(schools_due=due, schools_filed=filed, schools_nil=nil)
    findings = found(form(cover=said), context(kinds=("PHONG_GDDT",)))
    assert codes(findings) == ([] if fits else ["FA-C16"])
    assert fits or (findings[0].cell, findings[0].value) == ("C31", str(filed))


def test_an_intermediate_office_says_how_many_schools_reported() -> None:
    findings = found(form(cover=cover(schools_due=10)), context(kinds=("PHONG_GDDT",)))
    assert [(f.code, f.field) for f in findings] == [
        ("FA-C17", "schools_filed"),
        ("FA-C17", "schools_nil"),
    ]


def test_a_school_is_not_asked_for_schools() -> None:
    assert found(form(cover=cover(unit="T01"))) == []
