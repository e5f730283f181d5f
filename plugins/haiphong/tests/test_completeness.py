"""Every item of Hải Phòng's directive is found by its code, and says where it comes from."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from functools import cache
from importlib.resources import files

import pytest

from foreignaffairs.calendar import due_dates, periods
from foreignaffairs.model import DateRule, Period, Province, Roster, Unit
from foreignaffairs.provinces import load_province
from foreignaffairs.provinces.description import describe

OWN = "HP-CV-2023"
CITED = {
    "12-CT/TW": date(2022, 1, 5),
    "167-KH/TU": date(2022, 7, 26),
    "08/CTr-UBND": date(2022, 10, 25),
}
NARRATIVE = ["HP-1", "HP-2", "HP-3", "HP-4", "HP-5", "HP-6"]
TASKS = [*NARRATIVE, "HP-BC1", "HP-DH", "HP-KET"]
KINDS = [
    "SO_GDDT",
    "PHONG_SO",
    "PHONG_GDDT",
    "PHONG_VHXH",
    "THPT",
    "TT_GDNN_GDTX",
    "TT_NGOAI_NGU",
    "TT_TIN_HOC",
    "TT_KY_NANG_SONG",
    "TT_NGOAI_GIO",
    "TV_DU_HOC",
    "TRUC_THUOC_SO",
    "DON_VI_GD",
    "MN",
    "TH",
    "THCS",
]
OBLIGATIONS = ["B01", "B02", "B03", "B08", "B09", "B10", "B12", "B13", "B16", "B17"]
DEADLINES = ["HP-H1", "HP-H2", "HP-H3", "HP-H4"]
ODDITIES = [*range(1, 12), 24, 25, 26]
IF_ANY = {"B08": "F07", "B09": "F08", "B10": "F09", "B12": "F11", "B13": "F12", "B17": "F16"}


@cache
def province() -> Province:
    return load_province(files("foreignaffairs_haiphong") / "data")


def every_note() -> str:
    p = province()
    notes = [
        *(note for directive in p.directives for note in directive.notes),
        *(note for task in p.tasks for note in task.notes),
        *(note for deadline in p.deadlines for note in deadline.notes),
        *(note for obligation in p.obligations for note in obligation.notes),
        *(kind.note for kind in p.unit_kinds),
        *(line.note for line in p.addressees),
        *(recipient.note for recipient in p.recipients),
        *(change.note for change in p.unit_changes),
    ]
    return "\n".join(notes)


def test_the_three_directives_and_the_text_itself() -> None:
    p = province()
    assert p.main_directive == OWN
    assert p.directive(OWN).draft
    assert {d.id: d.issued for d in p.directives if d.cited_in == OWN} == CITED
    assert "12CT/TW" in p.directive("12-CT/TW").written_as


def test_texts_that_only_ground_a_setting_say_so() -> None:
    others = [d for d in province().directives if d.id != OWN and d.cited_in is None]
    assert others
    assert all("Không được công văn viện dẫn" in d.notes[0] for d in others)


@pytest.mark.parametrize("code", TASKS)
def test_every_task(code: str) -> None:
    task = province().task(code)
    assert task.citation.directive == OWN
    assert task.narrative == (code in NARRATIVE)
    assert len(task.title) < 80


def test_nothing_else_has_a_box() -> None:
    boxes = province().narrative_tasks(date(2023, 12, 9), ("THPT",))
    assert [t.id for t in boxes] == NARRATIVE


def test_every_unit_kind() -> None:
    assert [k.id for k in province().unit_kinds] == KINDS
    assert "Trung tâm GDNN&GDTX" in province().unit_kind("TT_GDNN_GDTX").aliases


def test_the_six_lines_of_addressees_before_and_after_the_reform() -> None:
    lines = province().addressees
    before = [a for a in lines if a.valid_on(date(2023, 1, 31))]
    after = [a for a in lines if a.valid_on(date(2026, 1, 31))]
    assert [a.id for a in before] == [f"HP-KG-{n}" for n in range(1, 7)]
    assert len(after) == 6
    assert len({k for a in before for k in a.kinds}) == 10
    assert not {"PHONG_GDDT"} & {k for a in after for k in a.kinds}


def test_who_gets_the_report_is_not_who_gets_the_letter() -> None:
    recipients = province().recipients
    assert [r.id for r in recipients if r.role == "main"] == ["UBND", "SNGV"]
    letter = [r.title for r in recipients if r.role == "directive" or r.id == "BGD"]
    assert len(letter) == 5
    assert not any("Ủy ban nhân dân" in title for title in letter)
    assert province().recipient("SO").channel == "qua Văn phòng Sở"


@pytest.mark.parametrize("code", OBLIGATIONS)
def test_every_obligation(code: str) -> None:
    assert province().obligation(code).citations[0].directive == OWN


@pytest.mark.parametrize("code", ["B04", "B05", "B06", "B07", "B11", "B14", "B15"])
def test_what_the_text_does_not_ask_is_not_there(code: str) -> None:
    assert code not in {o.id for o in province().obligations}


def test_what_is_compulsory() -> None:
    p = province()
    narrative, abroad = p.obligation("B02"), p.obligation("B03")
    assert (narrative.mode, narrative.report_types) == ("compulsory", ("F01",))
    assert (abroad.mode, abroad.report_types) == ("compulsory", ("F02",))
    assert "PHONG_SO" in narrative.kinds
    assert "PHONG_SO" not in abroad.kinds
    assert "TV_DU_HOC" in abroad.kinds
    assert "TV_DU_HOC" not in narrative.kinds
    assert any("TV_DU_HOC" in o.kinds and o.applies.to_confirm for o in narrative.perhaps)


@pytest.mark.parametrize(("code", "form"), IF_ANY.items())
def test_the_rest_is_only_if_any(code: str, form: str) -> None:
    obligation = province().obligation(code)
    assert obligation.mode == "if_any"
    assert obligation.report_types == (form,)
    assert obligation.deadlines == ("HP-H1",)


def test_lists_of_people_are_never_asked() -> None:
    p = province()
    assert "F02b" not in {r for o in p.obligations for r in o.report_types}
    assert "F02b" not in {r for t in p.tasks for r in t.report_types}


def test_the_dates_of_the_text_and_their_grounds() -> None:
    p = province()
    dates = {"HP-H1": (12, 10), "HP-H2": (6, 15), "HP-H3": (12, 10)}
    for code, (month, day) in dates.items():
        deadline = p.deadline(code)
        assert deadline.date is not None
        assert deadline.date.value == DateRule(month=month, day=day)
        assert deadline.date.basis == "seed"
        assert deadline.inclusive.value is False
        assert deadline.closing_time.value == time(17)
        for setting in (deadline.inclusive, deadline.day_off, deadline.closing_time):
            assert setting.to_confirm
            assert setting.reason
    assert [p.deadline(c).period for c in DEADLINES] == ["N", "K1", "N", "N"]
    assert p.deadline("HP-H2").named_years == (2023,)
    assert p.deadline("HP-H1").named_years == ()


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("HP-H4", "upward"),
        ("HP-KH", "unit"),
        ("HP-TG-K1", "intermediate"),
        ("HP-TG-N", "intermediate"),
    ],
)
def test_what_has_no_date_keeps_the_words_instead(code: str, level: str) -> None:
    deadline = province().deadline(code)
    assert deadline.date is None
    assert deadline.undated
    assert deadline.level.value == level


def test_no_due_date_comes_before_its_window_ends() -> None:
    for year in range(2023, 2028):
        for due in due_dates(province(), year):
            assert due.window_end is not None
            assert due.window_end < due.due


def test_the_year_2023_and_none_before_it() -> None:
    found = {(d.deadline, d.due) for d in due_dates(province(), 2023)}
    assert found == {
        ("HP-H1", date(2023, 12, 9)),
        ("HP-H2", date(2023, 6, 14)),
        ("HP-H3", date(2023, 12, 9)),
    }
    assert periods(province(), 2023) == (Period(year=2023, code="K1"), Period(year=2023, code="N"))
    assert due_dates(province(), 2022) == ()


@pytest.mark.parametrize("number", ODDITIES)
def test_every_oddity_is_noted(number: int) -> None:
    assert f"L{number}:" in every_note()


def units_on(day: date, kind: str) -> tuple[Unit, ...]:
    return Roster(units=province().units, changes=province().unit_changes).at(day, [kind])


def test_fifteen_district_offices_until_the_reform() -> None:
    assert len(units_on(date(2023, 6, 1), "PHONG_GDDT")) == 15
    assert len(units_on(date(2025, 6, 30), "PHONG_GDDT")) == 15
    assert units_on(date(2025, 7, 1), "PHONG_GDDT") == ()
    assert [u.code for u in units_on(date(2026, 1, 1), "SO_GDDT")] == ["HP-SO"]


def test_districts_by_name_before_and_after_1_january_2025() -> None:
    def sorts(day: date) -> list[int]:
        areas = [u.area for u in units_on(day, "PHONG_GDDT")]
        return [sum(a.startswith(s) for a in areas) for s in ("Quận", "Huyện", "Thành phố")]

    assert sorts(date(2024, 12, 31)) == [7, 8, 0]
    assert sorts(date(2025, 1, 1)) == [8, 6, 1]


def test_rules_as_printed_hold_every_code() -> None:
    printed = describe(province())
    ids = {item["id"] for key in ("directives", "tasks", "obligations") for item in printed[key]}
    codes = {d["code"] for d in printed["deadlines"]}
    assert {OWN, *CITED, *TASKS, *OBLIGATIONS} <= ids
    assert set(DEADLINES) <= codes


def test_texts_are_composed_and_spelt_one_way() -> None:
    folder = files("foreignaffairs_haiphong") / "data"
    for file in folder.iterdir():
        content = file.read_text(encoding="utf-8")
        assert content == unicodedata.normalize("NFC", content), file.name
    p = province()
    titles = [
        *(task.title for task in p.tasks),
        *(obligation.title for obligation in p.obligations),
        *(deadline.title for deadline in p.deadlines),
        *(kind.title for kind in p.unit_kinds),
    ]
    assert not [
        t for t in titles if any(old in t.lower() for old in ("hoá", "hoà", "khoá", "thuỷ"))
    ]
