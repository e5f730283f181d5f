"""Whether Excel could start this Python: its path, xlwings, the DLL, pywin32."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

from .conf import PYTHON_VARIABLE, TEMP_VARIABLE
from .diagnosis import Diagnosis, look, mend, ok
from .machine import Machine
from .paths import (
    below,
    interpreter,
    is_store_python,
    on_network,
    temporary_folder,
    wanted_variables,
)


def check_python(machine: Machine) -> Diagnosis:
    """The interpreter stands where a DLL can be loaded from beside it."""
    python = machine.python
    if is_store_python(python.path):
        return mend("python", "store", path=python.path)
    if on_network(python.path):
        return look("python", "network", path=python.path, version=python.version)
    if folder := below(python.path, machine.synced):
        return look("python", "synced", path=python.path, folder=folder)
    return ok("python", "there", path=python.path, version=python.version, bits=python.bits)


def check_path(machine: Machine) -> Diagnosis:
    """Excel can name the interpreter: the DLL knows only the letters of a code page."""
    found, path = interpreter(machine), machine.python.path
    if found is None:
        return mend("path", "letters", path=path)
    return ok("path", "plain" if found == path else "short", path=found)


def check_pywin32(machine: Machine) -> Diagnosis:
    """The package through which Python talks to Excel."""
    version = machine.python.pywin32
    if version is None:
        return mend("pywin32", "missing", python=machine.python.path)
    return ok("pywin32", "there", version=version)


def check_xlwings(machine: Machine) -> Diagnosis:
    """The xlwings of this Python is the one whose DLL the add-in calls by its name."""
    has, needs = machine.python.xlwings, needed_xlwings(machine)
    python = machine.python.path
    if has is None:
        return mend("xlwings", "missing", python=python, needs=needs or "")
    if needs is None:
        return look("xlwings", "unknown", has=has)
    if has != needs:
        return mend("xlwings", "other", has=has, needs=needs, python=python)
    return ok("xlwings", "same", has=has)


def needed_xlwings(machine: Machine) -> str | None:
    """The version that the add-in calls: the installed one, else the one to install."""
    book = machine.there if machine.there is not None and machine.there.ours else machine.source
    return book.xlwings if book is not None else None


def check_dll(machine: Machine) -> Iterator[Diagnosis]:
    """The DLL for Excel's bits is where VBA looks.

    Only Excel's bits count: Python is a program of its own, and 32-bit Excel with 64-bit Python
    is a common and working pair.
    """
    needs, python = needed_xlwings(machine), machine.python
    if machine.excel is None or needs is None:
        return
    bits = machine.excel.bits or python.bits
    name = f"xlwings{bits}-{needs}.dll"
    found = next((d for d in python.dlls if d.path.name.lower() == name), None)
    if found is None:
        folder = python.path.parent
        yield mend("dll", "missing", name=name, folder=folder, needs=needs, python=python.path)
    elif found.bits != bits:
        yield mend("dll", "damaged", path=found.path, needs=needs, python=python.path)
    else:
        yield ok("dll", "there", path=found.path, bits=bits, python_bits=python.bits)


def check_settings(machine: Machine) -> Diagnosis:
    """The user's environment names this interpreter, and Excel starts that one."""
    wanted, now = wanted_variables(machine).get(PYTHON_VARIABLE), machine.variables
    named = now.get(PYTHON_VARIABLE)
    if named is None:
        return mend("settings", "missing", name=PYTHON_VARIABLE)
    if not machine.named_python_there:
        return mend("settings", "gone", name=PYTHON_VARIABLE, value=named)
    if wanted is None or PureWindowsPath(named) != PureWindowsPath(wanted):
        return mend(
            "settings", "other", name=PYTHON_VARIABLE, value=named, python=machine.python.path
        )
    return ok("settings", "set", name=PYTHON_VARIABLE, value=named)


def check_temp(machine: Machine) -> Diagnosis:
    """Errors of macros can be shown: their text passes through a file that VBA opens."""
    wanted, named = temporary_folder(machine), machine.variables.get(TEMP_VARIABLE)
    if not str(wanted).isascii():
        return mend("temp", "letters", path=wanted)
    if named is None or PureWindowsPath(named) != wanted:
        return mend("temp", "missing", name=TEMP_VARIABLE, path=wanted)
    return ok("temp", "set", path=wanted)
