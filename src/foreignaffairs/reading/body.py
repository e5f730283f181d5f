"""The rows of a table: values by column type, total rows compared, blank rows left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from foreignaffairs.language.text import fold
from foreignaffairs.model import ContentRow, TableContent

from .address import a1, letters
from .columns import TableArea
from .converters import ValueReader
from .grid import GridRow, grid_rows
from .merges import spread
from .notes import Notes
from .sheet import Cell, Place, Sheet
from .totals import Total, compare_totals, is_total, rows_with_total_words
from .values import Problem

_NOTHING = {
    fold(words)
    for words in ("Không phát sinh", "Không có", "Không", "Không có phát sinh", "Nil", "-", "0")
}
_MOST_ROWS = 10
_MOST_WORDS = 3
"""Cells that a row may fill which says that there is nothing, or is a note."""
_SIGNATURE = re.compile(
    r"(?:người lập|thủ trưởng|hiệu trưởng|phó hiệu trưởng|giám đốc|trưởng phòng|kế toán"
    r"|ghi chú|lưu ý|\(?ký|.*ngày .* tháng .* năm)"
)


def read_table(area: TableArea, values: ValueReader, notes: Notes) -> TableContent:
    """Read the body of one table, with findings for every value that is wrong or unsure."""
    sheet, spec = area.sheet, area.spec
    changed = spread(area, notes) if sheet.marks.merged else {}
    maybe_totals = set() if spec.boxes else rows_with_total_words(sheet, area.first, area.end)
    rows: list[ContentRow] = []
    totals: list[Total] = []
    for row, broken in _with_damaged(grid_rows(area, values, changed), _damaged(area)):
        number = row.number
        if number in maybe_totals or len(row.values) <= _MOST_WORDS:
            cells = _filled_cells(area, row)
            if is_total(sheet.rows[number], cells) and not spec.boxes:
                totals.append(Total(number, cells, len(rows)))
                continue
            if not broken and _left_out(cells, area, number, notes):
                continue
        rows.append(ContentRow(number + 1, row.values))
        if row.problems:
            _say_problems(row, area, changed, notes)
        if broken:
            _say_broken(broken, area, number, notes)
    compare_totals(area, totals, rows, notes)
    _say_hidden(sheet, rows, notes)
    return TableContent(
        spec.id, sheet.name, {n: letters(at) for n, at in area.columns.items()}, tuple(rows)
    )


def _with_damaged(
    rows: Iterable[GridRow], damaged: Mapping[int, dict[int, Problem]]
) -> Iterable[tuple[GridRow, Mapping[int, Problem]]]:
    """Pair rows with the damage in them; a row with nothing but damage is a row all the same."""
    if not damaged:
        return ((row, {}) for row in rows)
    known = {number: GridRow(number, {}, {}) for number in damaged}
    known |= {row.number: row for row in rows}
    return ((known[number], damaged.get(number, {})) for number in sorted(known))


def _filled_cells(area: TableArea, row: GridRow) -> dict[int, Cell]:
    """The cells of a row that are not blank, by column."""
    places = sorted((at, name) for name, at in area.columns.items())
    return {
        at: area.sheet.cell(row.number, at)
        for at, name in places
        if name in row.values or at in row.problems
    }


def _say_problems(
    row: GridRow, area: TableArea, changed: Mapping[Place, Cell], notes: Notes
) -> None:
    fields = {at: name for name, at in area.columns.items()}
    for at, problems in row.problems.items():
        place = (row.number, at)
        cell = changed.get(place, area.sheet.cell(*place))
        for problem in problems:
            notes.value(area.sheet, *place, area.spec.columns[fields[at]], cell, problem)


def _say_hidden(sheet: Sheet, rows: Sequence[ContentRow], notes: Notes) -> None:
    hidden = [row.number for row in rows if row.number - 1 in sheet.marks.hidden_rows]
    if hidden:
        shown_rows = ", ".join(map(str, hidden[:_MOST_ROWS])) + ("…" * (len(hidden) > _MOST_ROWS))
        notes.add("FA-S06", sheet=sheet.name, rows=shown_rows, cell=f"A{hidden[0]}")


def _damaged(area: TableArea) -> dict[int, dict[int, Problem]]:
    """Return error cells and uncomputed formulas of the body, by row and column."""
    marks = area.sheet.marks
    if not marks.errors and not marks.uncomputed:
        return {}
    mapped = set(area.columns.values())
    found: dict[int, dict[int, Problem]] = {}
    for (row, at), text in marks.errors.items():
        if at in mapped and area.first <= row < area.end:
            found.setdefault(row, {})[at] = Problem("FA-V07", {"error": text})
    for row, at in marks.uncomputed:
        if at in mapped and area.first <= row < area.end:
            found.setdefault(row, {})[at] = Problem("FA-V08", {})
    return found


def _say_broken(broken: Mapping[int, Problem], area: TableArea, number: int, notes: Notes) -> None:
    fields = {at: name for name, at in area.columns.items()}
    for at, problem in sorted(broken.items()):
        column = area.spec.columns[fields[at]]
        notes.value(area.sheet, number, at, column, area.sheet.cell(number, at), problem)


def _left_out(cells: Mapping[int, Cell], area: TableArea, number: int, notes: Notes) -> bool:
    """Tell whether a row says that there is nothing, or is a signature or note below the table."""
    if len(cells) > _MOST_WORDS or area.spec.boxes:
        return False
    if not all(isinstance(cell, str) for cell in cells.values()):
        return False
    first = str(next(iter(cells.values())))
    where = {"sheet": area.sheet.name, "cell": a1(number, min(cells))}
    if len(first) > 1 and all(fold(str(cell)) in _NOTHING for cell in cells.values()):
        notes.add("FA-S15", **where, value=first)
        return True
    if len(cells) <= 2 and all(_SIGNATURE.match(_unfolded(c)) for c in cells.values()):
        notes.add("FA-S19", **where, value=first[:80])
        return True
    return False


def _unfolded(cell: Cell) -> str:
    return " ".join(str(cell).casefold().split())
