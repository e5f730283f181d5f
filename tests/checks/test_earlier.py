"""Against what the same unit reported before."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from tests.checks.made import DELEGATION, PREPARED, Values, codes, context, form, found, only, table

from foreignaffairs.checks import CheckContext, Earlier
from foreignaffairs.model import CoverEntry


def gone(**by_country: int) -> list[Values]:
    """Rows of F02: how many went to which country."""
    return [{"nuoc": code, "moi_di_trong_ky": number} for code, number in by_country.items()]


def after(
    report_type: str, rows: list[Values], *, contained: bool = False, **facts: Any
) -> CheckContext:
    """Facts of a consultancy that reported ``rows`` in the first half of 2023."""
    earlier = Earlier("2023-K1", {report_type: rows}, contained)
    given = {"kinds": ("TV_DU_HOC",), "compulsory": ("F02",), "earlier": earlier}
    return context(**(given | facts))


def test_the_same_rows_as_last_time_are_asked_about() -> None:
    rows = gone(US=4, JP=2, KR=1)
    made = only(found(form(table("F02", rows[::-1])), after("F02", rows)), "FA-P01")
    assert (made.severity, made.sheet) == ("warning", "Du học")
    assert "2023-K1" in made.message


def test_two_rows_may_be_the_same_by_chance() -> None:
    rows = gone(US=1, JP=1)
    assert found(form(table("F02", rows)), after("F02", rows)) == []


def test_one_changed_number_is_no_copy() -> None:
    now, before = gone(US=4, JP=2, KR=1), gone(US=4, JP=2, KR=2)
    assert found(form(table("F02", now)), after("F02", before)) == []


def test_amounts_are_the_same_whatever_zeros_they_end_in() -> None:
    names = ("Đoàn mẫu 1", "Đoàn mẫu 2", "Đoàn mẫu 3")
    now = [{**DELEGATION, "ten_doan": n, "so_tien_vnd": Decimal("5.00")} for n in names]
    before = [{**row, "so_tien_vnd": Decimal(5)} for row in now]
    facts = after("F03", before, kinds=("THPT",), if_any=("F03",), compulsory=())
    assert codes(found(form(table("F03", now)), facts)) == ["FA-P01"]


def test_what_is_filled_in_for_the_unit_does_not_make_another_row() -> None:
    now = gone(US=4, JP=2, KR=1)
    before = [{**row, "nguon_bao_cao": "TV_DU_HOC"} for row in now]
    assert codes(found(form(table("F02", now)), after("F02", before))) == ["FA-P01"]


def test_a_narrative_copied_from_last_time_is_asked_about() -> None:
    boxes = [{"ma_nhiem_vu": "M-1", "ket_qua": "Đã tổ chức hai buổi."}]
    facts = after("F01", boxes, kinds=("THPT",), compulsory=("F01",))
    assert codes(found(form(table("F01", boxes)), facts)) == ["FA-P01"]


@pytest.mark.parametrize("said", [None, "Không phát sinh"])
def test_having_had_nothing_twice_is_no_copy(said: str | None) -> None:
    boxes = [{"ma_nhiem_vu": "M-1", "ket_qua": said}, {"ma_nhiem_vu": "M-3", "ket_qua": said}]
    facts = after("F01", boxes, kinds=("THPT",), compulsory=("F01",))
    assert found(form(table("F01", boxes)), facts) == []


@pytest.mark.parametrize(
    ("before", "now", "asked"),
    [
        (20, 31, True),  # more than half as many again, and more than ten
        (20, 30, False),  # exactly half as many again
        (40, 19, True),
        (4, 12, False),  # eight people are no jump
        (0, 10, True),
        (0, 9, False),
    ],
)
def test_a_jump_is_a_large_share_and_a_large_number(before: int, now: int, asked: bool) -> None:
    findings = found(form(table("F02", gone(US=now))), after("F02", gone(US=before)))
    assert codes(findings) == (["FA-P02"] if asked else [])


def test_a_jump_is_told_with_both_totals_at_the_columns_first_cell() -> None:
    rows = table("F02", gone(US=1000, JP=500))
    made = only(found(form(rows), after("F02", gone(US=20))), "FA-P02")
    assert (made.severity, made.value, made.field) == ("warning", "1.500", "moi_di_trong_ky")
    assert made.cell == f"{rows.columns['moi_di_trong_ky']}9"
    assert "1.500" in made.message
    assert "20" in made.message


def test_a_cumulative_year_below_its_first_half_is_to_be_mended() -> None:
    facts = after("F02", gone(US=12), contained=True)
    made = only(found(form(table("F02", gone(US=11))), facts), "FA-P03")
    assert made.severity == "error"


def test_a_cumulative_year_may_be_any_number_above_its_first_half() -> None:
    facts = after("F02", gone(US=12), contained=True)
    assert found(form(table("F02", gone(US=5000))), facts) == []


def test_a_stock_of_a_cumulative_year_may_shrink_but_not_leap() -> None:
    def rows(stock: int) -> list[Values]:
        return [{"nuoc": "US", "moi_di_trong_ky": 5, "dang_hoc_cuoi_ky": stock}]

    facts = after("F02", rows(100), contained=True)
    assert found(form(table("F02", rows(80))), facts) == []
    assert codes(found(form(table("F02", rows(20))), facts)) == ["FA-P02"]


def students(stock: int | None, new: int, back: int | None = 0) -> list[Values]:
    row = {"nuoc": "US", "moi_di_trong_ky": new, "dang_hoc_cuoi_ky": stock}
    return [{**row, "ve_nuoc_trong_ky": back}]


def test_those_abroad_are_those_before_plus_gone_minus_returned() -> None:
    assert found(form(table("F02", students(57, 9, 2))), after("F02", students(50, 4))) == []


def test_a_stock_that_does_not_follow_is_asked_about_with_what_it_would_be() -> None:
    rows = table("F02", students(60, 9, 2))
    made = only(found(form(rows), after("F02", students(50, 4))), "FA-P04")
    assert (made.severity, made.value) == ("warning", "60")
    assert made.cell == f"{rows.columns['dang_hoc_cuoi_ky']}9"
    assert "57" in made.message


@pytest.mark.parametrize("rows", [students(None, 9, 2), students(60, 9, None)])
def test_a_stock_is_not_worked_out_from_blanks(rows: list[Values]) -> None:
    assert found(form(table("F02", rows)), after("F02", students(50, 4))) == []


def test_a_year_that_contains_the_earlier_period_has_no_stock_to_follow() -> None:
    facts = after("F02", students(50, 4), contained=True)
    assert found(form(table("F02", students(60, 9, 2))), facts) == []


def test_saying_no_after_having_had_many_is_a_jump_at_the_question() -> None:
    said = {**PREPARED, "q.F02": CoverEntry(False, "Bìa", "C25")}
    content = form(table("F02", []), answers={"F02": False}, cover=said)
    made = only(found(content, after("F02", gone(US=30))), "FA-P02")
    assert (made.sheet, made.cell, made.value) == ("Bìa", "C25", "0")


@pytest.mark.parametrize("nil", [True, False])
def test_a_cumulative_year_with_nothing_is_below_its_first_half(nil: bool) -> None:
    content = form(table("F02", []), answers={"F02": None if nil else False}, nil=nil)
    facts = after("F02", gone(US=3), contained=True)
    assert codes(found(content, facts)) == ["FA-P03"]


def test_an_unanswered_table_is_only_told_to_be_missing() -> None:
    content = form(table("F02", []))
    assert codes(found(content, after("F02", gone(US=30)))) == ["FA-T11"]


def test_nothing_in_a_table_that_is_no_longer_asked_for_is_no_jump() -> None:
    facts = after("F02", gone(US=30), compulsory=(), if_any=("F03",))
    assert found(form(nil=True), facts) == []


def test_agreements_live_through_periods_and_are_the_same_each_time() -> None:
    rows = [{"ten_vn": f"Bản ghi nhớ mẫu {n}"} for n in range(4)]
    facts = after("F05", rows, if_any=("F05",), compulsory=())
    findings = found(form(table("F05", rows)), facts)
    assert not [code for code in codes(findings) if code.startswith("FA-P")]


def test_a_first_report_is_compared_with_nothing() -> None:
    content = form(table("F02", gone(US=3000)))
    assert found(content, after("F03", [dict(DELEGATION)])) == []
    assert found(content, context(compulsory=("F02",))) == []


@pytest.mark.parametrize("now", [0, 400])
def test_dated_events_come_and_go_without_a_question(now: int) -> None:
    activity = {"ten": "Hoạt động mẫu", "loai": "CUOC_THI", "so_cuoc": 1}
    before = [{**activity, "so_luot": 90}]
    rows = [{**activity, "so_luot": now}] if now else []
    said = {**PREPARED, "q.F11": CoverEntry(bool(rows), "Bìa", "C25")}
    content = form(table("F11", rows), answers={"F11": bool(rows)}, cover=said)
    facts = after("F11", before, kinds=("THPT",), if_any=("F11",), compulsory=())
    assert found(content, facts) == []
