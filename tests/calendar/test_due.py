"""Due dates: known days of 2023–2027, the settings, and how a date explains itself."""

from __future__ import annotations

from datetime import date, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.calendar.made import HAI_PHONG, TPHCM, deadline, province
from tests.support.mini import MINI

from foreignaffairs.calendar import DaysOff, SpecialDay, due_dates, period_title
from foreignaffairs.model import (
    DateRule,
    DayOff,
    DueDate,
    Period,
    Province,
    Setting,
    UnitKind,
    Window,
)

UNSURE: dict[str, Any] = {"basis": "proposed"}


def _due(made: Province, year: int, period: str, **kwargs: Any) -> DueDate:
    (found,) = [d for d in due_dates(made, year, **kwargs) if d.period == f"{year}-{period}"]
    return found


# The day before each named day, and the last working day on or before it.
KNOWN = [
    (HAI_PHONG, 2023, "K1", date(2023, 6, 14), date(2023, 6, 14)),
    (HAI_PHONG, 2023, "N", date(2023, 12, 9), date(2023, 12, 8)),
    (TPHCM, 2023, "K1", date(2023, 5, 9), date(2023, 5, 9)),
    (TPHCM, 2023, "K2", date(2023, 10, 14), date(2023, 10, 13)),
    (HAI_PHONG, 2024, "K1", date(2024, 6, 14), date(2024, 6, 14)),
    (HAI_PHONG, 2024, "N", date(2024, 12, 9), date(2024, 12, 9)),
    (TPHCM, 2024, "K1", date(2024, 5, 9), date(2024, 5, 9)),
    (TPHCM, 2024, "K2", date(2024, 10, 14), date(2024, 10, 14)),
    (HAI_PHONG, 2025, "K1", date(2025, 6, 14), date(2025, 6, 13)),
    (HAI_PHONG, 2025, "N", date(2025, 12, 9), date(2025, 12, 9)),
    (TPHCM, 2025, "K1", date(2025, 5, 9), date(2025, 5, 9)),
    (TPHCM, 2025, "K2", date(2025, 10, 14), date(2025, 10, 14)),
    (HAI_PHONG, 2026, "K1", date(2026, 6, 14), date(2026, 6, 12)),
    (HAI_PHONG, 2026, "N", date(2026, 12, 9), date(2026, 12, 9)),
    (TPHCM, 2026, "K1", date(2026, 5, 9), date(2026, 5, 8)),
    (TPHCM, 2026, "K2", date(2026, 10, 14), date(2026, 10, 14)),
    (HAI_PHONG, 2027, "K1", date(2027, 6, 14), date(2027, 6, 14)),
    (HAI_PHONG, 2027, "N", date(2027, 12, 9), date(2027, 12, 9)),
    (TPHCM, 2027, "K1", date(2027, 5, 9), date(2027, 5, 7)),
    (TPHCM, 2027, "K2", date(2027, 10, 14), date(2027, 10, 14)),
]


@pytest.mark.parametrize(("made", "year", "period", "last", "working"), KNOWN)
def test_known_dates(made: Province, year: int, period: str, last: date, working: date) -> None:
    found = _due(made, year, period)
    assert (found.due, found.last_working_day) == (last, working)


@pytest.mark.parametrize(
    ("rule", "last"),
    [("keep", date(2023, 12, 9)), ("next", date(2023, 12, 11)), ("previous", date(2023, 12, 8))],
)
def test_saturday_9_december_2023_under_each_rule(rule: DayOff, last: date) -> None:
    assert _due(HAI_PHONG, 2023, "N", day_off=rule).due == last


def test_next_skips_a_holiday_too_and_a_worked_saturday_is_no_day_off() -> None:
    made = province(deadline("K1", 5, 1), deadline("K2", 1, 11))
    assert _due(made, 2026, "K1", day_off="next").due == date(2026, 5, 4)
    assert _due(made, 2026, "K2", day_off="next").due == date(2026, 1, 10)


def test_inclusive_counts_the_named_day_itself() -> None:
    made = province(deadline("N", 12, 10, inclusive=Setting(value=True, basis="office")))
    assert _due(made, 2023, "N").due == date(2023, 12, 10)
    assert "tính cả ngày đó" in _due(made, 2023, "N").explanation


def test_the_offices_own_day_off_moves_the_date() -> None:
    extra = SpecialDay(on=date(2023, 6, 14), name="Nghỉ riêng", kind="holiday", source="mẫu")
    office = DaysOff.load(extra=[extra])
    found = _due(HAI_PHONG, 2023, "K1", day_off="next", days_off=office)
    assert found.due == date(2023, 6, 15)
    assert "thứ Tư, Nghỉ riêng" in found.explanation


@pytest.mark.parametrize(
    ("year", "inclusive", "last"),
    [
        (2024, False, date(2024, 2, 28)),
        (2024, True, date(2024, 2, 29)),
        (2025, False, date(2025, 2, 28)),
        (2025, True, date(2025, 2, 28)),
    ],
)
def test_29_february_in_leap_and_common_years(year: int, inclusive: bool, last: date) -> None:
    made = province(deadline("N", 2, 29, inclusive=Setting(value=inclusive, basis="seed")))
    found = _due(made, year, "N")
    assert found.due == last
    assert ("không có ngày 29/2/2025" in found.explanation) == (year == 2025)


@given(
    month=st.integers(1, 12),
    day=st.integers(1, 31),
    year=st.integers(2022, 2028),
    inclusive=st.booleans(),
    rule=st.sampled_from(["keep", "next", "previous"]),
)
def test_whatever_the_day(month: int, day: int, year: int, inclusive: bool, rule: DayOff) -> None:
    made = province(
        deadline("N", month, day, inclusive=Setting(value=inclusive, basis="seed")),
    )
    found = _due(made, year, "N", day_off=rule)
    table = DaysOff.load()
    assert found.last_working_day == table.last_working_day(found.due)
    if rule != "keep":
        assert not table.is_day_off(found.due)
    try:
        named = date(year, month, day)
    except ValueError:
        return
    if rule != "next":
        assert found.due <= named
        assert inclusive or found.due < named
    assert found.due >= table.last_working_day(date.fromordinal(named.toordinal() - 1))


# Explanations


def test_it_explains_itself_in_one_sentence() -> None:
    assert _due(HAI_PHONG, 2023, "N").explanation == (
        "“Trước ngày 10/12/2023” hiểu là hết 17 giờ 00 ngày 09/12/2023 (thứ Bảy); ngày nghỉ giữ "
        "nguyên hạn, nên gửi chậm nhất thứ Sáu 08/12/2023."
    )
    assert _due(HAI_PHONG, 2023, "N", day_off="next").explanation == (
        "“Trước ngày 10/12/2023” hiểu là hết ngày 09/12/2023 (thứ Bảy); trùng ngày nghỉ nên hạn "
        "chuyển sang ngày làm việc tiếp theo: 17 giờ 00 thứ Hai 11/12/2023."
    )
    assert _due(TPHCM, 2023, "K1").explanation == (
        "“Trước ngày 10/5/2023” hiểu là hết 17 giờ 00 ngày 09/5/2023 (thứ Ba)."
    )


def test_it_explains_itself_in_english() -> None:
    assert _due(HAI_PHONG, 2023, "N", lang="en").explanation == (
        "“Before 10/12/2023” is read as until 17:00 on 09/12/2023 (Saturday); a day off does not "
        "move the date, so send it by Friday 08/12/2023."
    )


def test_the_closing_time_is_the_settings() -> None:
    made = province(deadline("K1", 5, 10, closing_time=Setting(value=time(9, 5), basis="office")))
    assert "hết 9 giờ 05 ngày 09/5/2023" in _due(made, 2023, "K1").explanation


# What needs confirming


def test_settled_settings_need_no_confirming() -> None:
    assert _due(TPHCM, 2023, "K1").to_confirm == ()


@pytest.mark.parametrize(
    ("changed", "named"),
    [
        ({"inclusive": Setting(value=False, **UNSURE)}, "inclusive"),
        ({"day_off": Setting(value="keep", **UNSURE)}, "day_off"),
        ({"closing_time": Setting(value=time(17), **UNSURE)}, "closing_time"),
        ({"window": None}, "window"),
        ({"date": Setting(value=DateRule(month=5, day=10), **UNSURE)}, "date"),
        ({"named_years": (2022,), "after_named_years": Setting(value=True)}, "named_year"),
    ],
)
def test_an_unconfirmed_setting_is_named(changed: dict[str, Any], named: str) -> None:
    assert _due(province(deadline("K1", 5, 10, **changed)), 2023, "K1").to_confirm == (named,)


def test_whose_date_it_is_may_be_open() -> None:
    sure = deadline("K1", 5, 10)
    unsure = sure.model_copy(update={"level": Setting(value="unit", **UNSURE)})
    assert _due(province(unsure), 2023, "K1").to_confirm == ("level",)


def test_a_rule_given_by_the_caller_counts_as_confirmed() -> None:
    made = province(deadline("K1", 5, 10, day_off=Setting(value="keep", **UNSURE)))
    assert _due(made, 2023, "K1", day_off="keep").to_confirm == ()


def test_who_may_be_open() -> None:
    narrative = next(d for d in due_dates(MINI, 2023) if d.obligation == "B02")
    assert "who" in narrative.to_confirm
    assert "TV_DU_HOC" not in narrative.who


def test_who_is_settled_where_the_doubtful_kind_no_longer_exists() -> None:
    kinds = (UnitKind(id="TV_DU_HOC", title="Tư vấn du học", until=date(2023, 6, 30)),)
    made = MINI.model_copy(update={"unit_kinds": kinds})
    narrative = next(d for d in due_dates(made, 2023) if d.obligation == "B02")
    assert "who" not in narrative.to_confirm


def test_predicted_days_off_are_named_until_the_office_confirms_the_year() -> None:
    assert _due(TPHCM, 2027, "K1").to_confirm == ("days_off",)
    assert _due(TPHCM, 2040, "K1").to_confirm == ("days_off",)
    office = DaysOff.load(confirmed_years=[2027])
    assert _due(TPHCM, 2027, "K1", days_off=office).to_confirm == ()


# Years and validity


def test_named_years_and_what_holds_after_them() -> None:
    def periods_in(year: int, after: bool | None) -> int:
        later: Setting[bool] | None = None
        if after is not None:
            later = Setting(value=after, basis="office")
        made = province(deadline("K1", 6, 15, named_years=(2023,), after_named_years=later))
        return len(due_dates(made, year))

    assert periods_in(2023, None) == 1
    assert periods_in(2024, None) == 0
    assert periods_in(2024, False) == 0
    assert periods_in(2024, True) == 1
    assert periods_in(2022, True) == 0, "a text of 2023 asks for nothing in 2022"


def test_only_deadlines_in_force_and_with_a_date() -> None:
    assert due_dates(province(deadline("K1", 6, 15, since=date(2024, 1, 1))), 2023) == ()
    assert due_dates(province(deadline("K1", 6, 15, until=date(2023, 6, 14))), 2023) == ()
    assert len(due_dates(province(deadline("K1", 6, 15, until=date(2023, 6, 15))), 2023)) == 1
    undated = deadline("DX", 1, 1, date=None, undated="kịp thời")
    assert due_dates(province(undated), 2023) == ()


def test_kinds_that_have_ended_owe_nothing_any_more() -> None:
    kinds = (
        UnitKind(id="PHONG_GDDT", title="Phòng GD&ĐT", until=date(2025, 6, 30)),
        UnitKind(id="THPT", title="Trường THPT"),
    )
    made = province(deadline("K1", 6, 15), deadline("N", 12, 10), unit_kinds=kinds)
    assert _due(made, 2025, "K1").who == ("PHONG_GDDT", "THPT")
    assert _due(made, 2025, "N").who == ("THPT",)


def test_an_ad_hoc_request_that_an_office_declared_has_its_date() -> None:
    asked = deadline("DX01", 3, 20, named_years=(2023,))
    made = province(deadline("K1", 5, 10), asked)
    assert _due(made, 2023, "DX01").due == date(2023, 3, 19)
    assert [d.period for d in due_dates(made, 2024)] == ["2024-K1"]


def test_an_ad_hoc_request_speaks_of_its_own_date_and_may_do_without_a_window() -> None:
    until: Setting[bool] = Setting(value=True, basis="office")
    asked = deadline("DX01", 8, 15, named_years=(2023,), inclusive=until, window=None)
    found = _due(province(asked), 2023, "DX01")
    assert found.due == date(2023, 8, 15)
    assert found.explanation == (
        "Thời hạn của đợt đột xuất là hết 17 giờ 00 ngày 15/8/2023 (thứ Ba)."
    )
    assert (found.to_confirm, found.warnings) == ((), ())
    title = period_title(province(asked), Period.parse("2023-DX01"))
    assert title == "Đợt đột xuất 01 năm 2023 (đến hết 15/8/2023)"


# Levels


def _levels() -> Province:
    kinds = (
        UnitKind(id="SO_GDDT", title="Sở GD&ĐT", level="department"),
        UnitKind(id="PHONG_GDDT", title="Phòng GD&ĐT", level="intermediate"),
        UnitKind(id="THPT", title="Trường THPT"),
    )
    return province(
        deadline("N", 12, 10),
        deadline("N", 12, 1, level="intermediate"),
        deadline("N", 12, 20, level="upward"),
        unit_kinds=kinds,
    )


def test_each_level_binds_its_own() -> None:
    found = {due.level: due.who for due in due_dates(_levels(), 2024)}
    owing = ("PHONG_GDDT", "THPT")
    assert found == {"unit": owing, "intermediate": owing, "upward": ("SO_GDDT",)}


def test_a_date_upward_binds_the_department_by_name_where_it_owes() -> None:
    kinds = (
        UnitKind(id="SO_GDDT", title="Sở GD&ĐT", level="department"),
        UnitKind(id="SO_KHAC", title="Sở khác", level="department"),
    )
    made = province(deadline("N", 12, 20, level="upward"), unit_kinds=kinds)
    owed = made.obligations[0].model_copy(update={"who": ("THPT", "SO_GDDT")})
    assert due_dates(made.model_copy(update={"obligations": (owed,)}), 2024)[0].who == ("SO_GDDT",)


def test_units_that_may_file_after_the_date_upward_are_warned_of() -> None:
    made = province(deadline("N", 12, 20), deadline("N", 12, 10, level="upward"))
    unit = next(d for d in due_dates(made, 2024) if d.level == "unit")
    assert unit.warnings == (
        "Hạn của đơn vị 19/12/2024 không sớm hơn hạn Sở gửi lên trên 09/12/2024.",
    )
    assert all(not d.warnings for d in due_dates(_levels(), 2024))


# Windows


def _window(month: int, day: int) -> Setting[Window]:
    start = DateRule(month=12, day=15, year_offset=-1)
    return Setting(value=Window(start=start, end=DateRule(month=month, day=day)), basis="seen")


def test_a_window_that_ends_after_the_due_date_is_warned_of() -> None:
    found = _due(province(deadline("N", 12, 10, window=_window(12, 14))), 2023, "N")
    assert (found.window_start, found.window_end) == (date(2022, 12, 15), date(2023, 12, 14))
    (warning,) = found.warnings
    assert "14/12/2023" in warning
    assert "sớm nhất là 15/12/2023" in warning
    assert "09/2019/NĐ-CP" in warning


def test_one_working_day_after_the_window_is_enough() -> None:
    thursday = province(deadline("N", 12, 9, window=_window(12, 7)))  # due Friday 8 December 2023
    assert _due(thursday, 2023, "N").warnings == ()
    friday = province(deadline("N", 12, 10, window=_window(12, 8)))  # due Saturday 9 December
    assert "sớm nhất là 11/12/2023" in _due(friday, 2023, "N").warnings[0]


def test_a_missing_window_is_said() -> None:
    found = _due(province(deadline("N", 12, 10, window=None)), 2023, "N")
    assert (found.window_start, found.window_end) == (None, None)
    assert found.warnings == ("Chưa đặt kỳ số liệu cho hạn này.",)


def test_a_year_the_text_does_not_name_is_warned_of() -> None:
    changed: dict[str, Any] = {"named_years": (2023,), "after_named_years": Setting(value=True)}
    found = _due(province(deadline("K1", 6, 15, **changed)), 2024, "K1")
    assert found.warnings == (
        "Văn bản chỉ nêu năm 2023; việc áp dụng cho năm 2024 cần được xác nhận.",
    )


def test_order_and_citation() -> None:
    found = due_dates(MINI, 2023)
    assert [(d.period, d.obligation) for d in found] == [
        ("2023-K1", "B03"),
        ("2023-N", "B02"),
        ("2023-N", "B03"),
    ]
    assert {d.citation for d in found} == {"Công văn mẫu, đoạn H1"}
