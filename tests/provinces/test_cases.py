"""YAML cases: a case that is wrong fails, and says how; a file that is wrong is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from foreignaffairs.model import RulesError
from foreignaffairs.testing import Case, load_cases, run_case

DUE = """cases:
  - name: Hạn năm
    on: 2023-11-20
    input: {deadline: HP-H1}
    expect: {due: 2023-12-09}
"""
OWED = """cases:
  - name: Ai nộp
    on: 2023-11-20
    input:
      period: 2023-N
      units: [{code: T01, kinds: [THPT]}]
    expect: {owes: {T01: [B02, B03]}, forms: {T01: [F01, F02]}}
"""
CHECK = """cases:
  - name: Kiểm tra
    on: 2023-11-20
    input:
      period: 2023-K1
      kinds: [THPT]
      form:
        rows: {F02: [{nuoc: US, moi_di_trong_ky: 3, nu: 5}]}
        answers: {F02: true}
    expect: {includes: [FA-R01], verdict: invalid}
"""
TOTALS = """cases:
  - name: Tổng
    on: 2023-11-20
    input:
      period: 2023-K1
      units: [{code: T01, kinds: [THPT]}, {code: T02, kinds: [THPT]}]
      submitted:
        T01: {rows: {F02: [{nuoc: US, moi_di_trong_ky: 3, nu: 1}]}}
    expect:
      totals: {2023-K1/F02/moi_di_trong_ky: 3}
      coverage: {F02: "1 có số liệu, 0 không phát sinh, 1 chưa nộp / 2"}
"""


def one(tmp_path: Path, text: str) -> Case:
    (tmp_path / "a.yaml").write_text(text, "utf-8")
    (case,) = load_cases(tmp_path)
    return case


@pytest.mark.parametrize("text", [DUE, OWED, CHECK, TOTALS])
def test_a_right_case_has_nothing_to_say(tmp_path: Path, text: str) -> None:
    assert run_case(one(tmp_path, text), "hai-phong") == ()


@pytest.mark.parametrize(
    ("text", "right", "wrong", "said"),
    [
        (DUE, "2023-12-09", "2023-12-10", "due is 2023-12-09, expected 2023-12-10"),
        (DUE, "due: 2023-12-09", "none: true", "expected none"),
        (DUE, "due: 2023-12-09", "says: hết năm", "“hết năm” is not in"),
        (DUE, "due: 2023-12-09", "who: [THPT]", "who is"),
        (DUE, "due: 2023-12-09", "confirmed: [inclusive]", "inclusive is not confirmed"),
        (DUE, "due: 2023-12-09", "to_confirm: [date]", "date is confirmed"),
        (DUE, "HP-H1", "HP-H99", "HP-H99"),
        (DUE, "HP-H1", "HP-H4", "no due date in 2023"),
        (OWED, "[B02, B03]", "[B02]", "compulsory ['B02', 'B03'], expected ['B02']"),
        (OWED, "[F01, F02]", "[F01]", "forms ['F01', 'F02']"),
        (OWED, "owes: {T01: [B02, B03]}", "not_asked: [T01]", "T01 is asked"),
        (OWED, "owes: {T01: [B02, B03]}", "may_report: {T01: []}", "if_any"),
        (CHECK, "verdict: invalid", "verdict: valid", "verdict is invalid"),
        (CHECK, "includes: [FA-R01]", "findings: []", "found ['FA-R01']"),
        (CHECK, "includes: [FA-R01]", "excludes: [FA-R01]", "FA-R01 is found"),
        (CHECK, "includes: [FA-R01]", "includes: [FA-R99]", "FA-R99 is not found"),
        (CHECK, "nu: 5", "tuoi: 5", "F02.tuoi"),
        (TOTALS, "moi_di_trong_ky: 3}", "moi_di_trong_ky: 4}", "is 3, expected 4"),
        (TOTALS, "F02/moi_di_trong_ky", "F02/khong_co", "khong_co"),
        (TOTALS, "0 không phát sinh", "1 không phát sinh", "F02: “"),
        (TOTALS, "        T01: {rows", "        T09: {rows", "T09"),
    ],
)
def test_a_wrong_case_says_what_came_out(
    tmp_path: Path, text: str, right: str, wrong: str, said: str
) -> None:
    assert right in text
    found = run_case(one(tmp_path, text.replace(right, wrong)), "hai-phong")
    assert said in " ".join(found)


@pytest.mark.parametrize(
    ("right", "wrong", "line"),
    [
        ("deadline: HP-H1", "deadlin: HP-H1", 4),
        ("due: 2023-12-09", "duo: 2023-12-09", 5),
        ("on: 2023-11-20", "on: hôm nay", 3),
        ("deadline: HP-H1", "period: 2023-N", 4),
        ("deadline: HP-H1", "period: năm nay", 4),
    ],
)
def test_a_file_that_is_wrong_is_refused_with_its_line(
    tmp_path: Path, right: str, wrong: str, line: int
) -> None:
    with pytest.raises(RulesError, match=rf"^a\.yaml:{line}: "):
        one(tmp_path, DUE.replace(right, wrong))


def test_a_case_names_its_place(tmp_path: Path) -> None:
    assert one(tmp_path, DUE).place == "a.yaml:2"


def test_an_office_may_decide_for_a_case(tmp_path: Path) -> None:
    office = "    office: {deadlines: {HP-H1: {inclusive: true}}}\n"
    text = DUE.replace("    input", f"{office}    input").replace("12-09", "12-10")
    assert run_case(one(tmp_path, text), "hai-phong") == ()


def test_an_unknown_province_is_said(tmp_path: Path) -> None:
    assert "UnknownProvince" in run_case(one(tmp_path, DUE), "la")[0]
