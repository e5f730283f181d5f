"""Documents that were made before are kept: a new version gets a number of its own.

The officer may have edited the last report in Word; nothing that stands in the folder is ever
written over. The same content again makes no new version.
"""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

from foreignaffairs.files import latest_name, put_new, temporary


def write_version(path: Path, write: Callable[[Path], object]) -> Path:
    """Write a document beside ``path`` and give it the next free name; return where it stands.

    Where the latest version has the same parts, it is kept and returned.
    """
    with temporary(path.parent) as made:
        write(made)
        there = latest_name(path)
        return there if same_parts(there, made) else put_new(made, path)


def same_parts(one: Path, other: Path) -> bool:
    """Whether two Office files hold the same parts, whatever times their zip entries carry.

    A file that is missing, broken or cannot be opened now is another one.
    """
    try:
        with zipfile.ZipFile(one) as a, zipfile.ZipFile(other) as b:
            return sorted(a.namelist()) == sorted(b.namelist()) and all(
                a.read(name) == b.read(name) for name in a.namelist()
            )
    except (zipfile.BadZipFile, OSError):
        return False
