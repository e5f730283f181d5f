"""Formulas of cells, in Excel's grammar."""

from __future__ import annotations

import re
from typing import Any

from .calls import guarded
from .formats import LOGICAL
from .formulas import read
from .range_values import RangeValues
from .values import general

_ANY_RESULT = 7
"""Bits of ``com.sun.star.sheet.FormulaResult``."""
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]+)?")


@guarded
class RangeFormulas(RangeValues):
    """Reading takes a handful of calls, whatever the size; writing one more a column."""

    @property
    def formula(self) -> Any:
        """A formula or constant as typed into English Excel; rows of them for several cells."""
        if self.empty:
            return None
        cells = self.native
        values = [list(row) for row in cells.getDataArray()]
        for i, j, _ in self._places(self.sheet.book.formats.areas(cells), LOGICAL):
            if isinstance(values[i][j], float):
                values[i][j] = bool(values[i][j])
        rows = [[_constant(value) for value in row] for row in values]
        own = cells.getFormulaArray()
        for i, j in self._formula_places(cells, _ANY_RESULT):
            rows[i][j] = read(cells, i, j, own[i][j])
        return rows[0][0] if self.box.is_cell else tuple(tuple(row) for row in rows)

    @formula.setter
    def formula(self, data: Any) -> None:
        if isinstance(data, list | tuple):
            rows = data if data and isinstance(data[0], list | tuple) else [data]
            self.raw_value = [[_entered(value) for value in row] for row in rows]
        else:
            self.raw_value = _entered(data)

    @property
    def formula2(self) -> Any:
        """The same as ``formula``: in LibreOffice no result spills into other cells."""
        return self.formula

    @formula2.setter
    def formula2(self, data: Any) -> None:
        self.formula = data

    @property
    def formula_array(self) -> str | None:
        """The one array formula of these cells; ``None`` where there is none."""
        cells = self.native
        own = cells.getArrayFormula()
        return read(cells, 0, 0, own) if own else None

    @formula_array.setter
    def formula_array(self, value: str) -> None:
        self.sheet.book.grammar.fill_as_array(self.unlocked, value)

    @property
    def has_array(self) -> bool:
        """Whether the cells are one array formula."""
        return bool(self.native.getArrayFormula())


def _constant(value: Any) -> str:
    return "" if value is None else general(value)


def _entered(value: Any) -> Any:
    """Read what is typed: a number's text is a number, as long as nothing of it gets lost."""
    if not isinstance(value, str):
        return value
    if value in ("TRUE", "FALSE"):
        return value == "TRUE"
    if _NUMBER.fullmatch(value) and general(float(value)) == value:
        return float(value)
    return value
