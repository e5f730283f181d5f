"""Row rules that a form can compute itself: in the colours of a row and on the check sheet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.model import RowContext, Rule, TableContent

from .array_formula import over_columns
from .geometry import TableGeometry
from .window import WINDOW_END_NAME, WINDOW_START_NAME, data_window


@dataclass(frozen=True, slots=True)
class LiveRule:
    """A rule with its formula in the anchor row, and the same over the whole table."""

    rule: Rule
    in_row: str
    in_table: str

    def broken(self, rows: tuple[Mapping[str, Any], ...], context: RowContext) -> int:
        """How many of ``rows`` break the rule."""
        return len(self.rule.broken(TableContent.of_values(rows), context))


def live_rules(place: TableGeometry, plan: FormPlan) -> tuple[LiveRule, ...]:
    """The rules of a table that its columns, and the window on the cover, are enough for."""
    window = (
        {"@window_start": WINDOW_START_NAME, "@window_end": WINDOW_END_NAME}
        if data_window(plan)
        else {}
    )
    row = {**place.row_refs(place.anchor_row), **window}
    table = {**place.range_refs, **window}
    live = []
    for rule in place.report_type.rules:
        if rule.fields[0] not in place.column_names:
            continue
        in_row, in_table = rule.formula(row), rule.formula(table)
        if in_row and in_table:
            live.append(LiveRule(rule, in_row, over_columns(in_table)))
    return tuple(live)


def row_context(plan: FormPlan) -> RowContext:
    """What rules may know of the form beside a row."""
    start, end = data_window(plan) or (None, None)
    return RowContext(window_start=start, window_end=end, kinds=plan.kinds)
