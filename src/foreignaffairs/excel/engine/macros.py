"""Basic macros inside an open workbook."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from foreignaffairs.language.catalogue import text

from .errors import LibreOfficeError

if TYPE_CHECKING:
    from .book import Book


def run_basic(book: Book, macro: str, args: list[Any]) -> Any:
    """Run ``Name``, ``Module.Name`` or ``Library.Module.Name`` and return its result.

    Raises ``LibreOfficeError`` where macros are off or there is no such macro. An error inside
    the macro itself is not told by LibreOffice: the result is then ``None``.
    """
    if not book.office.run_macros:
        raise LibreOfficeError(text("engine.macros_off"))
    place = _find(book, macro)
    if place is None:
        raise LibreOfficeError(text("engine.no_macro", name=macro, book=book.name))
    url = f"vnd.sun.star.script:{place}?language=Basic&location=document"
    script = book.document.getScriptProvider().getScript(url)
    result, _, _ = script.invoke(tuple(args), (), ())
    return result


def _find(book: Book, macro: str) -> str | None:
    *module, name = macro.split(".")
    declared = re.compile(
        rf"^\s*(?:public\s+|private\s+)?(?:sub|function)\s+{re.escape(name)}\b", re.I | re.M
    )
    libraries = book.document.BasicLibraries
    for library in libraries.ElementNames:
        libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for candidate in modules.ElementNames:
            wanted = [library, candidate][-len(module) :] if module else []
            if [m.casefold() for m in module] != [w.casefold() for w in wanted]:
                continue
            if declared.search(modules.getByName(candidate)):
                return f"{library}.{candidate}.{name}"
    return None
