"""The add-in of LibreOffice Calc for one user: put in, looked at, taken out, through ``unopkg``."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from foreignaffairs.excel.calc_addin import build_add_in
from foreignaffairs.excel.calc_addin.names import IDENTIFIER
from foreignaffairs.excel.calc_addin.package import FILE
from foreignaffairs.excel.calc_addin.settings import write_settings
from foreignaffairs.excel.engine.environment import environment_for, misleading_python
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ExcelFunction

from .conf import PYTHON_VARIABLE
from .diagnosis import Diagnosis, look, mend, ok
from .doing import InstallError

_LONGEST = 180
"""Seconds; a first start of LibreOffice on a slow PC takes a while."""


@dataclass(frozen=True, slots=True)
class Calc:
    """A LibreOffice and the user's settings for it.

    ``settings`` is the file that names the interpreter, ``options`` go to every ``unopkg``, such as
    a profile of its own.
    """

    unopkg: Path
    settings: Path
    options: tuple[str, ...] = ()

    def run(self, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``unopkg``; raises :class:`InstallError` where it does not end."""
        command = [str(self.unopkg), *words, *self.options]
        try:
            return subprocess.run(
                command,
                env=environment_for(),
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                stdin=subprocess.DEVNULL,
                timeout=_LONGEST,
                check=False,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise InstallError(text("excel_install.calc_failed", detail=error)) from error


def unopkg_of(program: Path) -> Path:
    """The extension manager beside a ``soffice``."""
    name = "unopkg.com" if program.suffix else "unopkg"
    return program.with_name(name)


def install_calc(
    calc: Calc, functions: Sequence[ExcelFunction], python: str = sys.executable
) -> None:
    """Put the add-in in, over an older one; raises :class:`InstallError`."""
    with tempfile.TemporaryDirectory() as folder:
        made = build_add_in(Path(folder) / FILE, functions)
        _require(calc.run("add", "--force", "--suppress-license", str(made)))
    write_settings(calc.settings, python)


def uninstall_calc(calc: Calc, python: str = sys.executable) -> bool:
    """Take the add-in out, and the settings if they name ``python``; whether it was there."""
    there = is_in_calc(calc)
    if there:
        _require(calc.run("remove", IDENTIFIER))
    if _named(calc.settings) == python:
        calc.settings.unlink(missing_ok=True)
    return there


def is_in_calc(calc: Calc) -> bool:
    """Whether the user's LibreOffice has the add-in."""
    listed = calc.run("list")
    _require(listed)
    return any(line.split(":")[-1].strip() == IDENTIFIER for line in listed.stdout.splitlines())


def diagnose_calc(
    calc: Calc, environment: Mapping[str, str], python: str = sys.executable
) -> Iterator[Diagnosis]:
    """Whether Calc has the add-in, which Python would answer, and whether one is in its way."""
    yield ok("calc", "there") if is_in_calc(calc) else mend("calc", "missing")
    named = environment.get(PYTHON_VARIABLE) or _named(calc.settings)
    if named is None:
        yield mend("calc_python", "missing", path=calc.settings)
    elif not Path(named).is_file():
        yield mend("calc_python", "gone", path=named)
    elif Path(named) != Path(python):
        yield look("calc_python", "other", path=named, python=python)
    else:
        yield ok("calc_python", "set", path=named)
    if ahead := misleading_python(environment):
        yield look("calc_path", "other", path=ahead)


def _named(settings: Path) -> str | None:
    try:
        return str(json.loads(settings.read_bytes())["python"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _require(done: subprocess.CompletedProcess[str]) -> None:
    if done.returncode:
        said = (done.stderr or done.stdout).strip().rstrip(".").splitlines() or ["unopkg"]
        raise InstallError(text("excel_install.calc_failed", detail=said[-1]))
