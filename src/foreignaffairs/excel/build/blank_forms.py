"""A blank form of each unit kind for each period of 2023, for an office without a unit list."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from foreignaffairs.calendar import periods
from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.expected.plans import form_plan
from foreignaffairs.forms import write_form
from foreignaffairs.language.text import slug
from foreignaffairs.model import ForeignAffairsError, Province, Roster
from foreignaffairs.provinces.registry import report_types_of

FOLDER = "bieu-mau"
YEAR = 2023
"""The year of the directives: its periods are what the blank forms are for."""


def write_blank_forms(target: Path, province: Province) -> list[Path]:
    """Write ``bieu-mau/<province>/<period>/<kind>.xlsx`` below ``target``."""
    written = []
    for plan in generic_plans(province):
        title = province.kind_title(plan.kinds[0])
        folder = target / FOLDER / province.id / plan.period.id
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / f"{slug(title)}.xlsx"
        write_form(plan, path)
        written.append(path)
    return written


def generic_plans(province: Province) -> Iterator[FormPlan]:
    """The plan of each kind and period that owes something then."""
    types = report_types_of(province)
    roster = Roster(units=province.units, changes=province.unit_changes)
    for period in periods(province, YEAR):
        for kind in province.unit_kinds:
            if kind.level == "department":
                continue
            try:
                yield form_plan(province, types, None, period, roster, kind=kind.id)
            except ForeignAffairsError:
                # This kind owes nothing in this period.
                continue
