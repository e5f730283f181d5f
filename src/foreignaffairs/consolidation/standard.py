"""The tables that are kept when a report goes up, and a frozen period's figures read from them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from .consolidate import Consolidation
from .counting import blank, dimensions
from .figures import Figure


def standard_tables(made: Consolidation) -> dict[str, pd.DataFrame]:
    """Every table that a later period may be set beside, by ``table_name``.

    For each report type: the totals, the sums by each single dimension (units left out), and the
    whole table. Counts by country cannot be added up again, so each is kept as it was.
    """
    tables: dict[str, pd.DataFrame] = {}
    for report_type in made:
        declared = made.report_type(report_type)
        source = [declared.source] if declared.source else []
        single = [d for d in dimensions(declared) if d != "don_vi" and d not in source]
        for by in (source, *([*source, d] for d in single)):
            tables[table_name(report_type, by)] = made.table(report_type, by)
        tables[report_type] = made[report_type]
    return tables


def standard_figures(made: Consolidation) -> dict[str, Any]:
    """Every number of the standard tables under its figure's name; absent ones as ``None``."""
    figures: dict[str, Any] = {}
    for name, frame in standard_tables(made).items():
        report_type, bar, dimensions_named = name.partition("|")
        by = [d for d in dimensions_named.split(",") if d]
        if not bar:
            continue
        for row in frame.to_dict("records"):
            where = tuple(sorted((d, "" if blank(row[d]) else str(row[d])) for d in by))
            for measure in made.measures(report_type):
                figure = Figure(
                    period=made.period, report_type=report_type, measure=measure, where=where
                )
                value = row[measure]
                figures[str(figure)] = None if blank(value) else value
    return figures


def table_name(report_type: str, by: Sequence[str]) -> str:
    """The name of a kept table: ``F02|nguon_bao_cao,nuoc``; ``F03|`` are the totals."""
    return f"{report_type}|{','.join(by)}"


class FrozenTables:
    """A frozen period's tables, asked for in the same way as a live consolidation's."""

    def __init__(self, tables: Mapping[str, pd.DataFrame]) -> None:
        self._tables = dict(tables)

    def table(self, report_type: str, by: Sequence[str]) -> pd.DataFrame | None:
        """The kept table by exactly these dimensions; ``None`` where it was not kept."""
        return self._tables.get(table_name(report_type, by))

    def __getitem__(self, report_type: str) -> pd.DataFrame:
        return self._tables[report_type]

    def __contains__(self, report_type: object) -> bool:
        return report_type in self._tables
