"""Which hidden figures could be others: small changes of a table that leave all that is shown.

A move changes hidden figures of one row by one, and takes the same away from one other row or
adds it to the totals. It counts where every sign stays true ("<5" from 1 to 4, "*" from 1 up),
every whole keeps its parts, and nothing gets below zero. Who knows the table as published, how
its totals are made and what its signs mean cannot tell the table from the moved one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import product

from foreignaffairs.model.sign import Sign

from .hiding_grid import TOTAL, Cell, Grid, Number, small

_REST_OF = "rest of "
Move = dict[str, int]
"""Measure and its change of one step up or down."""


def targets(grid: Grid, hidden: Mapping[Cell, Sign], row: object, below: int) -> list[str]:
    """What nobody may work out of a row: hidden figures, and small rests of a whole."""
    found = [m for m in grid.measures if (row, m) in hidden]
    for part, whole in grid.parts:
        rest = _rest(grid, row, part, whole)
        if whole in grid.counts and rest is not None and 0 < rest < below:
            found.append(f"{_REST_OF}{part}")
    return found


def measure_of(target: str) -> str:
    """The measure that a target is, or is the rest of."""
    return target.removeprefix(_REST_OF)


def movable(grid: Grid, hidden: Mapping[Cell, Sign], row: object, below: int) -> set[str]:
    """The targets of a row that could have another value."""
    wanted = set(targets(grid, hidden, row, below))
    found: set[str] = set()
    for measures in _components(grid, hidden, row):
        for move in _moves(grid, hidden, row, measures, below):
            changed = set(move) | set(_rests_changed(grid, move))
            if not wanted & changed - found:
                continue
            if _balanced(grid, hidden, row, move, below):
                found |= changed
            if wanted <= found:
                return found
    return found


def _components(grid: Grid, hidden: Mapping[Cell, Sign], row: object) -> list[tuple[str, ...]]:
    """The hidden measures of a row, those apart that nothing ties together."""
    seen: dict[tuple[str, ...], tuple[str, ...]] = {}
    for measure in grid.measures:
        tied = grid.component(measure)
        there = tuple(m for m in tied if (row, m) in hidden)
        if there:
            seen[tied] = there
    return list(seen.values())


@lru_cache(maxsize=64)
def _steps(count: int) -> tuple[tuple[int, ...], ...]:
    """All changes of so many figures by one step, those of few figures first."""
    every = (s for s in product((0, 1, -1), repeat=count) if any(s))
    return tuple(sorted(every, key=lambda s: sum(map(abs, s))))


def _moves(
    grid: Grid, hidden: Mapping[Cell, Sign], row: object, measures: tuple[str, ...], below: int
) -> Iterator[Move]:
    for steps in _steps(len(measures)):
        move = {m: s for m, s in zip(measures, steps, strict=True) if s}
        if _holds(grid, hidden, row, move, below):
            yield move


def _holds(grid: Grid, hidden: Mapping[Cell, Sign], row: object, move: Move, below: int) -> bool:
    """Whether a row may be so: hidden figures only, signs true, wholes and parts as before."""
    for measure, step in move.items():
        sign, value = hidden.get((row, measure)), grid.value(row, measure)
        if sign is None or value is None:
            return False
        after = value + step * _size(grid, measure)
        if after <= 0 or (sign == small(below) and after >= below):
            return False
    for whole, parts in grid.sums:
        exact = grid.value(row, whole) == sum(grid.value(row, p) or 0 for p in parts)
        if exact and move.get(whole, 0) != sum(move.get(p, 0) for p in parts):
            return False
    for part, whole in grid.parts:
        rest = _rest(grid, row, part, whole)
        change = move.get(whole, 0) - move.get(part, 0)
        if rest is not None and rest + change * _size(grid, whole) < 0:
            return False
    return row == TOTAL or all(
        move.get(a, 0) == move.get(b, 0)
        for a, b in grid.same
        if grid.value(row, a) == grid.value(row, b)
    )


def _balanced(grid: Grid, hidden: Mapping[Cell, Sign], row: object, move: Move, below: int) -> bool:
    """Whether the sums of the columns can stay: another row takes what this one gives."""
    summed = {m: s for m, s in move.items() if grid.has_total and _is_given(grid, m)}
    if not summed:
        return True
    for other in grid.every_row():
        if other == row:
            continue
        turn = 1 if TOTAL in (row, other) else -1
        if _holds(grid, hidden, other, {m: turn * s for m, s in summed.items()}, below):
            return True
    return False


def _is_given(grid: Grid, measure: str) -> bool:
    return grid.value(TOTAL, measure) is not None


def _rest(grid: Grid, row: object, part: str, whole: str) -> Number | None:
    """What of a whole is not this part; ``None`` where one is blank or they do not fit."""
    of, all_ = grid.value(row, part), grid.value(row, whole)
    if of is None or all_ is None or of > all_:
        return None
    return all_ - of


def _rests_changed(grid: Grid, move: Move) -> list[str]:
    return [
        f"{_REST_OF}{part}" for part, whole in grid.parts if move.get(whole, 0) != move.get(part, 0)
    ]


@lru_cache(maxsize=256)
def _half(values: tuple[Number, ...]) -> Number:
    return Decimal(min(values)) / 2


def _size(grid: Grid, measure: str) -> Number:
    """One step: a person, or half of the smallest amount among those that are tied together."""
    if measure in grid.counts:
        return 1
    tied = grid.component(measure)
    return _half(tuple(v for r in grid.rows for m in tied if (v := grid.value(r, m))) or (1,))
