"""Cases of totals: ``input: {period, units, submitted: {T01: {rows}}}``, ``expect: {totals}``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from foreignaffairs.consolidation import (
    Consolidation,
    Figure,
    PeriodFacts,
    RowFact,
    UnitFact,
    consolidate,
)
from foreignaffairs.expected import Expected, expected, form_plan
from foreignaffairs.model import Period, Province, ReportType, Roster
from foreignaffairs.provinces import Registry, report_types_of

from .case_format import Case, CaseForm
from .case_rows import FIRST_ROW, letters, typed


def differences(case: Case, province: Province, registry: Registry) -> Iterator[str]:
    """Compare figures and coverage of what was submitted and accepted with the case."""
    made = _consolidated(case, province, report_types_of(province))
    for name, wanted in case.expect.totals.items():
        value = made.value(Figure.parse(name))
        came = None if pd.isna(value) else value
        if came != wanted:
            yield f"{name} is {came}, expected {wanted}"
    for report_type, line in case.expect.coverage.items():
        came = made.coverage(report_type).line()
        if came != line:
            yield f"{report_type}: “{came}”, expected “{line}”"


def _consolidated(case: Case, province: Province, types: Mapping[str, ReportType]) -> Consolidation:
    period = Period.parse(case.input.period)
    roster = Roster(
        units=tuple(unit.unit() for unit in case.input.units), changes=case.input.changes
    )
    for code in case.input.submitted:
        if roster.find(code) is None:
            raise KeyError(code)
    records = {record.unit_code: record for record in expected(province, roster, period)}
    facts = PeriodFacts(
        province=province.id,
        period=period,
        report_types=types,
        units=tuple(
            _unit(record, province, types, period, roster, case.input.submitted.get(code), place)
            for place, (code, record) in enumerate(records.items(), 1)
        ),
        rows=tuple(
            row
            for place, code in enumerate(records, 1)
            for row in _rows(code, place, case.input.submitted.get(code), types)
        ),
    )
    titles = {task.id: task.title for task in province.tasks}
    return consolidate(facts, titles)


def _unit(
    record: Expected,
    province: Province,
    types: Mapping[str, ReportType],
    period: Period,
    roster: Roster,
    form: CaseForm | None,
    place: int,
) -> UnitFact:
    plan = form_plan(province, types, record.unit, period, roster)
    return UnitFact(
        code=record.unit.code,
        name=record.unit.name,
        kind=record.unit.kind,
        area=record.unit.area,
        owes=tuple(t.id for t in plan.report_types),
        compulsory=tuple(t.id for t in plan.compulsory),
        due=record.due.due,
        state="missing" if form is None else "accepted",
        submission=None if form is None else place,
        revision=None if form is None else 1,
        nil=form.nil if form else False,
        answers=form.answers if form else {},
    )


def _rows(
    code: str, place: int, form: CaseForm | None, types: Mapping[str, ReportType]
) -> Iterator[RowFact]:
    for name, rows in (form.rows if form else {}).items():
        declared = types[name]
        for number, values in enumerate(typed(rows, declared), FIRST_ROW):
            yield RowFact(
                report_type=name,
                unit=code,
                submission=place,
                revision=1,
                file=f"{code}.xlsx",
                sheet=declared.sheet,
                number=number,
                columns=letters(declared),
                values=values,
            )
