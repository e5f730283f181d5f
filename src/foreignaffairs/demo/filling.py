"""Filling a form in: a unit's plan with its rows, its text and its answers on the cover."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from foreignaffairs.expected.plan import NARRATIVE, FormPlan
from foreignaffairs.forms.window import data_window
from foreignaffairs.model import layout

from .chance import chance
from .cities import City
from .narrative import narrative_rows
from .rows import Desk, rows_of

Rows = tuple[Mapping[str, Any], ...]

FIRST_DAY = date(2023, 1, 1)


def desk_of(city: City, plan: FormPlan) -> Desk:
    """The desk of the unit that a plan is for."""
    assert plan.unit is not None
    start, end = data_window(plan) or (FIRST_DAY, plan.due[0].due)
    return Desk(city, plan.unit, plan.period, start, end)


def filled(
    city: City,
    plan: FormPlan,
    on: date,
    *,
    wanted: Collection[str] = (),
    extra: Mapping[str, Rows] | None = None,
) -> FormPlan:
    """The plan of a form filled in on a day; ``wanted`` tables have rows, ``extra`` ones more."""
    desk = desk_of(city, plan)
    rows: dict[str, Rows] = {}
    for report_type in plan.report_types:
        made = rows_of(desk, report_type, wanted=report_type.id in wanted)
        rows[report_type.id] = (*made, *(extra or {}).get(report_type.id, ()))
    if plan.narrative:
        rows[NARRATIVE] = tuple(narrative_rows(desk, plan.narrative))
    answers = {
        f"{layout.COVER_QUESTION}{r.id}": layout.YES if rows[r.id] else layout.NO
        for r in plan.report_types
        if r.question
    }
    contact = {**signed(plan, on), **answers, **_schools(desk)}
    return replace(plan, prefill={k: v for k, v in rows.items() if v}, contact=contact)


def nothing_to_report(plan: FormPlan, on: date) -> FormPlan:
    """The plan of a form whose unit had nothing: two cells filled in."""
    answers = {**signed(plan, on), layout.COVER_NIL: layout.YES}
    return replace(plan, prefill={}, contact=answers)


def signed(plan: FormPlan, on: date) -> dict[str, str]:
    """Who filled the form in, on which day: samples, not people."""
    assert plan.unit is not None
    n = chance("signed", plan.unit.code).randint(1, 40)
    return {
        layout.COVER_PREPARED_BY: f"Cán bộ mẫu {n:02}",
        layout.COVER_PREPARED_ON: on.isoformat(),
        layout.COVER_SIGNER: f"Lãnh đạo mẫu {n:02}",
    }


def _schools(desk: Desk) -> dict[str, str]:
    if not desk.district:
        return {}
    due = desk.life("schools").randint(38, 110)
    filed = due - desk.now("schools").randint(0, 6)
    nil = filed * desk.now("nil").randint(30, 70) // 100
    counts = (due, filed, nil)
    entries = (layout.COVER_SCHOOLS_DUE, layout.COVER_SCHOOLS_FILED, layout.COVER_SCHOOLS_NIL)
    return {entry: str(count) for entry, count in zip(entries, counts, strict=True)}
