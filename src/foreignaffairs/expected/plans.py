"""The plan of a form: what one unit, or any unit of a kind, is asked for in one period."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from string import ascii_lowercase
from typing import Any

from foreignaffairs.calendar import DaysOff, period_title
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import (
    DayOff,
    DueDate,
    ForeignAffairsError,
    Period,
    Province,
    ReportType,
    Roster,
    RulesError,
    Unit,
)

from .owed import Expected, dues_of, expected
from .plan import DIFFICULTIES, NARRATIVE, FormPlan

EarlierRows = Mapping[str, Sequence[Mapping[str, Any]]]
"""Rows of the last period by report type."""


def form_plan(
    province: Province,
    report_types: Mapping[str, ReportType],
    unit: Unit | None,
    period: Period,
    roster: Roster,
    *,
    kind: str | None = None,
    owed: Iterable[Expected] | None = None,
    prefill: EarlierRows | None = None,
    contact: Mapping[str, str] | None = None,
    switched_on: Iterable[str] = (),
    day_off: DayOff | None = None,
    days_off: DaysOff | None = None,
    lang: str = "vi",
) -> FormPlan:
    """Return the plan of a unit's form, or of the generic form of a ``kind`` (``unit`` None).

    A generic form offers the units that owe something to pick from; without a kind it asks
    for what any unit owes. ``owed`` are the period's records where they are known already
    (extensions inside). ``switched_on`` are personal report types that the office turned on: a
    list of people (F02b) is asked, if there are any, beside the counts that it details (F02).
    Raises :class:`ForeignAffairsError` where nothing is owed.
    """
    if owed is None:
        owed = expected(province, roster, period, day_off=day_off, days_off=days_off, lang=lang)
    records = [record for record in owed if not record.excluded]
    if unit is not None:
        dues = tuple(record.due for record in records if record.unit.code == unit.code)
        kinds: tuple[str, ...] = unit.kinds
        choices: tuple[Unit, ...] = ()
    else:
        dated = dues_of(province, period, day_off=day_off, days_off=days_off, lang=lang)
        dues = tuple(due for due in dated if kind is None or kind in due.who)
        kinds = (kind,) if kind else ()
        here = {record.unit.code: record.unit for record in records}
        choices = tuple(u for u in here.values() if kind is None or kind in u.kinds)
    if not dues:
        who = unit.name if unit else province.kind_title(kind) if kind else None
        named = who or text("expected.any_unit", lang)
        raise ForeignAffairsError(text("expected.owes_nothing", lang, who=named, period=period.id))
    day = max(due.due for due in dues)
    modes = _modes(province, dues, report_types, set(switched_on), day, lang)
    asked = [report_type for name, report_type in report_types.items() if name in modes]
    return FormPlan(
        province=province.id,
        province_name=province.name,
        agency=province.letterhead.agency,
        period=period,
        period_title=period_title(province, period, lang),
        kinds=kinds,
        unit=unit,
        choices=choices,
        compulsory=tuple(r for r in asked if modes[r.id] == "compulsory"),
        if_any=tuple(r for r in asked if modes[r.id] == "if_any"),
        narrative=province.narrative_tasks(day, kinds) if NARRATIVE in modes else (),
        due=dues,
        citations=tuple(dict.fromkeys(_citations(province, dues, modes))),
        prefill=_carried(asked, prefill or {}),
        contact=dict(contact or {}),
        task_titles={task.id: task.title for task in province.tasks if task.valid_on(day)},
    )


def form_plans(
    province: Province,
    report_types: Mapping[str, ReportType],
    period: Period,
    roster: Roster,
    *,
    owed: Iterable[Expected] | None = None,
    prefill: Mapping[str, EarlierRows] | None = None,
    contact: Mapping[str, Mapping[str, str]] | None = None,
    switched_on: Iterable[str] = (),
    day_off: DayOff | None = None,
    days_off: DaysOff | None = None,
    lang: str = "vi",
) -> Iterator[FormPlan]:
    """Yield the plan of every unit that owes something and is not excluded, in roster order.

    ``prefill`` and ``contact`` are by unit code.
    """
    if owed is None:
        owed = expected(province, roster, period, day_off=day_off, days_off=days_off, lang=lang)
    by_unit: dict[str, list[Expected]] = {}
    for record in owed:
        if not record.excluded:
            by_unit.setdefault(record.unit.code, []).append(record)
    on = frozenset(switched_on)
    for code, records in by_unit.items():
        yield form_plan(
            province,
            report_types,
            records[0].unit,
            period,
            roster,
            owed=records,
            prefill=(prefill or {}).get(code),
            contact=(contact or {}).get(code),
            switched_on=on,
            lang=lang,
        )


def _modes(
    province: Province,
    dues: Iterable[DueDate],
    report_types: Mapping[str, ReportType],
    switched_on: set[str],
    day: date,
    lang: str,
) -> dict[str, str]:
    """How each report type is asked; what one obligation makes compulsory is compulsory."""
    modes: dict[str, str] = {}
    for due in dues:
        for name in due.forms:
            if name not in report_types:
                raise RulesError(
                    text(
                        "expected.unknown_report_type",
                        lang,
                        obligation=due.obligation,
                        province=province.id,
                        report_type=name,
                    )
                )
            if modes.get(name) != "compulsory":
                modes[name] = due.mode
    if NARRATIVE in modes and DIFFICULTIES in report_types:
        modes.setdefault(DIFFICULTIES, "if_any")
    for name in switched_on & report_types.keys():
        if name.rstrip(ascii_lowercase) in modes:
            modes.setdefault(name, "if_any")
    return {
        name: mode
        for name, mode in modes.items()
        if report_types[name].valid_on(day)
        and (not report_types[name].personal or name in switched_on)
    }


def _citations(
    province: Province, dues: Iterable[DueDate], modes: Mapping[str, str]
) -> Iterator[str]:
    """The printed grounds of a form: its obligations', its deadlines', and that of difficulties."""
    for due in dues:
        for citation in province.obligation(due.obligation).citations:
            yield citation.text
        yield due.citation
    if DIFFICULTIES in modes:
        for obligation in province.obligations:
            if DIFFICULTIES in obligation.report_types:
                yield province.citation_of(obligation).text


def _carried(
    asked: Iterable[ReportType], prefill: EarlierRows
) -> dict[str, tuple[Mapping[str, Any], ...]]:
    """Keep of earlier rows what lives on: the key and the columns marked for prefilling."""
    kept: dict[str, tuple[Mapping[str, Any], ...]] = {}
    for report_type in asked:
        rows = prefill.get(report_type.id, ())
        if not report_type.carried or not rows:
            continue
        names = {column.name for column in report_type.columns if column.key or column.prefill}
        kept[report_type.id] = tuple(
            {name: value for name, value in row.items() if name in names} for row in rows
        )
    return kept
