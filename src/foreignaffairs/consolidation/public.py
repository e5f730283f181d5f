"""What the public may see of a period: one table for each report type, small counts hidden.

A report type is published by its main dimension and by no other: two tables of the same figures
by different dimensions would share their totals, and could be set against each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any, Protocol

import pandas as pd

from foreignaffairs.model import ReportType
from foreignaffairs.model.sign import Sign

from .consolidate import Consolidation
from .counting import JOURNEYS, blank, has_journeys, main_dimension, measures, people
from .coverage import Coverage
from .hiding import hide
from .hiding_grid import TOTAL, Cell, Grid, Number, relations


class Tables(Protocol):
    """Figures of a period, live or frozen."""

    def table(self, report_type: str, by: Sequence[str]) -> pd.DataFrame | None:
        """Sums by dimensions; ``None`` where that period has none."""
        ...


class PublicTables:
    """The published tables of one period's figures, live or frozen.

    Asked for as the others are, but only by the source, the main dimension or both; anything
    else raises ``ValueError``. A hidden figure is a ``Sign``. ``below`` is the first count that is
    shown; 0 hides nothing.
    """

    def __init__(self, tables: Tables, report_types: Mapping[str, ReportType], below: int) -> None:
        self._tables, self._report_types, self.below = tables, report_types, below
        self._hidden: dict[tuple[str, Any], dict[Cell, Sign]] = {}

    def table(self, report_type: str, by: Sequence[str]) -> pd.DataFrame | None:
        """A published table; ``None`` where the period has none."""
        declared = self._report_types[report_type]
        dimension = main_dimension(declared)
        source = [declared.source] if declared.source else []
        if declared.personal or list(by) not in (source, [*source, *_one(dimension)]):
            raise ValueError(f"{report_type} is not published by {', '.join(by) or 'nothing'}")
        frame = self._tables.table(report_type, by)
        if frame is None:
            return None
        is_total = dimension not in by
        made = frame.astype(object)
        for measure in measures(declared):
            if measure in made.columns:
                values = [
                    self._shown(declared, record, measure, is_total=is_total)
                    for record in frame.to_dict("records")
                ]
                made[measure] = pd.Series(values, index=frame.index, dtype=object)
        return made

    def _shown(
        self, declared: ReportType, record: Mapping[Any, Any], measure: str, *, is_total: bool
    ) -> Any:
        """A figure or its sign; indicators are things of their own and have no total."""
        dimension = main_dimension(declared)
        if is_total and dimension and not declared.summed:
            return pd.NA
        key = TOTAL if is_total else _key(record[dimension])
        hidden = self._signs(declared, record.get(declared.source or ""))
        value = pd.NA if blank(record[measure]) else record[measure]
        return hidden.get((key, measure), value)

    def signs(self, report_type: str) -> tuple[Sign, ...]:
        """The signs that stand in the published tables of a report type, "<5" before "*"."""
        declared = self._report_types[report_type]
        source, dimension = declared.source, main_dimension(declared)
        made = self.table(report_type, [*_one(source), *_one(dimension)])
        whole = self.table(report_type, _one(source))
        cells = [v for t in (made, whole) if t is not None for v in t.to_numpy().ravel()]
        return tuple(sorted({v for v in cells if isinstance(v, Sign)}, reverse=True))

    def _signs(self, declared: ReportType, source: Any) -> dict[Cell, Sign]:
        """What is hidden of one source; sources are never added, so each is a table of its own."""
        if self.below < 2:
            return {}
        place = (declared.id, source)
        if place not in self._hidden:
            self._hidden[place] = hide(self._grid(declared, source), self.below)
        return self._hidden[place]

    def _grid(self, declared: ReportType, source: Any) -> Grid:
        dimension, names = main_dimension(declared), measures(declared)
        values: dict[Cell, Number | None] = {}
        for record in self._records(declared, source, _one(dimension)):
            key = _key(record[dimension]) if dimension else None
            values |= {(key, m): _number(record.get(m)) for m in names}
        has_total = bool(dimension) and declared.summed
        if has_total:
            for record in self._records(declared, source, []):
                values |= {(TOTAL, m): _number(record.get(m)) for m in names}
        parts, sums = relations(declared)
        same = ((people(declared), JOURNEYS),) if has_journeys(declared) else ()
        amounts = {c.name for c in declared.measures if c.type == "money"}
        rows = tuple(dict.fromkeys(r for r, _ in values if r != TOTAL))
        grid = Grid(
            rows, names, frozenset(names) - amounts, values, parts, sums, same, has_total=has_total
        )
        return grid if dimension else _as_totals(grid)

    def _records(
        self, declared: ReportType, source: Any, by: list[str]
    ) -> Iterator[dict[Any, Any]]:
        frame = self._tables.table(declared.id, [*_one(declared.source), *by])
        for record in [] if frame is None else frame.to_dict("records"):
            if not declared.source or record[declared.source] == source:
                yield record


class Publication(PublicTables):
    """A consolidation as the public may see it: no rows, no units, no narrative, no lineage."""

    def __init__(self, made: Consolidation, below: int) -> None:
        super().__init__(made, made.facts.report_types, below)
        self._made = made

    def __iter__(self) -> Iterator[str]:
        return (r for r in self._made if not self.report_type(r).personal)

    def __contains__(self, report_type: object) -> bool:
        return any(report_type == r for r in self)

    def __getitem__(self, report_type: str) -> pd.DataFrame:
        """The published table; raises ``KeyError`` for a type that is not published."""
        if report_type not in self:
            raise KeyError(report_type)
        declared = self.report_type(report_type)
        by = [*_one(declared.source), *_one(main_dimension(declared))]
        frame = self.table(report_type, by)
        assert frame is not None
        return frame

    @property
    def period(self) -> str:
        """The period's id."""
        return self._made.period

    def report_type(self, report_type: str) -> ReportType:
        """The declaration of a report type; raises ``KeyError``."""
        return self._made.report_type(report_type)

    def measures(self, report_type: str) -> tuple[str, ...]:
        """The measures of a report type."""
        return self._made.measures(report_type)

    def coverage(self, report_type: str) -> Coverage:
        """Who answered, and how; printed as numbers of units only."""
        return self._made.coverage(report_type)

    def sources(self, report_type: str) -> tuple[str, ...]:
        """The sources that there are figures of."""
        return self._made.sources(report_type)


Shown = Consolidation | Publication
"""What a document is made of: everything, or what the public may see."""


def _as_totals(grid: Grid) -> Grid:
    """A report type without a dimension has one row, and it is the row of totals."""
    values: dict[Cell, Number | None] = {(TOTAL, m): v for (_, m), v in grid.values.items()}
    return Grid(
        (TOTAL,), grid.measures, grid.counts, values, grid.parts, grid.sums, grid.same,
        has_total=False,
    )  # fmt: skip


def _one(name: str | None) -> list[str]:
    return [name] if name else []


def _key(value: Any) -> Any:
    return None if blank(value) or value == "" else value


def _number(value: Any) -> Number | None:
    if blank(value):
        return None
    return value if isinstance(value, Decimal) else int(value)
