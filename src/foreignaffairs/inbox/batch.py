"""One batch of files: kept, read, matched, checked and stored in one transaction."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from foreignaffairs.model import FormContent, Verdict, WorkbookUnreadable, verdict_of
from foreignaffairs.register import (
    Action,
    NewSubmission,
    Original,
    Receipt,
    ReceivedBasis,
    Register,
    Seen,
    State,
)
from foreignaffairs.register.json_text import loads

from .entries import OfficerEntry
from .files import InboxFile
from .kinds import set_aside_because
from .matching import Matcher, NoMatch
from .originals import FileChanging, Originals
from .outcome import Disposition, Outcome
from .rules import IntakeRules, Reader

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be taken in, with what is known of it before it is opened."""

    file: InboxFile
    entry: OfficerEntry
    received_on: date
    basis: ReceivedBasis
    context: str


@dataclass(slots=True)
class _Case:
    """A task on its way: what it was found to be."""

    task: Task
    original: Original
    disposition: Disposition = Disposition.TO_REVIEW
    reason: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    submission: int | None = None

    def set(self, disposition: Disposition, reason: str, params: Mapping[str, Any]) -> None:
        """Note what becomes of the file."""
        self.disposition, self.reason, self.params = disposition, reason, params

    def stays(self, before: Seen) -> None:
        """Leave the file as it was put down: only its time has changed."""
        self.set(Disposition(before.disposition), before.reason, loads(before.params))
        self.submission = before.submission
        self.task = replace(
            self.task,
            received_on=before.received_on,
            basis=before.basis,
            context=before.context,
        )

    def first_seen_on(self, day: date | None) -> None:
        """Count from the day the content was first seen, under whatever name."""
        if day is not None and self.task.basis == "first_seen":
            self.task = replace(self.task, received_on=day)

    def receipt(self) -> Receipt:
        """Return what the register keeps of it."""
        file = self.task.file
        return Receipt(
            path=file.name,
            sha256=self.original.sha256,
            size=file.size,
            mtime_ns=file.mtime_ns,
            received_on=self.task.received_on,
            basis=self.task.basis,
            disposition=self.disposition,
            reason=self.reason,
            params=self.params,
            context=self.task.context,
            submission=self.submission,
        )


class Intake:
    """Takes in one batch after another; remembers only which contents it has met."""

    def __init__(
        self,
        register: Register,
        originals: Originals,
        reader: Reader,
        rules: IntakeRules,
        matcher: Matcher,
        actor: str,
    ) -> None:
        self._register = register
        self._originals = originals
        self._reader = reader
        self._rules = rules
        self._matcher = matcher
        self._actor = actor
        self._met: dict[str, str] = {}
        self._stored: dict[str, int] = {}

    def take(self, tasks: Sequence[Task]) -> list[Outcome]:
        """Take in a batch; return the files that could not even be copied.

        Those leave no trace in the register and are tried again the next time. A kill at any
        moment leaves either the whole batch stored or nothing but unused originals.
        """
        failed: list[Outcome] = []
        cases = list(self._kept(tasks, failed))
        to_read = self._to_read(cases)
        ready = [r for case in self._read(to_read) if (r := self._judged(*case)) is not None]
        with self._register.transaction():
            self._register.receipts.keep_originals([case.original for case in cases])
            self._store(ready)
            for case in cases:
                if case.disposition is Disposition.DUPLICATE and case.submission is None:
                    case.submission = self._stored.get(case.original.sha256)
            self._register.receipts.write([case.receipt() for case in cases])
        return failed

    def _kept(self, tasks: Iterable[Task], failed: list[Outcome]) -> Iterable[_Case]:
        for task in tasks:
            try:
                yield _Case(task, self._originals.keep(task.file))
            except FileChanging:
                failed.append(_untaken(task, "file_changing"))
            except OSError as error:
                # Open in Excel, gone, no permission, a full disk: the reason is in its words.
                failed.append(_untaken(task, "cannot_copy", error=error.strerror or str(error)))

    def _to_read(self, cases: Sequence[_Case]) -> list[_Case]:
        """Decide what can be decided by content hash and kind; return the cases to be read.

        A file is a duplicate only of content that made a submission or is being read in this run:
        whatever else its twin met with, this copy may be all that is left of it.
        """
        hashes = {case.original.sha256 for case in cases}
        seen = self._register.receipts.of_content(hashes)
        here = {(s.path, s.sha256): s for s in seen}
        first_on = _first_seen(seen)
        originals = {
            s.sha256: s
            for s in reversed(seen)
            if s.submission is not None and s.disposition != Disposition.DUPLICATE
        }
        to_read = []
        for case in cases:
            sha, name = case.original.sha256, case.task.file.name
            case.first_seen_on(first_on.get(sha))
            before = here.get((name, sha))
            if before is not None and before.submission is not None:
                case.stays(before)
                continue
            stored = originals.get(sha)
            twin = self._met.setdefault(sha, stored.path if stored else name)
            aside = set_aside_because(case.task.file.suffix)
            if twin != name and case.task.entry.unit is None:
                case.set(Disposition.DUPLICATE, "duplicate", {"file": twin})
            elif aside is not None:
                case.set(Disposition.SET_ASIDE, aside, {})
            else:
                to_read.append(case)
        self._stored.update({sha: s.submission for sha, s in originals.items() if s.submission})
        return to_read

    def _read(
        self, cases: Sequence[_Case]
    ) -> Iterable[tuple[_Case, FormContent | WorkbookUnreadable]]:
        paths = [self._originals.path(case.original) for case in cases]
        return zip(cases, self._reader.read_many(paths), strict=True) if paths else ()

    def _judged(
        self, case: _Case, read: FormContent | WorkbookUnreadable
    ) -> tuple[_Case, NewSubmission] | None:
        """Match and check a form; ``None`` where it goes no further, with the reason noted."""
        if isinstance(read, WorkbookUnreadable):
            case.set(
                Disposition.UNREADABLE, "unreadable", {"code": read.reason, "message": str(read)}
            )
            return None
        try:
            return self._checked(case, read)
        except Exception as error:
            # One form that trips a rule of ours must not keep the others from being taken in.
            _log.exception("checking %s failed", case.original.sha256)
            case.set(Disposition.TO_REVIEW, "check_failed", {"error": type(error).__name__})
            return None

    def _checked(self, case: _Case, content: FormContent) -> tuple[_Case, NewSubmission] | None:
        match = self._matcher.match(content, case.task.entry)
        if isinstance(match, NoMatch):
            case.set(match.disposition, match.reason, match.params)
            return None
        findings = tuple(self._rules.check(content, match.unit, match.period))
        verdict = verdict_of(findings)
        judgement = _judgement(verdict) if self._rules.acceptance == "auto" else None
        counts = {
            "errors": sum(f.severity == "error" for f in findings),
            "warnings": sum(f.severity == "warning" for f in findings),
        }
        disposition, reason = _FATES[judgement]
        case.set(disposition, reason, counts)
        return case, NewSubmission(
            period=match.period.id,
            unit=match.unit.code,
            sha256=case.original.sha256,
            file=case.task.file.name,
            received_on=case.task.received_on,
            basis=case.task.basis,
            modified_ns=case.task.file.mtime_ns,
            verdict=verdict,
            content=content,
            findings=findings,
            judgement=judgement,
        )

    def _store(self, ready: Sequence[tuple[_Case, NewSubmission]]) -> None:
        """Store what may be stored; what a decision stands against waits for the officer."""
        closed = self._register.periods.closed()
        excluded = {
            (period, unit): standing.excluded_because
            for period in {new.period for _, new in ready}
            for unit, standing in self._register.standings.of(
                period, [new.unit for _, new in ready if new.period == period]
            ).items()
            if standing.state is State.EXCLUDED
        }
        allowed = []
        for case, new in ready:
            because = excluded.get((new.period, new.unit))
            if new.period in closed:
                case.set(Disposition.TO_REVIEW, "period_closed", {"period": new.period})
            elif because is not None:
                params = {"unit": new.unit, "because": because}
                case.set(Disposition.TO_REVIEW, "unit_excluded", params)
            else:
                allowed.append((case, new))
        stored = self._register.submissions.store_many(
            [new for _, new in allowed], self._rules.report_types, actor=self._actor
        )
        for (case, _), made in zip(allowed, stored, strict=True):
            case.submission = self._stored[made.submission.sha256] = made.submission.id
            if not made.new and made.submission.file != case.task.file.name:
                case.set(Disposition.DUPLICATE, "duplicate", {"file": made.submission.file})
                continue
            case.params = {**case.params, "revision": made.submission.revision}


_FATES: dict[Action | None, tuple[Disposition, str]] = {
    Action.ACCEPT: (Disposition.ACCEPTED, "accepted"),
    Action.RETURN: (Disposition.RETURNED, "returned"),
    None: (Disposition.TO_REVIEW, "received"),
}


def _judgement(verdict: Verdict) -> Action:
    return Action.ACCEPT if verdict in ("valid", "warnings") else Action.RETURN


def _first_seen(seen: Iterable[Seen]) -> dict[str, date]:
    """The earliest day on which each content is known to have lain in the inbox."""
    days: dict[str, date] = {}
    for s in seen:
        if s.basis == "first_seen":
            days[s.sha256] = min(s.received_on, days.get(s.sha256, s.received_on))
    return days


def _untaken(task: Task, reason: str, **params: Any) -> Outcome:
    return Outcome(task.file.name, Disposition.TO_REVIEW, reason, params)
