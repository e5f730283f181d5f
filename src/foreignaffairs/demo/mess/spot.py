"""Where a table's cells stand in a written form."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import Cell
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.expected.plan import NARRATIVE, FormPlan
from foreignaffairs.forms.geometry import HEADING_ROW, TableGeometry, table_geometry
from foreignaffairs.forms.names import sheet_names
from foreignaffairs.forms.window import form_day
from foreignaffairs.model import Column

_BOX_COLUMN = 3
_FIRST_BOX = HEADING_ROW + 2


@dataclass(frozen=True, slots=True)
class Spot:
    """One table of a form; rows and columns as openpyxl counts them, from 1."""

    plan: FormPlan
    sheet: Worksheet
    place: TableGeometry | None
    rows: int

    @classmethod
    def of(cls, book: Workbook, plan: FormPlan, table: str) -> Spot:
        """Find the table of a report type."""
        report_type = next(r for r in plan.report_types if r.id == table)
        name = sheet_names(plan, "vi")[table]
        rows = len(plan.prefill.get(table, ()))
        if table == NARRATIVE:
            return cls(plan, book[name], None, rows)
        day = form_day(plan)
        columns = report_type.columns_for(plan.kinds, day)
        return cls(plan, book[name], table_geometry(report_type, name, columns, rows, day), rows)

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns asked for; none on the narrative sheet."""
        return self.place.columns if self.place else ()

    @property
    def heading(self) -> int:
        """The row of headings."""
        return HEADING_ROW + 1

    @property
    def first(self) -> int:
        """The first row that the clerk fills in."""
        return self.place.first_row + 1 if self.place else _FIRST_BOX

    def at(self, field: str) -> int:
        """The column of a field."""
        return self.place.position(field) + 1 if self.place else _BOX_COLUMN

    def cells(self, *types: str) -> Iterator[Cell]:
        """Filled cells of the columns of these types, row by row."""
        wanted = [self.at(c.name) for c in self.columns if c.type in types]
        if self.place is None:
            wanted = [_BOX_COLUMN]
        for row in range(self.first, self.first + self.rows):
            for column in wanted:
                cell: Any = self.sheet.cell(row, column)
                if cell.value not in (None, ""):
                    yield cell

    def cell(self, field: str, row: int = 0) -> Cell:
        """The cell of a field in the n-th filled row."""
        return self.sheet.cell(self.first + row, self.at(field))
