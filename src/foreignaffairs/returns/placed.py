"""A finding with its cell in the copy, and the tests that it was mended there."""

from __future__ import annotations

from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.model import Finding

from .mended import RowWatch, Tests, quoted, tests_of, with_others
from .places import TablePlace, cell_at


@dataclass(frozen=True, slots=True)
class Placed:
    """A finding with its cell in the copy; without ``exact`` the cell is only where to look.

    ``also`` are more cells to fill in, ``or_done`` an Excel expression that is TRUE once it was
    mended elsewhere, ``again`` says that the unit was asked before. ``place`` is the table in
    whose rows the cells are.
    """

    finding: Finding
    sheet: Worksheet | None = None
    cell: Cell | None = None
    exact: bool = False
    also: tuple[Cell, ...] = ()
    or_done: str | None = None
    again: bool = False
    place: TablePlace | None = None

    def tests(self, cell: Cell, *, elsewhere: bool) -> Tests:
        """The tests that a cell was mended, for a formula on its own sheet or ``elsewhere``."""
        row = self._watch(cell) if self.place is not None else None
        error = self.finding.severity == "error"
        sheet = self.sheet if elsewhere else None
        found = tests_of(cell, row, error, sheet)
        if cell is not self.cell or row is None or not row.columns[row.field].required:
            return found
        return with_others(found, self.also, sheet)

    def _watch(self, cell: Cell) -> RowWatch | None:
        place, sheet = self.place, self.sheet
        assert place is not None
        assert sheet is not None
        fields = {at: name for name, at in place.fields.items()}
        if cell.column not in fields:
            return None
        cells = {n: cell_at(sheet, cell.row, at) for n, at in place.columns.items()}
        declared = place.report_type
        rules = tuple(
            rule
            for rule in declared.rules
            if rule.code == self.finding.code and rule.fields[0] == fields[cell.column]
        )
        columns = {c.name: c for c in declared.columns}
        return RowWatch(fields[cell.column], cells, columns, rules, boxes=bool(place.keys))

    @property
    def target(self) -> str | None:
        """Where the finding leads to, as a link or a formula says it: ``'3 Du học'!C9``."""
        if self.sheet is None or self.cell is None:
            return None
        return f"{quoted(self.sheet)}!{self.cell.coordinate}"

    def moved(self) -> Finding:
        """The finding as it reads in the copy."""
        here = self.cell.coordinate if self.cell is not None and self.exact else None
        sheet = self.sheet.title if self.sheet is not None else None
        return self.finding.model_copy(update={"sheet": sheet, "cell": here})
