"""Where a unit may go from where it stands, by any path an officer may take."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.register.conftest import Fresh
from tests.register.helpers import store

from foreignaffairs.model import OfficeError
from foreignaffairs.register import Action, Register, State, action_label, next_state, state_label
from foreignaffairs.register.states import TRANSITIONS

P, U = "2023-K1", "T01"
ACTOR = "Cán bộ mẫu"


def test_words_on_screen_are_those_of_the_office() -> None:
    assert [state_label(s) for s in State] == [
        "Chưa nộp",
        "Được gia hạn",
        "Đã nhận, đang kiểm tra",
        "Đề nghị bổ sung, chỉnh sửa",
        "Đạt, chờ tổng hợp",
        "Đã tổng hợp",
        "Không thuộc diện báo cáo kỳ này",
    ]
    assert all(action_label(a, lang) for a in Action for lang in ("vi", "en"))


@pytest.mark.parametrize("state", State)
@pytest.mark.parametrize("action", Action)
def test_a_step_that_is_not_allowed_is_refused_in_words(state: State, action: Action) -> None:
    if (state, action) in TRANSITIONS:
        assert next_state(state, action) in State
    else:
        with pytest.raises(OfficeError) as refused:
            next_state(state, action, "T01")
        assert state_label(state) in str(refused.value)
        assert action_label(action) in str(refused.value)
        assert "T01" in str(refused.value)


@pytest.mark.parametrize(
    ("state", "action"),
    [
        (State.NOT_RECEIVED, Action.ACCEPT),
        (State.NOT_RECEIVED, Action.RETURN),
        (State.RECEIVED, Action.CONSOLIDATE),
        (State.RETURNED, Action.CONSOLIDATE),
        (State.EXCLUDED, Action.RECEIVE),
        (State.EXCLUDED, Action.ACCEPT),
        (State.CONSOLIDATED, Action.EXCLUDE),
        (State.ACCEPTED, Action.INCLUDE),
    ],
)
def test_steps_that_would_falsify_the_figures_are_not_allowed(state: State, action: Action) -> None:
    assert (state, action) not in TRANSITIONS


def test_only_what_was_accepted_can_become_consolidated() -> None:
    before = {s for (s, a), after in TRANSITIONS.items() if after is State.CONSOLIDATED}
    assert before == {State.ACCEPTED, State.CONSOLIDATED}


def do(register: Register, action: Action, number: int) -> None:
    """Carry out an action with a reason that is new each time."""
    decisions, why = register.decisions, f"lý do {number}"
    if action is Action.RECEIVE:
        store(register, U, {"nguoi": number}, key=f"k{number}", on=date(2023, 1, 1 + number % 28))
    elif action is Action.ACCEPT:
        decisions.accept(P, U, actor=ACTOR, reason=why)
    elif action is Action.RETURN:
        decisions.return_(P, U, actor=ACTOR, reason=why)
    elif action is Action.CONSOLIDATE:
        decisions.consolidate(P, [U], actor=ACTOR)
    elif action is Action.EXTEND:
        decisions.extend(P, U, date(2023, 7, 1 + number % 28), actor=ACTOR, reason=why)
    elif action is Action.EXCLUDE:
        decisions.exclude(P, U, actor=ACTOR, reason=why)
    else:
        decisions.include(P, U, actor=ACTOR, reason=why)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(st.sampled_from(list(Action)), max_size=12))
def test_any_sequence_of_decisions_keeps_the_register_whole(
    fresh: Fresh, actions: list[Action]
) -> None:
    with fresh() as register:
        received = 0
        for number, action in enumerate(actions):
            before = register.standings.of(P, [U])[U]
            trail = register.decisions.history(P, U)
            try:
                do(register, action, number)
            except OfficeError:
                assert (before.state, action) not in TRANSITIONS
                assert register.standings.of(P, [U])[U] == before
                assert register.decisions.history(P, U) == trail
                continue
            after = register.standings.of(P, [U])[U]
            received += action is Action.RECEIVE
            last = register.decisions.history(P, U)[-1]
            if action is Action.INCLUDE:
                assert before.state is State.EXCLUDED
                assert after.excluded_because is None
            elif action is Action.RECEIVE and after.submission == before.submission:
                assert after.state is before.state  # an older revision that came late
            else:
                # Taking back an exclusion aside, the unit is where the table says.
                assert after.state is TRANSITIONS[before.state, action]
            if len(register.decisions.history(P, U)) > len(trail):
                assert last.action == action
                assert last.actor == ACTOR
                assert last.at == "2023-06-15T08:30:00+07:00"
        revisions = register.submissions.revisions(P, U)
        assert [s.revision for s in revisions] == list(range(1, received + 1))
        assert sum(s.is_current for s in revisions) == min(1, received)
