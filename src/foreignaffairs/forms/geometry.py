"""Where everything of a table sheet stands; pure, so that formulas come before sheets.

From top to bottom: title, period, note, state, hidden id row, heading, total (where there is
something to add up), a hidden *anchor* row, the body, and an *end* row. Every range of a formula
runs from anchor to end, neither of which can be typed into: a row that a clerk inserts anywhere
in the body is therefore inside the range.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from xlsxwriter.utility import xl_col_to_name, xl_range_abs, xl_rowcol_to_cell

from foreignaffairs.model import Column, ReportType

from .names import quoted

TITLE_ROW, PERIOD_ROW, NOTE_ROW, STATE_ROW, ID_ROW, HEADING_ROW = range(6)
ORDINAL_COLUMN = 0
_FIRST_COLUMN = 1
_SPARE_ROWS = 10


@dataclass(frozen=True)
class TableGeometry:
    """Rows and columns (0-based) of one table sheet.

    Fixed boxes have one row for each of ``fixed``, the codes of their first column; it is
    filled in and locked. ``fixed`` is empty where rows are the clerk's.
    """

    report_type: ReportType
    sheet: str
    columns: tuple[Column, ...]
    body_rows: int
    fixed: tuple[str, ...] = ()

    @cached_property
    def has_total(self) -> bool:
        """Whether a column is added up; indicators, each a thing of its own, never are."""
        return not self.fixed and any(c.measure for c in self.columns)

    @property
    def total_row(self) -> int:
        """The row of totals; meaningful only where :attr:`has_total`."""
        return HEADING_ROW + 1

    @cached_property
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

    @cached_property
    def entry_columns(self) -> tuple[Column, ...]:
        """The columns that the clerk fills in."""
        return self.columns[1:] if self.fixed else self.columns

    @property
    def column_names(self) -> tuple[str, ...]:
        """The fields asked, in order."""
        return tuple(c.name for c in self.columns)

    @cached_property
    def _positions(self) -> dict[str, int]:
        return {c.name: at for at, c in enumerate(self.columns, start=_FIRST_COLUMN)}

    def position(self, field: str) -> int:
        """The column of a field; raises ``KeyError``."""
        return self._positions[field]

    def letter(self, field: str) -> str:
        """The column letter of a field."""
        return str(xl_col_to_name(self.position(field)))

    def local_range(self, field: str) -> str:
        """Anchor to end of a field's column, for a formula on the same sheet: ``D$8:D$40``."""
        letter = self.letter(field)
        return f"{letter}${self.anchor_row + 1}:{letter}${self.end_row + 1}"

    def full_range(self, field: str) -> str:
        """The same range for a formula on another sheet."""
        return self.range_refs[field]

    def row_refs(self, row: int) -> dict[str, str]:
        """Cell addresses of a row with fixed columns, as conditional formats need them."""
        return {c.name: f"${self.letter(c.name)}{row + 1}" for c in self.columns}

    @cached_property
    def range_refs(self) -> dict[str, str]:
        """Full ranges by field, as array formulas on the check sheet need them."""
        sheet, rows = quoted(self.sheet), (self.anchor_row, self.end_row)
        return {
            name: f"{sheet}!{xl_range_abs(rows[0], at, rows[1], at)}"
            for name, at in self._positions.items()
        }

    def first_input(self) -> str:
        """A1 address of the first input cell."""
        return str(xl_rowcol_to_cell(self.first_row, self.position(self.entry_columns[0].name)))


def table_geometry(
    report_type: ReportType,
    sheet: str,
    columns: tuple[Column, ...],
    prefilled: int,
    day: date | None,
) -> TableGeometry:
    """Lay a table out with its usual blank rows and room for what is prefilled.

    Boxes get a row for each code of their key that is in force on ``day``.
    """
    key = columns[0]
    if report_type.layout == "boxes" and key.codes is not None:
        fixed = tuple(code.id for code in key.codes.valid_on(day))
        return TableGeometry(report_type, sheet, columns, len(fixed), fixed)
    rows = max(report_type.blank_rows, prefilled + _SPARE_ROWS)
    return TableGeometry(report_type, sheet, columns, rows)
