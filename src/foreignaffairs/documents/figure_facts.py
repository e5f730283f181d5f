"""What the report says of one report type: names, values and what they are set beside."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Self

import pandas as pd

from foreignaffairs.consolidation.compare import beside
from foreignaffairs.consolidation.counting import JOURNEYS, country_field, main_dimension
from foreignaffairs.consolidation.public import Shown, Tables
from foreignaffairs.model import Province, ReportType
from foreignaffairs.model.sign import Sign

from .phrases import label


@dataclass(slots=True)
class Counter:
    """Running numbers of tables and charts in one document."""

    tables: int = 0
    charts: int = 0


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What figures are set beside: the previous period and the same one a year before."""

    province: Province
    consolidation: Shown
    period_words: str
    before: Tables | None
    same: Tables | None
    before_within: str = ""
    """What to call the previous period where this one counts it in."""
    counter: Counter = field(default_factory=Counter)


class Line(NamedTuple):
    """One value of a dimension, or the totals: ``change`` is in percent of ``same``."""

    name: str
    now: Any
    before: Any
    same: Any
    change: Any


class Ranked(NamedTuple):
    """One value of a dimension with its figure."""

    name: str
    value: float


@dataclass(frozen=True, slots=True)
class TypeFigures:
    """The figures of one report type from one source: those of different sources never add up.

    ``where`` is the filter that keeps the source; empty where a report type knows none.
    """

    context: FigureContext
    declared: ReportType
    where: Mapping[str, str]

    @classmethod
    def headline(cls, context: FigureContext, declared: ReportType) -> Self:
        """The figures of the source that the report leads with."""
        return cls(context, declared, _headline(context.consolidation, declared))

    @property
    def made(self) -> Shown:
        """The consolidation that the figures are of."""
        return self.context.consolidation

    @property
    def dimension(self) -> str | None:
        """What the table and the chart list, most often the country."""
        return main_dimension(self.declared)

    @property
    def measure(self) -> str:
        """The first measure, which the table shows."""
        return self.made.measures(self.declared.id)[0]

    @property
    def charted_measure(self) -> str:
        """Journeys where there are any: only they may be added over countries."""
        return JOURNEYS if self.travels else self.measure

    @property
    def travels(self) -> bool:
        """Whether a row may stand under several countries, so that journeys count apart."""
        there = JOURNEYS in self.made.measures(self.declared.id)
        return there and self.dimension == country_field(self.declared)

    @property
    def rest(self) -> str:
        """The name of "other" in the dimension's list; it is never among the first."""
        codes = self.declared.column(self.dimension).codes if self.dimension else None
        return codes.label("KHAC") if codes and "KHAC" in codes.ids else ""

    @property
    def hides(self) -> bool:
        """Whether a charted figure is hidden, so that nobody may say which is first."""
        frame = self.frame(self.made, self.dimension)
        return frame is not None and any(isinstance(v, Sign) for v in frame[self.charted_measure])

    def other_sources(self) -> list[Self]:
        """The same report type as other sources counted it."""
        name = self.declared.source
        if not name:
            return []
        present = self.made.sources(self.declared.id)
        others = [s for s in present if s != self.where[name]]
        return [type(self)(self.context, self.declared, {name: s}) for s in others]

    def frame(self, tables: Tables, by: str | None = None) -> pd.DataFrame | None:
        """A table of this source by one dimension, or its totals; ``None`` where it is not kept."""
        frame = tables.table(self.declared.id, [*self.where, *([by] if by else [])])
        if frame is None:
            return None
        for name, value in self.where.items():
            frame = frame[frame[name] == value].drop(columns=name)
        return frame.reset_index(drop=True)

    def ranked(self) -> list[Ranked]:
        """Names and values of the charted measure, the largest first."""
        frame = self.frame(self.made, self.dimension) if self.dimension else None
        if frame is None or frame.empty:
            return []
        pairs = [
            Ranked(self._label(key), float(value))
            for key, value in zip(frame[self.dimension], frame[self.charted_measure], strict=True)
            if value is not pd.NA and value == value and not isinstance(value, Sign)
        ]
        return sorted(pairs, key=lambda p: (-p.value, p.name))

    def totals(self) -> Line:
        """The totals beside those of the other periods."""
        before, same = (self._beside(t, None).iloc[0] for t in self._earlier())
        return Line("", same["ky_nay"], before["ky_truoc"], same["ky_truoc"], same["ty_le"])

    def lines(self) -> list[Line]:
        """One line a value of the dimension, from this period or an earlier one."""
        before, same = (self._beside(t, self.dimension) for t in self._earlier())
        joined = same.merge(
            before[[self.dimension, "ky_truoc"]],
            on=self.dimension,
            how="outer",
            suffixes=("_cung", "_lien"),
        )
        return [
            Line(
                self._label(row[self.dimension]),
                row["ky_nay"],
                row["ky_truoc_lien"],
                row["ky_truoc_cung"],
                row["ty_le"],
            )
            for row in joined.to_dict("records")
        ]

    def _earlier(self) -> tuple[Tables | None, Tables | None]:
        return self.context.before, self.context.same

    def _beside(self, earlier: Tables | None, by: str | None) -> pd.DataFrame:
        now = self.frame(self.made, by)
        assert now is not None
        then = self.frame(earlier, by) if earlier else None
        return beside(now, then, [by] if by else [], self.measure)

    def _label(self, key: Any) -> str:
        return label(self.declared, self.context.province, self.dimension or "", key)


def sortable(value: Any) -> float:
    """A number to sort by; -1 where there is none."""
    if isinstance(value, Sign):
        return 0.0  # its place among the others would tell how large it is
    return float(value) if value is not pd.NA and value == value and value is not None else -1.0


def _headline(made: Shown, declared: ReportType) -> dict[str, str]:
    if not declared.source:
        return {}
    present = made.sources(declared.id)
    if declared.headline_source in present or not present:
        return {declared.source: declared.headline_source or ""}
    return {declared.source: present[0]}
