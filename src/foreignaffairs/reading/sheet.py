"""A sheet as it was read: its cells, and the marks that cells alone do not carry."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import TypeAlias

Cell: TypeAlias = str | int | float | bool | date | datetime | time | timedelta
"""A blank cell is ``""``."""
Place: TypeAlias = tuple[int, int]
"""A 0-based row and column."""
Area: TypeAlias = tuple[int, int, int, int]
"""First row, first column, last row, last column; 0-based, inclusive."""

MAX_ROWS = 20_000
MAX_COLUMNS = 512
"""Cells beyond are stray: a unit's form never gets there, and a dense grid would not hold them."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What a reader of values would lose without a word.

    ``errors`` holds cells with an error and its text (``#REF!``), ``uncomputed`` formulas that
    the file holds no value for, ``stray`` the addresses of cells left out as too far away.
    """

    errors: Mapping[Place, str] = field(default_factory=dict)
    uncomputed: frozenset[Place] = frozenset()
    merged: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    stray: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """One worksheet; ``rows[0][0]`` is A1."""

    name: str
    hidden: bool
    rows: list[list[Cell]]
    marks: Marks = Marks()

    def cell(self, row: int, column: int) -> Cell:
        """Return a cell, blank where the grid ends."""
        if row >= len(self.rows) or column >= len(self.rows[row]):
            return ""
        return self.rows[row][column]


def far(row: int, column: int) -> bool:
    """Tell whether a place lies beyond what a form may reach."""
    return row >= MAX_ROWS or column >= MAX_COLUMNS
