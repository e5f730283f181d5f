"""Files that are being made: known by their name, gone at the end, swept after a kill."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_PREFIX, _SUFFIX = ".fa-", ".tmp"
# Unlike the tempfile module, this leaves the rights to the umask: colleagues may read the file.
_NEW = os.O_CREAT | os.O_EXCL | os.O_WRONLY | getattr(os, "O_BINARY", 0)


@contextmanager
def temporary(folder: Path, label: str = "") -> Iterator[Path]:
    """Give an empty file in ``folder``, which is made where it is missing; remove it at the end.

    What is put under another name meanwhile stays. ``label`` tells whose it is to :func:`sweep`.
    Raises ``OSError`` where the folder cannot be written to.
    """
    path, handle = create(folder, label)
    os.close(handle)
    try:
        yield path
    finally:
        remove(path)


def create(folder: Path, label: str = "") -> tuple[Path, int]:
    """Make an empty temporary file; return its path and the handle to write it with."""
    path = folder / f"{_PREFIX}{label}{os.urandom(6).hex()}{_SUFFIX}"
    try:
        return path, os.open(path, _NEW, 0o666)
    except FileNotFoundError:
        folder.mkdir(parents=True, exist_ok=True)
        return path, os.open(path, _NEW, 0o666)


def remove(path: Path) -> None:
    """Remove a temporary file if it still has that name."""
    with suppress(OSError):  # held by a virus scanner: the next sweep takes it
        os.unlink(path)


@contextmanager
def temporary_folder(folder: Path, label: str = "") -> Iterator[Path]:
    """Give an empty folder in ``folder``, as :func:`temporary` gives a file; remove it with all."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{_PREFIX}{label}{os.urandom(6).hex()}{_SUFFIX}"
    path.mkdir(mode=0o700)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def is_temporary(name: str) -> bool:
    """Whether a file name is one of :func:`temporary`'s."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


def sweep(folder: Path, label: str = "", *, deep: bool = False) -> list[Path]:
    """Remove what killed runs left in ``folder``, and below it where ``deep``; return what went.

    Only for who may be sure that nobody is writing there now: under the office lock.
    """
    pattern = f"{_PREFIX}{label}*{_SUFFIX}"
    left = sorted(folder.rglob(pattern) if deep else folder.glob(pattern))
    gone = []
    for path in left:
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
            gone.append(path)
    return gone
