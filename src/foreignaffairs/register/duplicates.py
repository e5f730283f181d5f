"""The officer's word on suspected duplicates between units: reversible, every word kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, cast

from sqlalchemy import Connection, insert, select

from .connection import Connections
from .moments import Clock, moment
from .schema import duplicate_decision

Choice = Literal["same", "different", "undecided"]
"""same: one thing reported twice, counts once; different: two things; undecided: taken back."""


@dataclass(frozen=True, slots=True)
class DuplicateDecision:
    """A decision on a pair; ``first`` is the row that keeps counting where they are the same.

    Rows are named by keys that outlive a revision; whoever suspects the pair makes them.
    """

    period: str
    report_type: str
    first: str
    second: str
    choice: Choice
    actor: str
    at: str
    reason: str


class Duplicates:
    """Decisions on pairs; the latest one on a pair holds."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def decide(
        self,
        period: str,
        report_type: str,
        first: str,
        second: str,
        choice: Choice,
        *,
        actor: str,
        reason: str = "",
    ) -> bool:
        """Record a decision; return whether it differs from the one in force."""
        with self._connections.write() as connection:
            entries = _entries(connection, period, report_type)
            held = _in_force(entries).get(frozenset((first, second)))
            if held is not None and (held.choice, held.first) == (choice, first):
                return False
            connection.execute(
                insert(duplicate_decision).values(
                    period=period,
                    report_type=report_type,
                    first=first,
                    second=second,
                    choice=choice,
                    actor=actor,
                    at=moment(self._clock),
                    reason=reason,
                )
            )
            return True

    def in_force(self, period: str, report_type: str) -> dict[frozenset[str], DuplicateDecision]:
        """Return the decision that holds for each pair, taken-back ones left out."""
        with self._connections.read() as connection:
            held = _in_force(_entries(connection, period, report_type))
        return {pair: d for pair, d in held.items() if d.choice != "undecided"}

    def history(self, period: str, report_type: str) -> tuple[DuplicateDecision, ...]:
        """Return every decision ever made, oldest first."""
        with self._connections.read() as connection:
            return _entries(connection, period, report_type)


def _entries(
    connection: Connection, period: str, report_type: str
) -> tuple[DuplicateDecision, ...]:
    table = duplicate_decision
    query = (
        select(
            table.c.period,
            table.c.report_type,
            table.c.first,
            table.c.second,
            table.c.choice,
            table.c.actor,
            table.c.at,
            table.c.reason,
        )
        .where(table.c.period == period, table.c.report_type == report_type)
        .order_by(table.c.id)
    )
    return tuple(
        DuplicateDecision(p, kind, first, second, cast(Choice, choice), actor, at, reason)
        for p, kind, first, second, choice, actor, at, reason in connection.execute(query)
    )


def _in_force(entries: tuple[DuplicateDecision, ...]) -> dict[frozenset[str], DuplicateDecision]:
    return {frozenset((d.first, d.second)): d for d in entries}
