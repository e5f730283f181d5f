"""Whether macros may run: what the user chose and what an administrator ordered."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PureWindowsPath

from . import registry_names as names
from .diagnosis import Diagnosis, look, mend, ok
from .machine import Machine
from .paths import on_network, startup_folder

_LATEST = "16.0"
_ASK, _SIGNED, _NONE = 2, 3, 4


def check_trust(machine: Machine) -> Iterator[Diagnosis]:
    """Excel trusts its start-up folder, so that the add-in runs without a question."""
    version, folder = _version(machine), startup_folder(machine.appdata)
    if _ordered(machine, names.ALL_LOCATIONS_DISABLED) == 1:
        yield mend("trust", "off_by_policy")
    elif machine.value(names.of_user(version, names.ALL_LOCATIONS_DISABLED)) == 1:
        yield mend("trust", "off")
    elif on_network(folder) and not _network_trusted(machine):
        yield mend("trust", "network", path=folder)
    elif (listed := _locations(machine)) and not any(folder.is_relative_to(p) for p in listed):
        yield mend("trust", "not_listed", path=folder)
    else:
        yield ok("trust", "listed" if listed else "default", path=folder)


def check_macros(machine: Machine) -> Iterator[Diagnosis]:
    """Macros of workbooks outside trusted folders, such as the control workbook, can be allowed."""
    version = _version(machine)
    if _ordered(machine, names.VBA_OFF) == 1:
        yield mend("macros", "vba_off")
        return
    ordered = _ordered(machine, names.VBA_WARNINGS)
    chosen = machine.value(names.of_user(version, names.VBA_WARNINGS))
    level = ordered if ordered is not None else chosen
    if level in (_SIGNED, _NONE):
        by = "policy" if ordered is not None else "choice"
        yield mend("macros", f"{'signed' if level == _SIGNED else 'none'}_by_{by}")
    else:
        yield ok("macros", "ask" if level in (None, _ASK) else "all")


def check_add_ins(machine: Machine) -> Iterator[Diagnosis]:
    """No order keeps add-ins out."""
    version = _version(machine)
    for name, case in ((names.ADD_INS_OFF, "off"), (names.ADD_INS_SIGNED, "signed")):
        if _ordered(machine, name) == 1:
            yield mend("add_ins", f"{case}_by_policy")
        elif machine.value(names.of_user(version, name)) == 1:
            yield mend("add_ins", case)


def check_profile(machine: Machine) -> Iterator[Diagnosis]:
    """The user's profile is on this PC."""
    if on_network(machine.appdata):
        yield look("profile", "network", path=machine.appdata)


def _version(machine: Machine) -> str:
    return machine.excel.version if machine.excel is not None else _LATEST


def _ordered(machine: Machine, name: str) -> object:
    return machine.value(*names.policy(_version(machine), name))


def _network_trusted(machine: Machine) -> bool:
    version = _version(machine)
    user = names.of_user(version, names.NETWORK_LOCATIONS)
    return machine.value(*names.policy(version, names.NETWORK_LOCATIONS), user) == 1


def _locations(machine: Machine) -> list[PureWindowsPath]:
    """The trusted folders; Excel writes its own ones down when it first starts."""
    version = _version(machine)
    keys = (names.of_user(version, names.LOCATIONS), *names.policy(version, names.LOCATIONS))
    return [
        PureWindowsPath(str(value).lower().replace("%appdata%", str(machine.appdata)))
        for key in keys
        for name, value in machine.values_below(key).items()
        if name.endswith("\\path")
    ]
