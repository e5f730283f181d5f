"""Finding submissions: the queries that storing, judging and reporting share."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from .records import Submission
from .schema import submission
from .states import State

_FIELDS = (
    submission.c.id,
    submission.c.period,
    submission.c.unit,
    submission.c.revision,
    submission.c.sha256,
    submission.c.file,
    submission.c.received_on,
    submission.c.basis,
    submission.c.modified_ns,
    submission.c.verdict,
    submission.c.state,
    submission.c.is_current,
    submission.c.layout,
    submission.c.nil,
)


def submissions() -> Select[Any]:
    """Return a query of every field of :class:`Submission`, to be narrowed."""
    return select(*_FIELDS)


def fetch(connection: Connection, query: Select[Any]) -> tuple[Submission, ...]:
    """Run a query made from :func:`submissions`."""
    return tuple(
        Submission(**{**row._mapping, "state": State(row.state)})
        for row in connection.execute(query)
    )


def one(connection: Connection, submission_id: int) -> Submission:
    """Return one submission; raises ``LookupError``."""
    found = fetch(connection, submissions().where(submission.c.id == submission_id))
    if not found:
        raise LookupError(f"no submission {submission_id}")
    return found[0]


def revisions_of(connection: Connection, period: str, unit: str) -> tuple[Submission, ...]:
    """Return every revision of a unit's report for a period, by number."""
    return fetch(
        connection,
        submissions()
        .where(submission.c.period == period, submission.c.unit == unit)
        .order_by(submission.c.revision),
    )
