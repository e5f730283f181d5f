"""Carrying out a plan: the only place that changes a PC. Each step can be done twice."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from foreignaffairs.files import sha256_of, temporary, write_over
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ForeignAffairsError

from .machine import Machine
from .paths import manifest_path, own_folder
from .plan import (
    Action,
    DropManifest,
    KeepManifest,
    MakeFolder,
    PutFile,
    RemoveFile,
    RemoveFolder,
    SetVariable,
)
from .system import System


class InstallError(ForeignAffairsError):
    """A step could not be done; what was done before it stands and is written down."""


def carry_out(
    actions: Sequence[Action],
    machine: Machine,
    system: System,
    done: Callable[[Action], None] = lambda action: None,
) -> None:
    """Do one step after another, telling ``done`` of each; raises :class:`InstallError`."""
    for action in actions:
        try:
            _do(action, machine, system)
        except OSError as error:
            place = error.filename or ""
            words = text("excel_install.step_failed", path=place, detail=error.strerror or error)
            raise InstallError(words) from error
        done(action)
    if any(isinstance(action, SetVariable) for action in actions):
        system.announce()


def _do(action: Action, machine: Machine, system: System) -> None:
    match action:
        case MakeFolder(path):
            system.place(path).mkdir(parents=True, exist_ok=True)
        case PutFile():
            _put(action, machine, system)
        case RemoveFile(path, sha256):
            place = system.place(path)
            if place.is_file() and sha256_of(place) == sha256:
                place.unlink()
        case RemoveFolder(path):
            with suppress(OSError):  # not empty, or gone: either is fine
                system.place(path).rmdir()
        case SetVariable(name, value):
            system.set_variable(name, value)
        case KeepManifest(manifest):
            words = manifest.model_dump_json(indent=2) + "\n"
            write_over(system.place(manifest_path(machine.appdata)), words.encode())
        case DropManifest():
            system.place(manifest_path(machine.appdata)).unlink(missing_ok=True)


def _put(action: PutFile, machine: Machine, system: System) -> None:
    """Write the file elsewhere on the same disk, then give it its name in one step.

    Nothing half-written may lie in the start-up folder: Excel would open it. A fresh file bears no
    mark of the internet either.
    """
    data = system.place(action.source).read_bytes()
    with temporary(system.place(own_folder(machine.appdata))) as made:
        made.write_bytes(data)
        if sha256_of(made) != action.sha256:
            raise InstallError(text("excel_install.source_changed", path=str(action.source)))
        os.replace(made, system.place(action.path))
