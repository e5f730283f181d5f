"""Cases of who owes what: ``input: {period: 2023-N, units: […]}``, ``expect: {owes: {…}}``."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.expected import expected, form_plan
from foreignaffairs.model import Period, Province, Roster
from foreignaffairs.provinces import Registry, report_types_of

from .case_format import Case


def differences(case: Case, province: Province, registry: Registry) -> Iterator[str]:
    """Compare what each unit owes with what is expected; a list stands for all of its kind."""
    period = Period.parse(case.input.period)
    roster = Roster(
        units=tuple(unit.unit() for unit in case.input.units), changes=case.input.changes
    )
    records = expected(province, roster, period, day_off=case.input.day_off)
    for mode, listed in (("compulsory", case.expect.owes), ("if_any", case.expect.may_report)):
        for code, wanted in (listed or {}).items():
            came = [r.obligation for r in records if r.unit_code == code and r.mode == mode]
            if sorted(came) != sorted(wanted):
                yield f"{code}: {mode} {sorted(came)}, expected {sorted(wanted)}"
    asked = {record.unit_code for record in records}
    yield from (f"{code} is asked" for code in case.expect.not_asked or () if code in asked)
    for code, wanted in (case.expect.forms or {}).items():
        unit = roster.find(code)
        plan = form_plan(province, report_types_of(province), unit, period, roster)
        came = [report_type.id for report_type in plan.compulsory]
        if came != list(wanted):
            yield f"{code}: forms {came}, expected {list(wanted)}"
