"""The rows of a table: values by column type, total rows compared, blank rows left out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import ContentRow, TableContent

from .address import a1, letters
from .columns import TableArea
from .merges import spread
from .notes import Notes
from .sheet import Cell, Place
from .totals import Total, compare_totals, is_total
from .values import Problem, ValueReader, shown

_NOTHING = {
    fold(words)
    for words in ("Không phát sinh", "Không có", "Không", "Không có phát sinh", "Nil", "-", "0")
}
_SIGNATURE = re.compile(
    r"(?:người lập|thủ trưởng|hiệu trưởng|phó hiệu trưởng|giám đốc|trưởng phòng|kế toán"
    r"|ghi chú|lưu ý|\(?ký|.*ngày .* tháng .* năm)"
)


def read_table(area: TableArea, values: ValueReader, notes: Notes) -> TableContent:
    """Read the body of one table, with findings for every value that is wrong or unsure."""
    sheet, spec = area.sheet, area.spec
    by_column = sorted((at, name) for name, at in area.columns.items())
    plan = [(at, name, values.converter(spec.columns[name])) for at, name in by_column]
    key_names = {n for n in area.columns if spec.columns[n].key} if spec.boxes else set()
    changed = spread(area, notes) if sheet.marks.merged else {}
    damaged = _damaged(area)
    rows: list[ContentRow] = []
    totals: list[Total] = []
    hidden: list[int] = []
    for number in range(area.first, area.end):
        row = sheet.rows[number]
        cells = _row_cells(row, number, by_column, changed)
        broken = damaged.get(number)
        if not cells and not broken:
            continue
        if is_total(row, cells, spec):
            totals.append(Total(number, cells, len(rows)))
            continue
        if not broken and _left_out(cells, area, number, notes):
            continue
        read: dict[str, Any] = {}
        for at, name, convert in plan:
            if broken and at in broken:
                problem = Problem(*broken[at])
                notes.value(sheet, number, at, spec.columns[name], cells.get(at, ""), problem)
            elif at in cells:
                value, problems = convert(cells[at])
                if value is not None:
                    read[name] = value
                for problem in problems:
                    notes.value(sheet, number, at, spec.columns[name], cells[at], problem)
        if read or broken or not key_names:
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
    row: Sequence[Cell],
    number: int,
    by_column: Sequence[tuple[int, str]],
    changed: Mapping[Place, Cell],
) -> dict[int, Cell]:
    """Return what a row holds in the mapped columns, blanks and mere spaces left out."""
    width = len(row)
    cells = {}
    for at, _ in by_column:
        cell = row[at] if at < width else ""
        if changed and (number, at) in changed:
            cell = changed[number, at]
        if cell != "" and not (isinstance(cell, str) and cell.isspace()):
            cells[at] = cell
    if changed and all((number, at) in changed for at in cells):
        return {}
    return cells


def _damaged(area: TableArea) -> dict[int, dict[int, tuple[str, dict[str, Any]]]]:
    """Return error cells and uncomputed formulas of the body, by row and column."""
    marks = area.sheet.marks
    if not marks.errors and not marks.uncomputed:
        return {}
    mapped = set(area.columns.values())
    found: dict[int, dict[int, tuple[str, dict[str, Any]]]] = {}
    for (row, at), text in marks.errors.items():
        if at in mapped and area.first <= row < area.end:
            found.setdefault(row, {})[at] = ("FA-V07", {"error": text})
    for row, at in marks.uncomputed:
        if at in mapped and area.first <= row < area.end:
            found.setdefault(row, {})[at] = ("FA-V08", {})
    return found


def _left_out(cells: Mapping[int, Cell], area: TableArea, number: int, notes: Notes) -> bool:
    """Tell whether a row says that there is nothing, or is a signature or note below the table."""
    if area.spec.boxes or not all(isinstance(cell, str) for cell in cells.values()):
        return False
    words = [fold(str(cell)) for cell in cells.values()]
    where = {"sheet": area.sheet.name, "cell": a1(number, min(cells))}
    if all(word in _NOTHING for word in words) and any(len(word) > 1 for word in words):
        notes.add("FA-S15", **where, value=shown(next(iter(cells.values()))))
        return True
    if len(words) <= 2 and all(_SIGNATURE.match(_unfolded(c)) for c in cells.values()):
        notes.add("FA-S19", **where, value=shown(next(iter(cells.values())))[:80])
        return True
    return False


def _unfolded(cell: Cell) -> str:
    return " ".join(str(cell).casefold().split())


def _listed(numbers: Sequence[int]) -> str:
    shown_numbers = ", ".join(str(n) for n in numbers[:10])
    return shown_numbers + ("…" if len(numbers) > 10 else "")
