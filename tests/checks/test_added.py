"""Checks that a province's plugin adds."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

import pytest
from tests.checks.made import codes, context, form, found, only, table

from foreignaffairs.model import Citation, Finding, FormContent
from foreignaffairs.model.check import CheckFacts, CheckPlugin

CITE = Citation(directive="MINI-CV", clause="H1", text="Công văn mẫu, đoạn H1")
Check = Callable[[FormContent, CheckFacts], Iterable[Finding]]


def plugin(check: Check, name: str = "MINI-K01", **dates: date) -> CheckPlugin:
    return CheckPlugin(
        id=name,
        province="mini",
        title="Quy tắc mẫu.",
        citation=CITE,
        check=check,
        plugin="foreignaffairs-mini",
        **dates,  # type: ignore[arg-type]
    )


def says(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
    sheet = content.tables["F02"].sheet
    yield Finding(code="MINI-K01", severity="warning", sheet=sheet, message="Xem lại.")


def breaks(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
    yield from says(content, facts)
    raise ZeroDivisionError("secret of the plugin")


def gives_text(content: FormContent, facts: CheckFacts) -> Any:
    return ["Xem lại."]


CONTENT = form(table("F02", [{"nuoc": "US", "moi_di_trong_ky": -1}]))


def test_what_a_plugin_says_names_the_plugin_and_its_ground() -> None:
    made = only(found(CONTENT, context(plugins=(plugin(says),))), "MINI-K01")
    assert made.plugin == "foreignaffairs-mini"
    assert made.citation == "Công văn mẫu, đoạn H1"


@pytest.mark.parametrize("check", [breaks, gives_text])
def test_a_check_that_fails_becomes_a_finding_and_the_others_stand(check: Check) -> None:
    broken, well = plugin(check, "MINI-K02"), plugin(says)
    findings = found(CONTENT, context(plugins=(broken, well)))
    made = only(findings, "FA-S31")
    assert made.plugin == "foreignaffairs-mini"
    assert "MINI-K02" in made.message
    assert "secret" not in made.message
    assert {"FA-V31", "MINI-K01"} <= set(codes(findings))


def test_a_failed_check_is_not_held_against_the_unit() -> None:
    assert only(found(CONTENT, context(plugins=(plugin(breaks),))), "FA-S31").severity != "error"


@pytest.mark.parametrize(
    ("dates", "runs"),
    [
        ({"since": date(2023, 5, 31)}, True),
        ({"since": date(2023, 6, 1)}, False),
        ({"until": date(2023, 5, 30)}, False),
    ],
)
def test_a_check_holds_on_the_last_day_of_the_window(dates: dict[str, date], runs: bool) -> None:
    findings = found(CONTENT, context(plugins=(plugin(says, **dates),)))
    assert ("MINI-K01" in codes(findings)) is runs


def test_a_check_sees_the_facts_of_the_form() -> None:
    seen: list[CheckFacts] = []

    def looks(content: FormContent, facts: CheckFacts) -> Iterator[Finding]:
        seen.append(facts)
        yield from ()

    found(CONTENT, context(plugins=(plugin(looks),)))
    assert (seen[0].kinds, seen[0].window) == (("THPT",), (date(2022, 12, 1), date(2023, 5, 31)))
    assert "F02" in seen[0].report_types
