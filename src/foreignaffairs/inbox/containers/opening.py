"""Opening what holds files, before anything is taken in: each member becomes a file of its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from foreignaffairs.files import temporary_folder
from foreignaffairs.model import WorkbookUnreadable
from foreignaffairs.reading.containers import MAX_DEPTH, Opened, Room, may_hold_files
from foreignaffairs.register import VIETNAM, Original, Receipt, Register, Seen
from foreignaffairs.register.json_text import loads

from ..clock import IntakeClock
from ..entries import OfficerEntries, received_day
from ..files import InboxFile, ignored_name
from ..intake import not_kept
from ..originals import FileChanging, FileNotReadable, Originals
from ..outcome import Disposition, Outcome
from ..rules import Reader
from .inside import Inside, Kept, Left, inside_of

_IGNORED = frozenset(
    {"lock_file", "system_file", "not_downloaded", "empty_file", "inline_picture", "not_a_file"}
)
"""Reasons that ask nothing of the officer."""


_UNOPENED = {
    "FA-F04": "unopened_password",
    "FA-F05": "unopened_damaged",
    "FA-F06": "unopened_suspicious",
    "FA-F11": "unopened_large",
}
"""Refusals whose own words speak of workbooks; a mail or archive is to be mended otherwise."""


@dataclass(slots=True)
class Expanded:
    """Files to take in, those out of containers among them; and what became of the containers."""

    files: list[InboxFile] = field(default_factory=list)
    containers: list[Outcome] = field(default_factory=list)
    left: list[Outcome] = field(default_factory=list)


@dataclass(slots=True)
class _Allowance:
    """What may still be taken out of one outermost container."""

    room: Room = field(default_factory=Room)

    def spend(self, members: Sequence[Kept | Left]) -> None:
        size = sum(m.original.size for m in members if isinstance(m, Kept))
        self.room = Room(self.room.members - len(members), self.room.size - size)


class Opening:
    """One run over the containers of an inbox; opening again what was opened writes nothing."""

    def __init__(
        self,
        register: Register,
        originals: Originals,
        reader: Reader,
        entries: OfficerEntries,
        known: Mapping[tuple[str, int, int], Seen],
        clock: IntakeClock,
        context: str,
    ) -> None:
        self._register = register
        self._originals = originals
        self._reader = reader
        self._entries = entries
        self._known = known
        self._context = context
        self._clock = clock
        self._opened: dict[str, str] = {}
        self._present: set[str] = set()

    def expand(self, files: Iterable[InboxFile]) -> Expanded:
        """Put in place of every container the files in it, whatever depth they lie at.

        A kill leaves each container opened whole or not at all.
        """
        found = Expanded()
        listed = list(files)
        self._present = {file.name for file in listed}
        for file in listed:
            seen = self._known.get((file.name, file.size, file.mtime_ns))
            if seen is not None and seen.reason == "opened":
                self._opened.setdefault(seen.sha256, file.name)
        for file in listed:
            self._expand(file, 0, _Allowance(), found)
        return found

    def _expand(self, file: InboxFile, depth: int, allowance: _Allowance, found: Expanded) -> None:
        seen = self._known.get((file.name, file.size, file.mtime_ns))
        if seen is not None and seen.reason == "opened":
            inside = inside_of(loads(seen.params))
            self._list(file, inside, depth, allowance, found, new=False)
        elif seen is not None and self._stands(seen):
            found.containers.append(_outcome(file.name, seen))
        elif depth < MAX_DEPTH and self._worth_opening(file, seen):
            self._open(file, depth, allowance, found)
        else:
            found.files.append(file)

    def _stands(self, seen: Seen) -> bool:
        """Whether a container stays as it was put down: nothing that it hung on has changed."""
        if seen.reason == "opened_twin":
            return loads(seen.params)["file"] in self._present
        return seen.reason.startswith("unopened") and seen.context == self._context

    def _worth_opening(self, file: InboxFile, seen: Seen | None) -> bool:
        if seen is not None and not seen.reason.startswith(("opened_twin", "unopened")):
            return False  # taken in before as a file of its own
        path = self._originals.path(file.kept) if file.kept else file.path
        try:
            return may_hold_files(path)
        except OSError:
            return False  # said when it is to be kept

    def _open(self, file: InboxFile, depth: int, allowance: _Allowance, found: Expanded) -> None:
        self._clock.require_forward(1)
        try:
            original = file.kept or self._originals.keep(file)
        except (FileChanging, FileNotReadable) as failed:
            found.containers.append(not_kept(file, failed))
            return
        twin = self._opened.setdefault(original.sha256, file.name)
        if twin != file.name:
            params = {"file": twin}
            self._write(file, original, Disposition.DUPLICATE, "opened_twin", params)
            found.containers.append(
                Outcome(file.name, Disposition.DUPLICATE, "opened_twin", params)
            )
            return
        with temporary_folder(self._originals.root) as folder:
            path = self._originals.path(original)
            try:
                opened = self._reader.open(path, folder, allowance.room)
            except WorkbookUnreadable as refused:
                said = {"code": refused.reason, "message": str(refused)}
                reason = _UNOPENED.get(refused.reason, "unopened")
                self._write(file, original, Disposition.UNREADABLE, reason, said)
                found.containers.append(
                    Outcome(file.name, Disposition.UNREADABLE, reason, said, verdict="unreadable")
                )
                return
            if opened is None:
                found.files.append(file)
                return
            inside = self._kept(opened, folder)
        self._write(file, original, Disposition.OPENED, "opened", inside.params(), inside)
        self._list(file, inside, depth, allowance, found, new=True)

    def _kept(self, opened: Opened, folder: Path) -> Inside:
        members: list[Kept | Left] = []
        for member in opened.members:
            reason = member.reason or ignored_name(member.name.rpartition("/")[2])
            if not reason and not member.size:
                reason = "empty_file"
            if reason:
                members.append(Left(member.name, reason))
                continue
            facts = (folder / member.file).stat()
            taken = InboxFile(folder / member.file, member.name, facts.st_size, facts.st_mtime_ns)
            members.append(Kept(member.name, self._originals.keep(taken)))
        return Inside(tuple(members), self._day(opened))

    def _day(self, opened: Opened) -> date | None:
        """The day a mail was sent, in Viet Nam; a day still to come is no day received."""
        if opened.sent_at is None:
            return None
        day = opened.sent_at.astimezone(VIETNAM).date()
        return day if day <= self._clock.today + timedelta(days=1) else None

    def _list(
        self,
        file: InboxFile,
        inside: Inside,
        depth: int,
        allowance: _Allowance,
        found: Expanded,
        *,
        new: bool,
    ) -> None:
        """Go on with the members; a mail inside counts as sent on the day of the outer one."""
        allowance.spend(inside.members)
        disposition = Disposition.OPENED if inside.kept else Disposition.SET_ASIDE
        reason = "opened" if inside.kept else "nothing_inside"
        found.containers.append(Outcome(file.name, disposition, reason, inside.params(), new=new))
        for member in inside.members:
            name = f"{file.name}/{member.name}"
            if isinstance(member, Left):
                found.left.append(_left(name, member.reason, new))
                continue
            within = InboxFile(
                self._originals.path(member.original),
                name,
                member.original.size,
                file.mtime_ns,
                member.original,
                file.mailed_on or inside.mailed_on,
            )
            self._expand(within, depth + 1, allowance, found)

    def _write(
        self,
        file: InboxFile,
        original: Original,
        disposition: Disposition,
        reason: str,
        params: Mapping[str, object],
        inside: Inside | None = None,
    ) -> None:
        mailed_on = file.mailed_on or (inside.mailed_on if inside else None)
        day, basis = received_day(self._entries.of(file.name), mailed_on, self._clock.today)
        kept = [original, *(m.original for m in inside.kept)] if inside else [original]
        self._originals.settle()
        with self._register.transaction():
            self._register.receipts.keep_originals(kept)
            self._register.receipts.write(
                [
                    Receipt(
                        path=file.name,
                        sha256=original.sha256,
                        size=file.size,
                        mtime_ns=file.mtime_ns,
                        received_on=day,
                        basis=basis,
                        disposition=disposition,
                        reason=reason,
                        params=params,
                        context=self._context,
                    )
                ]
            )


def _left(name: str, reason: str, new: bool) -> Outcome:
    disposition = Disposition.IGNORED if reason in _IGNORED else Disposition.UNREADABLE
    return Outcome(name, disposition, reason, verdict="unreadable", new=new)


def _outcome(name: str, seen: Seen) -> Outcome:
    return Outcome(
        name,
        Disposition(seen.disposition),
        seen.reason,
        loads(seen.params),
        verdict="unreadable",
        new=False,
    )
