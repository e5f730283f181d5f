"""Ad-hoc requests (báo cáo đột xuất): a period, a due date and perhaps a report type of its own.

The request becomes what a directive would have given: a directive, a deadline, an obligation and,
where columns are listed, a report type made at run time. So every later stage treats it as any
other obligation.
"""

from __future__ import annotations

from datetime import date, time

from pydantic import Field

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import (
    Citation,
    DateRule,
    Deadline,
    Directive,
    Frozen,
    Obligation,
    Period,
    Province,
    ReportType,
    Setting,
    Window,
)
from foreignaffairs.report_types import CORE

from .adhoc_table import AdHocColumn, ad_hoc_report_type
from .citing import directive_name


class AdHocRequest(Frozen):
    """One request: who reports what by when; ``due`` is the last day that still counts."""

    title: str = Field(min_length=1)
    who: tuple[str, ...] = Field(min_length=1)
    due: date
    closing_time: time | None = None
    forms: tuple[str, ...] = ()
    columns: tuple[AdHocColumn, ...] = ()
    window_start: date | None = None
    window_end: date | None = None
    number: str | None = None
    issued: date | None = None


def with_request(
    province: Province, period_id: str, request: AdHocRequest, lang: str = "vi"
) -> Province:
    """Return the province with the request added; raises ``ValueError`` in words for the office."""
    period = _period(period_id, lang)
    own: tuple[ReportType, ...] = ()
    if request.columns:
        own = (ad_hoc_report_type(period, request.title, request.columns, lang),)
    forms = (*request.forms, *(t.id for t in own))
    _refuse_unknown(province, request, forms, own, lang)
    directive = Directive(
        id=period.id,
        kind=text("provinces.adhoc_kind"),
        number=request.number,
        issued=request.issued,
        issuer=province.letterhead.agency_short,
        subject=request.title,
    )
    citation = Citation(
        directive=directive.id,
        clause=request.title,
        text=f"{directive_name(directive.model_dump(), directive.id)}: {request.title}",
    )
    deadline = _deadline(province, period, request, citation, lang)
    obligation = Obligation(
        id=period.id,
        title=request.title,
        who=request.who,
        report_types=forms,
        deadlines=(deadline.id,),
        mode="compulsory",
        citations=(citation,),
    )
    return province.model_copy(
        update={
            "directives": (*province.directives, directive),
            "deadlines": (*province.deadlines, deadline),
            "obligations": (*province.obligations, obligation),
            "report_types": (*province.report_types, *own),
        }
    )


def _period(period_id: str, lang: str) -> Period:
    try:
        period = Period.parse(period_id)
    except ValueError as error:
        raise ValueError(text("provinces.not_adhoc", lang, name=period_id)) from error
    if not period.ad_hoc:
        raise ValueError(text("provinces.not_adhoc", lang, name=period_id))
    return period


def _refuse_unknown(
    province: Province,
    request: AdHocRequest,
    forms: tuple[str, ...],
    own: tuple[ReportType, ...],
    lang: str,
) -> None:
    if not forms:
        raise ValueError(text("provinces.nothing_asked", lang))
    known = {t.id for t in (*CORE, *province.report_types, *own)}
    for form in forms:
        if form not in known:
            raise ValueError(text("provinces.dead_report_type", lang, name=form))
    kinds = {k.id for k in province.unit_kinds}
    for kind in request.who:
        if kind not in kinds:
            raise ValueError(text("provinces.dead_kind", lang, name=kind))


def _deadline(
    province: Province, period: Period, request: AdHocRequest, citation: Citation, lang: str
) -> Deadline:
    regular = next((d for d in province.deadlines if d.level.value == "unit"), None)
    closing = request.closing_time or (regular.closing_time.value if regular else time(17, 0))
    consolidating = tuple(r.id for r in province.recipients if r.role == "consolidates")
    return Deadline(
        id=period.id,
        code=period.id,
        title=request.title,
        period=period.code,
        level=Setting(value="unit", basis="office"),
        date=Setting(value=_rule(request.due, period, lang), basis="office", citation=citation),
        inclusive=Setting(value=True, basis="office"),
        day_off=Setting(value="keep", basis="office"),
        closing_time=Setting(value=closing, basis="office"),
        window=_window(period, request, lang),
        named_years=(period.year,),
        after_named_years=Setting(value=False, basis="office"),
        recipients=regular.recipients if regular else consolidating,
        through=regular.through if regular else "",
        citation=citation,
    )


def _window(period: Period, request: AdHocRequest, lang: str) -> Setting[Window] | None:
    if request.window_start is None or request.window_end is None:
        return None
    if request.window_end < request.window_start:
        raise ValueError(text("provinces.window_backwards", lang, name=period.id))
    window = Window(
        start=_rule(request.window_start, period, lang),
        end=_rule(request.window_end, period, lang),
    )
    return Setting(value=window, basis="office")


def _rule(day: date, period: Period, lang: str) -> DateRule:
    offset = day.year - period.year
    if offset not in (-1, 0, 1):
        raise ValueError(text("provinces.far_year", lang, year=day.year, name=period.id))
    return DateRule(month=day.month, day=day.day, year_offset=offset)
