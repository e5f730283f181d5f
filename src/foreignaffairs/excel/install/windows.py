"""Windows itself: the registry, short names, open files, Excel's window. Thin, and only read about.

Nothing outside the user's own profile and ``HKEY_CURRENT_USER`` is ever written.
"""

from __future__ import annotations

import ctypes
import os
import platform
import sys
from collections.abc import Iterator, Mapping
from contextlib import suppress
from importlib import metadata
from pathlib import Path, PureWindowsPath

from .machine import Value

assert sys.platform == "win32"  # what follows is checked and runs there only

import winreg  # noqa: E402

_HIVES = {"HKCU": winreg.HKEY_CURRENT_USER, "HKLM": winreg.HKEY_LOCAL_MACHINE}
_READ = winreg.KEY_READ | winreg.KEY_WOW64_64KEY
_ENVIRONMENT = "Environment"
_BROADCAST, _SETTING_CHANGE, _ABORT_IF_HUNG = 0xFFFF, 0x001A, 0x0002


class Windows:
    """The PC this runs on; see ``system.System``."""

    @property
    def environment(self) -> Mapping[str, str]:
        """The environment of this process; Windows gives its names in capitals."""
        return {name.upper(): value for name, value in os.environ.items()}

    @property
    def interpreter(self) -> PureWindowsPath:
        """The running python.exe; errors of macros would be lost with pythonw.exe."""
        path = PureWindowsPath(sys.executable)
        console = path.with_name("python.exe")
        return console if path.name.lower() == "pythonw.exe" else path

    @property
    def bits(self) -> int:
        """The bits of this Python."""
        return 64 if sys.maxsize > 2**32 else 32

    @property
    def python_version(self) -> str:
        """The version of this Python."""
        return platform.python_version()

    def version_of(self, distribution: str) -> str | None:
        """The version of an installed package."""
        try:
            return metadata.version(distribution)
        except metadata.PackageNotFoundError:
            return None

    def values(self, key: str) -> Mapping[str, Value]:
        """The values of a registry key, those that refer to variables with them filled in."""
        hive, _, name = key.partition("\\")
        try:
            with winreg.OpenKey(_HIVES[hive], name, 0, _READ) as opened:
                return dict(_values(opened))
        except OSError:
            return {}

    def subkeys(self, key: str) -> tuple[str, ...]:
        """The names of a registry key's subkeys."""
        hive, _, name = key.partition("\\")
        try:
            with winreg.OpenKey(_HIVES[hive], name, 0, _READ) as opened:
                count = winreg.QueryInfoKey(opened)[0]
                return tuple(winreg.EnumKey(opened, at) for at in range(count))
        except OSError:
            return ()

    def place(self, path: PureWindowsPath) -> Path:
        """The same path."""
        return Path(path)

    def path_of(self, place: Path) -> PureWindowsPath:
        """The whole path."""
        return PureWindowsPath(os.path.abspath(place))

    def short(self, path: PureWindowsPath) -> PureWindowsPath | None:
        """The path in old names; the part that is there, where its end is not."""
        buffer = ctypes.create_unicode_buffer(1024)
        length = ctypes.windll.kernel32.GetShortPathNameW(str(path), buffer, len(buffer))
        return PureWindowsPath(buffer.value) if 0 < length < len(buffer) else None

    def locked(self, path: PureWindowsPath) -> bool:
        """Whether the file cannot be opened for writing."""
        try:
            with Path(path).open("r+b"):
                return False
        except OSError:
            return True

    def excel_is_running(self) -> bool:
        """Whether there is a window of the class that every Excel has."""
        return bool(ctypes.windll.user32.FindWindowW("XLMAIN", None))

    def set_variable(self, name: str, value: str | None) -> None:
        """Write to ``HKEY_CURRENT_USER\\Environment``, where the user's own variables live."""
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _ENVIRONMENT) as opened:
            if value is not None:
                winreg.SetValueEx(opened, name, 0, winreg.REG_SZ, value)
                return
            with suppress(FileNotFoundError):
                winreg.DeleteValue(opened, name)

    def announce(self) -> None:
        """Tell every window; those started from now on see the new environment."""
        ctypes.windll.user32.SendMessageTimeoutW(
            _BROADCAST, _SETTING_CHANGE, 0, _ENVIRONMENT, _ABORT_IF_HUNG, 5000, None
        )


def _values(opened: winreg.HKEYType) -> Iterator[tuple[str, Value]]:
    for at in range(winreg.QueryInfoKey(opened)[1]):
        name, value, kind = winreg.EnumValue(opened, at)
        if kind == winreg.REG_EXPAND_SZ:
            yield name, winreg.ExpandEnvironmentStrings(value)
        elif isinstance(value, str | int | bytes):
            yield name, value
        elif isinstance(value, list):
            yield name, tuple(value)
