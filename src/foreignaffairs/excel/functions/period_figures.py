"""One report type's figures of one period: the frozen ones where it went up, else the live ones."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

import pandas as pd

from foreignaffairs.consolidation import Consolidation
from foreignaffairs.consolidation.counting import blank, dimensions, measures, total
from foreignaffairs.consolidation.freeze import load
from foreignaffairs.consolidation.standard import table_name
from foreignaffairs.documents.phrases import heading_of
from foreignaffairs.model import Period, ReportType
from foreignaffairs.office.reporting import merged

from .errors import CellError
from .facts import Facts

Line = Mapping[str, Any]
"""A row of a table: ids and numbers by name, ``None`` where there is none."""


class Tables(Protocol):
    """Consolidated tables of one period, live or frozen."""

    def frame(self, declared: ReportType, by: Sequence[str]) -> pd.DataFrame:
        """The sums of a report type by dimensions."""
        ...


class Live:
    """What was accepted so far."""

    def __init__(self, made: Consolidation) -> None:
        self._made = made

    def frame(self, declared: ReportType, by: Sequence[str]) -> pd.DataFrame:
        """Sums by any dimensions."""
        return self._made.table(declared.id, by)


class Frozen:
    """What went up; nothing that changed since is in it."""

    def __init__(self, period: Period, tables: Mapping[str, pd.DataFrame]) -> None:
        self._period = period
        self._tables = tables

    def frame(self, declared: ReportType, by: Sequence[str]) -> pd.DataFrame:
        """A kept table, or one added up from the whole; raises :class:`CellError` for others.

        Rows of several countries stand under each of them, so those tables cannot be added up.
        """
        kept = self._tables.get(table_name(declared.id, by))
        if kept is not None:
            return kept
        whole = self._tables.get(declared.id)
        if whole is None:
            return pd.DataFrame(columns=[*by, *measures(declared)])
        several = any(c.type in ("countries", "codes") for c in declared.dimensions)
        if several or not set(by) <= set(whole.columns):
            raise CellError("CHOT", period=self._period.id)
        names = list(measures(declared))
        if not by:
            return pd.DataFrame([{n: total(whole[n]) for n in names}], columns=names)
        return whole.groupby(list(by), dropna=False, sort=True)[names].agg(total).reset_index()


class PeriodFigures:
    """The figures of one report type in one period."""

    def __init__(self, facts: Facts, period: Period, declared: ReportType, tables: Tables) -> None:
        self.declared = declared
        self.measures = measures(declared)
        self.dimensions = dimensions(declared)
        self._facts = facts
        self._period = period
        self._tables = tables

    @property
    def apart(self) -> tuple[str, ...]:
        """Dimensions whose values are never added up: who counted, and which indicator it is."""
        declared = self.declared
        source = (declared.source,) if declared.source else ()
        indicators = () if declared.summed else (c.name for c in declared.dimensions if c.key)
        return (*source, *indicators)

    def grouped_by(self, by: Sequence[str]) -> tuple[str, ...]:
        """The dimensions, led by those that are never added up."""
        return tuple(dict.fromkeys((*self.apart, *by)))

    def rows(self, by: Sequence[str]) -> Sequence[Line]:
        """One row a group; see :meth:`grouped_by`."""
        names = self.grouped_by(by)
        key = ("rows", self._period.id, self.declared.id, names)
        return self._facts.remember(key, lambda: self._rows(names))

    def _rows(self, by: Sequence[str]) -> Sequence[Line]:
        frame = self._tables.frame(self.declared, by)
        return [
            {str(name): None if blank(value) else value for name, value in line.items()}
            for line in frame.to_dict("records")
        ]

    def value(self, measure: str, where: Mapping[str, str]) -> Any:
        """One number; ``None`` where nobody gave any. Without a source it is the headline's.

        Raises :class:`CellError` where it would add up what is never added.
        """
        filters = dict(where)
        declared = self.declared
        if declared.source and declared.headline_source:
            filters.setdefault(declared.source, declared.headline_source)
        missing = [heading_of(declared, n) for n in self.apart if n not in filters]
        if missing:
            raise CellError("LOC_apart", title=declared.number, names=", ".join(missing))
        names = self.grouped_by(sorted(filters))
        key = ("index", self._period.id, declared.id, names)
        index = self._facts.remember(
            key, lambda: {tuple(str(r[n] or "") for n in names): r for r in self.rows(names)}
        )
        found = index.get(tuple(filters.get(n, "") for n in names))
        return None if found is None else found[measure]


def figures_of(facts: Facts, period: Period, report_type: str) -> PeriodFigures | None:
    """The figures of a report type; ``None`` where nothing was received for the period."""
    tables = facts.remember(("tables", period.id), lambda: _tables(facts, period))
    if tables is None:
        return None
    return PeriodFigures(facts, period, facts.report_types[report_type], tables)


def frozen(facts: Facts, period: Period) -> bool:
    """Whether the period's figures went up."""
    return isinstance(facts.remember(("tables", period.id), lambda: _tables(facts, period)), Frozen)


def consolidated(facts: Facts, period: Period) -> Consolidation:
    """The consolidation of a period as it stands now."""
    return facts.remember(("merged", period.id), lambda: merged(facts.desk, facts.view(period)))


def _tables(facts: Facts, period: Period) -> Tables | None:
    register = facts.desk.register
    went_up = register.figures.latest(period.id)
    if went_up is not None:
        return Frozen(period, load(went_up.tables))
    if period.id not in register.submissions.periods():
        return None
    return Live(consolidated(facts, period))
