"""Between units: the same delegation twice, students counted from both sides."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.checks.made import DELEGATION

from foreignaffairs.checks import RowAt, check_units
from foreignaffairs.checks.between import both_sources


def row(unit: str, report_type: str = "F03", kind: str = "THPT", **values: Any) -> RowAt:
    said = {**DELEGATION, **values}
    return RowAt(
        key=f"{unit}/{report_type}/{said.get('ten_doan')}|{said.get('tu_ngay')}",
        unit=unit,
        unit_name=f"Trường THPT mẫu {unit}",
        kind=kind,
        report_type=report_type,
        sheet="Đoàn ra",
        cell="C9",
        values=said,
    )


def pairs(*rows: RowAt) -> list[tuple[str, str, bool]]:
    return [(s.first.unit, s.second.unit, s.certain) for s in check_units(rows)]


def test_delegations_to_the_same_countries_on_the_same_days_may_be_one() -> None:
    assert pairs(row("T01"), row("T02", ten_doan="Đoàn Sở mẫu")) == [("T01", "T02", False)]


def test_the_order_of_the_countries_does_not_matter() -> None:
    assert pairs(row("T01", nuoc_den=("JP", "KR")), row("T02", nuoc_den=("KR", "JP")))


@pytest.mark.parametrize(
    "other",
    [
        {"nuoc_den": ("KR",)},
        {"nuoc_den": ("JP", "KR")},
        {"den_ngay": date(2023, 3, 7)},
        {"tu_ngay": None},
        {"nuoc_den": None},
    ],
)
def test_other_countries_or_days_are_another_delegation(other: dict[str, Any]) -> None:
    assert pairs(row("T01"), row("T02", **other)) == []


@given(start=st.integers(-5, 5), end=st.integers(-5, 5))
def test_starts_and_ends_may_differ_by_one_day(start: int, end: int) -> None:
    moved = row(
        "T02",
        tu_ngay=DELEGATION["tu_ngay"] + timedelta(start),
        den_ngay=DELEGATION["den_ngay"] + timedelta(end),
    )
    assert bool(pairs(row("T01"), moved)) is (abs(start) <= 1 and abs(end) <= 1)


def test_an_end_that_is_not_known_agrees_with_any() -> None:
    assert pairs(row("T01"), row("T02", den_ngay=None)) == [("T01", "T02", False)]


def test_a_shared_code_is_certain_whatever_else_differs() -> None:
    other = {"nuoc_den": ("US",), "tu_ngay": date(2023, 1, 1), "den_ngay": date(2023, 1, 9)}
    first = row("T01", ma_doan_chung="SGD-01")
    assert pairs(first, row("T02", ma_doan_chung="sgd-01", **other)) == [("T01", "T02", True)]


def test_two_rows_of_one_unit_are_that_units_own_affair() -> None:
    assert pairs(row("T01"), row("T01", ten_doan="Đoàn khác", ma_doan_chung="A")) == []


@pytest.mark.parametrize("code", [None, "SGD-01"])
def test_a_plan_and_a_journey_are_not_the_same_twice(code: str | None) -> None:
    planned = row("T02", tinh_trang="DU_KIEN", ma_doan_chung=code)
    assert pairs(row("T01", ma_doan_chung=code), planned) == []
    assert pairs(row("T01", tinh_trang="DU_KIEN", ma_doan_chung=code), planned) != []


def test_three_units_give_three_pairs_each_once() -> None:
    rows = [row(u, ma_doan_chung="A") for u in ("T03", "T01", "T02")]
    assert pairs(*rows) == [("T01", "T02", True), ("T01", "T03", True), ("T02", "T03", True)]


def test_delegations_out_and_in_are_never_one() -> None:
    guests = row("T02", "F04", nuoc=("JP",), nuoc_den=None)
    assert pairs(row("T01"), guests) == []


def test_delegations_in_are_compared_by_where_they_come_from() -> None:
    guests = [row(u, "F04", nuoc=("JP",), nuoc_den=None) for u in ("T01", "T02")]
    assert pairs(*guests) == [("T01", "T02", False)]


def test_other_report_types_are_left_alone() -> None:
    assert pairs(row("T01", "F05"), row("T02", "F05")) == []


def test_each_of_the_two_units_is_told_of_the_other_at_its_own_cell() -> None:
    (suspicion,) = check_units([row("T01"), row("T02")])
    told = dict(suspicion.findings())
    assert set(told) == {"T01", "T02"}
    assert told["T01"].code == "FA-U01"
    assert (told["T01"].severity, told["T01"].cell) == ("info", "C9")
    assert "Trường THPT mẫu T02" in told["T01"].message


def counted(unit: str, kind: str, country: str) -> RowAt:
    return row(unit, "F02", kind, nuoc=country)


def test_countries_that_a_school_and_a_consultancy_counted_are_named() -> None:
    rows = [
        counted("T01", "THPT", "US"), counted("V01", "TV_DU_HOC", "US"),
        counted("T01", "THPT", "JP"), counted("T02", "THPT", "JP"),
        counted("V01", "TV_DU_HOC", "KR"),
    ]  # fmt: skip
    assert both_sources(rows) == ("US",)
