"""The narrative boxes."""

from __future__ import annotations

from tests.checks.made import codes, context, form, found, only, table

ASKED = context(compulsory=("F01",), narrative={"M-1": "Quán triệt", "M-3": "Giao lưu, hợp tác"})


def box(task: str, said: str | None) -> dict[str, str | None]:
    return {"ma_nhiem_vu": task, "ket_qua": said}


def test_answered_boxes_have_no_findings() -> None:
    boxes = table("F01", [box("M-1", "Đã tổ chức."), box("M-3", "Không phát sinh")])
    assert found(form(boxes), ASKED) == []


def test_a_blank_box_among_others_is_asked_about_at_its_cell() -> None:
    boxes = table("F01", [box("M-1", "Đã tổ chức."), box("M-3", None)])
    made = only(found(form(boxes), ASKED), "FA-T13")
    assert (made.severity, made.sheet, made.cell) == ("warning", "Lời văn", "C10")
    assert "Giao lưu, hợp tác" in made.message


def test_a_box_that_is_gone_from_the_sheet_is_asked_about_without_a_cell() -> None:
    made = only(found(form(table("F01", [box("M-1", "Đã tổ chức.")])), ASKED), "FA-T13")
    assert made.cell is None


def test_no_box_answered_is_one_thing_to_mend() -> None:
    boxes = table("F01", [box("M-1", None), box("M-3", None)])
    findings = found(form(boxes), ASKED)
    assert codes(findings) == ["FA-T12"]
    assert findings[0].severity == "error"


def test_a_narrative_sheet_that_is_gone_is_to_be_mended() -> None:
    assert codes(found(form(), ASKED)) == ["FA-T12"]


def test_boxes_beside_those_asked_for_may_stay_blank() -> None:
    boxes = table("F01", [box("M-1", "Đã."), box("M-3", "Đã."), box("KHO_KHAN", None)])
    assert found(form(boxes), ASKED) == []


def test_narrative_that_is_not_asked_for_is_not_missed() -> None:
    assert found(form(), context(narrative={"M-1": "Quán triệt"})) == []
