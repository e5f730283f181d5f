"""Plans of forms for tests, and a way to fill a form in as a clerk would."""

from __future__ import annotations

import dataclasses
import random
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.support.mini import MINI, UNITS

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.expected.plans import form_plan
from foreignaffairs.forms import write_form
from foreignaffairs.language.countries import printed_name
from foreignaffairs.model import Column, Period, ReportType, layout
from foreignaffairs.report_types import CORE

TYPES: dict[str, ReportType] = {t.id: t for t in CORE}
YEAR = Period(year=2023, code="N")


def plan_of(code: str | None, **changes: Any) -> FormPlan:
    """The plan of a unit's form (``None``: the generic one), with changes."""
    unit = UNITS.find(code) if code else None
    return dataclasses.replace(form_plan(MINI, TYPES, unit, YEAR, UNITS), **changes)


def full_plan(code: str | None = "T01", **changes: Any) -> FormPlan:
    """A plan that asks every core report type that is not personal."""
    always = ("F01", "F02")
    others = tuple(t for t in CORE if t.id not in always and not t.personal)
    compulsory = tuple(TYPES[name] for name in always)
    return plan_of(code, **{"compulsory": compulsory, "if_any": others, **changes})


def written(plan: FormPlan, path: Path) -> Workbook:
    """Write the form and open it."""
    write_form(plan, path)
    return load_workbook(path)


def random_rows(report_type: ReportType, count: int) -> list[dict[str, Any]]:
    """Typed rows of all sorts for a school, the same on every run; a quarter of the cells blank."""
    chance = random.Random(report_type.id)
    columns = report_type.columns_for(("THPT",))
    rows = []
    for number in range(count):
        row = {c.name: _any_value(c, chance) for c in columns if chance.random() > 0.25}
        rows.append({columns[0].name: _any_value(columns[0], random.Random(number)), **row})
    return rows


def _any_value(column: Column, chance: random.Random) -> Any:
    match column.type:
        case "count":
            return chance.randrange(6)
        case "money":
            return Decimal(chance.choice((0, 1000, 25_000, 25_000_000)))
        case "date":
            return chance.choice(
                (date(2022, 5, 1), date(2023, 3, 1), date(2023, 3, 20), date(2024, 1, 5))
            )
        case "flag":
            return chance.random() < 0.5
        case "code" | "codes":
            assert column.codes
            code = chance.choice(column.codes.ids)
            return code if column.type == "code" else (code,)
        case "country":
            return chance.choice(("JP", "KR"))
        case "countries":
            return ("JP", "KR")
        case _:
            return chance.choice(("Nội dung mẫu", "- Ý mẫu", "12/5"))


def as_typed(report_type: ReportType, row: Mapping[str, Any]) -> dict[str, Any]:
    """A typed row as a clerk types it: labels for codes, names for countries, Có for True."""
    typed: dict[str, Any] = {}
    for name, value in row.items():
        column = report_type.column(name)
        if isinstance(value, bool):
            value = layout.YES if value else layout.NO
        elif column.codes:
            codes = value if isinstance(value, tuple) else (value,)
            value = "; ".join(column.codes.label(code) for code in codes)
        elif column.type in ("country", "countries"):
            codes = value if isinstance(value, tuple) else (value,)
            value = "; ".join(printed_name(code) for code in codes)
        elif isinstance(value, Decimal):
            value = float(value)
        typed[name] = value
    return typed


def cover_cells(book: Workbook) -> dict[str, str]:
    """The address of each cover entry's value, found by the hidden marks."""
    sheet = book.worksheets[0]
    return {
        str(row[0].value): f"C{row[0].row}"
        for row in sheet.iter_rows(min_row=2, max_col=1)
        if row[0].value
    }


def sheet_of(book: Workbook, report_type: str) -> tuple[Worksheet, dict[str, int], int]:
    """The sheet of a report type, its columns by field and its first input row (1-based)."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows(max_row=12):
            marks = {layout.parse_mark(cell.value): cell.column for cell in row}
            fields = {m[1]: at for m, at in marks.items() if m and m[0] == report_type}
            if fields:
                start = row[0].row + 2
                while sheet.row_dimensions[start].hidden or _is_total(sheet, start):
                    start += 1
                return sheet, fields, start
    raise KeyError(report_type)


def _is_total(sheet: Worksheet, row: int) -> bool:
    return any(cell.value == "Tổng cộng" for cell in sheet[row])


def fill(
    path: Path,
    out: Path,
    cover: Mapping[str, Any],
    rows: Mapping[str, list[Mapping[str, Any]]] | None = None,
) -> Path:
    """Fill in a written form: cover entries by id, rows by report type as they are typed."""
    book = load_workbook(path)
    cells = cover_cells(book)
    for entry, value in cover.items():
        if entry.startswith(layout.COVER_QUESTION) and entry not in cells:
            continue  # a personal report type that the plan does not ask
        book.worksheets[0][cells[entry]] = value
    for report_type, typed in (rows or {}).items():
        sheet, fields, start = sheet_of(book, report_type)
        for offset, row in enumerate(typed):
            for field, value in row.items():
                sheet.cell(start + offset, fields[field], value)
    book.save(out)
    return out
