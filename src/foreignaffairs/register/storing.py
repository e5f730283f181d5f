"""Storing revisions in bulk: a batch costs a dozen statements, however many forms are in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from sqlalchemy import Connection, func, insert, select, update

from foreignaffairs.model import ReportType

from . import audit
from .bulk import insert_many
from .findings import finding_rows
from .form_rows import form_rows
from .json_text import cover_text, dumps
from .moments import Clock, moment
from .periods import closed_periods, refuse_if_closed
from .records import AUTOMATIC, NewSubmission, Standing, Stored, Submission
from .schema import finding, form_row, personal_row, sheet_map, submission
from .standing import standings
from .states import Action, State, next_state
from .submission_query import fetch, submissions


def store_batch(
    connection: Connection,
    clock: Clock,
    batch: Sequence[NewSubmission],
    report_types: Mapping[str, ReportType],
    actor: str,
) -> list[Stored]:
    """Store a batch in its order; see ``Submissions.store``."""
    chains = _load(connection, batch)
    closed = closed_periods(connection)
    entries: list[audit.Entry] = []
    results: list[Stored] = []
    next_id = (connection.scalar(select(func.max(submission.c.id))) or 0) + 1
    for new in batch:
        chain = chains[new.period, new.unit]
        same = next((s for s in chain.revisions if s.sha256 == new.sha256), None)
        if same is None:
            refuse_if_closed(new.period, closed)
            entries += chain.add(new, next_id, actor)
            next_id += 1
        results.append(Stored(same or chain.revisions[-1], new=same is None))
    fresh = [(new, r.submission.id) for new, r in zip(batch, results, strict=True) if r.new]
    _write_submissions(connection, chains, {i: new for new, i in fresh}, moment(clock))
    _write_content(connection, fresh, report_types)
    audit.record_many(connection, clock, entries)
    return results


def order(revision: NewSubmission | Submission) -> tuple[date, int, str]:
    """Later is newer; the hash makes the order the same however files come in."""
    return revision.received_on, revision.modified_ns, revision.sha256


@dataclass(slots=True)
class _Chain:
    """The revisions of one unit's report for one period, by number."""

    standing: Standing
    revisions: list[Submission] = field(default_factory=list)

    def add(self, new: NewSubmission, new_id: int, actor: str) -> list[audit.Entry]:
        """Add a revision and judge it; return what goes to the audit trail."""
        current = next((s for s in self.revisions if s.is_current), None)
        before = self.standing.state if current is None else current.state
        if self.standing.excluded_because is not None:
            before = State.EXCLUDED
        received = next_state(before, Action.RECEIVE, new.unit)
        leads = current is None or order(new) > order(current)
        if leads and current is not None:
            self.revisions[self.revisions.index(current)] = replace(current, is_current=False)
        judged = received if new.judgement is None else next_state(received, new.judgement)
        made = Submission(
            id=new_id,
            period=new.period,
            unit=new.unit,
            revision=len(self.revisions) + 1,
            sha256=new.sha256,
            file=new.file,
            received_on=new.received_on,
            basis=new.basis,
            modified_ns=new.modified_ns,
            verdict=new.verdict,
            state=judged,
            is_current=leads,
            layout=new.content.layout,
            nil=new.content.nil,
        )
        self.revisions.append(made)
        entry = audit.Entry(
            new.period, Action.RECEIVE, actor, new.unit, new_id, before=before, after=received
        )
        if new.judgement is None:
            return [entry]
        judging = audit.Entry(
            new.period,
            new.judgement,
            AUTOMATIC,
            new.unit,
            new_id,
            reason=new.reason,
            before=received,
            after=judged,
        )
        return [entry, judging]


_Chains = dict[tuple[str, str], _Chain]


def _load(connection: Connection, batch: Sequence[NewSubmission]) -> _Chains:
    chains: _Chains = {}
    for period in dict.fromkeys(new.period for new in batch):
        units = list(dict.fromkeys(new.unit for new in batch if new.period == period))
        for unit, standing in standings(connection, period, units).items():
            chains[period, unit] = _Chain(standing)
        query = submissions().where(submission.c.period == period, submission.c.unit.in_(units))
        for found in fetch(connection, query.order_by(submission.c.revision)):
            chains[period, found.unit].revisions.append(found)
    return chains


def _write_submissions(
    connection: Connection, chains: _Chains, fresh: Mapping[int, NewSubmission], at: str
) -> None:
    known = [s for chain in chains.values() for s in chain.revisions]
    replaced = [s.id for s in known if s.id not in fresh and not s.is_current]
    if replaced:
        connection.execute(
            update(submission)
            .where(submission.c.id.in_(replaced), submission.c.is_current)
            .values(is_current=False)
        )
    rows = [_submission_row(s, fresh[s.id], at) for s in known if s.id in fresh]
    if rows:
        connection.execute(insert(submission), rows)


def _submission_row(made: Submission, new: NewSubmission, at: str) -> dict[str, object]:
    content = new.content
    ids = {"province": content.province, "period": content.period, "unit": content.unit}
    return {
        "id": made.id,
        "period": made.period,
        "unit": made.unit,
        "revision": made.revision,
        "sha256": made.sha256,
        "file": made.file,
        "received_on": made.received_on,
        "basis": made.basis,
        "modified_ns": made.modified_ns,
        "stored_at": at,
        "verdict": made.verdict,
        "state": made.state.value,
        "is_current": made.is_current,
        "layout": made.layout,
        "meta": dumps(ids),
        "cover": cover_text(content.cover),
        "answers": dumps(dict(content.answers)),
        "nil": made.nil,
    }


def _write_content(
    connection: Connection,
    fresh: Sequence[tuple[NewSubmission, int]],
    report_types: Mapping[str, ReportType],
) -> None:
    maps: list[tuple[object, ...]] = []
    plain: list[tuple[object, ...]] = []
    personal: list[tuple[object, ...]] = []
    findings: list[tuple[object, ...]] = []
    for new, submission_id in fresh:
        written = form_rows(submission_id, new.content, report_types)
        maps += written.maps
        plain += written.plain
        personal += written.personal
        findings += finding_rows(submission_id, new.findings, new.content, report_types)
    for table, rows in (
        (sheet_map, maps),
        (form_row, plain),
        (personal_row, personal),
        (finding, findings),
    ):
        insert_many(connection, table, rows)
