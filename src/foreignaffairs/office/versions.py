"""Documents that were made before are kept: a new version gets a number of its own.

The officer may have edited the last report in Word; nothing that stands in the folder is ever
written over. The same content again makes no new version.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path


def write_version(path: Path, write: Callable[[Path], object]) -> Path:
    """Write a document beside ``path`` and give it the next free name; return where it stands.

    Where the latest version has the same parts, it is kept and returned.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    made = path.with_name(f".{path.stem}.new{path.suffix}")
    write(made)
    there = latest_version(path)
    if there.exists() and same_parts(there, made):
        made.unlink()
        return there
    free = free_name(path)
    made.replace(free)
    return free


def latest_version(path: Path) -> Path:
    """The version with the highest number; ``path`` itself where there is none yet."""
    number, found = 2, path
    while (later := path.with_name(f"{path.stem}-{number}{path.suffix}")).exists():
        number, found = number + 1, later
    return found


def free_name(path: Path) -> Path:
    """The path itself, or with -2, -3 … where something stands there."""
    number, free = 1, path
    while free.exists():
        number += 1
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
    return free


def same_parts(one: Path, other: Path) -> bool:
    """Whether two Office files hold the same parts, whatever times their zip entries carry."""
    try:
        with zipfile.ZipFile(one) as a, zipfile.ZipFile(other) as b:
            return sorted(a.namelist()) == sorted(b.namelist()) and all(
                a.read(name) == b.read(name) for name in a.namelist()
            )
    except zipfile.BadZipFile:
        return False
