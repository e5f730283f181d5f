"""A unit's form, written to a file."""

from __future__ import annotations

import io
from pathlib import Path

from xlsxwriter.workbook import Workbook

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.files import write_over
from foreignaffairs.language.catalogue import text

from .check_plan import check_plan
from .check_sheet import write_check_sheet
from .cover import write_cover
from .cover_plan import cover_plan
from .draft import Computed, Draft
from .geometry import TableGeometry, table_geometry
from .lists import Lists
from .metadata import CREATED, write_metadata
from .names import quoted, sheet_names
from .narrative import NarrativeGeometry, narrative_geometry, write_narrative
from .rules_sheet import write_rules_sheet
from .styles import WORKBOOK_OPTIONS, Styles
from .table_sheet import write_table
from .window import form_day

NARRATIVE = "F01"


def write_form(plan: FormPlan, path: Path, *, lang: str = "vi") -> Path:
    """Write the form of ``plan`` to ``path`` (.xlsx), whole or not at all; return where it stands.

    The same plan gives the same bytes. An existing file is replaced, or kept where Excel has it
    open: the form then stands beside it under a dated name. Raises ``OSError`` where the folder
    cannot be written to.
    """
    return write_over(Path(path), form_bytes(plan, lang=lang))


def form_bytes(plan: FormPlan, *, lang: str = "vi") -> bytes:
    """The form of ``plan`` as the bytes of an .xlsx file."""
    buffer = io.BytesIO()
    workbook = Workbook(buffer, WORKBOOK_OPTIONS)
    try:
        _write_sheets(workbook, plan, lang)
    finally:
        workbook.close()
    return buffer.getvalue()


def _write_sheets(workbook: Workbook, plan: FormPlan, lang: str) -> None:
    names = sheet_names(plan, lang)
    places = _places(plan, names, lang)
    tables = [p for p in places if isinstance(p, TableGeometry)]
    narrative = next((p for p in places if isinstance(p, NarrativeGeometry)), None)
    columns = [column for table in tables for column in table.columns]
    lists = Lists(plan, columns, form_day(plan))
    draft = Draft(workbook, Styles(workbook), lists, plan, names, lang)
    cover = cover_plan(plan, names["cover"], lang)
    check = check_plan(draft, cover, narrative, tables)
    states = {line.sheet: number for number, line in enumerate(check.lines)}
    check_sheet = quoted(names["check"])
    write_cover(draft, cover, Computed(f"{check_sheet}!$A$3", check.state.value))
    for place in places:
        at = states[place.sheet]
        state = Computed(f"{check_sheet}!$I${at + 6}", check.lines[at].verdict.value)
        if isinstance(place, NarrativeGeometry):
            write_narrative(draft, place, state)
        else:
            write_table(draft, place, state)
    write_check_sheet(draft, check)
    if check.details:
        write_rules_sheet(draft, check)
    lists.write(workbook)
    write_metadata(workbook, plan)
    title = f"{plan.period_title} – {plan.unit.name if plan.unit else plan.province_name}"
    subject = text("forms.cover_title", lang)
    workbook.set_properties(
        {"title": title, "subject": subject, "company": plan.agency, "created": CREATED}
    )


def _places(
    plan: FormPlan, names: dict[str, str], lang: str
) -> list[TableGeometry | NarrativeGeometry]:
    """Lay out every sheet in working order."""
    day = form_day(plan)
    places: list[TableGeometry | NarrativeGeometry] = []
    for report_type in plan.report_types:
        sheet = names[report_type.id]
        if report_type.id == NARRATIVE:
            places.append(narrative_geometry(plan, report_type, sheet, lang))
        else:
            columns = report_type.columns_for(plan.kinds, day)
            prefilled = len(plan.prefill.get(report_type.id, ()))
            places.append(table_geometry(report_type, sheet, columns, prefilled, day))
    return places
