"""Whether Excel is there and loads the add-in."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

from . import registry_names as names
from .diagnosis import Diagnosis, look, mend, ok
from .machine import Machine
from .paths import ADD_IN, add_in_path
from .zone import from_elsewhere

_OLDEST = 14
"""Excel 2010: the first that knows the ribbon's format of the add-in."""


def check_excel(machine: Machine) -> Diagnosis:
    """Excel is installed, and new enough."""
    excel = machine.excel
    if excel is None:
        return mend("excel", "missing")
    if float(excel.version) < _OLDEST:
        return mend("excel", "old", version=excel.version)
    if excel.bits is None:
        return look("excel", "bits", path=excel.path, version=excel.version)
    return ok("excel", "there", path=excel.path, version=excel.version, bits=excel.bits)


def check_add_in(machine: Machine) -> Diagnosis:
    """The add-in lies in the start-up folder, is ours, whole and the newest at hand."""
    there, source = machine.there, machine.source
    path = add_in_path(machine.appdata)
    if there is None:
        return mend("add_in", "missing", path=path)
    if from_elsewhere(there):
        return mend("add_in", "marked", path=path)
    if source is not None and source.ours and there.sha256 != source.sha256:
        return mend("add_in", "older" if there.ours else "not_ours", path=path, source=source.path)
    if not there.ours:
        return mend("add_in", "not_ours", path=path, source="")
    return ok("add_in", "there", path=path)


def check_disabled(machine: Machine) -> Iterator[Diagnosis]:
    """Excel has not put the add-in aside after a crash."""
    if machine.excel is None:
        return
    key = names.of_user(machine.excel.version, names.DISABLED_ITEMS)
    needle = ADD_IN.lower()
    for value in machine.values_below(key).values():
        if isinstance(value, bytes) and needle in value.decode("utf-16-le", "replace").lower():
            yield mend("disabled", "named")
            return


def check_twice(machine: Machine) -> Iterator[Diagnosis]:
    """No second copy is loaded from elsewhere: every function would be there twice."""
    if machine.excel is None:
        return
    key = names.of_user(machine.excel.version, names.OPTIONS).lower() + "\\open"
    for name, value in machine.registry.items():
        if name.startswith(key) and isinstance(value, str) and ADD_IN in value.lower():
            yield mend("twice", "named", path=_quoted(value))


def _quoted(value: str) -> PureWindowsPath | str:
    """The path inside a value such as ``/R "C:\\…\\foreignaffairs.xlam"``."""
    _, _, rest = value.partition('"')
    return PureWindowsPath(rest.rstrip('"')) if rest else value


def check_running(machine: Machine) -> Iterator[Diagnosis]:
    """An Excel that was open before the installation knows nothing of it."""
    if machine.excel_running:
        yield look("running", "open")
