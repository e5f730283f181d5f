"""The environment in which LibreOffice finds its own Python.

LibreOffice embeds a Python. On Linux distributions that is the system's, and it looks for its
standard library beside the first ``python3`` of PATH: where that is a virtual environment, or a
Python that was installed beside the system's, LibreOffice's bridge ``uno`` is not there, and every
call of a component written in Python ends with ``std::bad_alloc``.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

_ANOTHER_PYTHONS = ("PYTHONHOME", "PYTHONPATH", "VIRTUAL_ENV")
_SYSTEM = Path("/usr")


def environment_for(environment: Mapping[str, str] = os.environ) -> dict[str, str]:
    """What LibreOffice should be started with: ``environment`` without other Pythons.

    Windows and macOS builds bring their Python along and do not search PATH, which is kept there.
    """
    kept = {name: value for name, value in environment.items() if name not in _ANOTHER_PYTHONS}
    if sys.platform == "linux" and "PATH" in kept:
        kept["PATH"] = os.pathsep.join(
            folder for folder in _folders(kept) if not _misleads(Path(folder))
        )
    return kept


def misleading_python(environment: Mapping[str, str] = os.environ) -> Path | None:
    """The ``python3`` that a LibreOffice started here would take for its own; mostly None."""
    if sys.platform != "linux":
        return None
    for folder in _folders(environment):
        if _python(Path(folder)).is_file():
            return _python(Path(folder)) if _misleads(Path(folder)) else None
    return None


def _folders(environment: Mapping[str, str]) -> Iterator[str]:
    return (folder for folder in environment.get("PATH", "").split(os.pathsep) if folder)


def _python(folder: Path) -> Path:
    return folder / "python3"


def _misleads(folder: Path) -> bool:
    """Whether ``folder`` holds a Python with a home of its own; a script that starts one has none.

    These are the marks that Python itself searches for when it works out where its library is.
    """
    if not _python(folder).is_file():
        return False
    if any((place / "pyvenv.cfg").is_file() for place in (folder, folder.parent)):
        return True
    home = _python(folder).resolve().parent.parent
    return home != _SYSTEM and any(home.glob("lib/python3.*/os.py"))
