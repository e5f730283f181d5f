"""The rows of a table: values by column type, total rows compared, blank rows left out."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import TableContent

from .address import a1, letters
from .columns import TableArea
from .converters import ValueReader
from .grid import MANY, Grid, read_grid
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
_SIGNATURE = re.compile(
    r"(?:người lập|thủ trưởng|hiệu trưởng|phó hiệu trưởng|giám đốc|trưởng phòng|kế toán"
    r"|ghi chú|lưu ý|\(?ký|.*ngày .* tháng .* năm)"
)


def read_table(area: TableArea, values: ValueReader, notes: Notes) -> TableContent:
    """Read the body of one table, with findings for every value that is wrong or unsure."""
    sheet, spec = area.sheet, area.spec
    changed = spread(area, notes) if sheet.marks.merged else {}
    damaged = _damaged(area)
    grid = read_grid(area, values, changed, damaged)
    end = area.first + len(grid.filled)
    maybe_totals = set() if spec.boxes else rows_with_total_words(sheet, area.first, end)
    kept: list[int] = []
    totals: list[Total] = []
    for at, filled in enumerate(grid.filled):
        number = at + area.first
        problems, broken = grid.problems.get(at, {}), damaged.get(number, {})
        if not (filled or problems or broken):
            continue
        if number in maybe_totals or filled < MANY:
            cells = _filled_cells(area, grid, at)
            if is_total(sheet.rows[number], cells) and not spec.boxes:
                totals.append(Total(number, cells, len(kept)))
                continue
            if not broken and _left_out(cells, area, number, notes):
                continue
        kept.append(at)
        if problems:
            _say_problems(problems, area, number, changed, notes)
        if broken:
            _say_broken(broken, area, number, notes)
    table = _table(area, grid, kept)
    compare_totals(area, totals, table, notes)
    _say_hidden(sheet, table.numbers, notes)
    return table


def _table(area: TableArea, grid: Grid, kept: Sequence[int]) -> TableContent:
    """Put the kept rows of a grid together."""
    columns = {name: tuple(_of(column, kept)) for name, column in grid.values.items()}
    return TableContent(
        area.spec.id,
        area.sheet.name,
        {name: letters(at) for name, at in area.columns.items()},
        tuple(at + area.first + 1 for at in kept),
        {n: column for n, column in columns.items() if any(v is not None for v in column)},
    )


def _of(column: Sequence[Any], kept: Sequence[int]) -> Iterable[Any]:
    """The values of some rows, which nearly always follow each other."""
    if kept and kept[-1] - kept[0] == len(kept) - 1:
        return column[kept[0] : kept[-1] + 1]
    return map(column.__getitem__, kept)


def _filled_cells(area: TableArea, grid: Grid, row: int) -> dict[int, Cell]:
    """The cells of a row that are not blank, by column."""
    said = grid.problems.get(row, {})
    return {
        at: area.sheet.cell(row + area.first, at)
        for at, name in sorted((at, name) for name, at in area.columns.items())
        if at in said or (name in grid.values and grid.values[name][row] is not None)
    }


def _say_problems(
    found: Mapping[int, tuple[Problem, ...]],
    area: TableArea,
    number: int,
    changed: Mapping[Place, Cell],
    notes: Notes,
) -> None:
    fields = {at: name for name, at in area.columns.items()}
    for at, problems in found.items():
        place = (number, at)
        cell = changed.get(place, area.sheet.cell(*place))
        for problem in problems:
            notes.value(area.sheet, *place, area.spec.columns[fields[at]], cell, problem)


def _say_hidden(sheet: Sheet, rows: Sequence[int], notes: Notes) -> None:
    if not sheet.marks.hidden_rows:
        return
    hidden = [number for number in rows if number - 1 in sheet.marks.hidden_rows]
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
    if len(cells) >= MANY or area.spec.boxes:
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
