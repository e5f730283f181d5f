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
_TABLE_MARK = re.compile(rf"(?P<text>{_TEXT})|(?P<mark>\[)")
_NOT_AVAILABLE = re.compile(rf"(?P<text>{_TEXT})|#N/A")


class Grammar:
    """Translates the formulas of one workbook.

    LibreOffice's parser of Excel's grammar knows the names and meanings of Excel's functions, but
    no references to tables: a formula with these is given to the cell as a person would type it.
    A blank as the operator of intersection is understood by neither.
    """

    def __init__(self, office: LibreOffice, document: Any) -> None:
        self._office = office
        self._excel = self._parser(document, _EXCEL)
        self._own = self._parser(document, _OWN)

    def fill(self, cells: Any, formula: str) -> None:
        """Fill cells with one formula, its relative references moving along as in Excel."""
        area = cells.RangeAddress
        places = [
            [(column, row) for column in range(area.StartColumn, area.EndColumn + 1)]
            for row in range(area.StartRow, area.EndRow + 1)
        ]
        if must_be_typed(formula):
            first = cells.getCellByPosition(0, 0)
            first.FormulaLocal = formula
            tokens = first.getTokens()
            for column, row in [place for line in places for place in line][1:]:
                cell = cells.getCellByPosition(column - area.StartColumn, row - area.StartRow)
                cell.setTokens(tokens)
            return
        tokens = self._parsed(formula, area.Sheet, *places[0][0])
        cells.setFormulaArray(
            tuple(tuple(self._printed(tokens, area.Sheet, *at) for at in line) for line in places)
        )

    def fill_column(self, cells: Any, formulas: list[str]) -> None:
        """Write a formula into each cell of one column."""
        area = cells.RangeAddress
        own = []
        for row, formula in enumerate(formulas, start=area.StartRow):
            place = (area.Sheet, area.StartColumn, row)
            typed = must_be_typed(formula)
            own.append("" if typed else self._printed(self._parsed(formula, *place), *place))
        cells.setFormulaArray(tuple((formula,) for formula in own))
        for index, formula in enumerate(formulas):
            if must_be_typed(formula):
                cells.getCellByPosition(0, index).FormulaLocal = formula

    def fill_as_array(self, cells: Any, formula: str) -> None:
        """Make one array formula of the cells."""
        area = cells.RangeAddress
        place = (area.Sheet, area.StartColumn, area.StartRow)
        cells.setArrayFormula(self._printed(self._parsed(formula, *place), *place))

    def reference(self, refers_to: str) -> str:
        """Translate what a defined name refers to; absolute references only."""
        parsed = self._parsed("=" + refers_to.removeprefix("="), 0, 0, 0)
        return self._printed(parsed, 0, 0, 0).removeprefix("=")

    def _parsed(self, formula: str, sheet: int, column: int, row: int) -> Any:
        return self._excel.parseFormula(
            _NOT_AVAILABLE.sub(lambda part: part["text"] or "NA()", formula[1:]),
            self._office.struct("table.CellAddress", sheet, column, row),
        )

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
    """Whether it refers to a table outside its quoted texts."""
    return any(part["mark"] for part in _TABLE_MARK.finditer(formula))


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
