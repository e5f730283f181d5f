"""From a PC as it is to what would be done on it; nothing is done here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import PureWindowsPath

from .machine import Book, Machine
from .manifest import Manifest, WrittenFile, WrittenVariable
from .paths import (
    add_in_path,
    interpreter,
    is_store_python,
    own_folder,
    spare_temporary_folder,
    startup_folder,
    temporary_folder,
    wanted_variables,
)
from .zone import from_elsewhere


@dataclass(frozen=True, slots=True)
class MakeFolder:
    """Make a folder, with those above it."""

    path: PureWindowsPath


@dataclass(frozen=True, slots=True)
class PutFile:
    """Give a file the content of another."""

    path: PureWindowsPath
    source: PureWindowsPath
    sha256: str


@dataclass(frozen=True, slots=True)
class RemoveFile:
    """Remove a file that still has this content."""

    path: PureWindowsPath
    sha256: str


@dataclass(frozen=True, slots=True)
class RemoveFolder:
    """Remove a folder if nothing is left in it."""

    path: PureWindowsPath


@dataclass(frozen=True, slots=True)
class SetVariable:
    """Set a variable of the user's environment; None removes it."""

    name: str
    value: str | None


@dataclass(frozen=True, slots=True)
class KeepManifest:
    """Write down what is going to be written, before it is."""

    manifest: Manifest


@dataclass(frozen=True, slots=True)
class DropManifest:
    """Forget what was installed."""


Action = (
    MakeFolder | PutFile | RemoveFile | RemoveFolder | SetVariable | KeepManifest | DropManifest
)


@dataclass(frozen=True, slots=True)
class Remark:
    """Why nothing is done, or what is left alone: a key of the catalogue and what fills it in."""

    key: str
    params: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Plan:
    """What to do in order. With a refusal there is nothing to do."""

    actions: tuple[Action, ...] = ()
    refusals: tuple[Remark, ...] = ()
    remarks: tuple[Remark, ...] = ()


def plan_install(machine: Machine) -> Plan:
    """What puts the add-in and its settings on this PC; nothing where all is so already."""
    refusals = tuple(_against(machine))
    if refusals or machine.source is None:
        return Plan(refusals=refusals)
    target = add_in_path(machine.appdata)
    folders: list[PureWindowsPath] = []
    files: list[WrittenFile] = []
    actions: list[Action] = []
    if not _stands(machine.there, machine.source):
        folders.append(startup_folder(machine.appdata))
        files.append(WrittenFile(path=str(target), sha256=machine.source.sha256))
        actions.append(PutFile(target, machine.source.path, machine.source.sha256))
    variables = [
        WrittenVariable(name=name, value=value, before=machine.variables.get(name))
        for name, value in wanted_variables(machine).items()
        if machine.variables.get(name) != value
    ]
    actions += (SetVariable(v.name, v.value) for v in variables)
    if spare_temporary_folder(machine) is not None:
        folders.append(temporary_folder(machine))
    folders = [f for f in folders if f not in machine.folders]
    if not actions and not folders:
        return Plan()
    manifest = (machine.manifest or Manifest()).also(
        tuple(files), tuple(map(str, folders)), tuple(variables)
    )
    return Plan((KeepManifest(manifest), *map(MakeFolder, folders), *actions))


def _stands(there: Book | None, source: Book) -> bool:
    """Whether the add-in is in its place, fit to be loaded."""
    return there is not None and there.sha256 == source.sha256 and not from_elsewhere(there)


def _against(machine: Machine) -> Iterator[Remark]:
    """Every reason not to touch this PC."""
    if machine.excel is None:
        yield Remark("refuse_no_excel")
    if is_store_python(machine.python.path):
        yield Remark("refuse_store_python", {"path": str(machine.python.path)})
    elif interpreter(machine) is None:
        yield Remark("refuse_interpreter", {"path": str(machine.python.path)})
    if machine.source is None:
        yield Remark("refuse_no_source")
        return
    if not machine.source.ours:
        yield Remark("refuse_source", {"path": str(machine.source.path)})
    there = machine.there
    if there is None or _stands(there, machine.source):
        return
    if not _is_ours(machine):
        yield Remark("refuse_not_ours", {"path": str(there.path)})
    elif there.locked:
        yield Remark("refuse_locked", {"path": str(there.path)})


def _is_ours(machine: Machine) -> bool:
    there = machine.there
    if there is None:
        return False
    wrote = machine.manifest is not None and machine.manifest.wrote(there.path, there.sha256)
    return there.ours or wrote


def plan_uninstall(machine: Machine) -> Plan:
    """What takes away exactly what was installed and has not been changed since."""
    manifest = machine.manifest
    if manifest is None:
        return Plan(remarks=(Remark("nothing_installed"),))
    actions: list[Action] = []
    remarks: list[Remark] = []
    there = machine.there
    if there is not None and any(PureWindowsPath(f.path) == there.path for f in manifest.files):
        if not manifest.wrote(there.path, there.sha256):
            remarks.append(Remark("left_file", {"path": str(there.path)}))
        elif there.locked:
            return Plan(refusals=(Remark("refuse_locked", {"path": str(there.path)}),))
        else:
            actions.append(RemoveFile(there.path, there.sha256))
    for written in manifest.variables:
        now = machine.variables.get(written.name)
        if now == written.value:
            actions.append(SetVariable(written.name, written.before))
        elif now is not None:
            remarks.append(Remark("left_variable", {"name": written.name, "value": now}))
    actions += (RemoveFolder(PureWindowsPath(f)) for f in reversed(manifest.folders))
    own = own_folder(machine.appdata)
    return Plan((*actions, DropManifest(), RemoveFolder(own)), remarks=tuple(remarks))
