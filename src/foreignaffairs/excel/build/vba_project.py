"""Putting a VBA project into a workbook, with pyOpenVBA at build time only.

The project gets a document module for the workbook and one for each sheet, as Excel makes them.
xlwings' own modules come from the installed xlwings package: ``xlwings.bas`` (BSD, its notice is
inside) and ``Dictionary.cls`` (MIT, by Tim Hall, its notice is inside). They name the DLL of that
very version, so a PC needs the same xlwings as the build.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib import resources
from pathlib import Path

XLWINGS, WORKBOOK = "xlwings", "ThisWorkbook"


def add_project(
    path: Path,
    modules: Mapping[str, str],
    *,
    run_python: str | None = None,
    on_open: str = "",
) -> None:
    """Give the workbook at ``path`` (.xlsm) a project of ``modules`` and xlwings.

    ``on_open`` is the body of the workbook's own module. ``run_python`` replaces xlwings' module,
    where a test wants to see what would be run. Raises ``ValueError`` for text that is not
    ASCII: VBA could not keep it.
    """
    from pyopenvba import ExcelFile, VBAModuleKind

    with ExcelFile(path) as file:
        project = file.add_vba_project()
        if on_open:
            project.get_module(WORKBOOK).body = _lines(WORKBOOK, on_open)
        for name, source in modules.items():
            project.add_module(name, _lines(name, source))
        if run_python is None:
            project.add_module(XLWINGS, _lines(XLWINGS, _shipped("xlwings.bas")))
            dictionary = _lines("Dictionary", _shipped("addin/Dictionary.cls"))
            project.add_module("Dictionary", dictionary, kind=VBAModuleKind.other)
        else:
            project.add_module(XLWINGS, _lines(XLWINGS, run_python))
        file.save()


def _shipped(name: str) -> str:
    return resources.files("xlwings").joinpath(name).read_text("utf-8")


def _lines(name: str, source: str) -> str:
    """Source with the line ends of VBA."""
    if not source.isascii():
        raise ValueError(f"VBA module {name}: only ASCII fits every code page")
    return "\r\n".join(source.splitlines()) + "\r\n"
