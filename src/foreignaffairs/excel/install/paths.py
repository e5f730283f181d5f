"""Where things go on a PC, and which of its paths VBA can use."""

from __future__ import annotations

from pathlib import PureWindowsPath

from .conf import PYTHON_VARIABLE, TEMP_VARIABLE
from .machine import Machine
from .manifest import FILE

ADD_IN = "foreignaffairs.xlam"


def startup_folder(appdata: PureWindowsPath) -> PureWindowsPath:
    """Excel's start-up folder of the user.

    Whatever lies here is opened with Excel, and Excel trusts the folder from the start: no
    administrator, no entry in the registry, no question about macros. The folder AddIns is neither
    loaded nor trusted by itself.
    """
    return appdata / "Microsoft" / "Excel" / "XLSTART"


def add_in_path(appdata: PureWindowsPath) -> PureWindowsPath:
    """Where the add-in goes."""
    return startup_folder(appdata) / ADD_IN


def own_folder(appdata: PureWindowsPath) -> PureWindowsPath:
    """Our folder of the user's profile, on the same disk as the start-up folder."""
    return appdata / "foreignaffairs"


def manifest_path(appdata: PureWindowsPath) -> PureWindowsPath:
    """Where it is written down what was installed."""
    return own_folder(appdata) / FILE


def usable(path: PureWindowsPath, short: PureWindowsPath | None) -> PureWindowsPath | None:
    """The form of a path that survives VBA and xlwings' DLL, which know only a code page.

    Plain letters go through everywhere; the old short name may be plain where the path is not.
    """
    return next((p for p in (path, short) if p is not None and str(p).isascii()), None)


def interpreter(machine: Machine) -> PureWindowsPath | None:
    """The interpreter as Excel is to call it; None where no form of its path would do."""
    return usable(machine.python.path, machine.python.short)


def temporary_folder(machine: Machine) -> PureWindowsPath:
    """Where a macro's error text goes: the user's own temporary folder, if VBA can reach it."""
    own = usable(machine.temp, machine.temp_short)
    return own if own is not None else spare_folder(machine.public)


def spare_folder(public: PureWindowsPath) -> PureWindowsPath:
    """A folder of ours with a plain name, below the profile that all users share."""
    return public / "foreignaffairs-tam"


def spare_temporary_folder(machine: Machine) -> PureWindowsPath | None:
    """The folder to be made where the user's own temporary folder will not do."""
    found = temporary_folder(machine)
    return found if found == spare_folder(machine.public) else None


def wanted_variables(machine: Machine) -> dict[str, str]:
    """The environment variables as they should be; none where Excel cannot start this Python."""
    python = interpreter(machine)
    if python is None:
        return {}
    return {PYTHON_VARIABLE: str(python), TEMP_VARIABLE: str(temporary_folder(machine))}


def is_store_python(path: PureWindowsPath) -> bool:
    """Whether it is the Microsoft Store's Python: a stand-in without a folder of its own."""
    return "windowsapps" in (part.lower() for part in path.parts)


def on_network(path: PureWindowsPath) -> bool:
    """Whether a path lies on another computer."""
    return str(path).startswith("\\\\")


def below(path: PureWindowsPath, folders: tuple[PureWindowsPath, ...]) -> PureWindowsPath | None:
    """The folder among these that holds ``path``."""
    return next((f for f in folders if path.is_relative_to(f)), None)
