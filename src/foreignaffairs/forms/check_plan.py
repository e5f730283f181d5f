"""The check sheet's content, put together from cover, narrative and tables."""

from __future__ import annotations

from collections.abc import Sequence

from .check_lines import FIRST_DETAIL_ROW, FIRST_LINE_ROW, CheckPlan, Detail, literal
from .cover_line import cover_line
from .cover_plan import CoverPlan
from .draft import Computed, Draft
from .geometry import TableGeometry
from .narrative import NarrativeGeometry
from .narrative_line import narrative_line
from .table_line import rule_details, table_line


def check_plan(
    draft: Draft,
    cover: CoverPlan,
    narrative: NarrativeGeometry | None,
    tables: Sequence[TableGeometry],
) -> CheckPlan:
    """Work out every line and rule of the check sheet."""
    lines = [cover_line(draft, cover, FIRST_LINE_ROW + 1)]
    if narrative is not None:
        lines.append(narrative_line(draft, cover, narrative, FIRST_LINE_ROW + 2))
    row = FIRST_LINE_ROW + len(lines) + 1
    detail_row = FIRST_DETAIL_ROW + 1
    details: list[Detail] = []
    for table in tables:
        of_table = rule_details(draft, table)
        lines.append(table_line(draft, cover, table, of_table, row, detail_row))
        details += of_table
        row, detail_row = row + 1, detail_row + len(of_table)
    work = sum(int(line.work.value) for line in lines)
    span = f"H{FIRST_LINE_ROW + 1}:H{FIRST_LINE_ROW + len(lines)}"
    left, right = (literal(half) for half in draft.words("left_total", count="\0").split("\0"))
    done = draft.words("all_done")
    state = Computed(
        f"IF(SUM({span})=0,{literal(done)},{left}&SUM({span})&{right})",
        draft.words("left_total", count=work) if work else done,
    )
    return CheckPlan(tuple(lines), tuple(details), state)
