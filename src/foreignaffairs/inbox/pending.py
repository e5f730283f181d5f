"""What an inbox still asks for: files to take in, and days received that were entered since."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foreignaffairs.model import Period
from foreignaffairs.register import VIETNAM, Register, Seen
from foreignaffairs.register.json_text import content_hash

from .case import Task
from .entries import OfficerEntries, OfficerEntry, received_day
from .files import InboxFile
from .outcome import Disposition
from .rules import IntakeRules

Known = dict[tuple[str, int, int], Seen]
"""Files seen before by path, size and time of change."""

_BAR_A_SUBMISSION = ("close", "reopen", "exclude", "include")


@dataclass(frozen=True, slots=True)
class Pending:
    """Files to take in, oldest first; files whose day received is to be corrected."""

    tasks: tuple[Task, ...]
    days: tuple[Seen, ...]


def known_files(register: Register) -> Known:
    """Return every file ever seen, by what tells it apart without opening it."""
    return {(s.path, s.size, s.mtime_ns): s for s in register.receipts.seen()}


def pending(
    files: Iterable[InboxFile],
    known: Known,
    entries: OfficerEntries,
    rules: IntakeRules,
    register: Register,
    only: Period | None,
) -> Pending:
    """Work out what is to be done; a file seen before is not opened to tell."""
    today = register.clock().astimezone(VIETNAM).date()
    decided = register.decisions.latest(*_BAR_A_SUBMISSION)
    contexts = _Contexts((rules.context, only.id if only else "", decided))
    tasks, days = [], []
    for file in files:
        entry = entries.of(file.name)
        context = contexts.of(entry)
        seen = known.get((file.name, file.size, file.mtime_ns))
        if seen is None or (seen.submission is None and seen.context != context):
            received_on, basis = received_day(entry, file.mailed_on, today)
            tasks.append(Task(file, entry, received_on, basis, context))
        elif _other_day(seen, entry):
            assert entry.received_on is not None
            days.append(seen._replace(received_on=entry.received_on, basis="officer"))
    tasks.sort(key=lambda t: (t.received_on, t.file.mtime_ns, t.file.name))
    return Pending(tuple(tasks), tuple(days))


class _Contexts:
    """Names all that a file's fate depends on beside its content, worked out once an entry."""

    def __init__(self, base: tuple[object, ...]) -> None:
        self._base = base
        self._known: dict[tuple[str | None, Period | None], str] = {}

    def of(self, entry: OfficerEntry) -> str:
        """Return the name for a file with this entry."""
        said = (entry.unit, entry.period)
        if said not in self._known:
            period = entry.period.id if entry.period else None
            self._known[said] = content_hash([*self._base, entry.unit, period])[:16]
        return self._known[said]


def _other_day(seen: Seen, entry: OfficerEntry) -> bool:
    return (
        entry.received_on is not None
        and seen.disposition != Disposition.DUPLICATE
        and (seen.received_on, seen.basis) != (entry.received_on, "officer")
    )
