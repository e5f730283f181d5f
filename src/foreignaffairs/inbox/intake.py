"""Taking in a run of files: kept, read, judged, and stored a batch a transaction."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from foreignaffairs.files import cause
from foreignaffairs.model import OfficeError
from foreignaffairs.register import NewSubmission, Register, Seen, State, Submission

from .case import Case, Task
from .comparing import compared_with_before
from .files import InboxFile
from .judging import judge
from .matching import Matcher
from .originals import FileChanging, FileNotReadable, Originals
from .outcome import Disposition, Outcome
from .rules import IntakeRules, Reader

_log = logging.getLogger(__name__)

BATCH = 64
"""Forms a transaction: a kill costs at most this much work, and never anything acknowledged."""

_NOT_READABLE = {"gone": "went_away", "no_permission": "open_elsewhere", "in_use": "open_elsewhere"}


class Intake:
    """One run over an inbox in which the files ``present`` lie.

    ``failed`` are the files that could not even be copied: they leave no trace in the register and
    are tried again the next time.
    """

    def __init__(
        self,
        register: Register,
        originals: Originals,
        reader: Reader,
        rules: IntakeRules,
        matcher: Matcher,
        present: Collection[str],
        actor: str,
    ) -> None:
        self.failed: list[Outcome] = []
        self._register = register
        self._originals = originals
        self._reader = reader
        self._rules = rules
        self._matcher = matcher
        self._present = present
        self._actor = actor
        self._met: dict[str, str] = {}
        self._stored: dict[str, int] = {}
        self._cases: deque[Case] = deque()
        self._being_read: deque[Case] = deque()

    def run(self, tasks: Sequence[Task]) -> Iterator[int]:
        """Take in files in their order; yield after each batch how many are done.

        A kill at any moment leaves the last batch stored whole, and unused originals at most.
        Reading runs ahead of storing, as far as the reader likes.
        """
        ready: list[tuple[Case, NewSubmission]] = []
        done = 0
        for read, content in enumerate(self._reader.read_many(self._paths(tasks)), start=1):
            case = self._being_read.popleft()
            new = judge(case, content, self._rules, self._matcher)
            if new is not None:
                ready.append((case, new))
            if read % BATCH == 0:
                done += self._commit(ready)
                ready.clear()
                yield done
        done += self._commit(ready)
        yield done + len(self.failed)

    def _paths(self, tasks: Sequence[Task]) -> Iterator[Path]:
        """Keep originals, batch by batch, and hand out those that are to be read."""
        for start in range(0, len(tasks), BATCH):
            cases = list(self._kept(tasks[start : start + BATCH]))
            self._originals.settle()
            to_read = self._to_read(cases)
            self._cases.extend(cases)
            self._being_read.extend(to_read)
            for case in to_read:
                yield self._originals.path(case.original)

    def _kept(self, tasks: Iterable[Task]) -> Iterator[Case]:
        for task in tasks:
            try:
                yield Case(task, task.file.kept or self._originals.keep(task.file))
            except (FileChanging, FileNotReadable) as failed:
                self.failed.append(not_kept(task.file, failed))

    def _to_read(self, cases: Sequence[Case]) -> list[Case]:
        """Settle what content hash and kind can settle; return the cases that are to be read.

        A file is a duplicate only of content that made a submission or is being read in this run:
        whatever else its twin met with, this copy may be all that is left of it.
        """
        seen = self._register.receipts.of_content({case.original.sha256 for case in cases})
        here = {(s.path, s.sha256): s for s in seen}
        first_on = _first_seen(seen)
        stored = {
            s.sha256: s
            for s in reversed(seen)
            if s.submission is not None and s.disposition != Disposition.DUPLICATE
        }
        self._stored.update({sha: s.submission for sha, s in stored.items() if s.submission})
        return [
            case
            for case in cases
            if not self._settled_unread(
                case,
                first_on.get(case.original.sha256),
                here.get((case.task.file.name, case.original.sha256)),
                stored.get(case.original.sha256),
            )
        ]

    def _settled_unread(
        self, case: Case, first_on: date | None, before: Seen | None, stored: Seen | None
    ) -> bool:
        sha, name = case.original.sha256, case.task.file.name
        case.first_seen_on(first_on)
        if before is not None and before.submission is not None:
            case.stays(before)
            return True
        lies_here = stored is not None and stored.path in self._present
        twin = self._met.setdefault(sha, stored.path if stored and lies_here else name)
        if stored is not None and twin == name:
            case.stays(stored)  # the same file under a new name
            return True
        if twin != name and case.task.entry.unit is None:
            case.settle(Disposition.DUPLICATE, "duplicate", {"file": twin})
        return case.settled

    def _commit(self, ready: Sequence[tuple[Case, NewSubmission]]) -> int:
        """Store what is settled at the front of the queue; return how many files that is.

        Forms are read in order, so everything ready stands before the first unsettled case.
        """
        cases: list[Case] = []
        while self._cases and self._cases[0].settled:
            cases.append(self._cases.popleft())
        if cases:
            with self._register.transaction():
                self._register.receipts.keep_originals([case.original for case in cases])
                self._store(self._allowed(ready))
                for case in cases:
                    if case.disposition is Disposition.DUPLICATE and case.submission is None:
                        case.submission = self._stored.get(case.original.sha256)
                self._register.receipts.write([case.receipt() for case in cases])
        return len(cases)

    def _allowed(
        self, ready: Sequence[tuple[Case, NewSubmission]]
    ) -> list[tuple[Case, NewSubmission]]:
        """Leave for the officer what a closed period or an exclusion stands against."""
        closed = self._register.periods.closed()
        because = {
            (period, unit): standing.excluded_because
            for period in {new.period for _, new in ready}
            for unit, standing in self._register.standings.of(
                period, [new.unit for _, new in ready if new.period == period]
            ).items()
            if standing.state is State.EXCLUDED
        }
        allowed = []
        for case, new in ready:
            if new.period in closed:
                case.settle(Disposition.TO_REVIEW, "period_closed", {"period": new.period})
            elif (new.period, new.unit) in because:
                params = {"unit": new.unit, "because": because[new.period, new.unit]}
                case.settle(Disposition.TO_REVIEW, "unit_excluded", params)
            else:
                allowed.append((case, new))
        return allowed

    def _store(self, allowed: Sequence[tuple[Case, NewSubmission]]) -> None:
        stored = self._register.submissions.store_many(
            [new for _, new in allowed], self._rules.report_types, actor=self._actor
        )
        for (case, new), made in zip(allowed, stored, strict=True):
            case.submission = self._stored[new.sha256] = made.submission.id
            if made.new:
                more = {"revision": made.submission.revision, **self._compared(made.submission)}
                case.params = {**case.params, **more}
            else:
                case.settle(Disposition.DUPLICATE, "duplicate", {"file": made.submission.file})

    def _compared(self, made: Submission) -> dict[str, Any]:
        """How many findings of the revision before are mended, still there, and new.

        A comparison that fails says nothing; the file was judged all the same.
        """
        if made.revision == 1:
            return {}
        try:
            found = compared_with_before(self._register, made, self._rules.report_types)
        except OfficeError:
            raise
        except Exception:
            _log.exception("comparing submission %s failed", made.id)
            return {}
        return {"compared": {"with": found[0].revision, **found[1].counts()}} if found else {}


def not_kept(file: InboxFile, failed: FileChanging | FileNotReadable) -> Outcome:
    """Say why a file could not even be copied."""
    reason = "file_changing"
    if isinstance(failed, FileNotReadable):
        reason = _NOT_READABLE.get(cause(failed.why), "cannot_copy")
    return Outcome(file.name, Disposition.TO_REVIEW, reason, verdict="unreadable")


def _first_seen(seen: Iterable[Seen]) -> dict[str, date]:
    """The earliest day on which each content is known to have lain in the inbox."""
    days: dict[str, date] = {}
    for s in seen:
        if s.basis == "first_seen":
            days[s.sha256] = min(s.received_on, days.get(s.sha256, s.received_on))
    return days
