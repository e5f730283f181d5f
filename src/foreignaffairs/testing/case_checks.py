"""Cases of checks: ``input: {period, kinds, form}``, ``expect: {findings, verdict}``."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.calendar import window
from foreignaffairs.checks import CheckContext, Earlier, check_form
from foreignaffairs.expected import form_plan
from foreignaffairs.model import Period, Province, Roster, Unit, verdict_of
from foreignaffairs.provinces import Registry, report_types_of

from .case_format import Case
from .case_rows import content_of, typed


def differences(case: Case, province: Province, registry: Registry) -> Iterator[str]:
    """Compare the findings of a form, filled in by a unit of the given kinds, with the case."""
    assert case.input.form is not None
    context = _context(case, province, registry)
    content = content_of(
        case.input.form,
        context.report_types,
        province=province.id,
        period=case.input.period,
        unit="MAU",
    )
    found = check_form(content, context)
    codes = {finding.code for finding in found}
    said = "; ".join(f"{f.code} {f.cell or ''}: {f.message}" for f in found)
    expect = case.expect
    if expect.findings is not None and codes != set(expect.findings):
        yield f"found {sorted(codes)}, expected {sorted(expect.findings)} ({said})"
    yield from (f"{code} is not found ({said})" for code in expect.includes if code not in codes)
    yield from (f"{code} is found ({said})" for code in expect.excludes if code in codes)
    verdict = verdict_of(found)
    if expect.verdict is not None and expect.verdict != verdict:
        yield f"verdict is {verdict}, expected {expect.verdict} ({said})"


def _context(case: Case, province: Province, registry: Registry) -> CheckContext:
    period = Period.parse(case.input.period)
    types = report_types_of(province)
    unit = Unit(code="MAU", name="Đơn vị mẫu", kinds=case.input.kinds, sample=True)
    plan = form_plan(province, types, unit, period, Roster(units=(unit,)))
    span = window(province, period)
    earlier = case.input.earlier
    return CheckContext(
        report_types=types,
        kinds=case.input.kinds,
        window=(span.start, span.end) if span else None,
        compulsory=tuple(t.id for t in plan.compulsory),
        if_any=tuple(t.id for t in plan.if_any),
        narrative={task.id: task.title for task in plan.narrative},
        earlier=Earlier(
            period=earlier.period,
            rows={name: typed(rows, types[name]) for name, rows in earlier.rows.items()},
            contained=span.cumulative if span else False,
        )
        if earlier
        else None,
        plugins=registry.checks(province.id),
    )
