"""Who owes what: overlapping kinds, units that come and go, extensions and exclusions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.mini import MINI, UNITS

from foreignaffairs.calendar import DaysOff
from foreignaffairs.expected import Expected, denominator, expected, share
from foreignaffairs.model import Deadline, Period, Province, Roster, Setting, Unit, UnitChange

K1, YEAR = Period.parse("2023-K1"), Period.parse("2023-N")


def _pairs(records: Iterable[Expected]) -> list[tuple[str, str]]:
    return [(record.unit_code, record.obligation) for record in records]


def _unit(code: str, *kinds: str, **dates: Any) -> Unit:
    return Unit(code=code, name=f"Đơn vị mẫu {code}", kinds=kinds or ("THPT",), **dates)


def _codes(
    units: Iterable[Unit], changes: Iterable[UnitChange] = (), period: Period = K1
) -> list[str]:
    roster = Roster(units=tuple(units), changes=tuple(changes))
    return [record.unit_code for record in expected(MINI, roster, period)]


# Which obligations bind which units


def test_each_unit_owes_what_its_kind_owes() -> None:
    assert _pairs(expected(MINI, UNITS, K1)) == [
        ("Q01", "B03"),
        ("T01", "B03"),
        ("T02", "B03"),
        ("V01", "B03"),
    ]
    assert _pairs(expected(MINI, UNITS, YEAR)) == [
        ("P01", "B02"),
        ("Q01", "B02"),
        ("Q01", "B03"),
        ("T01", "B02"),
        ("T01", "B03"),
        ("T02", "B02"),
        ("T02", "B03"),
        ("V01", "B03"),
    ]


def test_a_unit_of_several_kinds_owes_a_thing_once() -> None:
    records = expected(MINI, UNITS, YEAR)
    both = next(unit for unit in UNITS.units if unit.code == "T01")
    assert set(both.kinds) == {"THPT", "TRUC_THUOC_SO"}
    assert _pairs(records).count(("T01", "B02")) == 1
    assert len(_pairs(records)) == len(set(_pairs(records)))


def test_two_dates_of_one_obligation_in_one_period_ask_once_by_the_earlier() -> None:
    year = MINI.deadline("M-H1")
    later = year.model_copy(update={"id": "M-H9", "inclusive": Setting(value=True, basis="office")})
    both = MINI.obligation("B02").model_copy(update={"deadlines": ("M-H9", "M-H1")})
    made = MINI.model_copy(update={"deadlines": (year, later), "obligations": (both,)})
    records = [r for r in expected(made, UNITS, YEAR) if r.unit_code == "T01"]
    assert [(r.deadline, r.due.due) for r in records] == [("M-H1", date(2023, 12, 9))]


def test_a_record_carries_what_a_list_shows() -> None:
    record = expected(MINI, UNITS, K1)[1]
    assert record.unit.name == "Trường THPT mẫu 01"
    assert record.title == "Thống kê học sinh đi du học"
    assert (record.forms, record.mode, record.deadline) == (("F02",), "compulsory", "M-H2")
    assert record.due.due == date(2023, 6, 14)
    assert record.citation == "Công văn mẫu, đoạn H1"


def test_consultancies_owe_the_narrative_only_when_the_office_says_so() -> None:
    narrative = MINI.obligation("B02")
    (open_point,) = narrative.perhaps
    decided = open_point.model_copy(update={"applies": Setting(value=True, basis="office")})
    changed = narrative.model_copy(update={"perhaps": (decided,)})
    made = MINI.model_copy(update={"obligations": (changed,)})
    assert ("V01", "B02") in _pairs(expected(made, UNITS, YEAR))
    assert ("V01", "B02") not in _pairs(expected(MINI, UNITS, YEAR))


def test_a_period_the_province_does_not_have_asks_nobody() -> None:
    assert expected(MINI, UNITS, Period.parse("2023-K2")) == ()


def _at_level(level: str) -> Province:
    moved = MINI.deadline("M-H2").model_copy(update={"level": Setting(value=level, basis="seed")})
    deadlines: tuple[Deadline, ...] = (MINI.deadline("M-H1"), moved)
    return MINI.model_copy(update={"deadlines": deadlines})


def test_what_goes_upward_or_to_an_intermediate_office_is_not_owed_to_the_department() -> None:
    assert expected(_at_level("upward"), UNITS, K1) == ()
    assert expected(_at_level("intermediate"), UNITS, K1) == ()
    below = expected(_at_level("intermediate"), UNITS, K1, level="intermediate")
    assert _pairs(below) == _pairs(expected(MINI, UNITS, K1))


# Units that come and go: K1 of 2023 has the window 1 Dec 2022 – 31 May, due 14 June


@pytest.mark.parametrize(
    ("dates", "owes"),
    [
        ({}, True),
        ({"since": date(2023, 5, 31)}, True),
        ({"since": date(2023, 6, 1)}, False),  # began after the window
        ({"since": date(2023, 7, 1)}, False),
        ({"until": date(2023, 6, 14)}, True),  # still there on the last day
        ({"until": date(2023, 6, 13)}, False),  # nobody is left to sign
    ],
)
def test_a_unit_owes_when_it_was_there_in_the_window_and_is_there_on_the_date(
    dates: dict[str, date], owes: bool
) -> None:
    assert _codes([_unit("A", **dates)]) == (["A"] if owes else [])


def test_those_who_took_over_owe_in_place_of_a_unit_that_ended() -> None:
    units = [
        _unit("A", until=date(2023, 6, 4)),
        _unit("B", until=date(2023, 6, 4)),
        _unit("C", since=date(2023, 6, 5)),
    ]
    merged = UnitChange(kind="merge", on=date(2023, 6, 5), before=("A", "B"), after=("C",))
    (record,) = expected(MINI, Roster(units=tuple(units), changes=(merged,)), K1)
    assert record.unit_code == "C"
    assert record.answers_for == ("A", "B")
    assert _codes(units) == [], "without the change C is just a new unit"


def test_a_successor_owes_whatever_its_kind() -> None:
    units = [
        _unit("Q", "PHONG_GDDT", until=date(2025, 6, 30)),
        _unit("X1", "PHONG_VHXH", since=date(2025, 7, 1)),
        _unit("X2", "PHONG_VHXH", since=date(2025, 7, 1)),
        _unit("X3", "PHONG_VHXH", since=date(2025, 7, 1)),
    ]
    split = UnitChange(kind="level", on=date(2025, 7, 1), before=("Q",), after=("X1", "X2"))
    assert set(_codes(units, [split], Period.parse("2025-N"))) == {"X1", "X2"}
    later = _codes(units, [split], Period.parse("2026-N"))
    assert later == [], "a duty passes within the period; later the rules must name the kind"


def test_a_unit_that_ended_before_the_window_leaves_nothing_to_its_successors() -> None:
    units = [_unit("A", "THPT", until=date(2022, 11, 30)), _unit("C", "PHONG_SO")]
    merged = UnitChange(kind="merge", on=date(2022, 12, 1), before=("A",), after=("C",))
    assert _codes(units, [merged]) == []


def test_a_new_unit_split_off_after_the_window_owes_beside_the_one_that_stays() -> None:
    units = [_unit("A"), _unit("B", since=date(2023, 6, 5))]
    split = UnitChange(kind="split", on=date(2023, 6, 5), before=("A",), after=("A", "B"))
    roster = Roster(units=tuple(units), changes=(split,))
    records = expected(MINI, roster, K1)
    assert [(r.unit_code, r.answers_for) for r in records] == [("A", ()), ("B", ())]


def test_a_closed_unit_without_successor_asks_nobody() -> None:
    closed = UnitChange(kind="close", on=date(2023, 6, 5), before=("A",))
    assert _codes([_unit("A", until=date(2023, 6, 4))], [closed]) == []


def test_an_offices_successors_hold_beside_the_plugins_bare_closing() -> None:
    units = [_unit("A", until=date(2023, 6, 4)), _unit("C", since=date(2023, 6, 5))]
    changes = [
        UnitChange(kind="close", on=date(2023, 6, 5), before=("A",)),
        UnitChange(kind="close", on=date(2023, 6, 5), before=("A",), after=("C",)),
    ]
    assert _codes(units, changes) == ["C"]


def test_a_renamed_unit_is_one_unit_with_its_new_name() -> None:
    old = Unit(code="A", name="Tên cũ", kinds=("THPT",), until=date(2023, 6, 4))
    new = Unit(code="A", name="Tên mới", kinds=("THPT",), since=date(2023, 6, 5))
    (record,) = expected(MINI, Roster(units=(old, new)), K1)
    assert record.unit.name == "Tên mới"


# The officer's decisions


def test_an_extension_moves_a_units_date_and_says_so() -> None:
    saturday = date(2023, 6, 17)
    moved = {r.unit_code: r for r in expected(MINI, UNITS, K1, extensions={"T01": saturday})}
    record = moved["T01"]
    assert record.due.due == saturday
    assert record.due.last_working_day == date(2023, 6, 16)
    assert record.due_before_extension == date(2023, 6, 14)
    assert record.due.explanation.endswith(
        "Đơn vị được gia hạn đến hết 17 giờ 00 thứ Bảy 17/6/2023."
    )
    assert moved["T02"].due.due == date(2023, 6, 14)
    assert moved["T02"].due_before_extension is None


def test_an_extension_never_brings_a_date_forward() -> None:
    early = expected(MINI, UNITS, K1, extensions={"T01": date(2023, 6, 1)})
    assert early == expected(MINI, UNITS, K1)


def test_an_excluded_unit_keeps_its_records_and_the_reason() -> None:
    records = expected(MINI, UNITS, YEAR, excluded={"T01": "Đang giải thể"})
    reasons = {r.unit_code: r.excluded for r in records}
    assert reasons == {"P01": "", "Q01": "", "T01": "Đang giải thể", "T02": "", "V01": ""}


def test_the_rule_for_days_off_passes_through() -> None:
    records = expected(MINI, UNITS, YEAR, day_off="next", days_off=DaysOff.load())
    assert {record.due.due for record in records} == {date(2023, 12, 11)}


# Rates


def test_the_denominator_counts_units_once_and_leaves_the_excluded_out() -> None:
    records = expected(MINI, UNITS, YEAR, excluded={"T02": "Đang giải thể"})
    assert [unit.code for unit in denominator(records)] == ["P01", "Q01", "T01", "V01"]
    assert [u.code for u in denominator(records, obligation="B02")] == ["P01", "Q01", "T01"]
    assert [u.code for u in denominator(records, report_type="F02")] == ["Q01", "T01", "V01"]


def test_difficulties_are_asked_of_whoever_owes_the_narrative() -> None:
    records = expected(MINI, UNITS, YEAR)
    asked = [unit.code for unit in denominator(records, report_type="F14")]
    assert asked == [unit.code for unit in denominator(records, report_type="F01")]


def test_nobody_asked_has_no_rate() -> None:
    assert share(["T01"], denominator(())).percent is None


@given(st.lists(st.sampled_from(["P01", "Q01", "T01", "T02", "V01", "LA", "Q99"])))
def test_a_rate_never_passes_100_per_cent(filed: list[str]) -> None:
    found = share(filed, denominator(expected(MINI, UNITS, YEAR, excluded={"T02": "mẫu"})))
    assert found.percent is not None
    assert 0 <= found.percent <= 100
    assert found.count == len(set(filed) & {"P01", "Q01", "T01", "V01"})
