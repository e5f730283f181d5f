"""Decisions, closing, extensions, exclusions and their trail."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from tests.register.helpers import store

from foreignaffairs.model import OfficeError
from foreignaffairs.register import AUTOMATIC, Action, Register, State

P = "2023-K1"
ACTOR = "Cán bộ mẫu"


def state(register: Register, unit: str = "T01") -> State:
    return register.standings.of(P, [unit])[unit].state


def test_the_way_of_a_report_is_kept_with_who_when_and_why(register: Register) -> None:
    made = store(register).submission
    register.decisions.return_(P, "T01", actor=ACTOR, reason="thiếu số nữ")
    register.decisions.accept(P, "T01", actor="Lãnh đạo mẫu", reason="đã xác nhận qua điện thoại")
    assert register.decisions.consolidate(P, ["T01"], actor=ACTOR) == 1
    trail = register.decisions.history(P, "T01")
    assert [(d.action, d.actor, d.before, d.after, d.submission) for d in trail] == [
        ("receive", ACTOR, "not_received", "received", made.id),
        ("return", ACTOR, "received", "returned", made.id),
        ("accept", "Lãnh đạo mẫu", "returned", "accepted", made.id),
        ("consolidate", ACTOR, "accepted", "consolidated", made.id),
    ]
    assert {d.at for d in trail} == {"2023-06-15T08:30:00+07:00"}
    assert register.decisions.returned_because(made) == "thiếu số nữ"


def test_deciding_the_same_thing_again_writes_nothing(register: Register) -> None:
    store(register)
    decide: list[Callable[[], bool]] = [
        lambda: register.decisions.accept(P, "T01", actor=ACTOR),
        lambda: register.decisions.exclude(P, "T02", actor=ACTOR, reason="giải thể"),
        lambda: register.decisions.extend(P, "V01", date(2023, 7, 1), actor=ACTOR, reason="lũ"),
        lambda: register.periods.close(P, actor=ACTOR),
    ]
    for again in decide:
        assert again() is True
    register.periods.reopen(P, actor=ACTOR, reason="thử")
    trail = register.decisions.history()
    for again in decide[:-1]:
        assert again() is False
    assert register.decisions.history() == trail


def test_another_reason_for_the_same_state_is_kept(register: Register) -> None:
    made = store(register).submission
    assert register.decisions.returned_because(made) == ""
    assert register.decisions.return_(P, "T01", actor=ACTOR, reason="một")
    assert register.decisions.return_(P, "T01", actor=ACTOR, reason="hai")
    assert not register.decisions.return_(P, "T01", actor=ACTOR, reason="hai")
    assert register.decisions.returned_because(made) == "hai"


def test_a_closed_period_refuses_everything_until_reopened_with_a_reason(
    register: Register,
) -> None:
    store(register)
    register.periods.close(P, actor=ACTOR)
    trail = register.decisions.history()
    d = register.decisions
    refused: list[Callable[[], object]] = [
        lambda: d.accept(P, "T01", actor=ACTOR),
        lambda: d.return_(P, "T01", actor=ACTOR, reason="x"),
        lambda: d.exclude(P, "T02", actor=ACTOR, reason="x"),
        lambda: d.include(P, "T02", actor=ACTOR, reason="x"),
        lambda: d.extend(P, "T02", date(2023, 7, 1), actor=ACTOR, reason="x"),
        lambda: d.consolidate(P, ["T01"], actor=ACTOR),
        lambda: store(register, "T01", {"nguoi": 2}, key="b"),
        lambda: register.submissions.set_received(1, date(2023, 5, 1), "officer", actor=ACTOR),
        lambda: register.periods.reopen(P, actor=ACTOR, reason="  "),
    ]
    for attempt in refused:
        with pytest.raises(OfficeError):
            attempt()
    assert register.decisions.history() == trail
    assert register.periods.closed() == {P}
    assert store(register).new is False  # what is there already is no news
    assert register.periods.reopen(P, actor=ACTOR, reason="đính chính")
    assert d.accept(P, "T01", actor=ACTOR)
    assert [e.action for e in register.decisions.history(P)][-3:] == ["close", "reopen", "accept"]


def test_other_periods_stay_open(register: Register) -> None:
    register.periods.close(P, actor=ACTOR)
    assert store(register, period="2023-N").new


@pytest.mark.parametrize("reason", ["", "   ", "\n"])
def test_what_goes_against_a_unit_needs_a_reason(register: Register, reason: str) -> None:
    store(register)
    with pytest.raises(OfficeError, match="lý do"):
        register.decisions.return_(P, "T01", actor=ACTOR, reason=reason)
    with pytest.raises(OfficeError, match="lý do"):
        register.decisions.exclude(P, "T02", actor=ACTOR, reason=reason)
    with pytest.raises(OfficeError, match="lý do"):
        register.decisions.extend(P, "T02", date(2023, 7, 1), actor=ACTOR, reason=reason)


def test_an_excluded_unit_comes_back_to_where_it_stood(register: Register) -> None:
    store(register)
    register.decisions.return_(P, "T01", actor=ACTOR, reason="x")
    register.decisions.exclude(P, "T01", actor=ACTOR, reason="không tuyển sinh")
    standing = register.standings.of(P, ["T01"])["T01"]
    assert (standing.state, standing.excluded_because) == (State.EXCLUDED, "không tuyển sinh")
    register.decisions.include(P, "T01", actor=ACTOR, reason="có tuyển sinh")
    assert state(register) is State.RETURNED


def test_an_extension_shows_until_something_arrives(register: Register) -> None:
    register.decisions.extend(P, "T01", date(2023, 6, 30), actor=ACTOR, reason="bão")
    assert state(register) is State.EXTENDED
    register.decisions.extend(P, "T01", date(2023, 7, 5), actor=ACTOR, reason="bão")
    store(register)
    standing = register.standings.of(P, ["T01"])["T01"]
    assert (standing.state, standing.extended_to) == (State.RECEIVED, date(2023, 7, 5))


def test_counts_name_every_state_and_every_unit_asked_about(register: Register) -> None:
    store(register, "T01")
    store(register, "T02", key="b", judgement=Action.ACCEPT)
    register.decisions.exclude(P, "T03", actor=ACTOR, reason="x")
    counts = register.standings.counts(P, ["T01", "T02", "T03", "T04", "T05"])
    assert counts == {
        State.NOT_RECEIVED: 2,
        State.EXTENDED: 0,
        State.RECEIVED: 1,
        State.RETURNED: 0,
        State.ACCEPTED: 1,
        State.CONSOLIDATED: 0,
        State.EXCLUDED: 1,
    }
    many = register.standings.of(P, [f"U{n}" for n in range(700)] + ["T01"])
    assert len(many) == 701
    assert many["T01"].state is State.RECEIVED


def test_what_the_rule_decided_is_told_from_what_a_person_did(register: Register) -> None:
    store(register, judgement=Action.RETURN, reason="tự động")
    receive, judged = register.decisions.history(P, "T01")
    assert (receive.actor, judged.actor, judged.reason) == (ACTOR, AUTOMATIC, "tự động")
    assert state(register) is State.RETURNED


def test_many_are_decided_at_once_or_none(register: Register) -> None:
    for n in range(3):
        store(register, f"U{n}", {"nguoi": n}, key=f"k{n}")
    with pytest.raises(OfficeError, match="U9"):
        register.decisions.accept_many(P, ["U0", "U1", "U9"], actor=ACTOR)
    assert state(register, "U0") is State.RECEIVED
    assert register.decisions.accept_many(P, ["U0", "U1"], actor=ACTOR) == 2
    assert register.decisions.accept_many(P, ["U0", "U1", "U2"], actor=ACTOR) == 1
    assert register.decisions.consolidate(P, ["U0", "U2"], actor=ACTOR) == 2
    assert register.decisions.consolidate(P, [], actor=ACTOR) == 0
    assert [state(register, f"U{n}").value for n in range(3)] == [
        "consolidated",
        "accepted",
        "consolidated",
    ]


def test_a_failed_transaction_leaves_nothing_behind(register: Register) -> None:
    store(register)

    def interrupted() -> None:
        with register.transaction():
            register.decisions.accept(P, "T01", actor=ACTOR)
            store(register, "T02", key="b")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert state(register) is State.RECEIVED
    assert state(register, "T02") is State.NOT_RECEIVED
