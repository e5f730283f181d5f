"""The body of a table as values: read column by column, handed on row by row."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .columns import TableArea
from .converters import ValueReader
from .sheet import Cell, Place
from .values import Problem


class GridRow(NamedTuple):
    """A row of the sheet by its 0-based number: values by field in the order of the columns, blank
    ones left out; what is to be said of cells, by 0-based column in the same order."""

    number: int
    values: dict[str, Any]
    problems: Mapping[int, tuple[Problem, ...]]


def grid_rows(
    area: TableArea, reader: ValueReader, changed: Mapping[Place, Cell]
) -> Iterator[GridRow]:
    """Yield the rows that are not blank; ``changed`` are the cells that merges change.

    Cells are read column by column, which costs a third of reading them row by row. A row that
    holds nothing but merged cells' values is blank.
    """
    # As far as every row reaches, which in a sheet is the same for all.
    across = list(zip(*area.sheet.rows[area.first : area.end], strict=False))
    places = sorted((at, name) for name, at in area.columns.items() if at < len(across))
    names, columns = [], []
    problems: dict[int, dict[int, tuple[Problem, ...]]] = {}
    for at, name in places:
        cells: Sequence[Cell] = across[at]
        if changed:
            cells = _with_changes(cells, at, area.first, changed)
        values, said = reader.read_column(area.spec.columns[name], cells)
        if said or values.count(None) < len(values):
            # Columns left blank are not looked at again in every row.
            names.append(name)
            columns.append(values)
        for row, found in said.items():
            problems.setdefault(row, {})[at] = found
    for index, row_values in enumerate(zip(*columns, strict=True)):
        blanks = row_values.count(None)
        said_here = problems.get(index, {})
        if blanks == len(names) and not said_here:
            continue
        pairs = zip(names, row_values, strict=True)
        filled = dict(pairs) if not blanks else {n: v for n, v in pairs if v is not None}
        made = GridRow(index + area.first, filled, said_here)
        if not (changed and _only_merged(made, places, changed)):
            yield made


def _with_changes(
    cells: Sequence[Cell], at: int, first: int, changed: Mapping[Place, Cell]
) -> Sequence[Cell]:
    made = list(cells)
    for (row, column), cell in changed.items():
        if column == at:
            made[row - first] = cell
    return made


def _only_merged(
    row: GridRow, places: list[tuple[int, str]], changed: Mapping[Place, Cell]
) -> bool:
    return all(
        (row.number, at) in changed
        for at, name in places
        if name in row.values or at in row.problems
    )
