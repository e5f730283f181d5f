"""Keeping originals: every file as it came, once, under its hash, whole or not at all."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from pathlib import Path

from foreignaffairs.register import Original

from .files import InboxFile

_TEMPORARY = ".fa-"
_PIECE = 1 << 20
_SAFE_SUFFIX = re.compile(r"^[a-z0-9]{1,8}$")


class FileChanging(Exception):
    """The file was written to while it was being read: it is taken the next time."""


class Originals:
    """A folder of originals, ``<first two of sha>/<sha>.<ext>``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def path(self, kept: Original) -> Path:
        """Return where an original lies."""
        return self.root / kept.path

    def keep(self, file: InboxFile) -> Original:
        """Copy a file in; raises ``FileChanging``, and ``OSError`` where it cannot be read.

        A copy appears under its name only when it is whole and on the disk.
        """
        self.root.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=_TEMPORARY, dir=self.root)
        temporary = Path(name)
        try:
            with os.fdopen(handle, "wb") as copy:
                digest, size = _copy(file.path, copy.fileno())
                now = file.path.stat()
                if (now.st_size, now.st_mtime_ns) != (size, file.mtime_ns):
                    raise FileChanging(file.name)
                kept = _original(file, digest, size)
                final = self.path(kept)
                if not _whole(final, size):
                    copy.flush()
                    os.fsync(copy.fileno())
            if not _whole(final, size):
                final.parent.mkdir(exist_ok=True)
                os.replace(temporary, final)
                _sync_folder(final.parent)
            return kept
        finally:
            temporary.unlink(missing_ok=True)

    def sweep(self) -> int:
        """Remove what a killed run left unfinished; return how many. Needs the office lock."""
        left = list(self.root.glob(f"{_TEMPORARY}*"))
        for path in left:
            path.unlink(missing_ok=True)
        return len(left)


def _copy(source: Path, target: int) -> tuple[str, int]:
    digest = hashlib.sha256()
    size = 0
    with source.open("rb") as file:
        while piece := file.read(_PIECE):
            digest.update(piece)
            size += len(piece)
            os.write(target, piece)
    return digest.hexdigest(), size


def _sync_folder(folder: Path) -> None:
    """Make the new name outlast a power cut; Windows keeps names by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _whole(path: Path, size: int) -> bool:
    """A shorter file under a hash's name is what a power cut left: it is written again."""
    try:
        return path.stat().st_size == size
    except FileNotFoundError:
        return False


def _original(file: InboxFile, digest: str, size: int) -> Original:
    suffix = file.suffix if _SAFE_SUFFIX.match(file.suffix) else "bin"
    return Original(digest, Path(file.name).name, size, f"{digest[:2]}/{digest}.{suffix}")
