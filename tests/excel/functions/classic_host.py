"""Calls worksheet functions the way classic xlwings does in Excel, on a machine without Windows.

Everything of xlwings is its own, its Windows part included; only what talks to Windows is made up.
Reads pickled calls from standard input and writes the pickled results: (module, function, raw
arguments as COM hands them over, path of the calling workbook) to what COM would take back.
"""

from __future__ import annotations

import ctypes
import pickle
import sys
from datetime import UTC, datetime
from pathlib import Path
from types import ModuleType
from typing import Any

WINDOWS = (
    "pythoncom", "pywintypes", "win32api", "win32con", "win32com", "win32com.client", "win32gui",
    "win32process", "win32timezone",
)  # fmt: skip
MISSING = -2147352572
"""What COM hands over for an argument that was left out."""


class Anything:
    """Whatever xlwings names of Windows while it is imported."""

    def __init__(self, *_: Any, **__: Any) -> None: ...

    def __call__(self, *_: Any, **__: Any) -> Any:
        return Anything()

    def __getattr__(self, name: str) -> Any:
        return Anything()


class FakeModule(ModuleType):
    """A module in which every name is a class."""

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (Anything,), {})
        setattr(self, name, made)
        return made


def install_windows() -> None:
    """Put the made-up modules in place."""
    for name in WINDOWS:
        sys.modules[name] = FakeModule(name)
    modules: dict[str, Any] = dict(sys.modules)
    modules["win32com"].client = modules["win32com.client"]
    modules["pythoncom"].__file__ = "pythoncom.dll"
    modules["pywintypes"].com_error = type("com_error", (Exception,), {})
    modules["pywintypes"].TimeType = type("TimeType", (datetime,), {})
    zone = type("TimeZoneInfo", (), {"utc": staticmethod(lambda: UTC)})
    modules["win32timezone"].TimeZoneInfo = zone
    for name in ("windll", "oledll", "PyDLL"):
        setattr(ctypes, name, Anything())
    server = ModuleType("xlwings.com_server")
    server.loop = None  # type: ignore[attr-defined]
    sys.modules["xlwings.com_server"] = server


class Caller:
    """The calling cell: as much of Excel's Range as is asked of it."""

    CLSID = "{00020846-0000-0000-C000-000000000046}"

    def __init__(self, workbook: str) -> None:
        book = type("Workbook", (), {"FullName": workbook, "Name": Path(workbook).name})()
        self.Worksheet = type("Worksheet", (), {"Parent": book})()


def main() -> None:
    """Answer every call with one session at a fixed time."""
    calls, today, environment = pickle.loads(sys.stdin.buffer.read())
    install_windows()
    import xlwings
    import xlwings._xlwindows as windows
    from xlwings import udfs

    from foreignaffairs.excel.functions import Session
    from foreignaffairs.excel.udf import adapter

    xlwings.engines.add(xlwings.Engine(impl=windows.engine))
    session = Session(clock=lambda: today, environment=environment)
    module = ModuleType("fa_module")
    module.__file__ = __file__
    made = adapter.udfs(
        session.functions.values(),
        lambda: session,
        adapter.Decorators(udfs.xlfunc, udfs.xlarg, udfs.xlret),
    )
    vars(module).update(made)
    sys.modules["fa_module"] = module
    results = []
    for name, raw, workbook in calls:
        given = [_as_com(value) for value in raw]
        info = getattr(module, name).__xlfunc__["args"]
        given += [MISSING] * (len(info) - len(given))
        results.append(udfs.call_udf("fa_module", name, given, None, Caller(workbook)))
    sys.stdout.buffer.write(pickle.dumps(results))


def _as_com(value: Any) -> Any:
    """A value as pywin32 hands it over: dates as its own time type, ranges as tuples."""
    if isinstance(value, datetime):
        time_type = sys.modules["pywintypes"].TimeType
        return time_type(*value.timetuple()[:6], tzinfo=UTC)
    if isinstance(value, list | tuple):
        return tuple(tuple(_as_com(cell) for cell in row) for row in value)
    return value


if __name__ == "__main__":
    main()
