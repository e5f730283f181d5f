"""The officer's decisions on units and their submissions, each with actor, time and reason."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from sqlalchemy import Connection, bindparam, delete, func, select, update

from . import audit
from .connection import Connections
from .moments import Clock
from .periods import closed_periods, refuse_if_closed
from .put import put
from .reasons import need_reason
from .records import AUTOMATIC, Decision, Standing, Submission
from .schema import decision, exclusion, extension, submission
from .standing import standings
from .states import Action, State, next_state


class Decisions:
    """Every method returns whether anything changed: deciding the same thing twice writes once.

    All raise :class:`OfficeError` where the period is closed or the state does not allow it.
    """

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def accept(self, period: str, unit: str, *, actor: str, reason: str = "") -> bool:
        """Accept the current submission: "Đạt, chờ tổng hợp"."""
        return self._judge(period, unit, Action.ACCEPT, actor, reason)

    def return_(self, period: str, unit: str, *, actor: str, reason: str) -> bool:
        """Send the current submission back: "Đề nghị bổ sung, chỉnh sửa". A reason is needed."""
        need_reason(reason, Action.RETURN)
        return self._judge(period, unit, Action.RETURN, actor, reason)

    def accept_many(
        self, period: str, units: Iterable[str], *, actor: str, reason: str = ""
    ) -> int:
        """Accept the current submissions of many units at once; return how many changed."""
        return self._judge_many(period, units, Action.ACCEPT, actor, reason)

    def consolidate(self, period: str, units: Iterable[str], *, actor: str) -> int:
        """Mark accepted submissions "Đã tổng hợp"; return how many changed."""
        return self._judge_many(period, units, Action.CONSOLIDATE, actor, "")

    def exclude(self, period: str, unit: str, *, actor: str, reason: str) -> bool:
        """Leave a unit out of a period: "Không thuộc diện báo cáo kỳ này". A reason is needed."""
        need_reason(reason, Action.EXCLUDE)
        with self._connections.write() as connection:
            standing = self._open(connection, period, unit)
            if standing.excluded_because == reason:
                return False
            after = next_state(standing.state, Action.EXCLUDE, unit)
            made = _entry(period, standing, Action.EXCLUDE, after, actor, reason)
            entry = audit.record(connection, self._clock, made)
            key = {"period": period, "unit": unit}
            return put(connection, exclusion, key, {"reason": reason, "decision_id": entry})

    def include(self, period: str, unit: str, *, actor: str, reason: str) -> bool:
        """Take an exclusion back; the unit stands where it stood before. A reason is needed."""
        need_reason(reason, Action.INCLUDE)
        with self._connections.write() as connection:
            standing = self._open(connection, period, unit)
            next_state(standing.state, Action.INCLUDE, unit)
            connection.execute(
                delete(exclusion).where(exclusion.c.period == period, exclusion.c.unit == unit)
            )
            after = standings(connection, period, (unit,))[unit].state
            made = _entry(period, standing, Action.INCLUDE, after, actor, reason)
            audit.record(connection, self._clock, made)
            return True

    def extend(self, period: str, unit: str, until: date, *, actor: str, reason: str) -> bool:
        """Grant a unit a later day, ``until`` included: "Được gia hạn". A reason is needed."""
        need_reason(reason, Action.EXTEND)
        with self._connections.write() as connection:
            standing = self._open(connection, period, unit)
            if standing.extended_to == until:
                return False
            after = next_state(standing.state, Action.EXTEND, unit)
            entry = audit.record(
                connection,
                self._clock,
                audit.Entry(
                    period=period,
                    unit=unit,
                    submission=_id(standing.submission),
                    action=Action.EXTEND,
                    actor=actor,
                    reason=reason,
                    before=_day(standing.state, standing.extended_to),
                    after=_day(after, until),
                ),
            )
            key = {"period": period, "unit": unit}
            return put(connection, extension, key, {"until": until, "decision_id": entry})

    def history(self, period: str | None = None, unit: str | None = None) -> tuple[Decision, ...]:
        """Return the audit trail, oldest first."""
        with self._connections.read() as connection:
            return audit.history(connection, period, unit)

    def latest(self, *actions: str) -> int:
        """Return the id of the latest decision of these kinds, 0 where there is none."""
        query = select(func.max(decision.c.id)).where(decision.c.action.in_(actions))
        with self._connections.read() as connection:
            return connection.scalar(query) or 0

    def returned_because(self, submission: Submission) -> str:
        """Why an officer last sent this revision back; "" where none did, only the checks."""
        reasons = [
            d.reason
            for d in self.history(submission.period, submission.unit)
            if d.action == Action.RETURN and d.submission == submission.id and d.actor != AUTOMATIC
        ]
        return reasons[-1] if reasons else ""

    def _judge(self, period: str, unit: str, action: Action, actor: str, reason: str) -> bool:
        return self._judge_many(period, (unit,), action, actor, reason) == 1

    def _judge_many(
        self, period: str, units: Iterable[str], action: Action, actor: str, reason: str
    ) -> int:
        """Take current submissions a step further: all of them, or none where one may not."""
        with self._connections.write() as connection:
            refuse_if_closed(period, closed_periods(connection))
            steps = []
            for unit, standing in standings(connection, period, units).items():
                after = next_state(standing.state, action, unit)
                if after is not standing.state or self._says_more(
                    connection, standing, action, reason
                ):
                    steps.append((standing, after))
            if steps:
                changes = [{"key": _id(s.submission), "now": after.value} for s, after in steps]
                connection.execute(_SET_STATE, changes)
            entries = [_entry(period, s, action, after, actor, reason) for s, after in steps]
            audit.record_many(connection, self._clock, entries)
            return len(steps)

    def _says_more(
        self, connection: Connection, standing: Standing, action: Action, reason: str
    ) -> bool:
        """Whether the state stays but the officer gave another reason for it."""
        if not reason or standing.submission is None:
            return False
        entries = audit.history(connection, standing.submission.period, standing.unit)
        said = [d.reason for d in entries if d.action == action]
        return not said or said[-1] != reason

    def _open(self, connection: Connection, period: str, unit: str) -> Standing:
        refuse_if_closed(period, closed_periods(connection))
        return standings(connection, period, (unit,))[unit]


_SET_STATE = (
    update(submission).where(submission.c.id == bindparam("key")).values(state=bindparam("now"))
)


def _entry(
    period: str, standing: Standing, action: Action, after: State, actor: str, reason: str
) -> audit.Entry:
    return audit.Entry(
        period,
        action,
        actor,
        standing.unit,
        _id(standing.submission),
        reason=reason,
        before=standing.state,
        after=after,
    )


def _id(found: Submission | None) -> int | None:
    return None if found is None else found.id


def _day(state: State, until: date | None) -> str:
    return state.value if until is None else f"{state.value} {until.isoformat()}"
