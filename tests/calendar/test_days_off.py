"""Days off: the committed table, an office's own days, and the package it was made from."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tools import make_days_off

from foreignaffairs.calendar import DaysOff, SpecialDay

TABLE = DaysOff.load()
DAYS = st.dates(date(2022, 1, 1), date(2028, 12, 31))


@pytest.mark.parametrize(
    "day",
    [
        date(2023, 1, 20),  # Tết begins
        date(2023, 5, 3),  # made up for 30 April, a Sunday
        date(2024, 4, 29),  # swapped
        date(2025, 1, 27),
        date(2026, 1, 2),  # swapped; the package lacks it
        date(2026, 11, 24),  # Culture Day, from 2026
        date(2023, 12, 9),  # a Saturday
    ],
)
def test_offices_are_closed(day: date) -> None:
    assert TABLE.is_day_off(day)


@pytest.mark.parametrize(
    "day",
    [
        date(2024, 5, 4),
        date(2025, 4, 26),
        date(2026, 1, 10),
        date(2026, 8, 22),
        date(2025, 11, 24),  # Culture Day was no holiday yet
        date(2025, 2, 3),
    ],
)
def test_offices_work(day: date) -> None:
    assert not TABLE.is_day_off(day)


def test_every_swap_gives_back_as_many_days_as_it_takes() -> None:
    kinds = [day.kind for day in TABLE.special.values()]
    assert kinds.count("swap_off") == kinds.count("swap_work") == 4


def test_every_line_names_its_source_and_only_2027_and_2028_are_predicted() -> None:
    assert all(day.source for day in TABLE.special.values())
    assert {day.on.year for day in TABLE.special.values() if day.predicted} == {2027, 2028}
    assert TABLE.confirmed_years == {2022, 2023, 2024, 2025, 2026}


def test_the_committed_table_is_what_the_package_and_our_corrections_give() -> None:
    committed = make_days_off.TABLE.read_text("utf-8")
    assert committed == make_days_off.table_text(), "run tools/make_days_off.py --check and look"


def test_the_package_still_lacks_what_we_add_and_has_what_we_drop() -> None:
    package = {line.date for line in make_days_off.package_lines()}
    assert not package & {line.date for line in make_days_off.ADDED}
    assert package >= make_days_off.DROPPED | make_days_off.NAMES.keys()


def test_an_office_adds_a_day_and_cancels_another() -> None:
    office = DaysOff.load(
        extra=[
            SpecialDay(on=date(2023, 6, 14), name="Nghỉ riêng", kind="holiday", source="mẫu"),
            SpecialDay(on=date(2027, 2, 4), name="Làm việc", kind="swap_work", source="mẫu"),
        ],
        confirmed_years=[2027],
    )
    assert office.is_day_off(date(2023, 6, 14))
    assert not office.is_day_off(date(2027, 2, 4))
    assert office.is_confirmed(date(2027, 6, 14))
    assert not TABLE.is_confirmed(date(2027, 6, 14))
    assert not TABLE.is_day_off(date(2023, 6, 14)), "the common table stays as it was"


def test_years_outside_the_table_know_weekends_only_and_are_not_confirmed() -> None:
    assert TABLE.is_day_off(date(2030, 6, 15))
    assert not TABLE.is_day_off(date(2030, 9, 2))
    assert not TABLE.is_confirmed(date(2023, 1, 1), date(2030, 9, 2))


@given(DAYS)
def test_last_working_day_is_the_last_one_on_or_before(day: date) -> None:
    found = TABLE.last_working_day(day)
    assert found <= day
    assert not TABLE.is_day_off(found)
    between = [found + timedelta(days=n) for n in range(1, (day - found).days + 1)]
    assert all(TABLE.is_day_off(d) for d in between)


@given(DAYS)
def test_next_working_day_is_the_first_one_on_or_after(day: date) -> None:
    found = TABLE.next_working_day(day)
    assert found >= day
    assert not TABLE.is_day_off(found)
    between = [day + timedelta(days=n) for n in range((found - day).days)]
    assert all(TABLE.is_day_off(d) for d in between)
    assert TABLE.working_day_after(day) > day
