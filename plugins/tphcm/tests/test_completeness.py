"""Every item of TP.HCM's plan is found by its code, and says where it comes from."""

from __future__ import annotations

import unicodedata
from datetime import date, time
from functools import cache
from importlib.resources import files
from itertools import pairwise

import pytest

from foreignaffairs.calendar import due_dates, periods
from foreignaffairs.model import DateRule, Period, Province, Roster, Unit
from foreignaffairs.provinces import load_province
from foreignaffairs.provinces.description import describe

OWN = "HCM-KH-2023"
CITED = {
    "1112/CT-BGDĐT": date(2022, 8, 19),
    "4599/QĐ-UBND": date(2020, 12, 14),
    "2176/KH-UBND": date(2022, 7, 1),
    "5740/BTTTT-TTĐN": date(2022, 12, 31),
    "KH-NAM-HOC-2022-2023": None,
    "04-CT/TW": date(2011, 7, 6),
    "12-KL/TW": date(2021, 8, 12),
    "3833/QĐ-UBND": date(2022, 11, 11),
    "1411/QĐ-UBND": date(2022, 4, 27),
    "723/KH-SGDĐT": date(2023, 2, 23),
    "5695/QĐ-UBND": date(2014, 11, 20),
    "07/2022/QĐ-UBND": date(2022, 3, 18),
    "4439/KH-UBND": date(2021, 12, 29),
    "6109/KH-SVHTT": date(2022, 12, 23),
    "38-CT/TW": date(2014, 7, 21),
    "272-QĐ/TW": date(2015, 1, 21),
    "2655/QĐ-UBND": date(2021, 7, 26),
    "14/2022/QĐ-UBND": date(2022, 4, 19),
    "1345/QĐ-UBND": date(2022, 4, 25),
    "2924/QĐ-SGDĐT": date(2022, 12, 1),
}
ITEMS = {
    "HCM-I": ["HCM-1.1", "HCM-1.2"],
    "HCM-1.1": [f"HCM-1.1-{n}" for n in range(1, 5)],
    "HCM-1.2": [f"HCM-1.2-{n}" for n in range(1, 4)],
    "HCM-2": [f"HCM-2.{n}" for n in range(1, 7)],
    "HCM-2.1": [f"HCM-2.1-{n}" for n in range(1, 7)],
    "HCM-2.2": [f"HCM-2.2-{n}" for n in range(1, 5)],
    "HCM-2.3": [
        *(f"HCM-2.3-{n}" for n in range(1, 5)),
        "HCM-ĐA",
        *(f"HCM-2.3-{n}" for n in range(5, 11)),
    ],
    "HCM-ĐA": [f"HCM-ĐA{n}" for n in range(1, 7)],
    "HCM-2.4": [f"HCM-2.4-{n}" for n in range(1, 10)],
    "HCM-2.5": [f"HCM-2.5-{n}" for n in range(1, 4)],
    "HCM-2.6": ["HCM-2.6-0", "HCM-2.6-ĐR", "HCM-2.6-ĐV"],
    "HCM-III": [f"HCM-III-{n}" for n in range(1, 4)],
}
NARRATIVE = [f"HCM-2.{n}" for n in range(1, 7)]
SCHEMES = {
    "HCM-ĐA1": ("DA_NGOAI_NGU", 2025),
    "HCM-ĐA2": ("DA_TIN_HOC_QT", 2030),
    "HCM-ĐA3": ("DA_GD_THONG_MINH", 2030),
    "HCM-ĐA4": ("DA_5695", None),
    "HCM-ĐA5": ("DA_NHAN_LUC_QT", 2035),
    "HCM-ĐA6": ("DA_TRUONG_TT_HNQT", None),
}
KINDS = [
    "SO_GDDT",
    "PHONG_SO",
    "PHONG_GDDT",
    "PHONG_VHXH",
    "THPT",
    "TT_GDTX",
    "TT_GDNN_GDTX",
    "TRUC_THUOC_SO",
    "DON_VI_GD",
    "MN",
    "TH",
    "THCS",
]
OBLIGATIONS = [
    "B01",
    "B02",
    "B04",
    "B05",
    "B06",
    "B07",
    "B08",
    "B09",
    "B10",
    "B11",
    "B12",
    "B13",
    "B14",
    "B15",
    "B16",
    "B17",
]
ODDITIES = range(12, 27)
IF_ANY = {
    "B02b": "F01b",
    "B04": "F03",
    "B05": "F04",
    "B06": "F05",
    "B07": "F06",
    "B08": "F07",
    "B09": "F08",
    "B10": "F09",
    "B11": "F10",
    "B12": "F11",
    "B13": "F12",
    "B14": "F13",
    "B17": "F16",
}


@cache
def province() -> Province:
    return load_province(files("foreignaffairs_tphcm") / "data")


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


def test_the_twenty_directives_and_the_plan_itself() -> None:
    p = province()
    assert p.main_directive == OWN
    assert p.directive(OWN).draft
    cited = [d for d in p.directives if d.cited_in == OWN]
    assert {d.id: d.issued for d in cited} == CITED
    assert sum(d.number is not None for d in cited) == 19
    assert "04/CT-TW" in p.directive("04-CT/TW").written_as


def test_texts_that_only_ground_a_setting_say_so() -> None:
    others = [d for d in province().directives if d.id != OWN and d.cited_in is None]
    assert others
    assert all("Không được kế hoạch viện dẫn" in d.notes[0] for d in others)


@pytest.mark.parametrize("parent", ITEMS)
def test_every_task_stands_under_its_section_in_the_order_of_the_text(parent: str) -> None:
    below = sorted((t for t in province().tasks if t.parent == parent), key=lambda t: t.order)
    assert [t.id for t in below] == ITEMS[parent]
    assert all(t.citation.directive == OWN and len(t.title) < 80 for t in below)


def test_there_is_no_task_beside_them() -> None:
    known = {*ITEMS, *(item for items in ITEMS.values() for item in items)}
    assert {t.id for t in province().tasks} == known


def test_one_box_for_each_of_the_six_sections() -> None:
    boxes = province().narrative_tasks(date(2023, 5, 9), ("THPT",))
    assert [t.id for t in boxes] == NARRATIVE


@pytest.mark.parametrize("code", ["HCM-2.1-2", "HCM-2.1-4", "HCM-2.2-1", "HCM-2.2-2", "HCM-2.4-1"])
def test_schools_are_not_asked_about_the_work_of_departments(code: str) -> None:
    kinds = province().task(code).kinds
    assert "SO_GDDT" in kinds
    assert "PHONG_SO" in kinds
    assert "THPT" not in kinds


@pytest.mark.parametrize(("code", "scheme"), SCHEMES.items())
def test_the_six_schemes(code: str, scheme: tuple[str, int | None]) -> None:
    name, last = scheme
    task = province().task(code)
    assert task.codes[0] == name
    assert "F13" in task.report_types
    assert task.until == (date(last, 12, 31) if last else None)


def test_the_eight_fields_of_the_fifth_scheme() -> None:
    task = province().task("HCM-ĐA5")
    assert len(task.codes) == 1 + 8
    fields = next(n for n in task.notes if n.startswith("Tám ngành"))
    assert all(f"{n}. " in fields for n in range(1, 9))


def test_every_unit_kind() -> None:
    assert [k.id for k in province().unit_kinds] == KINDS


def test_the_five_groups_before_and_after_the_reform() -> None:
    lines = province().addressees
    before = [a for a in lines if a.valid_on(date(2023, 3, 1))]
    after = [a for a in lines if a.valid_on(date(2026, 1, 31))]
    assert [a.id for a in before] == [f"HCM-TH-{n}" for n in range(1, 6)]
    assert len(after) == 5
    assert "PHONG_GDDT" not in {k for a in after for k in a.kinds}


def test_who_gets_the_report_is_not_who_gets_the_plan() -> None:
    recipients = province().recipients
    assert [r.id for r in recipients if r.role == "main"] == ["UBND", "SNGV"]
    assert len([r for r in recipients if r.role == "directive"]) == 4
    assert province().recipient("SO").channel == "qua Văn phòng Sở"
    assert {"VP_SO", "LANH_DAO"} <= {r.id for r in recipients}


@pytest.mark.parametrize("code", OBLIGATIONS)
def test_every_obligation(code: str) -> None:
    assert province().obligation(code).citations[0].directive == OWN


def test_students_abroad_are_not_asked_here() -> None:
    p = province()
    assert "B03" not in {o.id for o in p.obligations}
    asked = {r for o in p.obligations for r in o.report_types}
    assert not {"F02", "F02b"} & asked


def test_only_the_narrative_is_compulsory() -> None:
    p = province()
    due = {d.obligation: d.mode for d in due_dates(p, 2023)}
    assert [code for code, mode in due.items() if mode == "compulsory"] == ["B02"]
    assert p.obligation("B02").report_types == ("F01",)


@pytest.mark.parametrize(("code", "form"), IF_ANY.items())
def test_the_rest_is_only_if_any(code: str, form: str) -> None:
    obligation = province().obligation(code)
    assert obligation.mode == "if_any"
    assert obligation.report_types == (form,)
    assert obligation.deadlines == ("HCM-H1-K1", "HCM-H1-K2")


def test_schools_are_not_asked_for_the_numbers_of_departments() -> None:
    assert set(province().obligation("B02b").kinds) == {
        "SO_GDDT",
        "PHONG_SO",
        "PHONG_GDDT",
        "PHONG_VHXH",
    }


def test_difficulties_are_heard_at_any_time_and_in_each_period() -> None:
    assert province().obligation("B15").deadlines == ("HCM-H2", "HCM-H1-K1", "HCM-H1-K2")


def test_both_dates_of_the_sentence_and_whose_they_are() -> None:
    p = province()
    for code, (month, day) in {"HCM-H1-K1": (5, 10), "HCM-H1-K2": (10, 15)}.items():
        deadline = p.deadline(code)
        assert deadline.code == "HCM-H1"
        assert deadline.date is not None
        assert deadline.date.value == DateRule(month=month, day=day)
        assert deadline.date.basis == "seed"
        assert deadline.level.value == "unit"
        assert deadline.closing_time.value == time(17)
        for setting in (
            deadline.level,
            deadline.inclusive,
            deadline.day_off,
            deadline.closing_time,
        ):
            assert setting.to_confirm
            assert setting.reason


@pytest.mark.parametrize(
    ("code", "level"),
    [
        ("HCM-H1-LEN-K1", "upward"),
        ("HCM-H1-LEN-K2", "upward"),
        ("HCM-H2", "unit"),
        ("HCM-H3", "unit"),
        ("HCM-KH", "unit"),
        ("HCM-TG-K1", "intermediate"),
        ("HCM-TG-K2", "intermediate"),
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


def test_windows_follow_one_another_without_gap_or_overlap() -> None:
    windows = {
        (d.window_start, d.window_end) for y in (2023, 2024) for d in due_dates(province(), y)
    }
    ordered = sorted(w for w in windows if w[0] and w[1])
    assert len(ordered) == 4
    for (_, end), (start, _) in pairwise(ordered):
        assert end is not None
        assert start is not None
        assert (start - end).days == 1


def test_the_year_2023_and_none_before_it() -> None:
    found = {(d.deadline, d.due) for d in due_dates(province(), 2023)}
    assert found == {("HCM-H1-K1", date(2023, 5, 9)), ("HCM-H1-K2", date(2023, 10, 14))}
    assert periods(province(), 2023) == (Period(year=2023, code="K1"), Period(year=2023, code="K2"))
    assert due_dates(province(), 2022) == ()


@pytest.mark.parametrize("number", ODDITIES)
def test_every_oddity_is_noted(number: int) -> None:
    assert f"L{number}:" in every_note()


def units_on(day: date, kind: str) -> tuple[Unit, ...]:
    return Roster(units=province().units, changes=province().unit_changes).at(day, [kind])


def test_twenty_two_district_offices_until_the_reform() -> None:
    offices = units_on(date(2023, 6, 1), "PHONG_GDDT")
    sorts = ("Thành phố", "Quận", "Huyện")
    assert [sum(u.area.startswith(s) for u in offices) for s in sorts] == [1, 16, 5]
    assert len(units_on(date(2025, 6, 30), "PHONG_GDDT")) == 22
    assert units_on(date(2025, 7, 1), "PHONG_GDDT") == ()
    assert [u.code for u in units_on(date(2026, 1, 1), "SO_GDDT")] == ["HCM-SO"]


def test_rules_as_printed_hold_every_code() -> None:
    printed = describe(province())
    ids = {item["id"] for key in ("directives", "tasks", "obligations") for item in printed[key]}
    codes = {d["code"] for d in printed["deadlines"]}
    items = {item for below in ITEMS.values() for item in below}
    assert {OWN, *CITED, *items, *OBLIGATIONS} <= ids
    assert {"HCM-H1", "HCM-H2", "HCM-H3"} <= codes


def test_texts_are_composed_and_spelt_one_way() -> None:
    folder = files("foreignaffairs_tphcm") / "data"
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
