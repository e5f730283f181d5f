"""All checks together: their order, their words, their speed, and that every code is met here."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path

import pytest
from tests.checks.made import DELEGATION, context, form, found, table
from tests.checks.test_added import breaks, plugin
from tests.checks.test_between import row

from foreignaffairs.checks import Earlier, check_form, check_units
from foreignaffairs.language.countries import all_countries
from foreignaffairs.language.findings import finding
from foreignaffairs.model import CoverEntry, Finding

GONE = {"nuoc": "US", "moi_di_trong_ky": 3}


def test_what_reading_said_comes_first_and_the_cover_before_the_tables() -> None:
    said = finding("FA-C01")
    content = form(
        table("F02", [{"nuoc": "US"}]),
        cover={"unit": CoverEntry("T01", "Bìa", "C3")},
        findings=(said,),
    )
    assert [f.code for f in found(content)] == ["FA-C01", "FA-C11", "FA-R02"]


def test_findings_of_a_table_follow_its_rows() -> None:
    rows = [{"nuoc": "US"}, {**GONE, "nuoc": "JP", "nu": 9}, {"nuoc": "KR"}]
    cells = [f.cell for f in found(form(table("F02", rows)))]
    assert [cell and int(cell[1:]) for cell in cells] == [9, 10, 11]


def test_findings_are_said_in_the_language_of_the_context() -> None:
    content = form(table("F02", [{"nuoc": "US"}]))
    (made,) = found(content, context(lang="en"))
    assert "is missing" in made.message


def of(content_findings: list[Finding]) -> set[str]:
    return {f.code for f in content_findings}


def earlier(rows: list[dict[str, object]], *, contained: bool = False) -> Earlier:
    return Earlier("2023-K1", {"F02": rows}, contained)


STOCK = {**GONE, "dang_hoc_cuoi_ky": 60, "ve_nuoc_trong_ky": 2}
BOX = {"ma_nhiem_vu": "M-1", "ket_qua": None}
NARRATIVE = context(compulsory=("F01",), narrative={"M-1": "Một", "M-3": "Ba"})
SCENES: dict[str, Callable[[], set[str]]] = {
    "FA-C11": lambda: of(found(form(cover={"unit": CoverEntry("T01", "Bìa", "C3")}))),
    "FA-C12": lambda: of(found(form(table("F02", [GONE]), nil=True))),
    "FA-C13": lambda: of(found(form(answers={"F03": True}), context(if_any=("F03",)))),
    "FA-C14": lambda: of(
        found(form(table("F02", [GONE]), answers={"F02": False}), context(if_any=("F02",)))
    ),
    "FA-C15": lambda: of(found(form(), context(if_any=("F03",)))),
    "FA-C16": lambda: of(
        found(
            form(
                cover={
                    "schools_due": CoverEntry(1, "Bìa", "C1"),
                    "schools_filed": CoverEntry(2, "Bìa", "C2"),
                }
            )
        )
    ),
    "FA-C17": lambda: of(found(form(), context(kinds=("PHONG_GDDT",)))),
    "FA-T11": lambda: of(found(form(), context(compulsory=("F02",)))),
    "FA-T12": lambda: of(found(form(table("F01", [BOX])), NARRATIVE)),
    "FA-T13": lambda: of(
        found(form(table("F01", [BOX, {"ma_nhiem_vu": "M-3", "ket_qua": "Đã."}])), NARRATIVE)
    ),
    "FA-T14": lambda: of(found(form(table("F02", [GONE, GONE])))),
    "FA-R02": lambda: of(found(form(table("F02", [{"nuoc": "US"}])))),
    "FA-V31": lambda: of(found(form(table("F02", [{**GONE, "nu": -1}])))),
    "FA-P01": lambda: of(
        found(
            form(table("F02", [{**GONE, "nuoc": c} for c in ("US", "JP", "KR")])),
            context(earlier=earlier([{**GONE, "nuoc": c} for c in ("US", "JP", "KR")])),
        )
    ),
    "FA-P02": lambda: of(
        found(
            form(table("F02", [GONE])), context(earlier=earlier([{**GONE, "moi_di_trong_ky": 90}]))
        )
    ),
    "FA-P03": lambda: of(
        found(
            form(table("F02", [GONE])),
            context(earlier=earlier([{**GONE, "moi_di_trong_ky": 4}], contained=True)),
        )
    ),
    "FA-P04": lambda: of(
        found(
            form(table("F02", [STOCK])),
            context(earlier=earlier([{**STOCK, "dang_hoc_cuoi_ky": 50}])),
        )
    ),
    "FA-S31": lambda: of(found(form(table("F02", [GONE])), context(plugins=(plugin(breaks),)))),
    "FA-U01": lambda: {
        f.code for s in check_units([row("T01"), row("T02")]) for _, f in s.findings()
    },
}
"""For every code that the checks raise, a form that raises it."""


@pytest.mark.parametrize("code", SCENES)
def test_every_code_is_raised(code: str) -> None:
    assert code in SCENES[code]()


def test_no_code_of_the_checks_is_forgotten_here() -> None:
    package = resources.files("foreignaffairs.checks")
    sources = [Path(str(f)) for f in package.iterdir() if f.name.endswith(".py")]
    raised = {
        code
        for source in sources
        for code in re.findall(r'finding\(\s*"(FA-[A-Z]\d+)"', source.read_text("utf-8"))
    }
    assert raised == set(SCENES)


def test_a_large_form_costs_little() -> None:
    """211 rows took 1.4 ms; the bound leaves room for a slow machine."""
    abroad = [{"nuoc": c.alpha2, "moi_di_trong_ky": 5, "nu": 2} for c in all_countries()[:121]]
    out = [{**DELEGATION, "ten_doan": f"Đoàn mẫu số {n}"} for n in range(90)]
    content = form(table("F02", abroad), table("F03", out))
    assert found(content) == []
    spent = []
    for _ in range(5):
        start = time.process_time()
        for _ in range(10):
            check_form(content, context())
        spent.append((time.process_time() - start) / 10)
    assert min(spent) < 0.012


def test_a_delegation_made_here_has_nothing_to_mend() -> None:
    assert found(form(table("F03", [DELEGATION]))) == []
