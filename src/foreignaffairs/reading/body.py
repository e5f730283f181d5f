"""The rows of a table: values by column type, total rows compared, blank rows left out."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import ContentRow, TableContent

from .address import a1, letters
from .columns import TableArea
from .converters import ValueReader
from .merges import spread
from .notes import Notes
from .sheet import Cell, Place
from .totals import Total, compare_totals, is_total
from .values import Problem

_NOTHING = {
    fold(words)
    for words in ("Không phát sinh", "Không có", "Không", "Không có phát sinh", "Nil", "-", "0")
}
_MOST_WORDS = 3
"""Cells that a row may fill which says that there is nothing, or is a note."""
_SIGNATURE = re.compile(
    r"(?:người lập|thủ trưởng|hiệu trưởng|phó hiệu trưởng|giám đốc|trưởng phòng|kế toán"
    r"|ghi chú|lưu ý|\(?ký|.*ngày .* tháng .* năm)"
)


def read_table(area: TableArea, values: ValueReader, notes: Notes) -> TableContent:
    """Read the body of one table, with findings for every value that is wrong or unsure."""
    sheet, spec = area.sheet, area.spec
    plan = {
        at: (name, values.converter(spec.columns[name]))
        for at, name in sorted((at, name) for name, at in area.columns.items())
    }
    changed = spread(area, notes) if sheet.marks.merged else {}
    damaged = _damaged(area)
    rows: list[ContentRow] = []
    totals: list[Total] = []
    hidden: list[int] = []
    for number in range(area.first, area.end):
        row = sheet.rows[number]
        cells = _row_cells(row, number, plan, changed)
        broken = damaged.get(number)
        if not cells and not broken:
            continue
        if is_total(row, cells, spec):
            totals.append(Total(number, cells, len(rows)))
            continue
        if not broken and _left_out(cells, area, number, notes):
            continue
        read: dict[str, Any] = {}
        odd = False
        for at, cell in cells.items():
            name, convert = plan[at]
            value, problems = convert(cell)
            if value is not None:
                read[name] = value
            if problems:
                odd = True
                for problem in problems:
                    notes.value(sheet, number, at, spec.columns[name], cell, problem)
        if broken:
            _say_broken(broken, area, number, notes)
        if read or odd or broken:
            rows.append(ContentRow(number + 1, read))
            if number in sheet.marks.hidden_rows:
                hidden.append(number + 1)
    compare_totals(area, totals, rows, notes)
    if hidden:
        notes.add("FA-S06", sheet=sheet.name, rows=_listed(hidden), cell=f"A{hidden[0]}")
    return TableContent(
        spec.id, sheet.name, {n: letters(at) for n, at in area.columns.items()}, tuple(rows)
    )


def _row_cells(
    row: Sequence[Cell], number: int, mapped: Collection[int], changed: Mapping[Place, Cell]
) -> dict[int, Cell]:
    """Return what a row holds in the mapped columns; one that holds only merged values is blank."""
    width = len(row)
    cells = {at: row[at] for at in mapped if at < width and row[at] != ""}
    if changed:
        merged = {at: changed[number, at] for at in mapped if (number, at) in changed}
        if cells.keys() <= merged.keys():
            return {}
        cells = {at: cell for at, cell in (cells | merged).items() if cell != ""}
    return cells


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


def _listed(numbers: Sequence[int]) -> str:
    shown_numbers = ", ".join(str(n) for n in numbers[:10])
    return shown_numbers + ("…" if len(numbers) > 10 else "")
