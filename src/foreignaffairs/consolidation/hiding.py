"""Hiding small counts in a table that the public sees, so that nobody can work them out again.

Counts from 1 to ``below`` - 1 are hidden first. Then further cells are hidden until every hidden
one, and every small difference between a whole and a part of it ("trong đó: nữ"), could have at
least one other value in a table that shows exactly the same: same figures, same totals, same
signs (see :mod:`.hiding_moves`). Zeros and blanks are never hidden.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from foreignaffairs.model.sign import Sign

from .hiding_grid import REST, TOTAL, Cell, Grid, Number, small
from .hiding_moves import measure_of, movable, targets


def hide(grid: Grid, below: int) -> dict[Cell, Sign]:
    """The cells to hide and the sign that stands in each; nothing where no count is small.

    ``below`` of 0 or 1 hides nothing.
    """
    hidden = dict(_first(grid, below))
    whole: set[str] = set()
    while unsafe := next(_unsafe(grid, hidden, whole, below), None):
        found = _more(grid, hidden, *unsafe, below)
        if not found:
            # Figures that contradict each other (a part without its whole) have no table beside
            # them that shows the same: then nothing of what they are tied to is shown at all.
            tied = grid.component(measure_of(unsafe[1]))
            whole |= set(tied)
            found = _block(grid, grid.every_row(), tied)
        hidden |= found
    return hidden


def _unsafe(
    grid: Grid, hidden: Mapping[Cell, Sign], whole: Collection[str], below: int
) -> Iterator[tuple[object, str]]:
    """Rows and targets that could be worked out; measures hidden as a ``whole`` are passed over."""
    for row in grid.every_row():
        can = movable(grid, hidden, row, below)
        for target in targets(grid, hidden, row, below):
            if target not in can and measure_of(target) not in whole:
                yield row, target


def _first(grid: Grid, below: int) -> Iterator[tuple[Cell, Sign]]:
    """Small counts, and the amounts that stand in one row with them."""
    for row in grid.every_row():
        few = [m for m in grid.measures if m in grid.counts and _is_small(grid, row, m, below)]
        yield from (((row, m), small(below)) for m in few)
        if few and row != TOTAL:
            amounts = (m for m in grid.measures if m not in grid.counts and grid.value(row, m))
            yield from (((row, m), REST) for m in amounts)


def _is_small(grid: Grid, row: object, measure: str, below: int) -> bool:
    value = grid.value(row, measure)
    return value is not None and 0 < value < below


def _more(
    grid: Grid, hidden: Mapping[Cell, Sign], row: object, target: str, below: int
) -> dict[Cell, Sign]:
    """What to hide beside, so that ``target`` of a row can be worked out no more.

    The least that helps is taken: one cell, the smallest first and totals last; else the tied
    figures of two rows; else those of the row and the totals, at last without telling "<5".
    Empty where nothing helps.
    """

    def helps(extra: Mapping[Cell, Sign]) -> bool:
        return target in movable(grid, {**hidden, **extra}, row, below)

    for extra in _options(grid, hidden, row, measure_of(target)):
        if helps(extra):
            return extra
    last = _block(grid, (row, TOTAL), grid.component(measure_of(target)))
    return last if helps(last) else {}


def _options(
    grid: Grid, hidden: Mapping[Cell, Sign], row: object, measure: str
) -> Iterator[dict[Cell, Sign]]:
    tied = grid.component(measure)
    others = [r for r in grid.every_row() if r != row]
    for cell in _by_size(grid, [(r, m) for r in (row, *others) for m in tied]):
        if cell not in hidden:
            yield {cell: REST}
    for wanted in ((measure,), tied):
        blocks = [_block(grid, (row, other), wanted) for other in others]
        blocks.sort(key=lambda b: (any(r == TOTAL for r, _ in b), sum(_values(grid, b))))
        for block in blocks:
            yield {cell: sign for cell, sign in block.items() if cell not in hidden}


def _by_size(grid: Grid, cells: list[Cell]) -> list[Cell]:
    there = [(c, grid.value(*c)) for c in cells]
    sized = [(c[0] == TOTAL, value, at, c) for at, (c, value) in enumerate(there) if value]
    return [c for *_, c in sorted(sized, key=lambda s: s[:3])]


def _block(grid: Grid, rows: Iterable[object], measures: tuple[str, ...]) -> dict[Cell, Sign]:
    return {(r, m): REST for r in rows for m in measures if grid.value(r, m)}


def _values(grid: Grid, cells: Mapping[Cell, Sign]) -> list[Number]:
    return [grid.values[c] or 0 for c in cells]
