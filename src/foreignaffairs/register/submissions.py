"""Submissions: numbered revisions of a unit's report, never overwritten."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select, update

from foreignaffairs.model import Finding, FormContent, ReportType

from . import audit
from .connection import Connections
from .findings import findings_of
from .json_text import cover_of, loads
from .moments import Clock
from .ordering import plainly
from .periods import closed_periods, refuse_if_closed
from .records import NewSubmission, ReceivedBasis, Stored, Submission
from .rows import Rows
from .schema import original, submission
from .states import State
from .storing import order, store_batch
from .submission_query import fetch, one, revisions_of, submissions


class Submissions:
    """Stores revisions and finds them again."""

    def __init__(self, connections: Connections, clock: Clock, rows: Rows) -> None:
        self._connections = connections
        self._clock = clock
        self._rows = rows

    def store(
        self, new: NewSubmission, report_types: Mapping[str, ReportType], *, actor: str
    ) -> Stored:
        """Store a revision as "Đã nhận"; the same content for the same period and unit once only.

        The revision received last is the current one; within a day, the file changed last. The
        original must have been recorded before. Raises :class:`OfficeError` where the period is
        closed or the unit excluded.
        """
        return self.store_many([new], report_types, actor=actor)[0]

    def store_many(
        self, batch: Sequence[NewSubmission], report_types: Mapping[str, ReportType], *, actor: str
    ) -> list[Stored]:
        """Store a batch in one transaction, as :meth:`store` would one after another."""
        with self._connections.write() as connection:
            return store_batch(connection, self._clock, batch, report_types, actor)

    def set_received(
        self, submission_id: int, received_on: date, basis: ReceivedBasis, *, actor: str
    ) -> bool:
        """Correct the day received, and with it which revision is current; return if it changed.

        Raises :class:`OfficeError` where the period is closed.
        """
        with self._connections.write() as connection:
            found = one(connection, submission_id)
            if (found.received_on, found.basis) == (received_on, basis):
                return False
            refuse_if_closed(found.period, closed_periods(connection))
            connection.execute(
                update(submission)
                .where(submission.c.id == submission_id)
                .values(received_on=received_on, basis=basis)
            )
            audit.record(
                connection,
                self._clock,
                audit.Entry(
                    period=found.period,
                    unit=found.unit,
                    submission=submission_id,
                    action="received_on",
                    actor=actor,
                    before=f"{found.received_on.isoformat()} {found.basis}",
                    after=f"{received_on.isoformat()} {basis}",
                ),
            )
            revisions = revisions_of(connection, found.period, found.unit)
            latest = max(revisions, key=order)
            for revision in revisions:
                if revision.is_current != (revision.id == latest.id):
                    _set_current(connection, revision.id, revision.id == latest.id)
            return True

    def get(self, submission_id: int) -> Submission:
        """Return one submission; raises ``LookupError``."""
        with self._connections.read() as connection:
            return one(connection, submission_id)

    def current(self, period: str, states: Iterable[State] | None = None) -> tuple[Submission, ...]:
        """Return the current submission of each unit of a period, by unit code."""
        query = submissions().where(submission.c.period == period, submission.c.is_current)
        if states is not None:
            query = query.where(submission.c.state.in_([s.value for s in states]))
        with self._connections.read() as connection:
            return fetch(connection, query.order_by(plainly(submission.c.unit)))

    def revisions(self, period: str, unit: str) -> tuple[Submission, ...]:
        """Return every revision of a unit's report, in the order received into the register."""
        with self._connections.read() as connection:
            return revisions_of(connection, period, unit)

    def before(self, later: Submission) -> Submission | None:
        """Return the revision that another one follows, ``None`` where it is the first.

        Revisions stand in the order of :meth:`store`: a file that came late follows what is older.
        """
        with self._connections.read() as connection:
            all_of_unit = revisions_of(connection, later.period, later.unit)
        return max((r for r in all_of_unit if order(r) < order(later)), key=order, default=None)

    def by_content(self, sha256: str) -> tuple[Submission, ...]:
        """Return the submissions made from a file of this content."""
        with self._connections.read() as connection:
            return fetch(connection, submissions().where(submission.c.sha256 == sha256))

    def answers(self, period: str) -> dict[str, dict[str, bool | None]]:
        """Return the Có/Không answers on the cover of each unit's current submission."""
        query = select(submission.c.unit, submission.c.answers).where(
            submission.c.period == period, submission.c.is_current
        )
        with self._connections.read() as connection:
            return {row.unit: loads(row.answers) for row in connection.execute(query)}

    def periods(self) -> tuple[str, ...]:
        """Return every period that something was received for."""
        with self._connections.read() as connection:
            return tuple(sorted(connection.scalars(select(submission.c.period).distinct())))

    def findings(self, submission_id: int) -> tuple[Finding, ...]:
        """Return the findings of one revision in the order they were made."""
        with self._connections.read() as connection:
            return findings_of(connection, submission_id)

    def original_path(self, submission_id: int) -> str:
        """Return where the original of a revision is kept, relative to the originals' folder."""
        query = (
            select(original.c.path)
            .join(submission, submission.c.sha256 == original.c.sha256)
            .where(submission.c.id == submission_id)
        )
        with self._connections.read() as connection:
            return str(connection.execute(query).scalar_one())

    def content(self, submission_id: int, report_types: Mapping[str, ReportType]) -> FormContent:
        """Rebuild what was read from a form: personal values included, findings as stored."""
        query = select(
            submission.c.layout,
            submission.c.meta,
            submission.c.cover,
            submission.c.answers,
            submission.c.nil,
        ).where(submission.c.id == submission_id)
        with self._connections.read() as connection:
            layout, meta, cover, answers, nil = connection.execute(query).one()
            tables = self._rows.tables(submission_id, report_types)
            findings = findings_of(connection, submission_id)
        ids: dict[str, Any] = loads(meta)
        return FormContent(
            layout=layout,
            province=ids["province"],
            period=ids["period"],
            unit=ids["unit"],
            cover=cover_of(cover),
            answers=loads(answers),
            nil=nil,
            tables=tables,
            findings=findings,
        )


def _set_current(connection: Connection, submission_id: int, is_current: bool) -> None:
    connection.execute(
        update(submission).where(submission.c.id == submission_id).values(is_current=is_current)
    )
