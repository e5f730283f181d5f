"""A table that the public shall see, and the signs that stand in place of hidden figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from foreignaffairs.model import ReportType
from foreignaffairs.model.sign import Sign

TOTAL = ""
"""The key of the row of totals; no value of a dimension is empty text."""
Number = int | Decimal
Cell = tuple[object, str]
"""Row key and measure."""


REST = Sign("*")
"""A figure that is hidden because a small count could be worked out from it."""


def small(below: int) -> Sign:
    """The sign of a small count: "<5"."""
    return Sign(f"<{below}")


@dataclass(frozen=True, slots=True)
class Grid:
    """A table with its totals: ``values`` by row key and measure, ``None`` for a blank.

    ``counts`` are the measures that count people or things; the other ones are amounts. ``parts``
    are pairs (part, whole), ``sums`` pairs (whole, all its parts), ``same`` pairs of measures that
    are equal in every row but the totals.
    """

    rows: tuple[object, ...]
    measures: tuple[str, ...]
    counts: frozenset[str]
    values: Mapping[Cell, Number | None]
    parts: tuple[tuple[str, str], ...] = ()
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    same: tuple[tuple[str, str], ...] = ()
    has_total: bool = True

    def every_row(self) -> tuple[object, ...]:
        """All rows, the totals last."""
        return (*self.rows, TOTAL) if self.has_total else self.rows

    def value(self, row: object, measure: str) -> Number | None:
        """One figure; ``None`` where it is blank or not in the table."""
        return self.values.get((row, measure))

    def component(self, measure: str) -> tuple[str, ...]:
        """The measures that a row ties to this one, itself among them, in order."""
        ties = [*self.parts, *self.same, *((w, p) for w, parts in self.sums for p in parts)]
        found = {measure}
        while more := {m for tie in ties if found & set(tie) for m in tie} - found:
            found |= more
        return tuple(m for m in self.measures if m in found)


def relations(report_type: ReportType) -> tuple[
    tuple[tuple[str, str], ...], tuple[tuple[str, tuple[str, ...]], ...]
]:  # fmt: skip
    """What a report type declares of its measures: (part, whole) pairs, and wholes with parts."""
    from foreignaffairs.report_types.rules import AtMost, Sum

    measures = {c.name for c in report_type.measures}
    parts = tuple(
        (r.field, r.limit)
        for r in report_type.rules
        if isinstance(r, AtMost) and {r.field, r.limit} <= measures
    )
    sums = tuple(
        (r.total, tuple(r.parts))
        for r in report_type.rules
        if isinstance(r, Sum) and {r.total, *r.parts} <= measures
    )
    return parts, sums
