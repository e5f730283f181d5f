"""Emptying the inbox: everything in it gets one disposition; running again changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path

from foreignaffairs.model import Period
from foreignaffairs.register import Register, Seen

from .clock import IntakeClock
from .containers import Opening
from .entries import read_entries
from .files import IgnoredFile, scan
from .garbage import seldom_collected
from .intake import Intake
from .matching import Matcher
from .originals import Originals
from .outcome import CollectResult, Disposition, Outcome, judged, outcome_of
from .pending import known_files, pending
from .rules import IntakeRules, Reader
from .signed import SignedCopies

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
    lying, ignored = scan(inbox)
    entries = read_entries(inbox)
    known = known_files(register)
    clock = IntakeClock(register)
    store = Originals(originals)
    store.sweep()
    opening = Opening(register, store, reader, entries, known, clock, rules.context)
    opened = opening.expand(lying)
    files = opened.files
    todo = pending(files, known, entries, rules, register, period)
    clock.require_forward(sum(task.basis == "first_seen" for task in todo.tasks))
    refused = _correct_days(todo.days, register, actor)
    present = {file.name for file in files}
    intake = Intake(register, store, reader, rules, Matcher(rules, period), present, actor)
    with seldom_collected():
        for done in intake.run(todo.tasks):
            if progress is not None:
                progress(done, len(todo.tasks))
    touched = {task.file.name for task in todo.tasks} | {seen.path for seen in todo.days}
    if touched:
        known = known_files(register)
    copies = SignedCopies(register, rules, entries, period)
    signed = copies.match(
        [known[key] for f in files if (key := (f.name, f.size, f.mtime_ns)) in known]
    )
    if signed:
        touched |= signed
        known = known_files(register)
    current = {(s.period, s.unit): s.revision for s in known.values() if s.is_current}
    exceptions = {**{outcome.file: outcome for outcome in intake.failed}, **refused}
    outcomes = [
        exceptions.get(f.name)
        or outcome_of(known[f.name, f.size, f.mtime_ns], current, new=f.name in touched)
        for f in files
    ]
    passed = [_passed_over(file, clock) for file in ignored]
    return CollectResult(judged([*outcomes, *opened.containers, *opened.left, *passed]))


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


def _passed_over(file: IgnoredFile, clock: IntakeClock) -> Outcome:
    """A file that is ignored is news until something was recorded after it was put there."""
    new = clock.last is None or file.since_ns > clock.last.timestamp() * 1e9
    return Outcome(file.name, Disposition.IGNORED, file.reason, verdict="unreadable", new=new)
