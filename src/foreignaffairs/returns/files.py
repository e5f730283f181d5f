"""Files written whole or not at all, and never over another."""

from __future__ import annotations

import itertools
import os
import tempfile
from pathlib import Path


def write_new(data: bytes, path: Path) -> Path:
    """Write a new file; where the name is taken the file gets the next: ``a-2.xlsx``, ``a-3.xlsx``.

    Returns the path written. Raises ``OSError`` where the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".", suffix=".tmp")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        free = _claimed(path)
        os.replace(temporary, free)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
    return free


def _claimed(path: Path) -> Path:
    """Claim the first free name, so that two writers at once do not take the same."""
    for number in itertools.count(1):
        free = path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")
        try:
            free.touch(exist_ok=False)
        except FileExistsError:
            continue
        return free
    raise AssertionError("unreachable")
