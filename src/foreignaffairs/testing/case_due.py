"""Cases of due dates: ``input: {deadline: HP-H1}``, ``expect: {due: 2023-12-09}``."""

from __future__ import annotations

from collections.abc import Iterator

from foreignaffairs.calendar import due_dates
from foreignaffairs.model import DueDate, Province
from foreignaffairs.provinces import Registry

from .case_format import Case

_COMPARED = ("due", "last_working_day", "period", "level")


def differences(case: Case, province: Province, registry: Registry) -> Iterator[str]:
    """Compare every due date of the deadline in the year of ``on`` with what is expected."""
    dues = due_dates(province, case.on.year, day_off=case.input.day_off)
    found = [due for due in dues if due.deadline == case.input.deadline]
    if case.expect.none:
        yield from (f"{due.obligation}: {due.due}, expected none" for due in found)
    elif not found:
        province.deadline(case.input.deadline)
        yield f"{case.input.deadline}: no due date in {case.on.year}"
    for due in found:
        yield from (f"{due.obligation}: {said}" for said in _compare(case, due))


def _compare(case: Case, due: DueDate) -> Iterator[str]:
    expect = case.expect
    for name in _COMPARED:
        wanted, came = getattr(expect, name), getattr(due, name)
        if wanted is not None and wanted != came:
            yield f"{name} is {came}, expected {wanted}"
    if expect.who is not None and set(expect.who) != set(due.who):
        yield f"who is {sorted(due.who)}, expected {sorted(expect.who)}"
    yield from (f"{n} is confirmed" for n in expect.to_confirm if n not in due.to_confirm)
    yield from (f"{n} is not confirmed" for n in expect.confirmed if n in due.to_confirm)
    if expect.says is not None and expect.says not in due.explanation:
        yield f"“{expect.says}” is not in “{due.explanation}”"
