"""What the survey and the doer need of a PC; Windows itself, or a profile made up for tests."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path, PureWindowsPath
from typing import Protocol

from .machine import Value


class System(Protocol):
    """A PC running Windows, one user signed in."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this process; names in capitals."""

    @property
    def interpreter(self) -> PureWindowsPath:
        """The Python that is running."""

    @property
    def bits(self) -> int:
        """The bits of that Python."""

    @property
    def python_version(self) -> str:
        """Its version, such as "3.11.9"."""

    def version_of(self, distribution: str) -> str | None:
        """The version of an installed Python package."""

    def values(self, key: str) -> Mapping[str, Value]:
        """The values of a registry key by name; the nameless one is ``""``; none if no key."""

    def subkeys(self, key: str) -> tuple[str, ...]:
        """The names of a registry key's subkeys."""

    def place(self, path: PureWindowsPath) -> Path:
        """The path as this process opens it."""

    def path_of(self, place: Path) -> PureWindowsPath:
        """The path as Windows names it."""

    def short(self, path: PureWindowsPath) -> PureWindowsPath | None:
        """The path in old names of eight letters; None where the disk keeps none."""

    def locked(self, path: PureWindowsPath) -> bool:
        """Whether another program keeps a file from being replaced."""

    def excel_is_running(self) -> bool:
        """Whether an Excel has a window, seen or unseen."""

    def set_variable(self, name: str, value: str | None) -> None:
        """Set a variable of the user's environment for good, or remove it with None."""

    def announce(self) -> None:
        """Tell running programs that the environment has changed."""
