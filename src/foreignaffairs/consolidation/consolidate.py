"""The consolidation of one period: tables by report type, narrative, coverage, lineage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Any

from foreignaffairs.model import ReportType

from .counting import counted, dimensions, measures, planned, table
from .coverage import Coverage, coverage
from .facts import PeriodFacts
from .figures import TRACE_COLUMNS, Figure, rows_behind, value_of
from .frames import lineage_frame
from .narrative import NarrativeSection, gather

if TYPE_CHECKING:
    import pandas as pd


class Consolidation(Mapping[str, "pd.DataFrame"]):
    """Merged tables of one period, by report type id: ``consolidation["F02"]``.

    A table has one column for each dimension (declared ones, ``loai_don_vi``, ``dia_ban``) and
    one for each measure; ids as values, a number that nobody gave is ``<NA>``. Nothing in it
    changes: it is made from facts and works out tables when they are asked for.
    """

    def __init__(self, facts: PeriodFacts, task_titles: Mapping[str, str]) -> None:
        self.facts = facts
        self._titles = dict(task_titles)
        self._frames: dict[str, pd.DataFrame] = {}

    @property
    def period(self) -> str:
        """The period's id."""
        return self.facts.period.id

    def __getitem__(self, report_type: str) -> pd.DataFrame:
        declared = self.report_type(report_type)
        by = [d for d in dimensions(declared) if d != "don_vi"]
        return self.table(report_type, by)

    def __iter__(self) -> Iterator[str]:
        return iter(self._asked)

    def __contains__(self, report_type: object) -> bool:
        """Whether anybody was asked for a report type in this period."""
        return report_type in self._asked

    def __len__(self) -> int:
        return len(self._asked)

    @cached_property
    def _asked(self) -> tuple[str, ...]:
        owed = {r for u in self.facts.units for r in u.owes}
        return tuple(r for r in self.facts.report_types if r in owed)

    def report_type(self, report_type: str) -> ReportType:
        """The declaration of a report type; raises ``KeyError``."""
        return self.facts.report_types[report_type]

    def rows(self, report_type: str) -> pd.DataFrame:
        """Every counted row with its lineage (unit, file, revision, sheet, row)."""
        if report_type not in self._frames:
            declared = self.report_type(report_type)
            self._frames[report_type] = lineage_frame(self.facts, declared)
        return self._frames[report_type]

    def table(self, report_type: str, by: Sequence[str]) -> pd.DataFrame:
        """Sums by any dimensions, ``don_vi`` among them; ``by=[]`` gives one row of totals."""
        return table(self.rows(report_type), self.report_type(report_type), by)

    def done(self, report_type: str) -> pd.DataFrame:
        """The rows that are counted (planned ones left out), with counting columns."""
        return counted(self.rows(report_type), self.report_type(report_type))

    def sources(self, report_type: str) -> tuple[str, ...]:
        """Who counted: the sources that there are rows of, in order; none without a source."""
        declared = self.report_type(report_type)
        if not declared.source:
            return ()
        return tuple(sorted(set(self.rows(report_type)[declared.source].dropna())))

    def planned(self, report_type: str) -> pd.DataFrame:
        """The rows that are only planned for the next period."""
        return planned(self.rows(report_type), self.report_type(report_type))

    def measures(self, report_type: str) -> tuple[str, ...]:
        """The measures of a report type, counted things and journeys included."""
        return measures(self.report_type(report_type))

    def coverage(self, report_type: str) -> Coverage:
        """Who answered a report type, and how."""
        return coverage(self.facts, report_type)

    @cached_property
    def narrative(self) -> tuple[NarrativeSection, ...]:
        """What was said, by task, in order."""
        return gather(self.facts, self._titles)

    def value(self, figure: Figure) -> Any:
        """One figure; raises ``KeyError`` for an unknown report type, ``ValueError`` otherwise."""
        return value_of(self.rows(figure.report_type), self.report_type(figure.report_type), figure)

    def trace(self, figure: Figure) -> pd.DataFrame:
        """Where a figure comes from: one row a cell, columns ``TRACE_COLUMNS``."""
        import pandas as pd

        declared = self.report_type(figure.report_type)
        rows = rows_behind(self.rows(figure.report_type), declared, figure)
        cells = {r.key: r for r in self.facts.rows if r.report_type == figure.report_type}
        records = [
            (
                row["don_vi"],
                row["ten_don_vi"],
                row["tep"],
                row["lan"],
                row["trang"],
                cells[row["khoa"]].cell(figure.measure),
                row[figure.measure],
            )
            for row in rows.to_dict("records")
        ]
        return pd.DataFrame.from_records(records, columns=list(TRACE_COLUMNS))


def consolidate(facts: PeriodFacts, task_titles: Mapping[str, str]) -> Consolidation:
    """Merge what was accepted in one period; ``task_titles`` orders the narrative."""
    return Consolidation(facts, task_titles)
