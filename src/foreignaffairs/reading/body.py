"""The rows of a table: values by column type, total rows compared, blank rows left out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from foreignaffairs.language.text import fold
from foreignaffairs.model import ContentRow, TableContent

from .address import a1, letters
from .columns import TableArea
from .converters import ValueReader
from .merges import spread
from .notes import Notes
from .sheet import Cell, Place, Sheet
from .totals import Total, compare_totals, is_total, rows_with_total_words
from .values import BLANK, Problem, Reading

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
    damaged = _damaged(area)
    rows: list[ContentRow] = []
    totals: list[Total] = []
    for number, filled in enumerate(_filled(area, values, changed), start=area.first):
        broken = damaged.get(number)
        if not filled and not broken:
            continue
        if number in maybe_totals or len(filled) <= _MOST_WORDS:
            cells = {at: sheet.cell(number, at) for at, _, _ in filled}
            if is_total(sheet.rows[number], cells) and not spec.boxes:
                totals.append(Total(number, cells, len(rows)))
                continue
            if not broken and _left_out(cells, area, number, notes):
                continue
        rows.append(
            ContentRow(number + 1, {n: r.value for _, n, r in filled if r.value is not None})
        )
        for at, name, reading in filled:
            for problem in reading.problems:
                cell = changed.get((number, at), sheet.cell(number, at))
                notes.value(sheet, number, at, spec.columns[name], cell, problem)
        if broken:
            _say_broken(broken, area, number, notes)
    compare_totals(area, totals, rows, notes)
    _say_hidden(sheet, rows, notes)
    return TableContent(
        spec.id, sheet.name, {n: letters(at) for n, at in area.columns.items()}, tuple(rows)
    )


def _filled(
    area: TableArea, values: ValueReader, changed: Mapping[Place, Cell]
) -> Iterator[list[tuple[int, str, Reading]]]:
    """Yield for each row the column, field and reading of its cells that are not blank.

    Cells are read column by column, which costs a third of reading them row by row. A row that
    holds nothing but merged cells' values is blank.
    """
    body = area.sheet.rows[area.first : area.end]
    width = min(map(len, body), default=0)
    places = sorted((at, name) for name, at in area.columns.items() if at < width)
    readings = []
    for at, name in places:
        cells = [row[at] for row in body]
        for (row, column), cell in changed.items():
            if column == at:
                cells[row - area.first] = cell
        readings.append(values.read_cells(area.spec.columns[name], cells))
    for number, row in enumerate(zip(*readings, strict=True), start=area.first):
        filled = [
            (at, name, reading)
            for (at, name), reading in zip(places, row, strict=True)
            if reading is not BLANK
        ]
        if changed and all((number, at) in changed for at, _, _ in filled):
            filled = []
        yield filled


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
