"""A form on a clerk's desk: cells found by sheet and field, as one finds them by their headings."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

Typed = str | int | float | date | None
"""What a clerk types into a cell; ``None`` leaves it blank."""
NARRATIVE = "F01"


@dataclass(frozen=True)
class Truth:
    """What the unit has to report, as a careful clerk would type it.

    ``cover`` gives entries and answers (``q.F03``), ``boxes`` the narrative by task, ``rows`` the
    tables by report type.
    """

    cover: Mapping[str, Typed]
    boxes: Mapping[str, Typed]
    rows: Mapping[str, Sequence[Mapping[str, Typed]]]


@dataclass(frozen=True)
class Mistake:
    """One thing done wrong, and the code of the finding that is expected to say so.

    ``do`` changes the open form.
    """

    code: str
    what: str
    do: Callable[[Paper], None]


class Paper:
    """An open form of ours."""

    def __init__(self, book: Workbook) -> None:
        self.book = book
        self._columns: dict[str, tuple[Worksheet, dict[str, int], int]] = {}
        self._cover: tuple[Worksheet, dict[str, int]] | None = None
        for sheet in book.worksheets:
            self._look_over(sheet)

    def _look_over(self, sheet: Worksheet) -> None:
        for row in sheet.iter_rows(max_row=8):
            marks = {str(c.value): c for c in row if str(c.value).startswith("@")}
            if "@cover.id" in marks:
                ids = {
                    str(sheet.cell(at, 1).value): at for at in range(row[0].row, sheet.max_row + 1)
                }
                self._cover = (sheet, ids)
                return
            for mark, cell in marks.items():
                owner, field = mark[1:].split(".", 1)
                first = self._first_row(sheet, cell.row + 1)
                entry = self._columns.setdefault(owner, (sheet, {}, first))
                entry[1][field] = cell.column

    @staticmethod
    def _first_row(sheet: Worksheet, row: int) -> int:
        while sheet.row_dimensions[row].hidden or all(c.protection.locked for c in sheet[row]):
            row += 1
        return row

    def sheet(self, owner: str) -> Worksheet:
        return self._columns[owner][0]

    def entry(self, entry: str) -> Cell:
        assert self._cover is not None
        sheet, ids = self._cover
        return sheet.cell(ids[entry], 3)  # type: ignore[return-value]

    def cell(self, owner: str, row: int, field: str) -> Cell:
        """A cell of a table, rows counted from 0."""
        sheet, columns, first = self._columns[owner]
        return sheet.cell(first + row, columns[field])  # type: ignore[return-value]

    def box(self, task: str) -> Cell:
        sheet, columns, first = self._columns[NARRATIVE]
        key = columns["ma_nhiem_vu"]
        row = next(r for r in range(first, sheet.max_row + 1) if sheet.cell(r, key).value == task)
        return sheet.cell(row, columns["ket_qua"])  # type: ignore[return-value]

    def fill(self, truth: Truth) -> None:
        """Type everything in."""
        for entry, value in truth.cover.items():
            put(self.entry(entry), value)
        for task, value in truth.boxes.items():
            put(self.box(task), value)
        for owner, rows in truth.rows.items():
            for at, row in enumerate(rows):
                for field, value in row.items():
                    put(self.cell(owner, at, field), value)

    def right_values(self, truth: Truth) -> dict[tuple[str, str], Typed]:
        """What belongs into each cell to fill in, by sheet and address."""
        right: dict[tuple[str, str], Typed] = {}

        def note(cell: Cell, value: Typed) -> None:
            right[cell.parent.title, cell.coordinate] = value

        assert self._cover is not None
        for entry in self._cover[1]:
            if entry.startswith("q.") or entry in ("nil", "prepared_by"):
                note(self.entry(entry), truth.cover.get(entry))
        for owner, (sheet, columns, first) in self._columns.items():
            if owner == NARRATIVE:
                for task, value in truth.boxes.items():
                    note(self.box(task), value)
                continue
            rows = truth.rows.get(owner, ())
            for at in range(sheet.max_row - first):
                for field in columns:
                    value = rows[at].get(field) if at < len(rows) else None
                    note(self.cell(owner, at, field), value)
        return right


def put(cell: Cell, value: Any) -> None:
    cell.value = value


def typed(owner: str, row: int, **values: Typed) -> Callable[[Paper], None]:
    """Type something else into cells of a row."""

    def do(paper: Paper) -> None:
        for field, value in values.items():
            put(paper.cell(owner, row, field), value)

    return do


def answered(**entries: Typed) -> Callable[[Paper], None]:
    """Give another answer on the cover; ``q_F03`` is the question of F03."""

    def do(paper: Paper) -> None:
        for entry, value in entries.items():
            put(paper.entry(entry.replace("q_", "q.")), value)

    return do


def written(task: str, value: Typed) -> Callable[[Paper], None]:
    """Write something else into a box of the narrative."""
    return lambda paper: put(paper.box(task), value)


def merged(owner: str, field: str, first: int, last: int) -> Callable[[Paper], None]:
    """Merge the cells of some rows of a column."""

    def do(paper: Paper) -> None:
        top, bottom = paper.cell(owner, first, field), paper.cell(owner, last, field)
        paper.sheet(owner).merge_cells(f"{top.coordinate}:{bottom.coordinate}")

    return do


def column_lost(owner: str, field: str) -> Callable[[Paper], None]:
    """Clear a column with its heading and its hidden mark."""

    def do(paper: Paper) -> None:
        at = paper.cell(owner, 0, field).column
        for row in paper.sheet(owner).iter_rows(min_row=5, min_col=at, max_col=at):
            row[0].value = None

    return do


def column_twice(owner: str, field: str, *values: Typed) -> Callable[[Paper], None]:
    """Copy a column, heading and mark and all, behind the last one and fill it differently."""

    def do(paper: Paper) -> None:
        sheet, at = paper.sheet(owner), paper.cell(owner, 0, field).column
        new = sheet.max_column + 1
        for row in range(1, 8):
            if sheet.cell(row, at).data_type != "f":
                sheet.cell(row, new, sheet.cell(row, at).value)
        for index, value in enumerate(values):
            sheet.cell(paper.cell(owner, index, field).row, new, value)

    return do


def headings_exchanged(owner: str, one: str, other: str) -> Callable[[Paper], None]:
    """Exchange two printed headings, and the values below with them."""

    def do(paper: Paper) -> None:
        sheet = paper.sheet(owner)
        first = paper.cell(owner, 0, one).row
        a, b = paper.cell(owner, 0, one).column, paper.cell(owner, 0, other).column
        for row in (6, *range(first, first + 4)):
            left, right = sheet.cell(row, a), sheet.cell(row, b)
            left.value, right.value = right.value, left.value

    return do


def column_added(owner: str, heading: str, *values: Typed) -> Callable[[Paper], None]:
    """Add a column of one's own."""

    def do(paper: Paper) -> None:
        sheet = paper.sheet(owner)
        at = sheet.max_column + 1
        sheet.cell(6, at, heading)
        first = next(r for r in range(7, 12) if not sheet.row_dimensions[r].hidden
                     and sheet.cell(r, 2).value not in (None, "Tổng cộng"))  # fmt: skip
        for index, value in enumerate(values):
            sheet.cell(first + index, at, value)

    return do


def row_added(owner: str, row: int, **values: Typed) -> Callable[[Paper], None]:
    """Add a row that does not belong there."""
    return typed(owner, row, **values)


def sheet_added(name: str, *rows: Sequence[Typed], hidden: bool = False) -> Callable[[Paper], None]:
    """Add a sheet of one's own."""

    def do(paper: Paper) -> None:
        sheet = paper.book.create_sheet(name)
        for row in rows:
            sheet.append(list(row))
        sheet.sheet_state = "hidden" if hidden else "visible"

    return do


def sheet_deleted(owner: str) -> Callable[[Paper], None]:
    """Delete a table's sheet."""
    return lambda paper: paper.book.remove(paper.sheet(owner))
