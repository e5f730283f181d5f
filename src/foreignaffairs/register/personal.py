"""Erasing a period's personal values, with a record that it was done (NĐ 13/2023, điều 16)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import Connection, Select, delete, func, select

from . import audit
from .connection import Connections
from .json_text import loads, stable
from .moments import Clock
from .reasons import need_reason
from .schema import decision, finding, original, personal_row, submission


class Personal:
    """Personal rows are kept apart so that they can go without touching the figures."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def count(self, period: str) -> int:
        """Return how many rows with personal values a period holds."""
        query = (
            select(func.count())
            .select_from(personal_row)
            .where(personal_row.c.submission_id.in_(_of_period(period)))
        )
        with self._connections.read() as connection:
            return connection.scalar(query) or 0

    def originals(self, period: str) -> tuple[str, ...]:
        """Return the originals that personal values were read from, relative to their folder.

        The values stand in those files too: what is to be done with them the office decides.
        Those of rows erased before are among them.
        """
        with self._connections.read() as connection:
            return tuple(sorted({*_read_from(connection, period), *_noted(connection, period)}))

    def record_erased_originals(
        self, period: str, paths: Sequence[str], *, actor: str, reason: str
    ) -> None:
        """Record that originals are given up, before their files go."""
        need_reason(reason, "erase_originals")
        with self._connections.write() as connection:
            entry = audit.Entry(
                period=period,
                action="erase_originals",
                actor=actor,
                reason=reason,
                before=stable({"originals": list(paths)}),
            )
            audit.record(connection, self._clock, entry)

    def erased_originals(self) -> frozenset[str]:
        """Return the originals that were given up in any period: their files may be gone."""
        query = select(decision.c.before).where(decision.c.action == "erase_originals")
        with self._connections.read() as connection:
            found = [loads(before)["originals"] for before in connection.scalars(query)]
        return frozenset(path for paths in found for path in paths)

    def erase(self, period: str, *, actor: str, reason: str) -> int:
        """Erase the personal rows of every revision of a period, and findings that quote them.

        Returns how many rows went; the audit trail keeps the numbers, not the values. Allowed in a
        closed period, whose figures it does not touch. A reason is needed.
        """
        need_reason(reason, "erase_personal")
        with self._connections.write() as connection:
            originals = _read_from(connection, period)
            rows = connection.execute(
                delete(personal_row).where(personal_row.c.submission_id.in_(_of_period(period)))
            ).rowcount
            findings = connection.execute(
                delete(finding).where(
                    finding.c.submission_id.in_(_of_period(period)), finding.c.personal
                )
            ).rowcount
            if rows or findings:
                audit.record(
                    connection,
                    self._clock,
                    audit.Entry(
                        period=period,
                        action="erase_personal",
                        actor=actor,
                        reason=reason,
                        before=stable({"rows": rows, "findings": findings, "originals": originals}),
                    ),
                )
            return rows


def _read_from(connection: Connection, period: str) -> list[str]:
    query = (
        select(original.c.path)
        .join(submission, submission.c.sha256 == original.c.sha256)
        .join(personal_row, personal_row.c.submission_id == submission.c.id)
        .where(submission.c.period == period)
        .distinct()
    )
    return sorted(connection.scalars(query))


def _noted(connection: Connection, period: str) -> Iterator[str]:
    """The originals named when rows were erased; entries of the first version name none."""
    query = select(decision.c.before).where(
        decision.c.action == "erase_personal", decision.c.period == period
    )
    for before in connection.scalars(query):
        yield from loads(before).get("originals", ())


def _of_period(period: str) -> Select[tuple[int]]:
    return select(submission.c.id).where(submission.c.period == period)
