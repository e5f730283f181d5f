"""Where everything of a report type's sheet stands; pure, so that formulas can be made before sheets.

From top to bottom: title, period, note, state, hidden id row, heading, total (where there is
something to add up), a hidden *anchor* row, the body, and an *end* row. Every range of a formula
runs from anchor to end, neither of which can be typed into: a row that a clerk inserts anywhere
in the body is therefore inside the range.
"""

from __future__ import annotations

from dataclasses import dataclass

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from foreignaffairs.model import Column, ReportType

from .names import quoted

TITLE_ROW, PERIOD_ROW, NOTE_ROW, STATE_ROW, ID_ROW, HEADING_ROW = range(6)
ORDINAL_COLUMN = 0
_FIRST_COLUMN = 1


@dataclass(frozen=True, slots=True)
class TableGeometry:
    """Rows and columns (0-based) of one table sheet."""

    report_type: ReportType
    sheet: str
    columns: tuple[Column, ...]
    body_rows: int

    @property
    def has_total(self) -> bool:
        """Whether a column is added up."""
        return any(c.measure for c in self.columns)

    @property
    def total_row(self) -> int:
        """The row of totals; meaningful only where :attr:`has_total`."""
        return HEADING_ROW + 1

    @property
    def anchor_row(self) -> int:
        """The hidden row above the body, where every range begins."""
        return HEADING_ROW + (2 if self.has_total else 1)

    @property
    def first_row(self) -> int:
        """The first input row."""
        return self.anchor_row + 1

    @property
    def last_row(self) -> int:
        """The last input row as issued."""
        return self.anchor_row + self.body_rows

    @property
    def end_row(self) -> int:
        """The locked row under the body, where every range ends."""
        return self.last_row + 1

    @property
    def last_column(self) -> int:
        """The rightmost column."""
        return _FIRST_COLUMN + len(self.columns) - 1

    @property
    def column_names(self) -> tuple[str, ...]:
        """The fields asked, in order."""
        return tuple(c.name for c in self.columns)

    def position(self, field: str) -> int:
        """The column of a field; raises ``KeyError``."""
        for offset, column in enumerate(self.columns):
            if column.name == field:
                return _FIRST_COLUMN + offset
        raise KeyError(field)

    def letter(self, field: str) -> str:
        """The column letter of a field."""
        return str(xl_col_to_name(self.position(field)))

    def local_range(self, field: str) -> str:
        """Anchor to end of a field's column, for a formula on the same sheet: ``D$8:D$40``."""
        letter = self.letter(field)
        return f"{letter}${self.anchor_row + 1}:{letter}${self.end_row + 1}"

    def full_range(self, field: str) -> str:
        """The same range for a formula on another sheet."""
        at = self.position(field)
        return f"{quoted(self.sheet)}!{xl_range_abs(self.anchor_row, at, self.end_row, at)}"

    def row_refs(self, row: int) -> dict[str, str]:
        """Cell addresses of a row with fixed columns, as conditional formats need them."""
        return {c.name: f"${self.letter(c.name)}{row + 1}" for c in self.columns}

    def range_refs(self) -> dict[str, str]:
        """Full ranges by field, as array formulas on the check sheet need them."""
        return {c.name: self.full_range(c.name) for c in self.columns}

    def first_input(self) -> str:
        """A1 address of the first input cell."""
        return str(xl_rowcol_to_cell(self.first_row, _FIRST_COLUMN))


def table_geometry(
    report_type: ReportType, sheet: str, columns: tuple[Column, ...], prefilled: int
) -> TableGeometry:
    """Lay a table out with room for what is prefilled and its usual number of blank rows."""
    return TableGeometry(report_type, sheet, columns, max(report_type.blank_rows, prefilled + 10))
