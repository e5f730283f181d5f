"""What went up stays as it went up; what changes later is a correction with both values."""

from __future__ import annotations

from decimal import Decimal

from foreignaffairs.register import ABSENT, GENERIC, Register

P = "2023-K1"


def test_frozen_figures_come_back_and_freezing_them_again_is_no_news(register: Register) -> None:
    figures = {"a": 3, "b": 0, "c": None, "d": Decimal("1.50"), "e": "7"}
    tables = {"F02": {"columns": ["nuoc"], "rows": [["US"], [Decimal("2.0")]]}}
    made = register.figures.freeze(P, figures, actor="a", document="bao-cao.docx", tables=tables)
    again = register.figures.freeze(P, figures, actor="khác", document="khác.docx", tables=tables)
    assert made == again == register.figures.latest(P)
    assert made.figures == {"a": 3, "b": 0, "c": None, "d": "1.50", "e": "7"}
    assert made.tables["F02"]["rows"][1] == ["2.0"]
    assert len(register.figures.versions(P)) == 1
    assert register.figures.corrections(P) == ()


def test_a_change_is_a_new_version_with_both_values(register: Register) -> None:
    register.figures.freeze(P, {"a": 3, "b": 0, "c": None, "d": 1}, actor="a")
    register.figures.freeze(P, {"a": 4, "b": None, "c": None, "e": 0}, actor="a", reason="sai")
    found = [(c.number, c.figure, c.before, c.after) for c in register.figures.corrections(P)]
    assert found == [(2, "a", 3, 4), (2, "b", 0, None), (2, "d", 1, ABSENT), (2, "e", ABSENT, 0)]
    first, second = register.figures.versions(P)
    assert first.figures["a"] == 3
    assert second.reason == "sai"
    assert register.figures.latest("2023-N") is None


def test_forms_and_reminders_are_recorded_once(register: Register) -> None:
    issued = register.issued
    assert issued.record_form(P, "T01", "bieu-mau/T01.xlsx", "1", "x")
    assert not issued.record_form(P, "T01", "bieu-mau/T01.xlsx", "1", "x")
    assert issued.record_form(P, GENERIC, "bieu-mau/chung.xlsx", "1", "y")
    assert [f.unit for f in issued.forms(P)] == [GENERIC, "T01"]
    assert [f.path for f in issued.forms(P, "T01")] == ["bieu-mau/T01.xlsx"]
    assert issued.record_reminders(P, ["T01", "T02"], "cv-1.docx", "letter", actor="a") == 2
    assert issued.record_reminders(P, ["T01", "T02"], "cv-1.docx", "letter", actor="a") == 0
    assert issued.record_reminders(P, ["T01"], "cv-1.docx", "mail", actor="a") == 1
    assert issued.last_reminded(P) == dict.fromkeys(("T01", "T02"), "2023-06-15T08:30:00+07:00")
    assert len(issued.reminders(P)) == 3


def test_a_decision_on_a_pair_holds_either_way_round_and_can_be_taken_back(
    register: Register,
) -> None:
    pairs = register.duplicates
    assert pairs.decide(P, "F03", "T01/1", "T02/1", "same", actor="a", reason="cùng đoàn")
    assert not pairs.decide(P, "F03", "T01/1", "T02/1", "same", actor="b")
    held = pairs.in_force(P, "F03")[frozenset(("T02/1", "T01/1"))]
    assert (held.first, held.choice, held.reason) == ("T01/1", "same", "cùng đoàn")
    assert pairs.decide(P, "F03", "T02/1", "T01/1", "same", actor="a")  # the other one counts
    assert pairs.decide(P, "F03", "T02/1", "T01/1", "undecided", actor="a")
    assert pairs.in_force(P, "F03") == {}
    assert [d.choice for d in pairs.history(P, "F03")] == ["same", "same", "undecided"]
    assert pairs.in_force(P, "F04") == {}
