"""The cover's line on the check sheet: unit, who filled the form in, when, how many schools."""

from __future__ import annotations

from collections.abc import Mapping

from foreignaffairs.language.dates import parse_date
from foreignaffairs.model import Column, layout
from foreignaffairs.report_types.typed_cells import odd, unreadable

from .check_lines import Line, literal, sentence
from .cover_plan import VALUE, CoverPlan
from .draft import Computed, Draft

_SCHOOLS = (layout.COVER_SCHOOLS_DUE, layout.COVER_SCHOOLS_FILED, layout.COVER_SCHOOLS_NIL)


def typed_entries(cover: CoverPlan) -> dict[str, Column]:
    """The cover's entries that hold a number or a day, as columns."""
    kinds = {"count": "count", "day": "date"}
    return {
        line.entry: Column(line.label, name=line.entry, type=kinds[line.fill])  # type: ignore[arg-type]
        for line in cover.lines
        if line.fill in kinds
    }


def cover_line(draft: Draft, cover: CoverPlan, number: int) -> Line:
    """Who the unit is, who filled the form in, and how many schools it speaks for."""
    plan = draft.plan
    needed = [layout.COVER_PREPARED_BY] if plan.unit else [
        layout.COVER_UNIT, layout.COVER_PREPARED_BY
    ]  # fmt: skip
    counted = cover.has(_SCHOOLS[0])
    cells = {e: cover.cell(e) for e in (*needed, *(_SCHOOLS if counted else ()))}
    missing = Computed(
        "+".join(f'IF(TRIM({cell})="",1,0)' for cell in cells.values()),
        sum(not plan.contact.get(entry) for entry in cells),
    )
    typed = {cover.cell(entry): column for entry, column in typed_entries(cover).items()}
    unequal = _unequal(cells) if counted else "0"
    wrong = "+".join(unreadable(cell, column) for cell, column in typed.items())
    broken = Computed(f"{unequal}+{wrong}", 0)
    known = [cover.row(entry) + 1 for entry in _known_text(draft, cover)]
    text = "+".join(odd(cell, column) for cell, column in typed.items())
    doubtful = Computed(f"{text}-(F{number}-({unequal}))", len(known))
    parts = [
        f'IF(TRIM({cell})="",{literal(draft.words(f"missing_{entry}") + " ")},"")'
        for entry, cell in cells.items()
    ]
    parts.append(f'IF(F{number}>{unequal},{literal(draft.words("cover_typed") + " ")},"")')
    if counted:
        parts.append(f'IF({unequal}>0,{literal(draft.words("schools_wrong"))},"")')
    said = "".join(
        draft.words(f"missing_{e}") + " " for e in cells if not plan.contact.get(e)
    ).strip()
    done = draft.words("look_again", cell=f"{VALUE}{known[0]}") if known else draft.words("done")
    look = sentence(draft, "look_again", "cell", _first(typed))
    verdict = Computed(
        f"IF(H{number}=0,IF(G{number}>0,{look},{literal(draft.words('done'))}),"
        f"TRIM({'&'.join(parts)}))",
        said or done,
    )
    return Line(
        draft.words("line_cover"), cover.sheet, cover.first_input(), None, None, missing, broken,
        doubtful, Computed(f"E{number}+F{number}", missing.value), verdict,
    )  # fmt: skip


def _unequal(cells: Mapping[str, str]) -> str:
    """How many of the two comparisons between the numbers of schools fail."""
    due, filed, none = (cells[entry] for entry in _SCHOOLS)
    both = f"IF(COUNT({due},{filed})=2,IF({filed}>{due},1,0),0)"
    return f"({both}+IF(COUNT({filed},{none})=2,IF({none}>{filed},1,0),0))"


def _first(typed: Mapping[str, Column]) -> str:
    """The address of the first odd cell; the cover's rows stay where they are."""
    found = '""'
    for cell, column in reversed(list(typed.items())):
        at = literal(cell.rpartition("!")[2].replace("$", ""))
        found = f"IF({odd(cell, column)}>0,{at},{found})"
    return found


def _known_text(draft: Draft, cover: CoverPlan) -> list[str]:
    """Days known beforehand that are no days, and stand in the form as text."""
    days = (entry for entry, column in typed_entries(cover).items() if column.type == "date")
    known = {entry: draft.plan.contact.get(entry) for entry in days}
    return [e for e, value in known.items() if value and parse_date(value).value is None]
