"""What lies in the inbox folder: files to look at, and files that are never anything."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import nfc
from foreignaffairs.model import OfficeError
from foreignaffairs.register import Original

ENTRIES_FILE = "ngay-nhan.csv"
"""The officer's own list of when and from whom files came; no submission."""

_LOCK_PREFIXES = ("~$", ".~lock.", "._")
_SYSTEM_NAMES = {"thumbs.db", "desktop.ini", ".ds_store", ENTRIES_FILE}
_UNFINISHED = (".tmp", ".part", ".partial", ".crdownload", ".download", ".icloud")
# Set by Windows on files that OneDrive and the like have not downloaded yet.
_NOT_HERE = 0x0040_0000 | 0x0004_0000 | 0x1000


@dataclass(frozen=True, slots=True)
class InboxFile:
    """A file in the inbox: ``name`` is its path inside the folder, written with ``/``.

    A file that came inside another (``thu.eml/bao-cao.xlsx``) has the time of that one, was
    ``kept`` when that was opened, and was ``mailed_on`` the day of the mail it came in.
    """

    path: Path
    name: str
    size: int
    mtime_ns: int
    kept: Original | None = None
    mailed_on: date | None = None

    @property
    def suffix(self) -> str:
        """The extension in small letters, without its dot."""
        return os.path.splitext(self.name)[1][1:].casefold()


@dataclass(frozen=True, slots=True)
class IgnoredFile:
    """A file that is passed over; ``reason`` is a key of the catalogue.

    ``since_ns`` is when it was put there, as far as the system tells.
    """

    name: str
    reason: str
    since_ns: int = 0


def scan(folder: Path) -> tuple[list[InboxFile], list[IgnoredFile]]:
    """List the folder and those inside it, by name; raises ``OfficeError`` where it is missing.

    Links are not followed: a file counts where it lies.
    """
    if not folder.is_dir():
        raise OfficeError(text("inbox.no_folder", path=folder))
    files: list[InboxFile] = []
    ignored: list[IgnoredFile] = []
    for entry, name in _walk(folder, ""):
        try:
            facts = entry.stat(follow_symlinks=False)
        except OSError:
            continue  # gone between listing and looking: nothing to say about it
        reason = _ignored_because(entry.name, facts)
        if reason is not None:
            ignored.append(IgnoredFile(name, reason, facts.st_ctime_ns))
        else:
            files.append(InboxFile(Path(entry.path), name, facts.st_size, facts.st_mtime_ns))
    return sorted(files, key=_by_name), sorted(ignored, key=_by_name)


def _by_name(file: InboxFile | IgnoredFile) -> tuple[str, str]:
    return file.name.casefold(), file.name


def _walk(folder: str | Path, inside: str) -> Iterator[tuple[os.DirEntry[str], str]]:
    with os.scandir(folder) as entries:
        for entry in entries:
            name = f"{inside}{storable(entry.name)}"
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(entry.path, f"{name}/")
            else:
                yield entry, name


def storable(name: str) -> str:
    """Return a file name that every database takes: undecodable bytes become ``\\xNN``."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def ignored_name(name: str) -> str | None:
    """Return why a file of this name is never anything, a key of the catalogue, or ``None``."""
    low = nfc(name).casefold()
    if low.startswith(_LOCK_PREFIXES):
        return "lock_file"
    if low in _SYSTEM_NAMES:
        return "system_file"
    return "not_downloaded" if low.endswith(_UNFINISHED) else None


def _ignored_because(name: str, facts: os.stat_result) -> str | None:
    reason = ignored_name(name)
    if reason is not None:
        return reason
    if getattr(facts, "st_file_attributes", 0) & _NOT_HERE:
        return "not_downloaded"
    if not stat.S_ISREG(facts.st_mode):
        return "not_a_file"
    return "empty_file" if facts.st_size == 0 else None
