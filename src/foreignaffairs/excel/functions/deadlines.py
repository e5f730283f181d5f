"""When something is due, why, and what is owed in a year."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from foreignaffairs.calendar import period_of as period_of_day
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import format_date
from foreignaffairs.model import DueDate, ExcelFunction, Obligation, Period, Unit

from .declare import function, heads, scalar
from .errors import CellError
from .facts import Facts
from .lookup import kind_or_none, report_type_of, unit_of


def last_day(facts: Facts, ky: Period, don_vi: str | None, viec: str | None) -> date:
    """The last day on which a report is in time."""
    return _due(facts, ky, don_vi, viec).due


def explanation(facts: Facts, ky: Period, don_vi: str | None, viec: str | None) -> str:
    """The sentence that explains the last day."""
    return _due(facts, ky, don_vi, viec).explanation


def last_working_day(facts: Facts, ky: Period, don_vi: str | None, viec: str | None) -> date:
    """The last working day on or before the last day."""
    return _due(facts, ky, don_vi, viec).last_working_day


def days_left(
    facts: Facts, ky: Period, don_vi: str | None, viec: str | None, ngay: date | None
) -> int:
    """Days from ``ngay`` (today) to the last day; negative once it is over."""
    return (_due(facts, ky, don_vi, viec).due - (ngay or facts.today)).days


def reporting_period(facts: Facts, ngay: date | None) -> str:
    """The period in which something that happened on a day is reported first."""
    day = ngay or facts.today
    found = period_of_day(facts.province, day)
    if found is None:
        raise CellError("KY_none", day=format_date(day))
    return found.id


def owed_in_year(facts: Facts, don_vi: str, nam: int) -> Sequence[Sequence[Any]]:
    """Everything that a unit or a kind owes in a year; undated obligations last."""
    headings = heads(_OWED)
    kind = kind_or_none(facts, don_vi)
    if kind is not None:
        found = _of_kind(facts, kind, nam)
        kinds: tuple[str, ...] = (kind,)
    else:
        unit = unit_of(facts, don_vi)
        found, kinds = _of_unit(facts, unit, nam), unit.kinds
    dated = [_owed_line(facts, due) for due in found]
    return [headings, *dated, *_undated(facts, kinds, nam)]


_OWED = ("period", "code", "obligation", "forms", "due", "working_day", "mode", "citation")


def _due(facts: Facts, period: Period, who: str | None, work: str | None) -> DueDate:
    """The earliest date that fits; raises :class:`CellError` where there is none."""
    wanted = _obligation_test(facts, work)
    found = [due for due in _candidates(facts, period, who) if wanted(due)]
    if not found:
        raise CellError("HAN", period=period.id)
    return min(found, key=lambda due: due.due)


def _candidates(facts: Facts, period: Period, who: str | None) -> Sequence[DueDate]:
    if who is None:
        found = facts.dues(period)
        units = [due for due in found if due.level == "unit"]
        return units or found
    kind = kind_or_none(facts, who)
    if kind is not None:
        return [due for due in facts.dues(period) if kind in due.who]
    unit = unit_of(facts, who)
    owed = facts.owed(period).get(unit.code)
    if owed is None:
        raise CellError("DIEN", unit=unit.name, period=period.id)
    return [record.due for record in owed]


def _obligation_test(facts: Facts, work: str | None) -> Any:
    if work is None:
        return lambda due: True
    obligations = {o.id.casefold(): o.id for o in facts.province.obligations}
    named = obligations.get(work.casefold())
    if named is not None:
        return lambda due: due.obligation == named
    form = report_type_of(facts, work).id
    return lambda due: form in due.forms


def _of_kind(facts: Facts, kind: str, year: int) -> Iterator[DueDate]:
    for period in facts.periods(year):
        yield from (due for due in facts.dues(period) if kind in due.who)


def _of_unit(facts: Facts, unit: Unit, year: int) -> Iterator[DueDate]:
    for period in facts.periods(year):
        yield from (record.due for record in facts.owed(period).get(unit.code, ()))


def _owed_line(facts: Facts, due: DueDate) -> tuple[Any, ...]:
    obligation = facts.province.obligation(due.obligation)
    return (
        due.period, obligation.id, obligation.title, _forms(facts, due.forms), due.due,
        due.last_working_day, _mode(obligation), facts.province.citation_of(obligation).text,
    )  # fmt: skip


def _undated(facts: Facts, kinds: Sequence[str], year: int) -> Iterator[tuple[Any, ...]]:
    """Obligations that no text gives a date; the words of the text stand in its place."""
    province = facts.province
    for obligation in province.obligations:
        deadlines = [province.deadline(name) for name in obligation.deadlines]
        in_force = obligation.valid_within(date(year, 1, 1), date(year, 12, 31))
        if not in_force or not set(kinds) & set(obligation.kinds):
            continue
        if all(d.date is None and d.level.value == "unit" for d in deadlines):
            words = "; ".join(dict.fromkeys(d.undated for d in deadlines if d.undated))
            yield (
                "", obligation.id, obligation.title, _forms(facts, obligation.report_types), words,
                "", _mode(obligation), province.citation_of(obligation).text,
            )  # fmt: skip


def _mode(obligation: Obligation) -> str:
    return text(f"excel_functions.mode_{obligation.mode}")


def _forms(facts: Facts, ids: Sequence[str]) -> str:
    return ", ".join(facts.report_types[i].number if i in facts.report_types else i for i in ids)


_WHO = (scalar("don_vi", optional=True, help_="arg_who"), scalar("viec", optional=True))

DEADLINES: tuple[ExcelFunction, ...] = (
    function(
        "FA_HAN_NOP", last_day, "deadlines", scalar("ky", "period"), *_WHO,
        example='"2024-K1"', needs="rules",
    ),
    function(
        "FA_HAN_NOP_GIAI_THICH", explanation, "deadlines", scalar("ky", "period"), *_WHO,
        example='"2024-K1"', needs="rules",
    ),
    function(
        "FA_NGAY_LAM_VIEC", last_working_day, "deadlines", scalar("ky", "period"), *_WHO,
        example='"2023-N"', needs="rules",
    ),
    function(
        "FA_CON_LAI", days_left, "deadlines", scalar("ky", "period"), *_WHO,
        scalar("ngay", "date", optional=True, help_="arg_today"),
        example='"2024-K1","","","10/6/2024"', needs="rules", changes_daily=True,
    ),
    function(
        "FA_KY_BAO_CAO", reporting_period, "deadlines",
        scalar("ngay", "date", optional=True, help_="arg_event"),
        example='"20/3/2024"', needs="rules", changes_daily=True,
    ),
    function(
        "FA_PHAI_NOP", owed_in_year, "deadlines", scalar("don_vi", help_="arg_unit_or_kind"),
        scalar("nam", "year"),
        example='"MAU-T01",2024', shape="table", needs="rules",
    ),
)  # fmt: skip
