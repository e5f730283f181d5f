"""Periods: which a year has, what they are called, their windows and their neighbours."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.calendar.made import HAI_PHONG, TPHCM, deadline, province
from tests.support.mini import MINI

from foreignaffairs.calendar import (
    DataWindow,
    period_of,
    period_title,
    periods,
    previous_period,
    window,
)
from foreignaffairs.model import DateRule, Period, Setting, Window


def _ids(found: tuple[Period, ...]) -> list[str]:
    return [period.id for period in found]


def test_periods_come_in_the_order_in_which_they_fall_due() -> None:
    assert _ids(periods(HAI_PHONG, 2023)) == ["2023-K1", "2023-N"]
    assert _ids(periods(TPHCM, 2023)) == ["2023-K1", "2023-K2"]


def test_a_year_without_deadlines_in_force_has_no_periods() -> None:
    assert periods(province(deadline("N", 12, 10, since=date(2023, 1, 1))), 2022) == ()


@pytest.mark.parametrize(
    ("made", "period", "title"),
    [
        (TPHCM, "2023-K1", "Đợt trước 10/5/2023"),
        (TPHCM, "2024-K2", "Đợt trước 15/10/2024"),
        (HAI_PHONG, "2023-K1", "Đợt trước 15/6/2023"),
        (HAI_PHONG, "2023-N", "Năm 2023 (trước 10/12/2023)"),
        (TPHCM, "2023-N", "Năm 2023"),
        (HAI_PHONG, "2023-K2", "Đợt 2 năm 2023"),
        (HAI_PHONG, "2023-DX01", "Đợt đột xuất 01 năm 2023"),
    ],
)
def test_titles(made: object, period: str, title: str) -> None:
    assert period_title(made, Period.parse(period)) == title  # type: ignore[arg-type]


def test_titles_in_english() -> None:
    assert period_title(TPHCM, Period.parse("2023-K1"), "en") == "Period before 10/5/2023"


def test_the_previous_period_crosses_the_year() -> None:
    before = {p: previous_period(TPHCM, Period.parse(p)) for p in ("2023-K2", "2024-K1")}
    assert {p: str(b) for p, b in before.items()} == {"2023-K2": "2023-K1", "2024-K1": "2023-K2"}


def test_the_first_period_has_none_before_it() -> None:
    assert previous_period(MINI, Period.parse("2023-K1")) is None
    assert previous_period(TPHCM, Period.parse("2023-N")) is None, "TP.HCM has no such period"


def test_an_ad_hoc_request_stands_outside_the_sequence() -> None:
    asked = deadline("DX01", 6, 20, named_years=(2023,))
    made = province(deadline("K1", 5, 10, window=None), deadline("K2", 10, 15, window=None), asked)
    assert _ids(periods(made, 2023)) == ["2023-K1", "2023-DX01", "2023-K2"]
    assert str(previous_period(made, Period.parse("2023-K2"))) == "2023-K1"
    assert str(period_of(made, date(2023, 6, 1))) == "2023-K2"
    title = period_title(made, Period.parse("2023-DX01"))
    assert title == "Đợt đột xuất 01 năm 2023 (trước 20/6/2023)"


def test_ad_hoc_requests_follow_each_other() -> None:
    assert str(previous_period(MINI, Period.parse("2023-DX02"))) == "2023-DX01"
    assert previous_period(MINI, Period.parse("2023-DX01")) is None


# Windows


def test_the_window_of_a_period() -> None:
    assert window(MINI, Period.parse("2023-N")) == DataWindow(
        date(2022, 12, 1), date(2023, 11, 30), True
    )
    assert window(MINI, Period.parse("2023-K1")) == (date(2022, 12, 1), date(2023, 5, 31), False)
    assert window(MINI, Period.parse("2023-DX01")) is None


def test_different_windows_of_one_period_span_from_first_to_last() -> None:
    def made(first: int, last: int, cumulative: bool) -> Setting[Window]:
        rule = Window(
            start=DateRule(month=first, day=1),
            end=DateRule(month=last, day=1),
            cumulative=cumulative,
        )
        return Setting(value=rule, basis="office")

    both = province(
        deadline("N", 12, 10, window=made(2, 9, False)),
        deadline("N", 12, 11, id="N-2", window=made(1, 6, True)),
    )
    found = window(both, Period.parse("2023-N"))
    assert found == DataWindow(date(2023, 1, 1), date(2023, 9, 1), True)


def test_a_window_on_29_february_stays_within_the_year_it_means() -> None:
    leap = Window(start=DateRule(month=2, day=29, year_offset=-1), end=DateRule(month=2, day=29))
    made = province(deadline("N", 12, 10, window=Setting(value=leap, basis="office")))
    assert window(made, Period.parse("2025-N")) == (date(2024, 2, 29), date(2025, 2, 28), False)
    assert window(made, Period.parse("2024-N")) == (date(2023, 3, 1), date(2024, 2, 29), False)


# The period of a day


@pytest.mark.parametrize(
    ("day", "period"),
    [
        (date(2022, 12, 1), "2023-K1"),
        (date(2023, 5, 31), "2023-K1"),
        (date(2023, 6, 1), "2023-N"),
        (date(2023, 11, 30), "2023-N"),
        (date(2023, 12, 1), "2024-K1"),
    ],
)
def test_a_day_belongs_where_it_is_reported_first(day: date, period: str) -> None:
    assert str(period_of(MINI, day)) == period


def test_a_day_before_every_window_belongs_nowhere() -> None:
    assert period_of(MINI, date(2022, 11, 30)) is None


def test_without_a_window_the_next_date_decides() -> None:
    bare = province(deadline("K1", 5, 10, window=None), deadline("K2", 10, 15, window=None))
    assert str(period_of(bare, date(2023, 5, 11))) == "2023-K2"
    assert str(period_of(bare, date(2023, 10, 16))) == "2024-K1"


@pytest.mark.parametrize("text", ["0023-N", "0999-K1", "٢٠٢٣-N"])
def test_a_year_before_anybody_reported_is_no_period(text: str) -> None:
    with pytest.raises(ValueError, match="expected"):
        Period.parse(text)


@given(st.dates(date(2022, 12, 1), date(2030, 12, 31)))
def test_every_day_lies_in_the_window_of_its_period(day: date) -> None:
    period = period_of(MINI, day)
    assert period is not None
    found = window(MINI, period)
    assert found is not None
    assert found.start <= day <= found.end
