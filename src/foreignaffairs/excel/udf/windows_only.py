"""xlwings' UDF part on a machine without Windows: it imports, so that wrappers can be generated."""

from __future__ import annotations

import importlib
import sys
from types import ModuleType
from typing import Any

_MODULES = ("pythoncom", "pywintypes", "win32com", "win32com.client")


class _Absent:
    """Stands in for anything of Windows that is only named while xlwings is imported."""

    def __init__(self, *_: Any, **__: Any) -> None: ...


def xlwings_udfs() -> ModuleType:
    """Import ``xlwings.udfs``; where Windows' own modules lack, empty ones stand in meanwhile."""
    if "xlwings.udfs" in sys.modules or sys.platform == "win32":
        return importlib.import_module("xlwings.udfs")
    lent = {name: ModuleType(name) for name in _MODULES if name not in sys.modules}
    for module in lent.values():
        module.CoInitialize = _Absent  # type: ignore[attr-defined]
        module.com_error = type("com_error", (Exception,), {})  # type: ignore[attr-defined]
        module.Dispatch = _Absent  # type: ignore[attr-defined]
    sys.modules.update(lent)
    try:
        return importlib.import_module("xlwings.udfs")
    finally:
        for name in lent:
            del sys.modules[name]
