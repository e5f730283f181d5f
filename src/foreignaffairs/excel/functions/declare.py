"""Arguments of the core's functions, with the help texts of the catalogue."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ExcelArgument, ExcelFunction
from foreignaffairs.model.excel_function import OFFICE_ARGUMENT, Needs, Reads, Shape

_ROOM = "excel_functions"


def scalar(
    name: str, reads: Reads = "text", *, optional: bool = False, help_: str | None = None
) -> ExcelArgument:
    """An argument of one cell; its help is ``arg_NAME`` of the catalogue, or ``help_``."""
    doc = text(f"{_ROOM}.{help_ or f'arg_{name}'}")
    return ExcelArgument(name=name, doc=doc, reads=reads, optional=optional)


def cells(name: str, *, optional: bool = False, help_: str | None = None) -> ExcelArgument:
    """An argument that is a range as a whole."""
    doc = text(f"{_ROOM}.{help_ or f'arg_{name}'}")
    return ExcelArgument(name=name, doc=doc, kind="range", optional=optional)


def function(
    name: str,
    python: Callable[..., Any],
    category: str,
    *arguments: ExcelArgument,
    example: str,
    shape: Shape = "cell",
    needs: Needs = "nothing",
    changes_daily: bool = False,
) -> ExcelFunction:
    """Declare one of the core's functions; its help is ``NAME`` of the catalogue."""
    office = () if needs == "nothing" else (scalar(OFFICE_ARGUMENT, optional=True),)
    return ExcelFunction(
        name=name,
        function=python,
        category=text(f"{_ROOM}.category_{category}"),
        doc=text(f"{_ROOM}.{name}"),
        arguments=(*arguments, *office),
        example=f"={name}({example})",
        shape=shape,
        needs=needs,
        changes_daily=changes_daily,
    )


def heads(names: Iterable[str]) -> list[str]:
    """Headings of a table: ``head_NAME`` of the catalogue."""
    return [text(f"{_ROOM}.head_{name}") for name in names]
