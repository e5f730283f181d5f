"""Names of versions: ``a.xlsx``, ``a-2.xlsx``, ``a-3.xlsx`` …"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from pathlib import Path


def numbered(path: Path) -> Iterator[Path]:
    """Yield the path itself, then with -2, -3 … before its suffix, without end."""
    yield path
    for number in itertools.count(2):
        yield path.with_name(f"{path.stem}-{number}{path.suffix}")


def free_name(path: Path) -> Path:
    """Return the first numbered name that nothing has; ``put_new`` takes such a name for sure."""
    return next(name for name in numbered(path) if not os.path.lexists(name))


def latest_name(path: Path) -> Path:
    """Return the version with the highest number; ``path`` itself where there is none yet."""
    found = path
    for name in numbered(path):
        if not os.path.lexists(name):
            return found
        found = name
    raise AssertionError("unreachable")
