"""Keeping originals: every file as it came, once, under its hash, whole or not at all."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

from foreignaffairs.files import NewFile, sweep, sync_folder
from foreignaffairs.register import Original

from .files import InboxFile

_PIECE = 1 << 20
_SAFE_SUFFIX = re.compile(r"^[a-z0-9]{1,8}$")


class FileChanging(Exception):
    """The file was written to while it was being read: it is taken the next time."""


class FileNotReadable(Exception):
    """The file cannot be read now: open elsewhere, gone, no permission. ``why`` says it."""

    def __init__(self, why: OSError) -> None:
        super().__init__(str(why))
        self.why = why


class Originals:
    """A folder of originals, ``<first two of sha>/<sha>.<ext>``."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._unsettled: set[Path] = set()

    def path(self, kept: Original) -> Path:
        """Return where an original lies."""
        return self.root / kept.path

    def keep(self, file: InboxFile) -> Original:
        """Copy a file in; raises ``FileChanging`` and ``FileNotReadable``.

        A copy appears under its name only when it is whole and on the disk; the name stays for good
        once :meth:`settle` was called. ``OSError`` means that nothing can be kept here: the disk is
        full, read-only or away.
        """
        with NewFile(self.root) as copy:
            digest, size = _copy(file, copy)
            kept = _original(file, digest, size)
            final = self.path(kept)
            there = _size(final)
            if there != size:
                if there is not None:
                    # A power cut left a shorter file under a hash's name: it is written again.
                    final.unlink(missing_ok=True)
                elif not (folder := final.parent).exists():
                    folder.mkdir()
                copy.put_there(final)
            # One that was there may be a killed run's, which settled nothing.
            self._unsettled |= {self.root, final.parent}
            return kept

    def settle(self) -> None:
        """Have everything kept so far outlast a power cut; the register may speak of it then.

        Called once for many files: the first folder takes the others' names along to the disk.
        """
        for folder in sorted(self._unsettled):
            sync_folder(folder)
        self._unsettled.clear()

    def sweep(self) -> int:
        """Remove what a killed run left unfinished; return how many. Needs the office lock."""
        return len(sweep(self.root))


def _copy(file: InboxFile, copy: NewFile) -> tuple[str, int]:
    """Copy the content; return its hash and size."""
    digest = hashlib.sha256()
    size = 0
    for piece in _pieces(file):
        digest.update(piece)
        size += len(piece)
        copy.write(piece)
    return digest.hexdigest(), size


def _pieces(file: InboxFile) -> Iterator[bytes]:
    """The content piece by piece, if it is still that of the file that was seen."""
    size = 0
    # One piece where that is enough, and no buffer between: most forms are read in one go.
    at_once = min(file.size + 1, _PIECE)
    try:
        with file.path.open("rb", buffering=0) as source:
            while piece := source.read(at_once):
                size += len(piece)
                yield piece
        now = file.path.stat()
    except OSError as error:
        raise FileNotReadable(error) from error
    if (now.st_size, now.st_mtime_ns) != (size, file.mtime_ns):
        raise FileChanging(file.name)


def _size(path: Path) -> int | None:
    """The size of a file, ``None`` where there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return None


def _original(file: InboxFile, digest: str, size: int) -> Original:
    suffix = file.suffix
    if not _SAFE_SUFFIX.match(suffix):
        suffix = "bin"
    return Original(digest, file.name.rpartition("/")[2], size, f"{digest[:2]}/{digest}.{suffix}")
