"""Merged cells in a table: what they show goes to every row they span, what they hide is said."""

from __future__ import annotations

from .address import a1
from .columns import TableArea
from .notes import Notes
from .sheet import Area, Cell, Place
from .values import shown

_NEVER_SPREAD = {"count", "money"}
"""A number that spans rows is one number: repeating it would count it again."""


def spread(area: TableArea, notes: Notes) -> dict[Place, Cell]:
    """Return the cells that merges change: filled down, or blank where a value was hidden."""
    changed: dict[Place, Cell] = {}
    fields = {at: name for name, at in area.columns.items()}
    for merged in area.sheet.marks.merged:
        top, left, bottom, right = merged
        inside = [at for at in fields if left <= at <= right]
        if not inside or bottom < area.first or top >= area.end or top < area.first:
            continue
        bottom = min(bottom, area.end - 1)
        _hide(area, (top, left, bottom, right), inside, changed, notes)
        value = area.sheet.cell(top, left)
        if value == "" or left not in fields:
            continue
        column = area.spec.columns[fields[left]]
        place = f"{a1(top, left)}:{a1(bottom, right)}"
        words = {"label": column.label, "value": shown(value)[:80]}
        if bottom == top or column.type in _NEVER_SPREAD or area.spec.boxes:
            notes.add("FA-S18", sheet=area.sheet.name, cell=place, **words)
            continue
        changed.update({(row, left): value for row in range(top + 1, bottom + 1)})
        notes.add("FA-S07", sheet=area.sheet.name, cell=place, **words)
    return changed


def _hide(
    area: TableArea, merged: Area, inside: list[int], changed: dict[Place, Cell], notes: Notes
) -> None:
    top, left, bottom, right = merged
    for row in range(top, bottom + 1):
        for at in inside:
            value = area.sheet.cell(row, at)
            if value != "" and (row, at) != (top, left):
                changed[row, at] = ""
                notes.add(
                    "FA-S08",
                    sheet=area.sheet.name,
                    cell=a1(row, at),
                    value=shown(value)[:80],
                    area=f"{a1(top, left)}:{a1(bottom, right)}",
                )
