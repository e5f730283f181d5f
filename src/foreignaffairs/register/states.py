"""The states of a unit in a period, and which action leads from one to another.

On screen: "Chưa nộp", "Đã nhận, đang kiểm tra", "Đề nghị bổ sung, chỉnh sửa", "Đạt, chờ tổng hợp",
"Đã tổng hợp", "Không thuộc diện báo cáo kỳ này", "Được gia hạn". Lateness is worked out from dates,
never stored.
"""

from __future__ import annotations

from enum import StrEnum

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError


class State(StrEnum):
    """Where a unit stands in a period."""

    NOT_RECEIVED = "not_received"
    EXTENDED = "extended"
    RECEIVED = "received"
    RETURNED = "returned"
    ACCEPTED = "accepted"
    CONSOLIDATED = "consolidated"
    EXCLUDED = "excluded"


class Action(StrEnum):
    """What can be done about a unit in a period."""

    RECEIVE = "receive"
    ACCEPT = "accept"
    RETURN = "return"
    CONSOLIDATE = "consolidate"
    EXTEND = "extend"
    EXCLUDE = "exclude"
    INCLUDE = "include"


ACCEPTED_STATES = (State.ACCEPTED, State.CONSOLIDATED)
"""Only submissions in these states are consolidated."""

_S, _A = State, Action

TRANSITIONS: dict[tuple[State, Action], State] = {
    (_S.NOT_RECEIVED, _A.RECEIVE): _S.RECEIVED,
    (_S.NOT_RECEIVED, _A.EXTEND): _S.EXTENDED,
    (_S.NOT_RECEIVED, _A.EXCLUDE): _S.EXCLUDED,
    (_S.EXTENDED, _A.RECEIVE): _S.RECEIVED,
    (_S.EXTENDED, _A.EXTEND): _S.EXTENDED,
    (_S.EXTENDED, _A.EXCLUDE): _S.EXCLUDED,
    (_S.RECEIVED, _A.RECEIVE): _S.RECEIVED,
    (_S.RECEIVED, _A.ACCEPT): _S.ACCEPTED,
    (_S.RECEIVED, _A.RETURN): _S.RETURNED,
    (_S.RECEIVED, _A.EXTEND): _S.RECEIVED,
    (_S.RECEIVED, _A.EXCLUDE): _S.EXCLUDED,
    (_S.RETURNED, _A.RECEIVE): _S.RECEIVED,
    (_S.RETURNED, _A.ACCEPT): _S.ACCEPTED,
    (_S.RETURNED, _A.RETURN): _S.RETURNED,
    (_S.RETURNED, _A.EXTEND): _S.RETURNED,
    (_S.RETURNED, _A.EXCLUDE): _S.EXCLUDED,
    (_S.ACCEPTED, _A.RECEIVE): _S.RECEIVED,
    (_S.ACCEPTED, _A.ACCEPT): _S.ACCEPTED,
    (_S.ACCEPTED, _A.RETURN): _S.RETURNED,
    (_S.ACCEPTED, _A.CONSOLIDATE): _S.CONSOLIDATED,
    (_S.ACCEPTED, _A.EXCLUDE): _S.EXCLUDED,
    (_S.CONSOLIDATED, _A.RECEIVE): _S.RECEIVED,
    (_S.CONSOLIDATED, _A.RETURN): _S.RETURNED,
    (_S.CONSOLIDATED, _A.CONSOLIDATE): _S.CONSOLIDATED,
    (_S.EXCLUDED, _A.EXCLUDE): _S.EXCLUDED,
    (_S.EXCLUDED, _A.INCLUDE): _S.NOT_RECEIVED,
}
"""(state, action) to the next state. INCLUDE leads back to wherever the unit stood."""


def next_state(state: State, action: Action, unit: str = "") -> State:
    """Return the state that ``action`` leads to; raises :class:`OfficeError` where it may not."""
    after = TRANSITIONS.get((state, action))
    if after is None:
        raise OfficeError(
            text(
                "register.illegal", action=action_label(action), unit=unit, state=state_label(state)
            )
        )
    return after


def state_label(state: State, lang: str = "vi") -> str:
    """Return the words on screen for a state."""
    return text(f"register.state_{state.value}", lang)


def action_label(action: Action, lang: str = "vi") -> str:
    """Return the words on screen for an action."""
    return text(f"register.action_{action.value}", lang)
