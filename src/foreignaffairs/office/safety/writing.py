"""While an office is written to: one writer, leftovers swept, a failing disk said in words."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from foreignaffairs.files import cause, sweep
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.register import Clock, OfficeLock

from ..folder import OfficeFolder


@contextmanager
def writing(folder: OfficeFolder, actor: str, clock: Clock) -> Iterator[None]:
    """Hold the office lock; raises ``OfficeError`` where another holds it or the disk fails.

    What the last holder left unfinished is swept where it was killed.
    """
    with in_words(folder.root), OfficeLock(folder.lock, actor=actor, clock=clock) as lock:
        if lock.interrupted:
            sweep_office(folder)
        yield


def sweep_office(folder: OfficeFolder) -> list[Path]:
    """Remove unfinished files of killed runs; return them. Needs the office lock.

    The inbox is not looked at: nothing of ours is ever written there.
    """
    deep = (folder.forms, folder.returns, folder.reports)
    gone = [path for root in deep for path in sweep(root, deep=True)]
    return [*gone, *sweep(folder.originals), *sweep(folder.root)]


@contextmanager
def in_words(root: Path) -> Iterator[None]:
    """Turn a failing disk, folder or file into an ``OfficeError`` that says what to do."""
    try:
        yield
    except (ConnectionError, BlockingIOError, InterruptedError):
        raise  # of a pipe or a screen, not of a disk
    except OSError as error:
        path = error.filename or error.filename2 or root
        detail = error.strerror or str(error)
        raise OfficeError(text(f"files.{cause(error)}", path=path, detail=detail)) from error
