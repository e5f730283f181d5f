"""One writer at a time: an advisory lock that ends with its process, however that ends."""

from __future__ import annotations

import json
import os
import socket
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import OfficeError

from .moments import Clock, moment, now

# Windows locks bytes, and locked bytes cannot be read: lock one far behind what is written.
_LOCKED_BYTE = 1 << 30

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

    def _release(file: BinaryIO) -> None:
        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _take(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)

    def _release(file: BinaryIO) -> None:
        fcntl.flock(file.fileno(), fcntl.LOCK_UN)


class OfficeLock:
    """Held while an office is written to: ``with OfficeLock(path, actor="…"): …``.

    The operating system lets go of it when the process ends, killed or not, so that a lock file
    left behind locks nothing. Taking a lock that another process holds raises
    :class:`OfficeError` that names who, where and since when. ``interrupted`` tells that the one
    who held it before did not come to an end: it was killed.
    """

    def __init__(self, path: Path, *, actor: str = "", clock: Clock = now) -> None:
        self._path = path
        self._actor = actor
        self._clock = clock
        self._file: BinaryIO | None = None
        self.interrupted = False

    def __enter__(self) -> Self:
        try:
            # "a" makes the file where it is missing and never empties another's.
            with self._path.open("ab"):
                pass
            file = self._path.open("r+b")
        except OSError as error:
            raise OfficeError(text("register.lock_failed", path=self._path)) from error
        try:
            _take(file)
        except (BlockingIOError, PermissionError) as error:
            file.close()
            raise OfficeError(self._held_by(holder(self._path))) from error
        except OSError as error:
            file.close()
            raise OfficeError(text("register.lock_failed", path=self._path)) from error
        self._file = file
        file.seek(0)  # Windows: taking the lock went to the byte that is locked
        self.interrupted = bool(file.read(1))
        self._sign(file)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        file, self._file = self._file, None
        if file is not None:
            with suppress(OSError):  # the drive went away: closing lets go all the same
                file.truncate(0)
                _release(file)
            with suppress(OSError):
                file.close()

    def _sign(self, file: BinaryIO) -> None:
        mine = {
            "actor": self._actor,
            "host": socket.gethostname(),
            "pid": os.getpid(),
            "since": moment(self._clock),
        }
        file.seek(0)
        file.truncate(0)
        file.write(json.dumps(mine, ensure_ascii=False).encode())
        file.flush()

    def _held_by(self, other: dict[str, Any]) -> str:
        if not other:
            return text("register.locked_by_someone")
        shown = {k: other.get(k) or "?" for k in ("actor", "host", "pid")}
        return text("register.locked", since=_shown(other.get("since")), **shown)


def holder(path: Path) -> dict[str, Any]:
    """Return what the holder of a lock wrote: actor, host, pid, since; empty where unknown."""
    try:
        found = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return {}
    return found if isinstance(found, dict) else {}


def _shown(since: object) -> str:
    """A moment as people write it, "08:30 ngày 15/6/2023"."""
    try:
        at = datetime.fromisoformat(str(since))
    except ValueError:
        return "?"
    return text("register.locked_since", time=f"{at:%H:%M}", day=format_date(at.date()))
