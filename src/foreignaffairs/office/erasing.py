"""Erasing a period's personal values: rows from the register, and where asked the files too."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from foreignaffairs.files import sha256_of, write_over
from foreignaffairs.inbox.containers.inside import inside_of
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.register import Original, Seen
from foreignaffairs.register.json_text import loads

from .desk import Desk
from .returning import copy_path

ERASED = ".da-xoa.txt"
"""Ends the name of the note that stands in an erased original's place."""


@dataclass(frozen=True, slots=True)
class Erased:
    """How many rows went; which files with the values were deleted, and which are still there.

    Paths are relative to the office folder. Backups and what was sent by mail are not known here.
    """

    rows: int
    deleted: tuple[str, ...]
    left: tuple[str, ...]


def erase_personal(office: Desk, period: str, reason: str, *, originals: bool) -> Erased:
    """Erase the rows; delete or name the files that they were read from and copied to.

    Everything is recorded before it goes, so that a killed run is finished by running again.
    """
    wanted = office.period(period).id
    kept = office.register.personal.originals(wanted)
    rows = office.register.personal.erase(wanted, actor=office.actor, reason=reason)
    seen = office.register.receipts.seen()
    hashes = {Path(path).stem for path in kept}
    holding = list(_containers(office, seen, hashes))
    paths = (*kept, *(holder.path for holder in holding))
    hashes |= {holder.sha256 for holder in holding}
    files = [
        *(office.folder.originals / path for path in paths),
        *_in_inbox(office, seen, hashes),
        *_copies(office, wanted, hashes),
    ]
    there = tuple(_name(office, path) for path in files if path.is_file())
    if not originals or not there:
        return Erased(rows, (), there)
    office.register.personal.record_erased_originals(
        wanted, paths, actor=office.actor, reason=reason
    )
    note = _note(office, reason)
    for path in files:
        if path.is_relative_to(office.folder.originals):
            write_over(path.with_name(f"{path.name}{ERASED}"), note)
        path.unlink(missing_ok=True)
    return Erased(rows, there, ())


def _containers(office: Desk, seen: Iterable[Seen], hashes: set[str]) -> Iterator[Original]:
    """Yield the mails and archives that hold one of the contents, inner ones before outer."""
    found = set(hashes)
    opened = [s for s in seen if s.reason == "opened"]
    for holder in sorted(opened, key=lambda s: -s.path.count("/")):
        inside = {member.original.sha256 for member in inside_of(loads(holder.params)).kept}
        original = office.register.receipts.original(holder.sha256)
        if original is not None and inside & found and original.sha256 not in found:
            found.add(original.sha256)
            yield original


def _in_inbox(office: Desk, seen: Iterable[Seen], hashes: set[str]) -> Iterator[Path]:
    """Yield the files that still lie in the inbox with one of the contents."""
    for path in sorted({s.path for s in seen if s.sha256 in hashes}):
        file = office.folder.inbox / path
        if file.is_file() and sha256_of(file) in hashes:
            yield file


def _copies(office: Desk, period: str, hashes: set[str]) -> Iterator[Path]:
    """Yield the copies that were written to send back, and their drafts."""
    view = office.view(period)
    for submission in office.register.inspection.submissions():
        if submission.period == period and submission.sha256 in hashes:
            copy = copy_path(office, view, submission)
            yield from (copy, copy.with_suffix(".eml"))


def _name(office: Desk, path: Path) -> str:
    return path.relative_to(office.folder.root).as_posix()


def _note(office: Desk, reason: str) -> bytes:
    words = text(
        "office.erased_note", actor=office.actor, day=format_date(office.today), reason=reason
    )
    return f"{words}\n".encode()
