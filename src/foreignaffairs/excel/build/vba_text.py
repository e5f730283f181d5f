"""The VBA modules of our workbooks as text: one written by hand, two made from the macros."""

from __future__ import annotations

from importlib import resources

from foreignaffairs.excel.macros.declared import MACROS

RUN, MACRO_SUBS, RIBBON = "FaRun", "FaMacros", "FaRibbon"
ON_ACTION = f"{RIBBON}.FaOnAction"
"""The callback of every button of the ribbon."""

ON_OPEN = """Option Explicit

' Gives the function wizard its help; in "fa_tro_giup".
Private Sub Workbook_Open()
    FA_DangKyTroGiup
End Sub
"""
"""What the add-in does when Excel loads it: the body of its workbook module."""

_MACROS_HEAD = """Option Explicit

' One sub for each macro, so that a button can name it. Made from foreignaffairs.excel.macros.
"""
_RIBBON_BODY = f"""Option Explicit

' The ribbon's buttons carry the name of their macro in "tag".

Public Sub FaOnAction(control As IRibbonControl)
    {RUN}.FaRun control.Tag
End Sub
"""


def control_modules() -> dict[str, str]:
    """The modules of the control workbook, by name, without xlwings' own."""
    return {RUN: _run_source(), MACRO_SUBS: macro_subs()}


def addin_modules() -> dict[str, str]:
    """The modules of the add-in, by name, without xlwings' own and the function wrappers."""
    return {RUN: _run_source(), RIBBON: headed(RIBBON, _RIBBON_BODY)}


def macro_subs() -> str:
    """``Public Sub FaThuBaoCao()`` … for every macro."""
    subs = [
        f'\nPublic Sub {macro.name}()\n    {RUN}.FaRun "{macro.name}"\nEnd Sub\n'
        for macro in MACROS
    ]
    return headed(MACRO_SUBS, _MACROS_HEAD + "".join(subs))


def headed(name: str, source: str) -> str:
    """A standard module's text with the line that names it."""
    return f'Attribute VB_Name = "{name}"\n{source}'


def _run_source() -> str:
    return resources.files(__package__).joinpath("vba", f"{RUN}.bas").read_text("ascii")
