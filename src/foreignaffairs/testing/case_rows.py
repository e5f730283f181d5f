"""Rows of a case as reading would give them: typed values, with cells to point at."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from string import ascii_uppercase
from typing import Any

from foreignaffairs.model import ContentRow, FormContent, ReportType, TableContent
from foreignaffairs.model.codec import from_json
from foreignaffairs.model.layout import LAYOUT

from .case_format import CaseForm, Row

FIRST_ROW = 2


def typed(rows: Sequence[Row], report_type: ReportType) -> tuple[dict[str, Any], ...]:
    """Give dates, amounts and lists their types; raises ``KeyError`` for an unknown field."""
    known = {column.name for column in report_type.columns}
    for row in rows:
        for name in row.keys() - known:
            raise KeyError(f"{report_type.id}.{name}")
    return tuple(from_json(row, report_type.columns) for row in rows)


def letters(report_type: ReportType) -> dict[str, str]:
    """A column letter for each field, in order."""
    names = [column.name for column in report_type.columns]
    return {name: _letter(place) for place, name in enumerate(names)}


def _letter(place: int) -> str:
    before, last = divmod(place, len(ascii_uppercase))
    return (ascii_uppercase[before - 1] if before else "") + ascii_uppercase[last]


def content_of(
    form: CaseForm,
    report_types: Mapping[str, ReportType],
    *,
    province: str,
    period: str,
    unit: str | None = None,
) -> FormContent:
    """The form as reading would give it; raises ``KeyError`` for an unknown type or field."""
    return FormContent(
        layout=LAYOUT,
        province=province,
        period=period,
        unit=unit,
        cover={},
        answers=dict(form.answers),
        nil=form.nil,
        tables={
            name: _table(report_types[name], rows, FIRST_ROW) for name, rows in form.rows.items()
        },
    )


def _table(report_type: ReportType, rows: Sequence[Row], first: int) -> TableContent:
    return TableContent.of_rows(
        report_type=report_type.id,
        sheet=report_type.sheet,
        columns=letters(report_type),
        rows=tuple(
            ContentRow(number, values)
            for number, values in enumerate(typed(rows, report_type), first)
        ),
    )
