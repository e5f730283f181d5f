"""Emptying the inbox: everything in it gets one disposition; running again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import OfficeError, Period
from foreignaffairs.register import VIETNAM, Register, Seen

from .case import Task
from .entries import read_entries
from .files import ENTRIES_FILE, IgnoredFile, scan
from .intake import Intake
from .matching import Matcher
from .originals import Originals
from .outcome import CollectResult, Disposition, Outcome, outcome_of
from .pending import known_files, pending
from .rules import IntakeRules, Reader

Progress = Callable[[int, int], None]
"""Told after each batch how many files are done, of how many."""


def collect(
    inbox: Path,
    register: Register,
    *,
    originals: Path,
    reader: Reader,
    rules: IntakeRules,
    actor: str,
    period: Period | None = None,
    progress: Progress | None = None,
) -> CollectResult:
    """Take in what lies in ``inbox``; nothing in it is moved or deleted.

    ``originals`` is the folder that keeps every file as it came. With ``period`` only forms for it
    are stored. Files that have not changed (path, size and time) are passed over; those that
    found no place are tried again when rules, unit list, officer's entries or decisions change.
    The caller holds the office lock. Raises ``OfficeError`` where the folder is missing,
    ``ngay-nhan.csv`` is wrong, or the day received would come from a clock that went back.
    """
    files, ignored = scan(inbox)
    entries = read_entries(inbox)
    known = known_files(register)
    todo = pending(files, known, entries, rules, register, period)
    _refuse_wrong_clock(todo.tasks, register)
    refused = _correct_days(todo.days, register, actor)
    store = Originals(originals)
    store.sweep()
    present = {file.name for file in files}
    intake = Intake(register, store, reader, rules, Matcher(rules, period), present, actor)
    for done in intake.run(todo.tasks):
        if progress is not None:
            progress(done, len(todo.tasks))
    touched = {task.file.name for task in todo.tasks} | {seen.path for seen in todo.days}
    if touched:
        known = known_files(register)
    current = {(s.period, s.unit): s.revision for s in known.values() if s.is_current}
    exceptions = {**{outcome.file: outcome for outcome in intake.failed}, **refused}
    outcomes = [
        exceptions.get(f.name)
        or outcome_of(known[f.name, f.size, f.mtime_ns], current, new=f.name in touched)
        for f in files
    ]
    return CollectResult((*outcomes, *map(_passed_over, ignored)))


def _refuse_wrong_clock(tasks: Sequence[Task], register: Register) -> None:
    """Take no day received from a clock that stands before what was recorded already."""
    by_the_clock = [task for task in tasks if task.basis == "first_seen"]
    last = register.recorded_last()
    today = register.clock().astimezone(VIETNAM).date()
    if by_the_clock and last is not None and today < last.astimezone(VIETNAM).date():
        shown = {"today": format_date(today), "last": format_date(last.astimezone(VIETNAM).date())}
        raise OfficeError(text("inbox.clock_back", n=len(by_the_clock), file=ENTRIES_FILE, **shown))


def _correct_days(days: Iterable[Seen], register: Register, actor: str) -> dict[str, Outcome]:
    """Take over days received that the officer entered later; return what a closed period bars."""
    closed = register.periods.closed()
    refused = {}
    for seen in days:
        if seen.period in closed:
            params = {"period": seen.period}
            refused[seen.path] = Outcome(
                seen.path,
                Disposition.TO_REVIEW,
                "day_in_closed_period",
                params,
                unit=seen.unit,
                period=seen.period,
            )
            continue
        with register.transaction():
            day, basis = seen.received_on, seen.basis
            register.receipts.set_received(seen.path, seen.sha256, day, basis)
            if seen.submission is not None:
                register.submissions.set_received(seen.submission, day, basis, actor=actor)
    return refused


def _passed_over(file: IgnoredFile) -> Outcome:
    return Outcome(file.name, Disposition.IGNORED, file.reason, new=False)
