"""LibreOffice on this machine: its program, and its Python bridge ``uno``.

The bridge is part of LibreOffice and is in no package index, so the extra
``foreignaffairs[libreoffice]`` installs nothing. On Debian and Ubuntu it is the package
``python3-uno``; the Windows and macOS builds carry it in their program folder. It is a binary
module: only an interpreter of the very minor version it was built for can load it.
"""

from __future__ import annotations

import builtins
import importlib.util
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from types import ModuleType

from foreignaffairs.language.catalogue import text

from .errors import LibreOfficeMissing

_PROGRAMS = (
    Path("/Applications/LibreOffice.app/Contents/MacOS/soffice"),
    Path(os.environ.get("PROGRAMFILES", "C:/Program Files"), "LibreOffice/program/soffice.com"),
)
_SYSTEM_PACKAGES = Path("/usr/lib/python3/dist-packages")
_TRIAL = """
import importlib.util, sys
spec = importlib.util.spec_from_file_location("uno", sys.argv[1])
sys.modules["uno"] = module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)
"""


def find_program(places: Iterable[Path] = _PROGRAMS) -> Path:
    """Return the path of ``soffice``; raises ``LibreOfficeMissing``."""
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return Path(found).resolve()
    for place in places:
        if place.exists():
            return place
    raise LibreOfficeMissing(text("engine.no_program"))


def load_uno(program: Path) -> ModuleType:
    """Return the module ``uno`` that belongs to ``program``; raises ``LibreOfficeMissing``."""
    if loaded := sys.modules.get("uno"):
        return loaded
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    source = _bridge(program)
    if source is None:
        raise LibreOfficeMissing(text("engine.no_uno", program=program))
    # A bridge built for another Python can end the whole process: a child tries it first.
    trial = subprocess.run(
        [sys.executable, "-c", _TRIAL, str(source)], capture_output=True, timeout=60, check=False
    )
    if trial.returncode:
        raise LibreOfficeMissing(text("engine.wrong_python", file=source, version=version))
    return _loaded(source)


def _bridge(program: Path) -> Path | None:
    """Find ``uno.py`` beside the program, or where Linux distributions put it."""
    for folder in (program.parent, program.parent.parent / "Resources", _SYSTEM_PACKAGES):
        if (folder / "uno.py").exists():
            return folder / "uno.py"
    try:
        spec = importlib.util.find_spec("uno")
    except ValueError:
        return None
    return Path(spec.origin) if spec and spec.origin else None


def _loaded(source: Path) -> ModuleType:
    """Import the bridge from its file and take back what it changes behind one's back.

    It puts itself between every ``import`` statement of the process and its module, which makes
    other libraries' import errors unreadable, and lengthens ``sys.path``. Its folder is not put
    on the path at all, because it holds every other package of the system's Python.
    """
    spec = importlib.util.spec_from_file_location("uno", source)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    plain_import, plain_path = builtins.__import__, list(sys.path)
    sys.modules["uno"] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules["uno"]
        raise
    finally:
        builtins.__import__ = plain_import
        sys.path[:] = plain_path
    return module
