"""What clerks write wrongly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from foreignaffairs.expected.plan import NARRATIVE, FormPlan
from foreignaffairs.model import layout

from .flaw import with_answers, with_rows

Row = Mapping[str, Any]

_WHOLE = {"F02": "moi_di_trong_ky", "F03": "so_nguoi", "F08": "so_nguoi"}
"""The count that "trong đó: nữ" is a part of."""
_DATES = {"F07": ("tu", "den"), "F03": ("tu_ngay", "den_ngay"), "F12": ("tu", "den")}
_NEEDED = {"F02": "moi_di_trong_ky", "F11": "so_luot"}


def _first(plan: FormPlan, table: str, change: Callable[[dict[str, Any]], None]) -> FormPlan:
    first, *others = plan.prefill[table]
    row = dict(first)
    change(row)
    return with_rows(plan, table, (row, *others))


def women_over_total(plan: FormPlan, table: str) -> FormPlan:
    """More women than people."""
    whole = _WHOLE[table]
    return _first(plan, table, lambda row: row.update(nu=row[whole] + 3))


def dates_swapped(plan: FormPlan, table: str) -> FormPlan:
    """The end before the start."""
    start, end = _DATES[table]
    return _first(plan, table, lambda row: row.update({end: row[start] - timedelta(days=9)}))


def needed_blank(plan: FormPlan, table: str) -> FormPlan:
    """A compulsory number left blank."""
    return _first(plan, table, lambda row: row.pop(_NEEDED[table]))


def negative(plan: FormPlan, table: str) -> FormPlan:
    """A number below nought."""
    return _first(plan, table, lambda row: row.update({_NEEDED[table]: -4}))


def nobody_signed(plan: FormPlan, table: str) -> FormPlan:
    """No name of who filled the form in."""
    return with_answers(plan, {layout.COVER_PREPARED_BY: "", layout.COVER_SIGNER: ""})


def yes_but_empty(plan: FormPlan, table: str) -> FormPlan:
    """Có on the cover and nothing in the table."""
    said = with_answers(plan, {f"{layout.COVER_QUESTION}{table}": layout.YES})
    return with_rows(said, table, ())


def boxes_blank(plan: FormPlan, table: str) -> FormPlan:
    """Two boxes of the narrative forgotten."""
    return with_rows(plan, NARRATIVE, tuple(plan.prefill[NARRATIVE][:-2]))


def large_jump(plan: FormPlan, table: str) -> FormPlan:
    """Five times as many as usual: a slip, or news."""
    rows = [dict(row) for row in plan.prefill[table]]
    for row in rows:
        row["so_nguoi"] = row["so_nguoi"] * 5 + 12
    return with_rows(plan, table, tuple(rows))
