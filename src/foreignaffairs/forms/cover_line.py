"""The cover's line on the check sheet: unit, who filled the form in, how many schools."""

from __future__ import annotations

from foreignaffairs.model import layout

from .check_lines import Line, literal
from .cover_plan import CoverPlan
from .draft import Computed, Draft


def cover_line(draft: Draft, cover: CoverPlan, number: int) -> Line:
    """Who the unit is, who filled the form in, and how many schools it speaks for."""
    plan = draft.plan
    needed = [layout.COVER_PREPARED_BY] if plan.unit else [
        layout.COVER_UNIT, layout.COVER_PREPARED_BY
    ]  # fmt: skip
    schools = [layout.COVER_SCHOOLS_DUE, layout.COVER_SCHOOLS_FILED, layout.COVER_SCHOOLS_NIL]
    counted = cover.has(schools[0])
    cells = {e: cover.cell(e) for e in (*needed, *(schools if counted else ()))}
    missing = Computed(
        "+".join(f'IF(TRIM({cell})="",1,0)' for cell in cells.values()),
        sum(not plan.contact.get(entry) for entry in cells),
    )
    broken = None
    if counted:
        due, filed, none = (cells[e] for e in schools)
        both = f"IF(COUNT({due},{filed})=2,IF({filed}>{due},1,0),0)"
        some = f"IF(COUNT({filed},{none})=2,IF({none}>{filed},1,0),0)"
        broken = Computed(f"{both}+{some}", 0)
    work = Computed(f"E{number}+F{number}" if counted else f"E{number}", missing.value)
    parts = [
        f'IF(TRIM({cell})="",{literal(draft.words(f"missing_{entry}") + " ")},"")'
        for entry, cell in cells.items()
    ]
    if counted:
        parts.append(f'IF(F{number}>0,{literal(draft.words("schools_wrong"))},"")')
    said = "".join(
        draft.words(f"missing_{e}") + " " for e in cells if not plan.contact.get(e)
    ).strip()
    verdict = Computed(
        f"IF(H{number}=0,{literal(draft.words('done'))},TRIM({'&'.join(parts)}))",
        said or draft.words("done"),
    )
    return Line(
        draft.words("line_cover"), cover.sheet, cover.first_input(), None, None, missing, broken,
        None, work, verdict,
    )  # fmt: skip
