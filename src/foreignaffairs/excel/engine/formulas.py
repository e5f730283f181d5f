"""Formulas between Excel's grammar and LibreOffice's own."""

from __future__ import annotations

import re
from typing import Any

from .address import quoted_sheet
from .process import LibreOffice

_EXCEL, _OWN = 3, 0
"""``com.sun.star.sheet.AddressConvention``: XL_OOX and OOO."""

_TEXT = r'"(?:[^"]|"")*"'
_CELL = r"(?=\$?[A-Z]{1,3}\$?[0-9]|\$?[A-Z]{1,3}:|\$?[0-9]+:)"
_OWN_PART = re.compile(
    rf"(?P<text>{_TEXT})|(?P<table>\w+\[[^\]]*\](?:\])?)"
    rf"|\$?(?:'(?P<quoted>(?:[^']|'')+)'|(?P<plain>[^\W\d]\w*))\.{_CELL}"
    r"|(?P<union>~)|(?P<word>CEILING\.XCL|FLOOR\.XCL)(?=\()"
)
_SEPARATOR = re.compile(rf"(?P<text>{_TEXT})|(?P<mark>[;|])")
_PROGRAMMERS_NAME = re.compile(r"\w+(?:\.\w+){3,}\(")
_BEYOND_PARSER = re.compile(rf"(?P<text>{_TEXT})|(?P<mark>[\[#])")


class Grammar:
    """Translates the formulas of one workbook.

    LibreOffice's parser of Excel's grammar knows the names and meanings of Excel's functions, but
    neither table references nor written-out errors such as ``#N/A``: a formula with these is
    given to the cell as a person would type it. A blank as the operator of intersection is
    understood by neither.
    """

    def __init__(self, office: LibreOffice, document: Any) -> None:
        self._office = office
        self._excel = self._parser(document, _EXCEL)
        self._own = self._parser(document, _OWN)

    def write(self, cells: Any, formula: str) -> None:
        """Fill cells with one formula, its relative references moving along as in Excel."""
        address = cells.RangeAddress
        first = self._office.struct(
            "table.CellAddress", address.Sheet, address.StartColumn, address.StartRow
        )
        if must_be_typed(formula):
            origin = cells.getCellByPosition(0, 0)
            origin.FormulaLocal = formula
            tokens = origin.getTokens()
        else:
            tokens = self._excel.parseFormula(formula[1:], first)
        cells.setFormulaArray(
            tuple(
                tuple(
                    self._printed(tokens, address.Sheet, column, row)
                    for column in range(address.StartColumn, address.EndColumn + 1)
                )
                for row in range(address.StartRow, address.EndRow + 1)
            )
        )

    def write_all(self, cells: Any, formulas: list[list[str]]) -> None:
        """Write one formula a cell."""
        address = cells.RangeAddress
        own = tuple(
            tuple(
                self._own_text(
                    formula, address.Sheet, address.StartColumn + j, address.StartRow + i
                )
                for j, formula in enumerate(row)
            )
            for i, row in enumerate(formulas)
        )
        cells.setFormulaArray(own)
        for i, row in enumerate(formulas):
            for j, formula in enumerate(row):
                if formula.startswith("=") and must_be_typed(formula):
                    cells.getCellByPosition(j, i).FormulaLocal = formula

    def array(self, formula: str, cells: Any) -> str:
        """Translate the formula of an array for ``setArrayFormula``."""
        address = cells.RangeAddress
        return self._own_text(formula, address.Sheet, address.StartColumn, address.StartRow)

    def reference(self, refers_to: str) -> str:
        """Translate what a defined name refers to; absolute references only."""
        return self._own_text("=" + refers_to.removeprefix("="), 0, 0, 0)[1:]

    def _own_text(self, formula: str, sheet: int, column: int, row: int) -> str:
        if not formula.startswith("="):
            return formula
        if must_be_typed(formula):
            return ""
        address = self._office.struct("table.CellAddress", sheet, column, row)
        return self._printed(self._excel.parseFormula(formula[1:], address), sheet, column, row)

    def _printed(self, tokens: Any, sheet: int, column: int, row: int) -> str:
        address = self._office.struct("table.CellAddress", sheet, column, row)
        return "=" + str(self._own.printFormula(tokens, address))

    @staticmethod
    def _parser(document: Any, convention: int) -> Any:
        parser = document.createInstance("com.sun.star.sheet.FormulaParser")
        parser.CompileEnglish = True
        parser.FormulaConvention = convention
        return parser


def must_be_typed(formula: str) -> bool:
    """Whether it names a table or an error outside its quoted texts."""
    return any(part["mark"] for part in _BEYOND_PARSER.finditer(formula))


def read(cells: Any, row: int, column: int, programmatic: str) -> str:
    """Return a cell's formula in Excel's grammar, given how programs see it in LibreOffice.

    A function of an add-in, which EDATE is too, has a name of its own there: only then is the
    cell itself asked for what a person sees.
    """
    if _PROGRAMMERS_NAME.search(programmatic):
        return as_excel(cells.getCellByPosition(column, row).FormulaLocal.strip("{}"))
    separators = {";": ",", "|": ";"}
    seen = _SEPARATOR.sub(lambda part: separators.get(part[0], part[0]), programmatic.strip("{}"))
    return as_excel(seen)


def as_excel(own: str) -> str:
    """Bring a formula as LibreOffice shows it to Excel's way of naming other sheets' cells."""

    def excel(part: re.Match[str]) -> str:
        if part["quoted"] is not None:
            return quoted_sheet(part["quoted"].replace("''", "'")) + "!"
        if part["plain"] is not None:
            return quoted_sheet(part["plain"]) + "!"
        if part["union"] is not None:
            return ","
        if part["word"] is not None:
            return part["word"].partition(".")[0]
        return part[0]

    return _OWN_PART.sub(excel, own)
