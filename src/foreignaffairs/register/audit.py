"""The audit trail: every decision with actor, time and reason; entries are only ever added."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, insert, select

from .moments import Clock, moment
from .put import new_id
from .records import Decision
from .schema import decision


@dataclass(frozen=True, slots=True)
class Entry:
    """What is to be added to the trail."""

    period: str
    action: str
    actor: str
    unit: str | None = None
    submission: int | None = None
    reason: str = ""
    before: str = ""
    after: str = ""


def record(connection: Connection, clock: Clock, entry: Entry) -> int:
    """Add one entry and return its id."""
    return new_id(connection.execute(insert(decision).values(_row(entry, moment(clock)))))


def record_many(connection: Connection, clock: Clock, entries: Sequence[Entry]) -> None:
    """Add entries of one moment in their order."""
    if entries:
        at = moment(clock)
        connection.execute(insert(decision), [_row(entry, at) for entry in entries])


def _row(entry: Entry, at: str) -> dict[str, object]:
    return {
        "period": entry.period,
        "unit": entry.unit,
        "submission_id": entry.submission,
        "action": str(entry.action),
        "actor": entry.actor,
        "at": at,
        "reason": entry.reason,
        "before": str(entry.before),
        "after": str(entry.after),
    }


def history(
    connection: Connection, period: str | None = None, unit: str | None = None
) -> tuple[Decision, ...]:
    """Return entries in the order they were made."""
    query = select(
        decision.c.id,
        decision.c.period,
        decision.c.unit,
        decision.c.submission_id,
        decision.c.action,
        decision.c.actor,
        decision.c.at,
        decision.c.reason,
        decision.c.before,
        decision.c.after,
    ).order_by(decision.c.id)
    if period is not None:
        query = query.where(decision.c.period == period)
    if unit is not None:
        query = query.where(decision.c.unit == unit)
    return tuple(
        Decision(
            row.id,
            row.period,
            row.unit,
            row.submission_id,
            row.action,
            row.actor,
            row.at,
            row.reason,
            row.before,
            row.after,
        )
        for row in connection.execute(query)
    )
