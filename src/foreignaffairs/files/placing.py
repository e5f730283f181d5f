"""Giving a finished file its name, in one step that a kill cannot halve.

Everything is on the disk before it has its name, so that a power cut leaves no empty file either.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from .names import latest_name, numbered
from .temporary import temporary

_log = logging.getLogger(__name__)

_PATIENCE = (0.05, 0.1, 0.2, 0.4, 0.8)
"""Seconds between tries: Windows refuses to rename what a virus scanner or Excel has open."""


def write_new(path: Path, data: bytes) -> Path:
    """Write a file under the first numbered name that is free; return the path written."""
    with temporary(path.parent) as made:
        made.write_bytes(data)
        return put_new(made, path)


def write_once(path: Path, data: bytes) -> Path:
    """Write a file as :func:`write_new` does, unless its latest version has the same content."""
    there = latest_name(path)
    if there.is_file() and there.stat().st_size == len(data) and there.read_bytes() == data:
        return there
    return write_new(path, data)


def write_over(path: Path, data: bytes) -> Path:
    """Write a file in place of what stands there; see :func:`put_over` for what is returned."""
    with temporary(path.parent) as made:
        made.write_bytes(data)
        return put_over(made, path)


def put_new(made: Path, path: Path) -> Path:
    """Give ``made`` the first numbered name that is free; return it. Nothing is written over.

    ``made`` must lie on the same disk. Raises ``OSError``.
    """
    for name in numbered(path):
        try:
            return put_there(made, name)
        except FileExistsError:
            continue
    raise AssertionError("unreachable")


def put_there(made: Path, path: Path) -> Path:
    """Give ``made`` this very name; raises ``FileExistsError`` where something has it."""
    _to_disk(made)
    give_name(made, path)
    sync_folder(path.parent)
    return path


def give_name(made: Path, path: Path) -> None:
    """Give ``made``, which is on the disk already, a name; the folder is still to be synced.

    Raises ``FileExistsError`` where something has the name.
    """
    _patiently(lambda: _rename_to_free(made, path))


def put_over(made: Path, path: Path) -> Path:
    """Give ``made`` the name ``path`` in place of what stands there; return where it stands.

    A file that another program keeps open cannot be replaced on Windows: after a few tries the new
    one gets a dated name beside it, so that nobody's work is lost. Raises ``OSError``.
    """
    _to_disk(made)
    try:
        _patiently(lambda: os.replace(made, path))
    except PermissionError:
        if not path.exists():
            raise
        dated = path.with_name(f"{path.stem}-{datetime.now():%Y%m%d-%H%M%S}{path.suffix}")
        written = put_new(made, dated)
        _log.warning("%s is open in another program, written as %s", path, written.name)
        return written
    sync_folder(path.parent)
    return path


def move_folder(made: Path, path: Path) -> None:
    """Give a finished folder a name that nothing has, in one step; raises ``OSError``."""
    for folder, _, _ in os.walk(made):
        sync_folder(Path(folder))
    _patiently(lambda: os.rename(made, path))
    sync_folder(path.parent)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder outlast a power cut; Windows keeps names by itself."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _to_disk(path: Path) -> None:
    handle = os.open(path, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _rename_to_free(made: Path, path: Path) -> None:
    if os.name == "nt":
        os.rename(made, path)  # refuses a name that is taken
        return
    try:
        os.link(made, path)
    except FileExistsError:
        raise
    except OSError as error:
        # Some shares and memory cards know no links: look first, then rename.
        if os.path.lexists(path):
            raise FileExistsError(error.errno, "taken", str(path)) from error
        os.replace(made, path)
    else:
        os.unlink(made)


def _patiently(rename: Callable[[], None]) -> None:
    for pause in _PATIENCE:
        try:
            return rename()
        except PermissionError:
            time.sleep(pause)
    rename()
