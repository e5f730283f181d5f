"""Whose form it is: claims of the form against the office's list."""

from __future__ import annotations

from datetime import date

import pytest
from tests.inbox.fake import K1, rules
from tests.support.mini import UNITS

from foreignaffairs.inbox import Match, Matcher, NoMatch
from foreignaffairs.inbox.entries import NO_ENTRY, OfficerEntry
from foreignaffairs.model import CoverEntry, FormContent, Period, Roster, Unit, UnitChange


def content(
    unit: str | None = None, period: str | None = "2023-K1", cover: str | None = None
) -> FormContent:
    entries = {"unit": CoverEntry(cover, "Bìa", "C4")} if cover else {}
    return FormContent("1", "mini", period, unit, entries, {}, False, {})


def matched(form: FormContent, entry: OfficerEntry = NO_ENTRY) -> str:
    found = Matcher(rules()).match(form, entry)
    return found.unit.code if isinstance(found, Match) else found.reason


@pytest.mark.parametrize(
    ("form", "result"),
    [
        (content("T01"), "T01"),
        (content("t01"), "T01"),
        (content("T01", cover="T01 – Trường THPT mẫu 01"), "T01"),
        (content("T01", cover="Trường THPT mẫu 01 (cơ sở 2)"), "T01"),
        (content(cover="TRƯỜNG THPT MẪU 02"), "T02"),
        (content("Trường THPT mẫu 02", cover="Trường THPT mẫu 02"), "T02"),
        (content("T01", cover="T02 – Trường THPT mẫu 02"), "two_units"),
        (content("T01", cover="Trường THPT mẫu 02"), "two_units"),
        (content(cover="Trường THPT mẩu 02"), "unknown_unit_near"),
        (content("X9", cover="Trạm xá"), "unknown_unit"),
        (content(), "no_unit"),
        (content("P01"), "unit_not_due"),
        (content("T01", period=None), "no_period"),
        (content("T01", period="2023"), "no_period"),
        (content("T01", period="2024-K1"), "period_not_due"),
    ],
)
def test_a_form_is_matched_or_the_reason_given(form: FormContent, result: str) -> None:
    assert matched(form) == result


def test_suggestions_name_units_and_are_not_taken() -> None:
    found = Matcher(rules()).match(content(cover="Trường THPT mẩu 02"), NO_ENTRY)
    assert isinstance(found, NoMatch)
    assert "T02 – Trường THPT mẫu 02" in found.params["suggestions"]


def test_the_officers_word_goes_before_the_form() -> None:
    form = content("T01", cover="Trường THPT mẫu 02")
    assert matched(form, OfficerEntry(unit="T02")) == "T02"
    assert matched(content("T01", period="2023-N"), OfficerEntry(period=K1)) == "T01"
    assert matched(content("T01"), OfficerEntry(unit="X9")) == "unknown_unit"


def test_a_name_that_two_units_share_names_neither() -> None:
    twins = {c: Unit(code=c, name="Trường mẫu", kinds=("THPT",)) for c in ("A1", "A2")}
    office = rules(roster=Roster(units=tuple(twins.values())), expected=lambda period: twins)
    found = Matcher(office).match(content(cover="Trường mẫu"), NO_ENTRY)
    assert isinstance(found, NoMatch)
    assert "A1" in found.params["suggestions"]
    assert "A2" in found.params["suggestions"]
    claimed = Matcher(office).match(content("A2", cover="Trường mẫu"), NO_ENTRY)
    assert isinstance(claimed, Match)
    assert claimed.unit.code == "A2"


def test_a_unit_that_has_ended_is_named_with_its_successor() -> None:
    change = UnitChange(kind="merge", on=date(2025, 7, 1), before=("Q01",), after=("T01",))
    roster = Roster(units=UNITS.units, changes=(change,))
    units = {"T01": UNITS.find("T01")}
    office = rules(roster=roster, expected=lambda period: units)
    found = Matcher(office).match(content("Q01", "2025-N"), NO_ENTRY)
    assert isinstance(found, NoMatch)
    assert (found.reason, found.params["heirs"]) == ("unit_ended", "T01")


def test_what_a_period_expects_is_asked_once() -> None:
    asked: list[Period] = []

    def expected(period: Period) -> dict[str, Unit]:
        asked.append(period)
        return {u.code: u for u in UNITS.units}

    matcher = Matcher(rules(expected=expected))
    for unit in ("T01", "T02", "X"):
        matcher.match(content(unit), NO_ENTRY)
    assert asked == [K1]
