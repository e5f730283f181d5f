"""What an office decides in office.toml, and how it is told of mistakes there."""

from __future__ import annotations

import tomllib
from datetime import date, time
from pathlib import Path

import pytest
from tests.support.mini import MINI, UNITS

from foreignaffairs.calendar import due_dates
from foreignaffairs.expected import expected, form_plan
from foreignaffairs.model import OfficeError, Period, Province
from foreignaffairs.provinces import load_province, report_types_of, with_office_settings
from foreignaffairs.provinces.questions import open_questions
from foreignaffairs.provinces.registry import Registry

GOOD = load_province(Path(__file__).parent / "good")


def decide(text: str, province: Province = GOOD) -> Province:
    return with_office_settings(province, tomllib.loads(text))


def refused(text: str, province: Province = GOOD) -> str:
    with pytest.raises(OfficeError) as error:
        decide(text, province)
    return str(error.value)


def test_no_decisions_change_nothing() -> None:
    assert decide("[office]\nacceptance = 'auto'") == GOOD


@pytest.mark.parametrize(
    ("written", "name", "value"),
    [
        ("inclusive = true", "inclusive", True),
        ("day_off = 'next'", "day_off", "next"),
        ("closing_time = '16:30'", "closing_time", time(16, 30)),
        ("closing_time = 16:30:00", "closing_time", time(16, 30)),
        ("level = 'upward'", "level", "upward"),
    ],
)
def test_a_deadlines_setting_is_the_offices_own_and_no_longer_open(
    written: str, name: str, value: object
) -> None:
    province = decide(f'[deadlines."MAU-H1"]\n{written}\nreason = "Họp giao ban"')
    setting = getattr(province.deadline("MAU-H1"), name)
    assert (setting.value, setting.basis, setting.reason) == (value, "office", "Họp giao ban")
    assert not setting.to_confirm
    asked = {(where, q.name) for q in open_questions(province) for where in q.where}
    assert ('deadlines."MAU-H1"', name) not in asked


def test_other_settings_of_the_deadline_stay_open() -> None:
    province = decide('[deadlines."MAU-H1"]\ninclusive = true')
    assert {"day_off", "closing_time", "window"} <= {q.name for q in open_questions(province)}


def test_a_decided_date_is_the_due_date() -> None:
    province = decide('[deadlines."MAU-H1"]\ndate = {month = 12, day = 20}\ninclusive = true')
    (due,) = due_dates(province, 2023)
    assert due.due == date(2023, 12, 20)


def test_cumulative_alone_keeps_the_window() -> None:
    province = decide('[deadlines."MAU-H1"]\ncumulative = true')
    window = province.deadline("MAU-H1").window
    assert window is not None
    assert window.value.cumulative
    assert window.value.end.month == 11


def test_a_kind_that_a_text_perhaps_means_is_decided_by_itself() -> None:
    province = decide("[obligations.B02.perhaps]\nPHONG_SO = true")
    assert province.obligation("B02").kinds == ("THPT", "PHONG_SO")
    assert not province.obligation("B02").perhaps[0].applies.to_confirm


def test_of_a_group_of_kinds_one_may_be_decided_alone() -> None:
    obligation = MINI.obligation("B02")
    both = obligation.perhaps[0].model_copy(update={"kinds": ("TV_DU_HOC", "SO_GDDT")})
    province = MINI.model_copy(
        update={"obligations": (obligation.model_copy(update={"perhaps": (both,)}),)}
    )
    decided = decide("[obligations.B02.perhaps]\nSO_GDDT = true", province).obligation("B02")
    assert [(p.kinds, p.applies.to_confirm) for p in decided.perhaps] == [
        (("TV_DU_HOC",), True),
        (("SO_GDDT",), False),
    ]


def test_all_deadlines_are_decided_at_once_and_one_by_itself() -> None:
    province = decide(
        '[deadlines."*"]\nday_off = "next"\nafter_named_years = false\n'
        '[deadlines."M-H1"]\nday_off = "previous"',
        MINI,
    )
    assert [d.day_off.value for d in province.deadlines] == ["previous", "next"]
    assert {d.day_off.basis for d in province.deadlines} == {"office"}
    assert not due_dates(province, 2024)


def test_a_date_cannot_be_decided_for_all_deadlines() -> None:
    assert "“date”" in refused('[deadlines."*"]\ndate = {month = 1, day = 1}', MINI)


def test_a_kind_is_decided_for_all_obligations_and_for_one_by_itself() -> None:
    second = MINI.obligation("B03").model_copy(update={"perhaps": MINI.obligation("B02").perhaps})
    province = MINI.model_copy(update={"obligations": (MINI.obligations[0], second)})
    decided = decide(
        "[obligations.'*'.perhaps]\nTV_DU_HOC = true\n[obligations.B03.perhaps]\nTV_DU_HOC = false",
        province,
    )
    assert [o.perhaps[0].applies.value for o in decided.obligations] == [True, False]
    assert {o.perhaps[0].applies.basis for o in decided.obligations} == {"office"}


def inferred() -> Province:
    """The small province, with an obligation that no text lays down directly."""
    second = MINI.obligation("B03").model_copy(
        update={"to_confirm": ("who", "report_types"), "notes": ("Suy ra.",)}
    )
    return MINI.model_copy(update={"obligations": (MINI.obligation("B02"), second)})


def test_an_inferred_obligation_is_asked_about() -> None:
    (asked,) = [q for q in open_questions(inferred()) if q.name == "asked"]
    assert (asked.where, asked.value, asked.reason) == (("obligations.B03",), True, "Suy ra.")


def test_an_inferred_obligation_is_dropped() -> None:
    province = decide("[obligations.B03]\nasked = false\nreason = 'Có rồi'", inferred())
    obligation = province.obligation("B03")
    assert obligation.kinds == ()
    assert obligation.notes == ("Suy ra.", "Có rồi")
    assert {due.obligation for due in due_dates(inferred(), 2023)} == {"B02", "B03"}
    assert {due.obligation for due in due_dates(province, 2023)} == {"B02"}
    assert not [q for q in open_questions(province) if q.name == "asked"]


def test_an_inferred_obligation_is_confirmed() -> None:
    province = decide("[obligations.B03]\nasked = true", inferred())
    assert province.obligation("B03").kinds == inferred().obligation("B03").kinds
    assert province.obligation("B03").to_confirm == ("report_types",)
    assert not [q for q in open_questions(province) if q.name == "asked"]


def test_what_a_text_lays_down_is_not_dropped() -> None:
    said = refused("[obligations.B02]\nasked = false", inferred())
    assert "B02 do văn bản giao" in said
    assert "“asked”" in refused('[obligations."*"]\nasked = false', inferred())


@pytest.mark.parametrize("city", ["hai-phong", "tphcm"])
def test_an_office_of_a_city_need_not_ask_for_focal_persons(city: str) -> None:
    (province,) = [p for p in Registry.load().provinces if p.id == city]
    assert any("F16" in due.forms for due in due_dates(province, 2023))
    without = decide("[obligations.B17]\nasked = false", province)
    assert not any("F16" in due.forms for due in due_dates(without, 2023))


def test_a_general_setting_is_decided() -> None:
    assert decide("[settings]\nday_off = 'next'").settings["day_off"].basis == "office"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[deadlines."H9"]\ninclusive = true', "“H9”. Có thể dùng: *, MAU-H1"),
        ('[deadlines."MAU-H1"]\ninclusve = true', "Có phải “inclusive”?"),
        ('[deadlines."MAU-H1"]\ninclusive = "có"', "true hoặc false"),
        ('[deadlines."MAU-H1"]\nday_off = "later"', "'keep', 'next', 'previous'"),
        ('[deadlines."MAU-H1"]\ndate = {month = 4, day = 31}', "Không có ngày 31/4"),
        ('[deadlines."MAU-H1"]\ndate = {month = 13, day = 1}', "13 (le 12)"),
        ("[obligations.B99.perhaps]\nTHPT = true", "“B99”. Có thể dùng: B02"),
        ("[obligations.B02.perhaps]\nTHPT = true", "“THPT”. Có thể dùng: PHONG_SO"),
        ("[obligations.B02]\nmode = 'if_any'", "“mode”"),
        ("[settings]\nmau = 1", "“mau”. Có thể dùng: day_off"),
        ("[settings]\nday_off = 1", "phải là chữ trong ngoặc kép"),
        ("deadlines = 3", "phải gồm các mục"),
        ('[adhoc."2023-K1"]\ntitle="A"\nwho=["THPT"]\ndue=2023-08-01\nforms=["F02"]', "2023-DX01"),
        ('[adhoc."2023-DX01"]\ntitle="A"\nwho=["THPT"]\ndue=2023-08-01', "columns"),
        ('[adhoc."2023-DX01"]\ntitle="A"\nwho=["THPT"]\nforms=["F02"]', "Thiếu mục “due”"),
        ('[adhoc."2023-DX01"]\ntitle="A"\nwho=["X"]\ndue=2023-08-01\nforms=["F02"]', "“X”"),
        ('[adhoc."2023-DX01"]\ntitle="A"\nwho=["THPT"]\ndue=2023-08-01\nforms=["F99"]', "“F99”"),
        ('[adhoc."2023-DX01"]\ntitle="A"\nwho=["THPT"]\ndue=2026-08-01\nforms=["F02"]', "2026"),
    ],
)
def test_a_mistake_is_said_with_its_section(written: str, said: str) -> None:
    message = refused(written)
    assert message.startswith("office.toml [")
    assert said in message


def test_what_the_office_is_told_has_its_section_quoted() -> None:
    assert refused('[deadlines."MAU-H1"]\nx = 1').startswith('office.toml [deadlines."MAU-H1"]: ')


ADHOC = """
[adhoc."2023-DX01"]
title = "Lớp học kết nối"
who = ["THPT"]
due = 2023-08-15
window_start = 2023-01-01
window_end = 2023-07-31
number = "45/SGDĐT-VP"
issued = 2023-08-01
columns = [
  {label = "Nước", type = "country", required = true, key = true},
  {label = "Số lớp", type = "count", required = true},
  {label = "Hình thức", choices = ["Trực tiếp", "Trực tuyến"]},
  {label = "Kinh phí", name = "kinh_phi", type = "money", unit = "đồng"},
]
"""


def test_an_adhoc_request_is_owed_like_anything_else() -> None:
    province = decide(ADHOC, MINI)
    owed = expected(province, UNITS, Period.parse("2023-DX01"))
    assert {record.unit_code for record in owed} == {"T01", "T02"}
    due = owed[0].due
    assert (due.due, due.forms, due.to_confirm) == (date(2023, 8, 15), ("DX01_2023",), ())
    assert due.window_end == date(2023, 7, 31)
    assert "45/SGDĐT-VP ngày 01/8/2023" in due.citation


def test_an_adhoc_request_binds_its_own_year_only() -> None:
    province = decide(ADHOC, MINI)
    assert not [d for d in due_dates(province, 2024) if d.obligation == "2023-DX01"]


def test_an_adhoc_request_may_run_into_the_next_year() -> None:
    province = decide(ADHOC.replace("due = 2023-08-15", "due = 2024-01-10"), MINI)
    (due,) = [d for d in due_dates(province, 2023) if d.obligation == "2023-DX01"]
    assert due.due == date(2024, 1, 10)


def test_columns_become_a_report_type() -> None:
    made = report_types_of(decide(ADHOC, MINI))["DX01_2023"]
    columns = {c.name: c for c in made.columns}
    assert {n: c.type for n, c in columns.items()} == {
        "truong": "text",
        "nuoc": "country",
        "so_lop": "count",
        "hinh_thuc": "code",
        "kinh_phi": "money",
    }
    codes = columns["hinh_thuc"].codes
    assert codes is not None
    assert [c.label for c in codes.codes] == ["Trực tiếp", "Trực tuyến"]
    assert columns["so_lop"].measure == "flow"
    assert columns["nuoc"].dimension
    assert made.row(nuoc="US", so_lop=2).model_dump(exclude_none=True) == {
        "nuoc": "US",
        "so_lop": 2,
    }


def test_a_form_is_planned_for_the_request() -> None:
    province = decide(ADHOC, MINI)
    unit = UNITS.find("T01")
    plan = form_plan(province, report_types_of(province), unit, Period.parse("2023-DX01"), UNITS)
    assert [t.id for t in plan.compulsory] == ["DX01_2023"]


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ('{label = "Số lớp", type = "số"}', "“columns.0.type”"),
        ('{label = "Loại", type = "code"}', "choices"),
        ('{label = "Trường"}', "trùng tên"),
        ('{label = "A", name = "Tên"}', "“Tên” không đúng dạng"),
        ('{label = "A"}, {label = "a"}', "trùng tên"),
    ],
)
def test_a_wrong_column_is_refused(column: str, said: str) -> None:
    start = '[adhoc."2023-DX01"]\ntitle="A"\nwho=["THPT"]\ndue=2023-08-01\ncolumns=['
    assert said in refused(f"{start}{column}]", MINI)


def test_a_heading_that_begins_with_a_digit_is_a_column_too() -> None:
    columns = '[{label = "2 buổi/ngày", type = "count"}]'
    start = '[adhoc."2023-DX01"]\ntitle="A"\nwho=["THPT"]\ndue=2023-08-01\ncolumns='
    made = report_types_of(decide(start + columns, MINI))["DX01_2023"]
    assert [c.name for c in made.columns] == ["truong", "c_2_buoi_ngay"]


def test_two_requests_stand_side_by_side() -> None:
    province = decide(ADHOC + ADHOC.replace("DX01", "DX02"), MINI)
    assert {t.id for t in province.report_types} == {"DX01_2023", "DX02_2023"}


def test_settings_are_written_in_english_on_request() -> None:
    with pytest.raises(OfficeError, match="There is no “H9”"):
        with_office_settings(GOOD, {"deadlines": {"H9": {}}}, "en")


NUMBERED = '[directives."MAU-CV"]\nnumber = "45/SGDĐT-VP"\nissued = 2023-01-10'


def test_a_directives_number_and_day_stand_in_every_citation_of_it() -> None:
    province = decide(NUMBERED)
    name = "Công văn số 45/SGDĐT-VP ngày 10/01/2023"
    assert not province.directive("MAU-CV").draft
    assert str(province.task("MAU-1").citation) == f"{name}, mục 1"
    assert str(province.obligation("B02").citations[0]) == f"{name}, đoạn cuối"
    date_setting = province.deadline("MAU-H1").date
    assert date_setting is None or "số …" not in str(date_setting.citation)
    assert all(due.citation.startswith(name) for due in due_dates(province, 2023))
    assert "số … của" not in str(province.model_dump(exclude={"report_types"}))
    assert str(province.task("MAU-1-1").citation) == str(GOOD.task("MAU-1-1").citation)


def test_what_the_office_knows_of_a_directive_is_no_longer_to_confirm() -> None:
    unsure = GOOD.model_copy(
        update={
            "directives": tuple(
                d.model_copy(update={"to_confirm": ("issued", "issuer")}) for d in GOOD.directives
            )
        }
    )
    province = decide('[directives."CT-12"]\nissued = 2022-01-05', unsure)
    assert province.directive("CT-12").to_confirm == ("issuer",)
    assert province.directive("MAU-CV").to_confirm == ("issued", "issuer")


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ('[directives."X"]\nnumber = "1"', "“X”"),
        ('[directives."MAU-CV"]\nso = "1"', "“so”"),
        ('[directives."MAU-CV"]\nnumber = ""', "không được để trống"),
        ('[directives."MAU-CV"]\nissued = "hôm qua"', "ngày dạng"),
    ],
)
def test_a_wrong_directive_is_refused(written: str, said: str) -> None:
    error = refused(written)
    assert said in error
    assert "directives" in error
