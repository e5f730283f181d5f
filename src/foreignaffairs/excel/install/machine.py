"""What a PC is like, as far as the add-in cares: read once, then only looked at."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import PureWindowsPath

from .manifest import Manifest

Value = str | int | bytes | tuple[str, ...]
"""What a registry value holds."""


@dataclass(frozen=True, slots=True)
class Dll:
    """A DLL of xlwings where VBA looks for it; ``bits`` is None where its head is damaged."""

    path: PureWindowsPath
    bits: int | None


@dataclass(frozen=True, slots=True)
class Python:
    """The interpreter that runs this command, and that Excel is to start.

    ``short`` is its path in Windows' old names of eight letters, where the disk keeps them.
    """

    path: PureWindowsPath
    bits: int
    version: str
    short: PureWindowsPath | None = None
    xlwings: str | None = None
    pywin32: str | None = None
    dlls: tuple[Dll, ...] = ()


@dataclass(frozen=True, slots=True)
class Excel:
    """The installed Excel; ``version`` is the one of its registry keys, such as "16.0"."""

    path: PureWindowsPath
    version: str
    bits: int | None


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook on the disk; ``zone`` is Windows' mark of origin (3 is the internet)."""

    path: PureWindowsPath
    sha256: str
    ours: bool
    xlwings: str | None = None
    zone: int | None = None
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Machine:
    """A PC with its user's profile.

    ``source`` is the add-in to install, ``there`` what stands where it goes, ``books`` are further
    workbooks to look at (None for one that is not there), ``registry`` holds the values that matter
    by their whole name in small letters, ``variables`` the user's own environment variables,
    ``synced`` the folders of OneDrive, ``folders`` those of the ones we would make that are there.
    """

    appdata: PureWindowsPath
    temp: PureWindowsPath
    temp_short: PureWindowsPath | None
    public: PureWindowsPath
    python: Python
    excel: Excel | None
    excel_running: bool
    variables: Mapping[str, str] = field(default_factory=dict)
    named_python_there: bool = False
    registry: Mapping[str, Value] = field(default_factory=dict)
    synced: tuple[PureWindowsPath, ...] = ()
    source: Book | None = None
    there: Book | None = None
    books: Mapping[PureWindowsPath, Book | None] = field(default_factory=dict)
    manifest: Manifest | None = None
    folders: frozenset[PureWindowsPath] = frozenset()

    def value(self, *names: str) -> Value | None:
        """The first of these registry values that is there."""
        found = (self.registry.get(name.lower()) for name in names)
        return next((value for value in found if value is not None), None)

    def values_below(self, key: str) -> Mapping[str, Value]:
        """Every value that was read at or below a key, by its whole name."""
        start = key.lower() + "\\"
        return {name: value for name, value in self.registry.items() if name.startswith(start)}
