"""Looking over a whole register: everything there is, whatever period it belongs to."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Select, Table, func, select

from .connection import Connections
from .issued import IssuedForm
from .ordering import plainly
from .records import Original, Submission
from .roster import ALL_PERIODS
from .schema import (
    decision,
    duplicate_decision,
    form_issued,
    form_row,
    frozen,
    original,
    personal_row,
    receipt,
    sheet_map,
    submission,
)
from .states import Action, State
from .submission_query import fetch, submissions

_JUDGING = (Action.RECEIVE, Action.ACCEPT, Action.RETURN, Action.CONSOLIDATE)


class Inspection:
    """Reads what the other parts give by period or unit, all at once; writes nothing."""

    def __init__(self, connections: Connections) -> None:
        self._connections = connections

    def originals(self) -> tuple[Original, ...]:
        """Return every original kept, by path."""
        query = select(original.c.sha256, original.c.name, original.c.size, original.c.path)
        with self._connections.read() as connection:
            found = connection.execute(query.order_by(plainly(original.c.path)))
            return tuple(Original(*row) for row in found)

    def submissions(self, states: Iterable[State] | None = None) -> tuple[Submission, ...]:
        """Return every revision of every period in order; with ``states`` the current ones."""
        query = submissions().order_by(
            plainly(submission.c.period), plainly(submission.c.unit), submission.c.revision
        )
        if states is not None:
            wanted = [s.value for s in states]
            query = query.where(submission.c.is_current, submission.c.state.in_(wanted))
        with self._connections.read() as connection:
            return fetch(connection, query)

    def without_receipt(self) -> tuple[int, ...]:
        """Return submissions that no file in the inbox ever led to."""
        query = (
            select(submission.c.id)
            .outerjoin(receipt, receipt.c.submission_id == submission.c.id)
            .where(receipt.c.id.is_(None))
            .order_by(submission.c.id)
        )
        with self._connections.read() as connection:
            return tuple(connection.scalars(query))

    def rows(self) -> int:
        """Return how many rows there are, personal ones included."""
        with self._connections.read() as connection:
            counts = (
                connection.scalar(select(func.count()).select_from(table))
                for table in (form_row, personal_row)
            )
            return sum(count or 0 for count in counts)

    def rows_without_place(self) -> tuple[tuple[int, str], ...]:
        """Return submission and report type of rows whose sheet and columns are not known."""
        with self._connections.read() as connection:
            found = {
                (int(row.submission_id), str(row.report_type))
                for table in (form_row, personal_row)
                for row in connection.execute(_without_map(table))
            }
        return tuple(sorted(found))

    def judged_last(self) -> dict[int, str]:
        """Return the state that the last decision on each submission led to, by submission."""
        query = (
            select(decision.c.submission_id, decision.c.after)
            .where(
                decision.c.submission_id.is_not(None),
                decision.c.action.in_([action.value for action in _JUDGING]),
            )
            .order_by(decision.c.id)
        )
        with self._connections.read() as connection:
            return {int(row.submission_id): str(row.after) for row in connection.execute(query)}

    def decided_since(self, period: str, at: str) -> int:
        """Return how many decisions since a moment may have moved a period's figures."""
        moving = (
            select(func.count())
            .select_from(decision)
            .where(
                decision.c.at >= at,
                decision.c.period.in_((period, ALL_PERIODS)),
                decision.c.action != Action.CONSOLIDATE.value,
            )
        )
        pairs = (
            select(func.count())
            .select_from(duplicate_decision)
            .where(duplicate_decision.c.period == period, duplicate_decision.c.at >= at)
        )
        with self._connections.read() as connection:
            return sum(connection.scalar(query) or 0 for query in (moving, pairs))

    def frozen_periods(self) -> tuple[str, ...]:
        """Return every period that has gone up."""
        with self._connections.read() as connection:
            return tuple(sorted(connection.scalars(select(frozen.c.period).distinct())))

    def forms(self) -> tuple[IssuedForm, ...]:
        """Return every form ever issued."""
        columns = form_issued.c
        query = select(
            columns.period, columns.unit, columns.path, columns.layout, columns.sha256, columns.at
        ).order_by(plainly(columns.path))
        with self._connections.read() as connection:
            return tuple(IssuedForm(*row) for row in connection.execute(query))


def _without_map(table: Table) -> Select[tuple[int, str]]:
    return (
        select(table.c.submission_id, table.c.report_type)
        .outerjoin(
            sheet_map,
            (sheet_map.c.submission_id == table.c.submission_id)
            & (sheet_map.c.report_type == table.c.report_type),
        )
        .where(sheet_map.c.submission_id.is_(None))
        .distinct()
    )
