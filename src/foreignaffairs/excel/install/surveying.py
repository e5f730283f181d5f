"""Reading a PC: everything that the plan and the checks look at, in one go; nothing is changed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import Path, PureWindowsPath

from pydantic import ValidationError

from foreignaffairs.files import sha256_of

from . import registry_names as names
from .book_facts import book_facts
from .conf import PYTHON_VARIABLE
from .machine import Book, Dll, Excel, Machine, Python, Value
from .manifest import Manifest
from .paths import add_in_path, manifest_path, spare_folder, startup_folder
from .pe import bits_of
from .system import System
from .zone import zone_of

_EXCEL_VERSION = re.compile(r"Excel\.Application\.(\d+)$", re.IGNORECASE)
_LATEST = "16.0"
"""Of every Excel since 2016."""


def survey(system: System, source: Path | None = None, books: Iterable[Path] = ()) -> Machine:
    """Read the PC; ``source`` is the add-in to install, ``books`` are workbooks to look at too."""
    environment = system.environment
    appdata = PureWindowsPath(environment["APPDATA"])
    temp = PureWindowsPath(environment.get("TEMP") or environment["LOCALAPPDATA"] + r"\Temp")
    excel = _excel(system)
    public = PureWindowsPath(environment.get("PUBLIC", r"C:\Users\Public"))
    folders = (startup_folder(appdata), spare_folder(public))
    variables = {k: str(v) for k, v in system.values(names.ENVIRONMENT).items()}
    named = variables.get(PYTHON_VARIABLE, "")
    return Machine(
        appdata=appdata,
        temp=temp,
        temp_short=system.short(temp),
        public=public,
        python=_python(system),
        excel=excel,
        excel_running=system.excel_is_running(),
        variables=variables,
        named_python_there=bool(named) and system.place(PureWindowsPath(named)).is_file(),
        registry=_registry(system, excel.version if excel else _LATEST),
        synced=_synced(system),
        source=_book(system, system.path_of(source)) if source is not None else None,
        there=_book(system, add_in_path(appdata)),
        books={p: _book(system, p) for p in map(system.path_of, books)},
        manifest=_manifest(system, appdata),
        folders=frozenset(f for f in folders if system.place(f).is_dir()),
    )


def _python(system: System) -> Python:
    path = system.interpreter
    # VBA looks beside python.exe and, for a virtual environment, one folder above.
    looked = [file for folder in list(path.parents)[:2] for file in _dlls(system, folder)]
    return Python(
        path=path,
        bits=system.bits,
        version=system.python_version,
        short=system.short(path),
        xlwings=system.version_of("xlwings"),
        pywin32=system.version_of("pywin32"),
        dlls=tuple(Dll(file, bits_of(system.place(file))) for file in looked),
    )


def _dlls(system: System, folder: PureWindowsPath) -> list[PureWindowsPath]:
    found = sorted(p.name for p in system.place(folder).glob("xlwings*.dll"))
    return [folder / name for name in found]


def _excel(system: System) -> Excel | None:
    for key in names.APP_PATHS:
        said = str(system.values(key).get("", "")).strip('" ')
        if said and system.place(PureWindowsPath(said)).is_file():
            path = PureWindowsPath(said)
            return Excel(path, _version(system), bits_of(system.place(path)))
    return None


def _version(system: System) -> str:
    said = str(system.values(names.CURRENT_VERSION).get("", ""))
    found = _EXCEL_VERSION.search(said)
    return f"{found[1]}.0" if found else _LATEST


def _registry(system: System, version: str) -> Mapping[str, Value]:
    keys = list(names.keys(version))
    for parent in names.keys_of_keys(version):
        keys += (rf"{parent}\{child}" for child in system.subkeys(parent))
    return {
        rf"{key}\{name}".lower(): value
        for key in keys
        for name, value in system.values(key).items()
    }


def _synced(system: System) -> tuple[PureWindowsPath, ...]:
    """The folders that OneDrive keeps in step with a server."""
    said = [v for k, v in system.environment.items() if k.startswith("ONEDRIVE")]
    for account in system.subkeys(names.ONEDRIVE_ACCOUNTS):
        values = system.values(rf"{names.ONEDRIVE_ACCOUNTS}\{account}")
        said.append(str(values.get("UserFolder", "")))
    return tuple(dict.fromkeys(PureWindowsPath(v) for v in said if v))


def _book(system: System, path: PureWindowsPath) -> Book | None:
    place = system.place(path)
    if not place.is_file():
        return None
    facts = book_facts(place)
    return Book(
        path=path,
        sha256=sha256_of(place),
        ours=facts.ours,
        xlwings=facts.xlwings,
        zone=zone_of(place),
        locked=system.locked(path),
    )


def _manifest(system: System, appdata: PureWindowsPath) -> Manifest | None:
    """What was installed; a manifest nobody can read is as good as none, and is never followed."""
    try:
        return Manifest.model_validate_json(system.place(manifest_path(appdata)).read_bytes())
    except (FileNotFoundError, ValidationError):
        return None
