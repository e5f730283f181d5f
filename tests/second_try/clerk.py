"""A clerk who knows what is right, and changes only what the copy asks for."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from openpyxl import Workbook, load_workbook
from openpyxl.cell.cell import Cell

from .paper import Paper, Truth, Typed, put

TO_MEND, TO_CONFIRM = "00F8D7DA", "00FFF3CD"
FIRST_COLUMN_OF_ROWS = 2


@dataclass(frozen=True)
class Line:
    """A line of the copy's first sheet, as it is printed."""

    kind: str
    sheet: str
    cell: str
    what: str
    how: str
    link: str


def lines(book: Workbook) -> list[Line]:
    """What the first sheet asks for, in its order."""
    found = []
    for row in book.worksheets[0].iter_rows():
        if isinstance(row[0].value, int):
            link = row[2].hyperlink.location if row[2].hyperlink else ""
            found.append(Line(*(str(c.value or "") for c in row[1:6]), link or ""))
    return found


def coloured(book: Workbook) -> list[Cell]:
    """Every cell that is to be mended or looked at."""
    return [
        cell
        for sheet in book.worksheets[1:]
        for row in sheet.iter_rows()
        for cell in row
        if isinstance(cell, Cell)
        and cell.fill.fgColor.rgb in (TO_MEND, TO_CONFIRM)
        and not cell.protection.locked
    ]


def mend(copy: Path, truth: Truth, out: Path) -> Path:
    """Go over the coloured cells and the rows that are to be cleared; touch nothing else."""
    book = load_workbook(copy)
    right = Paper(book).right_values(truth)
    for cell in coloured(book):
        value = right[cell.parent.title, cell.coordinate]
        if value is None and _whole_row_goes(cell, right):
            _clear_row(cell, right)
        else:
            put(cell, value)
    _fill_empty_tables(book, truth)
    book.save(out)
    return out


def _row_of(cell: Cell, right: dict[tuple[str, str], Typed]) -> list[Cell]:
    sheet = cell.parent
    row = [sheet.cell(cell.row, at) for at in range(FIRST_COLUMN_OF_ROWS, sheet.max_column + 1)]
    return [c for c in row if (sheet.title, c.coordinate) in right]  # type: ignore[misc]


def _whole_row_goes(cell: Cell, right: dict[tuple[str, str], Typed]) -> bool:
    """The comment says to clear the row, and there is nothing to report in it."""
    row = _row_of(cell, right)
    nothing = all(right[c.parent.title, c.coordinate] is None for c in row)
    assert cell.comment is not None
    return len(row) > 1 and nothing and "dòng" in cell.comment.text


def _clear_row(cell: Cell, right: dict[tuple[str, str], Typed]) -> None:
    for each in _row_of(cell, right):
        put(each, None)


def _fill_empty_tables(book: Workbook, truth: Truth) -> None:
    """Tables and boxes that a line says are empty are filled in wholly."""
    paper = Paper(book)
    for line in lines(book):
        if not ("chưa có" in line.what.lower() or "Không thấy" in line.what):
            continue
        for owner, rows in truth.rows.items():
            named = any(paper.sheet(owner).title in place for place in (line.sheet, line.link))
            asked = f"Biểu {owner[1:]}/" in line.what
            if named or asked:
                paper.fill(Truth({}, {}, {owner: rows}))
        if line.sheet.endswith("Lời văn"):
            paper.fill(Truth({}, truth.boxes, {}))
