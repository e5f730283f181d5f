"""Where cover entries and tables stand in a form of ours, found by its hidden marks.

The form is opened by openpyxl and is one that we wrote just now, so the cells that it leaves
unlocked are the cells to fill in.
"""

from __future__ import annotations

from collections.abc import Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.model import ReportType
from foreignaffairs.model.layout import COVER_ID, COVER_VALUE, parse_mark

_SEARCHED_ROWS = 40


@dataclass(frozen=True, slots=True)
class CoverPlace:
    """The cover: the row (1-based) of every entry and the column of their values.

    ``labels`` are the printed words beside each entry.
    """

    sheet: Worksheet
    column: int
    rows: Mapping[str, int]
    labels: Mapping[str, str]

    def cell(self, entry: str) -> Cell | None:
        """The cell of an entry's value, ``None`` where the form does not ask for it."""
        row = self.rows.get(entry)
        return cell_at(self.sheet, row, self.column) if row else None


@dataclass(frozen=True, slots=True)
class TablePlace:
    """One table: columns by field, first and last row of its body (1-based).

    ``keys`` gives the row of each printed key where the rows are fixed boxes, else nothing.
    """

    report_type: ReportType
    sheet: Worksheet
    columns: Mapping[str, int]
    first: int
    last: int
    keys: Mapping[str, int]

    @property
    def fields(self) -> Mapping[str, int]:
        """The columns that are filled in: all but the key of fixed boxes."""
        if not self.keys:
            return self.columns
        key = key_field(self.report_type)
        return {name: at for name, at in self.columns.items() if name != key}

    def first_input(self) -> Cell:
        """The first cell to fill in."""
        return cell_at(self.sheet, self.first, min(self.fields.values()))


@dataclass(frozen=True, slots=True)
class FormPlaces:
    """Everything that a form asks for."""

    cover: CoverPlace | None
    tables: Mapping[str, TablePlace]


def cell_at(sheet: Worksheet, row: int, column: int) -> Cell:
    """A cell by row and column, both 1-based; the places of a form are never hidden by a merge."""
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    return cell


def copy_looks(source: Any, target: Any) -> None:
    """Give a cell the looks of another, protection included.

    Cells keep their looks in ``_style``, which openpyxl's types leave out.
    """
    target._style = copy(source._style)


def key_field(report_type: ReportType) -> str:
    """The field that names a fixed box: its first key column."""
    return next((c.name for c in report_type.columns if c.key), report_type.columns[0].name)


def form_places(book: Workbook, report_types: Mapping[str, ReportType]) -> FormPlaces:
    """Find the cover and every table of a known report type."""
    cover: CoverPlace | None = None
    tables: dict[str, TablePlace] = {}
    for sheet in book.worksheets:
        for row in range(1, min(sheet.max_row, _SEARCHED_ROWS) + 1):
            values = [c.value for c in sheet[row]]
            if COVER_ID in values and COVER_VALUE in values:
                columns = values.index(COVER_ID) + 1, values.index(COVER_VALUE) + 1
                cover = _cover(sheet, row, *columns)
                continue
            owners: dict[str, dict[str, int]] = {}
            for at, value in enumerate(values, start=1):
                mark = parse_mark(value)
                if mark is not None:
                    owners.setdefault(mark[0], {})[mark[1]] = at
            for owner, fields in owners.items():
                if owner in report_types:
                    tables[owner] = _table(sheet, row, fields, report_types[owner])
    return FormPlaces(cover, tables)


def _cover(sheet: Worksheet, id_row: int, entry_column: int, value_column: int) -> CoverPlace:
    rows: dict[str, int] = {}
    labels: dict[str, str] = {}
    for row in range(id_row + 1, sheet.max_row + 1):
        entry = sheet.cell(row, entry_column).value
        if isinstance(entry, str) and entry:
            rows[entry] = row
            between = range(entry_column + 1, value_column)
            words = (sheet.cell(row, at).value for at in between)
            labels[entry] = next((w for w in words if isinstance(w, str)), "")
    return CoverPlace(sheet, value_column, rows, labels)


def _table(
    sheet: Worksheet, id_row: int, columns: Mapping[str, int], report_type: ReportType
) -> TablePlace:
    """Find the body: rows shown below the marks with a cell to fill in."""
    body = [
        row
        for row in range(id_row + 1, sheet.max_row + 1)
        if not sheet.row_dimensions[row].hidden
        and any(not sheet.cell(row, at).protection.locked for at in columns.values())
    ]
    keys: dict[str, int] = {}
    if report_type.layout == "boxes":
        at = columns[key_field(report_type)]
        keys = {str(sheet.cell(row, at).value): row for row in body}
    return TablePlace(report_type, sheet, columns, body[0], body[-1], keys)
