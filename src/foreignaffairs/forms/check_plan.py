"""The check sheet's content, put together from cover, narrative and tables."""

from __future__ import annotations

from collections.abc import Sequence

from .check_lines import (
    FIRST_DETAIL_ROW,
    FIRST_LINE_ROW,
    CheckPlan,
    Detail,
    Line,
    beginning,
    literal,
    sentence,
)
from .cover_line import cover_line
from .cover_plan import CoverPlan
from .draft import Computed, Draft
from .geometry import TableGeometry
from .narrative import NarrativeGeometry
from .narrative_line import narrative_line
from .table_line import table_details, table_line


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
        of_table = table_details(draft, table, detail_row)
        lines.append(table_line(draft, cover, table, of_table, row, detail_row))
        details += of_table
        row, detail_row = row + 1, detail_row + len(of_table)
    state = _state(draft, lines)
    return CheckPlan(tuple(lines), tuple(details), state)


def _state(draft: Draft, lines: Sequence[Line]) -> Computed:
    """How much is left to do; else how many tables to look at again; else that it may be sent."""
    first, last = FIRST_LINE_ROW + 1, FIRST_LINE_ROW + len(lines)
    work = f"SUM(H{first}:H{last})"
    look, verdicts = beginning(draft, "look_again", "cell"), f"I{first}:I{last}"
    looks = f"SUMPRODUCT((LEFT({verdicts},{len(look)})={literal(look)})*1)"
    done = draft.words("all_done")
    formula = (
        f"IF({work}>0,{sentence(draft, 'left_total', 'count', work)},"
        f"IF({looks}>0,{sentence(draft, 'look_total', 'count', looks)},{literal(done)}))"
    )
    to_do = sum(int(line.work.value) for line in lines)
    asked = sum(str(line.verdict.value).startswith(look) for line in lines)
    if to_do:
        return Computed(formula, draft.words("left_total", count=to_do))
    return Computed(formula, draft.words("look_total", count=asked) if asked else done)
