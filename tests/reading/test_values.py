"""Cells to values by column type."""

from __future__ import annotations

import math
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language.dates import format_date
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import Column, code_list
from foreignaffairs.reading.converters import ValueReader
from foreignaffairs.reading.sheet import Cell
from foreignaffairs.reading.values import Reading

LEVELS = code_list(
    "L",
    "Cấp",
    [("THPT", "Trung học phổ thông", "cấp 3"), ("DU_BI", "Ngoại ngữ, dự bị"), ("KHAC", "Khác")],
)


def column(kind: str) -> Column:
    return Column("Cột", name="cot", type=kind, codes=LEVELS if kind.startswith("code") else None)  # type: ignore[arg-type]


def convert(kind: str, cell: Cell) -> Reading:
    return ValueReader({"Xứ Sương mù": "GB"}).read_cell(column(kind), cell)


def said(reading: Reading) -> list[str]:
    return [problem.code for problem in reading.problems]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (5, 5),
        (5.0, 5),
        ("5", 5),
        (" 12 ", 12),
        ("1.200", 1200),
        ("0", 0),
        (0.0, 0),
        ("1.200.000", 1_200_000),
    ],
)
def test_counts_that_are_sure(cell: Cell, value: int) -> None:
    reading = convert("count", cell)
    assert reading == Reading(value)
    assert type(reading.value) is int


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("năm em", "FA-V01"),
        (True, "FA-V01"),
        (1.5, "FA-V04"),
        ("12,5", "FA-V04"),
        (-3, "FA-V15"),
        ("-3", "FA-V15"),
        (math.nan, "FA-V16"),
        (math.inf, "FA-V16"),
        (10_000_001, "FA-V17"),
        (date(2023, 5, 12), "FA-V18"),
        (time(7, 30), "FA-V18"),
    ],
)
def test_counts_that_are_wrong_have_no_value(cell: Cell, code: str) -> None:
    reading = convert("count", cell)
    assert reading.value is None
    assert said(reading) == [code]


def test_what_may_be_two_numbers_keeps_the_likelier_and_asks() -> None:
    money = convert("money", "12,500")
    assert money.value == Decimal("12.5")
    (problem,) = money.problems
    assert problem.code == "FA-V02"
    assert problem.params == {"kept": "12,5", "suggestion": "12.500"}
    people = convert("count", "12 người")
    assert people.value == 12
    assert said(people) == ["FA-V02"]


def test_a_dash_is_neither_zero_nor_blank_but_asked_about() -> None:
    reading = convert("count", "-")
    assert reading.value is None
    assert said(reading) == ["FA-V03"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [(1234.5, "1234.5"), ("1.234,5", "1234.5"), ("12,5", "12.5"), (0.1 + 0.2, "0.3"), (3, "3")],
)
def test_money(cell: Cell, value: str) -> None:
    assert convert("money", cell) == Reading(Decimal(value))


def test_money_with_three_decimals_or_beyond_eighteen_digits_is_wrong() -> None:
    assert said(convert("money", 1.2345)) == ["FA-V09"]
    assert said(convert("money", 1e17)) == ["FA-V17"]


@given(st.integers(0, 10_000_000))
def test_any_count_survives_being_printed(number: int) -> None:
    assert convert("count", format_number(number)).value == number


@given(st.dates(date(1945, 1, 1), date(2090, 12, 31)))
def test_any_date_survives_being_printed(day: date) -> None:
    assert convert("date", format_date(day)) == Reading(day)


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (date(2023, 6, 15), date(2023, 6, 15)),
        (datetime(2023, 6, 15, 8, 30), date(2023, 6, 15)),
        (45092, date(2023, 6, 15)),
        (45092.0, date(2023, 6, 15)),
        ("15/6/2023", date(2023, 6, 15)),
        ("15-06-2023", date(2023, 6, 15)),
        ("ngày 15 tháng 6 năm 2023", date(2023, 6, 15)),
    ],
)
def test_dates(cell: Cell, value: date) -> None:
    assert convert("date", cell) == Reading(value)


def test_month_alone_is_kept_as_its_first_day_and_asked_about() -> None:
    reading = convert("date", "tháng 6/2023")
    assert reading.value == date(2023, 6, 1)
    assert said(reading) == ["FA-V19"]


def test_american_order_is_asked_about() -> None:
    reading = convert("date", "6/15/2023")
    assert reading.value == date(2023, 6, 15)
    assert said(reading) == ["FA-V06"]


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("hôm qua", "FA-V05"),
        (time(8, 0), "FA-V05"),
        ("31/2/2023", "FA-V05"),
        ("15-20/6/2023", "FA-V21"),
    ],
)
def test_no_dates(cell: Cell, code: str) -> None:
    reading = convert("date", cell)
    assert reading.value is None
    assert said(reading) == [code]


@pytest.mark.parametrize(
    ("written", "alpha2"),
    [
        ("Mỹ", "US"),
        ("HOA KỲ", "US"),
        ("Đại Hàn Dân Quốc", "KR"),
        ("úc", "AU"),
        ("Xứ Sương mù", "GB"),
    ],
)
def test_countries_as_people_write_them(written: str, alpha2: str) -> None:
    assert convert("country", written) == Reading(alpha2)


def test_decomposed_letters_are_the_same_country() -> None:
    import unicodedata

    assert convert("country", unicodedata.normalize("NFD", "Hàn Quốc")) == Reading("KR")


def test_unknown_and_ambiguous_countries_are_errors_with_suggestions() -> None:
    gone = convert("country", "Tiệp Khắc")
    assert gone.value is None
    assert said(gone) == ["FA-V20"]
    assert "Séc" in gone.problems[0].params["suggestion"]
    assert convert("country", "xyzw").value is None
    assert convert("country", "Anh, Pháp").value is None


@pytest.mark.parametrize("separator", [", ", "; ", "/", "\n"])
def test_several_countries_in_one_cell(separator: str) -> None:
    assert convert("countries", separator.join(("Anh", "Pháp", "Đức"))).value == ("GB", "FR", "DE")


@pytest.mark.parametrize(
    "written", ["Trung học phổ thông", "TRUNG HỌC PHỔ THÔNG ", "cấp 3", "thpt", "Cấp 3"]
)
def test_codes_by_label_alias_or_id(written: str) -> None:
    assert convert("code", written) == Reading("THPT")


def test_unknown_code_is_an_error_that_names_labels_never_ids() -> None:
    reading = convert("code", "Trung học phổ thôn")
    assert reading.value is None
    assert said(reading) == ["FA-V11"]
    assert reading.problems[0].params["suggestion"] == "Trung học phổ thông"
    assert "DU_BI" not in str(convert("code", "???").problems)


def test_lists_of_codes_understand_labels_that_hold_a_comma() -> None:
    assert convert("codes", "Khác, Ngoại ngữ, dự bị; cấp 3").value == ("KHAC", "DU_BI", "THPT")
    assert said(convert("codes", "Khác, gì đó")) == ["FA-V11"]


@pytest.mark.parametrize(
    ("cell", "value"),
    [("Có", True), ("có", True), ("x", True), ("✓", True), (True, True), (1, True), (1.0, True),
     ("Không", False), ("khong", None), (False, False), (0, False), ("ko", False), ("có lẽ", None)],
)  # fmt: skip
def test_flags(cell: Cell, value: bool | None) -> None:
    reading = convert("flag", cell)
    assert reading.value is value
    assert said(reading) == ([] if value is not None else ["FA-V12"])


def test_text_is_tidied_and_never_computed() -> None:
    assert convert("text", "  =1+1 ") == Reading("=1+1")
    assert convert("text", "a\u0000b\n c") == Reading("ab c")
    assert convert("long_text", "một \r\n\r\n hai") == Reading("một\n\nhai")
    assert convert("text", 912345678.0) == Reading("912345678")
    assert convert("text", date(2023, 6, 15)) == Reading("15/6/2023")
    assert convert("text", " \t ") == Reading()


def test_old_encodings_become_unicode_and_are_asked_about() -> None:
    reading = convert("text", "B¸o c¸o c«ng t¸c ®èi ngo¹i")
    assert reading.value == "Báo cáo công tác đối ngoại"
    assert said(reading) == ["FA-V14"]
    assert convert("country", "Hµn Quèc").value == "KR"


def test_text_at_the_limit_of_a_cell_is_kept_and_asked_about() -> None:
    reading = convert("long_text", "a" * 32_767)
    assert len(reading.value) == 32_767
    assert said(reading) == ["FA-V13"]


@given(st.sampled_from(["count", "money", "date", "flag", "code", "codes", "country", "countries",
                        "text", "long_text"]),
       st.one_of(st.text(max_size=30), st.floats(), st.integers(), st.booleans(), st.datetimes(),
                 st.dates(), st.times(), st.timedeltas()))  # fmt: skip
def test_no_cell_makes_a_converter_raise(kind: str, cell: Any) -> None:
    reading = convert(kind, cell)
    assert reading.value is None or reading.value != ""
