"""XlsxWriter's worksheet with rows that grow, and without its search for functions of later Excels.

Both override methods that XlsxWriter keeps to itself. Should a later release do without them, a
form merely takes longer to write and its tall rows keep their first height.
"""

from __future__ import annotations

from typing import Any

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

_LETTERS = tuple(xl_col_to_name(column) for column in range(256))


class FormSheet(Worksheet):  # type: ignore[misc]
    """A sheet of a form."""

    def __init__(self) -> None:
        super().__init__()
        self._growing: set[int] = set()

    def set_growing_row(self, row: int, height: float) -> None:
        """Set the height in points that a row has until somebody types in it.

        A row's ``customHeight`` mark, which XlsxWriter sets on every row with a height, would keep
        Excel and LibreOffice from ever fitting it again.
        """
        self.set_row(row, height)
        self._growing.add(row + 1)

    def write_blank(self, row: int, col: int, blank: Any, cell_format: Any = None) -> int:
        """Write a blank cell whose place is given in numbers."""
        return int(self._write_blank(row, col, blank, cell_format))

    def _write_cell(self, row: int, col: int, cell: Any) -> None:
        """Write a blank input cell, by far the most frequent kind, without escaping its numbers."""
        if type(cell).__name__ == "Blank" and cell.format:
            style = cell.format._get_xf_index()
            self.fh.write(f'<c r="{_LETTERS[col]}{row + 1}" s="{style}"/>')
        else:
            super()._write_cell(row, col, cell)

    def _xml_start_tag_unencoded(self, tag: str, attributes: Any = None) -> None:
        if tag == "row" and dict(attributes).get("r") in self._growing:
            attributes = [pair for pair in attributes if pair[0] != "customHeight"]
        super()._xml_start_tag_unencoded(tag, attributes)

    def _prepare_formula(self, formula: str, expand_future_functions: bool = False) -> str:
        """Strip signs and braces; forms use no function younger than Excel 2010."""
        return formula.removeprefix("{").removeprefix("=").removesuffix("}")
