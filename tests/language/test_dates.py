"""Dates in cells and in letters."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language.dates import (
    ParsedDate,
    excel_serial,
    format_date,
    official_date,
    parse_date,
    swapped,
)

MID_JUNE = date(2023, 6, 15)
DAYS = st.dates(date(1941, 1, 1), date(2069, 12, 31))


@pytest.mark.parametrize(
    "cell",
    [
        MID_JUNE, datetime(2023, 6, 15, 8, 30), 45092, 45092.75,
        "15/6/2023", "15/06/2023", "15-06-23", "15.6.2023", "15 / 6 / 2023", "15/6/2023 08:30",
        "15/6/2023 8h30", "2023-06-15", "2023/6/15", "2023-06-15T08:30:00", "2023-06-15 00:00:00",
        "ngày 15/6/2023", "Ngày 15 tháng 6 năm 2023", "15 tháng 6, 2023", "15 tháng 6 năm 2023.",
        "Hải Phòng, ngày 15 tháng 06 năm 2023", "15 June 2023", "June 15, 2023", "15-Jun-23",
        "nga\u0300y 15 tha\u0301ng 6 na\u0306m 2023", " 15\u00a0/ 6/2023 ",
    ],
)  # fmt: skip
def test_a_day_is_read_however_it_is_written(cell: object) -> None:
    assert parse_date(cell) == ParsedDate(MID_JUNE, "day")


@pytest.mark.parametrize(
    "cell",
    ["6/2023", "06-2023", "tháng 6/2023", "Tháng 6 năm 2023", "T6/2023", "tháng sáu năm 2023",
     "2023-06", "Jun 2023", "tháng 6/23"],
)  # fmt: skip
def test_a_month_comes_with_its_first_day(cell: str) -> None:
    assert parse_date(cell) == ParsedDate(date(2023, 6, 1), "month")


@pytest.mark.parametrize("cell", [2023, 2023.0, "2023", "năm 2023"])
def test_a_year_comes_with_its_first_day(cell: object) -> None:
    assert parse_date(cell) == ParsedDate(date(2023, 1, 1), "year")


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        ("6/15/2023", MID_JUNE),
        ("20230615", MID_JUNE),
        ("15062023", MID_JUNE),
        (15062023, MID_JUNE),
        ("45092", MID_JUNE),
        (date(1900, 1, 15), date(1900, 1, 15)),
    ],
)
def test_an_unusual_day_is_read_but_asked_about(cell: object, day: date) -> None:
    assert parse_date(cell) == ParsedDate(day, "day", question=True)


def test_a_day_without_a_year_needs_one() -> None:
    assert parse_date("15/6").value is None
    assert parse_date("15/6", default_year=2023) == ParsedDate(MID_JUNE, "day", question=True)
    assert parse_date("29/2", default_year=2023).value is None


def test_a_short_year_that_can_be_no_month_makes_a_month() -> None:
    assert parse_date("6/23") == ParsedDate(date(2023, 6, 1), "month", question=True)


@pytest.mark.parametrize(
    ("cell", "first", "last"),
    [
        ("15-20/6/2023", MID_JUNE, date(2023, 6, 20)),
        ("15/6 - 20/7/2023", MID_JUNE, date(2023, 7, 20)),
        ("từ 28/12/2022 đến 3/1/2023", date(2022, 12, 28), date(2023, 1, 3)),
        ("từ ngày 15/6/2023 đến hết ngày 20/6/2023", MID_JUNE, date(2023, 6, 20)),
    ],
)
def test_a_span_of_days_is_never_one_date(cell: str, first: date, last: date) -> None:
    assert parse_date(cell) == ParsedDate(None, "day", True, (first, last))


@pytest.mark.parametrize(
    "cell",
    [None, "", "abc", True, 12, 12.5, float("nan"), "31/6/2023", "30/2/2023", "0/6/2023",
     "13/13/2023", "15/6/20233", "15/6/1823", "2022-2025", "2022 - 2023", "tháng 13/2023",
     "ngày    tháng 01 năm 2023", "20-15/6/2023", "12,5", object()],
)  # fmt: skip
def test_what_is_no_date_is_not_read(cell: object) -> None:
    assert parse_date(cell) == ParsedDate(None)


@given(st.one_of(st.text(), st.floats(), st.integers(), st.datetimes()))
def test_any_cell_is_answered(cell: object) -> None:
    parsed = parse_date(cell)
    assert (parsed.value is None and not parsed.alternatives) == (parsed.precision is None)


@given(st.from_regex(r"\A[0-9]{1,2}[/. -][0-9]{1,2}[/. -][0-9]{2,4}\Z"))
def test_a_sure_day_is_day_before_month(text: str) -> None:
    parsed = parse_date(text)
    if parsed.value and not parsed.question:
        assert text.startswith((f"{parsed.value.day}", f"{parsed.value.day:02}"))


@given(DAYS)
def test_printed_dates_read_back(day: date) -> None:
    written = (
        format_date(day), official_date(day), day.isoformat(), f"{day:%d/%m/%Y}", f"{day:%d-%m-%y}"
    )  # fmt: skip
    expected = [day] * 4 + [day.replace(year=day.year + (100 if day.year < 1970 else 0))]
    assert [parse_date(text).value for text in written] == expected


@given(DAYS)
def test_an_excel_serial_reads_back(day: date) -> None:
    serial = (day - date(1899, 12, 30)).days
    assert excel_serial(serial) == parse_date(serial).value == day


@pytest.mark.parametrize(
    ("serial", "day"),
    [(1, date(1900, 1, 1)), (59, date(1900, 2, 28)), (61, date(1900, 3, 1)), (45092.99, MID_JUNE)],
)
def test_excel_counts_a_day_that_never_was(serial: float, day: date) -> None:
    assert excel_serial(serial) == day


@pytest.mark.parametrize("serial", [0, -1, 60, 2_958_466])
def test_days_that_excel_lacks_are_refused(serial: int) -> None:
    with pytest.raises(ValueError, match="not a day"):
        excel_serial(serial)


@pytest.mark.parametrize(
    ("day", "printed"),
    [
        (date(2025, 3, 4), "ngày 04 tháng 3 năm 2025"),
        (date(2023, 1, 15), "ngày 15 tháng 01 năm 2023"),
        (date(2023, 2, 9), "ngày 09 tháng 02 năm 2023"),
        (date(2023, 12, 10), "ngày 10 tháng 12 năm 2023"),
    ],
)
def test_official_dates_pad_days_and_the_first_two_months(day: date, printed: str) -> None:
    assert official_date(day) == printed


def test_table_dates_are_short() -> None:
    assert format_date(date(2023, 5, 9)) == "9/5/2023"


def test_day_and_month_change_over_only_where_that_makes_another_date() -> None:
    assert swapped(date(2023, 7, 6)) == date(2023, 6, 7)
    assert swapped(date(2023, 6, 15)) is None
    assert swapped(date(2023, 6, 6)) is None
