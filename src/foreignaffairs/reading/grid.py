"""The body of a table as values, column by column."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from .columns import TableArea
from .converters import ValueReader
from .sheet import Cell, Place
from .values import Problem

MANY = 4
"""A row with so many values is surely one of the table; fewer may be a note below it."""


class Grid(NamedTuple):
    """The rows of an area from its first to the last with anything in it, by place below the first.

    ``values`` holds the columns in which anything stands, by field from left to right. ``filled``
    counts the values of each row, as far as ``MANY``. ``problems`` is what is to be said of cells,
    by row and 0-based column from left to right.
    """

    values: Mapping[str, Sequence[Any]]
    filled: Sequence[int]
    problems: Mapping[int, Mapping[int, tuple[Problem, ...]]]


def read_grid(
    area: TableArea,
    reader: ValueReader,
    changed: Mapping[Place, Cell],
    damaged: Collection[int] = (),
) -> Grid:
    """Read the body of a table; ``changed`` are the cells that merges change.

    A row that holds nothing but merged cells' values is blank. ``damaged`` are the sheet's rows,
    0-based, that are read even where they look blank.
    """
    rows = _down_to_last(area, max(damaged, default=area.first) + 1 - area.first)
    # As far as every row reaches, which in a sheet is the same for all.
    across = list(zip(*rows, strict=False))
    places = sorted((at, name) for name, at in area.columns.items() if at < len(across))
    columns: dict[str, Sequence[Any]] = {}
    problems: dict[int, dict[int, tuple[Problem, ...]]] = {}
    for at, name in places:
        cells: Sequence[Cell] = across[at]
        if changed:
            cells = _with_changes(cells, at, area.first, changed)
        values, said = reader.read_column(area.spec.columns[name], cells)
        if any(value is not None for value in values):
            columns[name] = values
        for row, found in said.items():
            problems.setdefault(row, {})[at] = found
    filled = [_filled(row) for row in zip(*columns.values(), strict=True)]
    grid = Grid(columns, filled or [0] * len(rows), problems)
    return _without_merged_rows(grid, area, places, changed) if changed else grid


def _down_to_last(area: TableArea, least: int) -> list[list[Cell]]:
    """Leave out the blank rows at the end, of which a form has many, beyond the ``least`` first."""
    rows = area.sheet.rows[area.first : area.end]
    while len(rows) > least and rows[-1].count("") == len(rows[-1]):
        rows.pop()
    return rows


def _filled(row: Iterable[Any]) -> int:
    found = 0
    for value in row:
        if value is not None:
            found += 1
            if found == MANY:
                break
    return found


def _with_changes(
    cells: Sequence[Cell], at: int, first: int, changed: Mapping[Place, Cell]
) -> Sequence[Cell]:
    made = list(cells)
    for (row, column), cell in changed.items():
        if column == at and row - first < len(made):
            made[row - first] = cell
    return made


def _without_merged_rows(
    grid: Grid, area: TableArea, places: Sequence[tuple[int, str]], changed: Mapping[Place, Cell]
) -> Grid:
    """Blank the rows that hold nothing but what merges brought there."""
    values = {name: list(column) for name, column in grid.values.items()}
    filled, problems = list(grid.filled), dict(grid.problems)
    for row in {row - area.first for row, _ in changed} & set(range(len(filled))):
        held = [
            at
            for at, name in places
            if at in problems.get(row, ()) or (name in values and values[name][row] is not None)
        ]
        if all((row + area.first, at) in changed for at in held):
            filled[row] = 0
            problems.pop(row, None)
            for column in values.values():
                column[row] = None
    return Grid(values, filled, problems)
