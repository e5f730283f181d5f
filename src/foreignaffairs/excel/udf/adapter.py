"""From declarations to functions as xlwings decorates them: real signatures, help, raw cells."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from foreignaffairs.excel.functions.session import Session
from foreignaffairs.language.text import strip_marks
from foreignaffairs.model import ExcelFunction

CALLER = "caller"
"""xlwings puts the calling cell into an argument of this name; VBA never shows it."""
Udf = Callable[..., Any]


@dataclass(frozen=True, slots=True)
class Decorators:
    """``func``, ``arg`` and ``ret`` of xlwings; on Linux its own do nothing."""

    func: Callable[..., Any]
    arg: Callable[..., Any]
    ret: Callable[..., Any]


def udfs(
    functions: Iterable[ExcelFunction], session: Callable[[], Session], decorators: Decorators
) -> Mapping[str, Udf]:
    """Make one decorated function for each declaration, by name.

    Arguments are converted to rows of cells (``ndim=2``), so that a range keeps its shape, with
    errors as their text. ``session`` is asked for at the first call.
    """
    return {f.name: _decorated(f, session, decorators) for f in functions}


def plain(words: str) -> str:
    """Help without accents: VBA source is written in a code page that lacks Vietnamese."""
    bare = strip_marks(words).translate({0x201C: '"', 0x201D: '"', 0x2013: "-", 0x2026: "..."})
    return bare.encode("ascii", "replace").decode("ascii")


def _decorated(
    declared: ExcelFunction, session: Callable[[], Session], decorators: Decorators
) -> Udf:
    made = _function(declared, session)
    for argument in reversed(declared.arguments):
        made = decorators.arg(argument.name, ndim=2, err_to_str=True, doc=argument.doc)(made)
    decorated: Udf = decorators.func(
        category=declared.category, volatile=declared.changes_daily, call_in_wizard=False
    )(made)
    return decorated


def _function(declared: ExcelFunction, session: Callable[[], Session]) -> Udf:
    def udf(*cells: Any) -> Any:
        if declared.needs == "nothing":
            return session().call(declared.name, cells)
        *given, caller = cells
        return session().call(declared.name, given, lambda: workbook_folder(caller))

    udf.__name__ = udf.__qualname__ = declared.name
    udf.__doc__ = plain(declared.doc)
    udf.__signature__ = _signature(declared)  # type: ignore[attr-defined]
    udf.__annotations__ = {}
    return udf


def _signature(declared: ExcelFunction) -> inspect.Signature:
    """The declared arguments, then the calling cell where the function asks about an office."""
    kind, required = inspect.Parameter.POSITIONAL_OR_KEYWORD, inspect.Parameter.empty
    made = [
        inspect.Parameter(a.name, kind, default=None if a.optional else required)
        for a in declared.arguments
    ]
    if declared.needs != "nothing":
        made.append(inspect.Parameter(CALLER, kind, default=None))
    return inspect.Signature(made)


def workbook_folder(caller: Any) -> str:
    """The folder of the calling cell's workbook; blank for one that was never saved.

    Each step is a call to Excel, so it is taken only where no office was named. xlwings knows where
    a workbook on OneDrive stands on this machine, at the price of more calls.
    """
    cell = cell_of(caller)
    try:
        path = str(cell.api.Worksheet.Parent.FullName)
        if "://" in path:
            path = str(cell.sheet.book.fullname)
    except Exception:  # a function without an office still has its reason to show
        return ""
    return _folder(path)


def cell_of(caller: Any) -> Any:
    """The calling cell out of whatever the conversion put around it."""
    while isinstance(caller, list | tuple) and caller:
        caller = caller[0]
    return caller


def _folder(path: str) -> str:
    """What stands before the file's name; blank for a new workbook, which is only a name."""
    return path[: max(path.rfind("\\"), path.rfind("/")) + 1]
