"""The request letter (công văn) that goes out with the forms, with outline and list of units."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.model import DueDate, Province, ReportType, Task, Unit

from . import decree30 as layout
from .phrases import main_directive
from .wording import about, period_words, tables_only


@dataclass(frozen=True, slots=True)
class Request:
    """What a request letter says: the plans of every unit, merged."""

    province: Province
    period_title: str
    year: int
    due: DueDate
    compulsory: tuple[ReportType, ...]
    if_any: tuple[ReportType, ...]
    tasks: tuple[Task, ...]
    units: tuple[tuple[Unit, tuple[ReportType, ...]], ...]


def request_of(province: Province, plans: Sequence[FormPlan]) -> Request:
    """Merge the plans of one period; raises ``ValueError`` when nobody owes anything."""
    if not plans:
        raise ValueError("no unit owes a report in this period")
    due = min((d for p in plans for d in p.due), key=lambda d: d.due)
    compulsory = _merged([p.compulsory for p in plans])
    return Request(
        province=province,
        period_title=plans[0].period_title,
        year=due.due.year,
        due=due,
        compulsory=compulsory,
        if_any=tuple(r for r in _merged([p.if_any for p in plans]) if r not in compulsory),
        tasks=tuple(
            sorted({t.id: t for p in plans for t in p.narrative}.values(), key=lambda t: t.order)
        ),
        units=tuple((p.unit, p.compulsory) for p in plans if p.unit),
    )


def _merged(groups: Sequence[tuple[ReportType, ...]]) -> tuple[ReportType, ...]:
    by_id = {r.id: r for group in groups for r in group}
    return tuple(sorted(by_id.values(), key=lambda r: r.id))


def write_request(request: Request, path: Path) -> Path:
    """Write the letter; number and day stay blank for the registry."""
    province, due = request.province, request.due
    head = province.letterhead
    agency, through = head.agency_short, due.through
    document = layout.new_document()
    symbol = f"/{head.symbol}-{head.office_symbol}"
    asked = (*request.compulsory, *request.if_any)
    period = period_words(due.period, request.period_title)
    short = tables_only(request.tasks, asked) or text("documents.about_short")
    subject = text("documents.request_subject", about=short, period=period)
    layout.letterhead(document, head, symbol=symbol, year=request.year, subject=subject)
    layout.addressed_to(document, _addressees(request))
    layout.body(
        document,
        text(
            "documents.request_basis",
            directive=main_directive(province),
            agency=agency,
            about=about(request.tasks, asked),
            period=period,
        ),
    )
    compulsory = "; ".join(f"{r.number} ({r.title})" for r in request.compulsory)
    for name, words in (
        (
            "request_content",
            text(
                "documents.request_content_text",
                compulsory=compulsory,
                others=text("documents.request_others") if request.if_any else "",
            ),
        ),
        ("request_window", _window(due)),
        (
            "request_due",
            text(
                "documents.request_due_text",
                agency=agency,
                through=through,
                due=numeric_date(due.due),
                explanation=due.explanation,
            ),
        ),
        ("request_help", text("documents.request_help_text", through=through)),
    ):
        layout.heading(document, text(f"documents.{name}"))
        layout.body(document, words)
    layout.body(document, text("documents.request_close"))
    sign = layout.Signature(head.signer_titles)
    sent_to = [text("documents.sent_all"), text("documents.sent_leaders")]
    layout.signature(document, sign, sent_to, head.archive)
    _outline(document, request, symbol)
    _units(document, request, symbol)
    return layout.save(document, path)


def _addressees(request: Request) -> list[str]:
    """The lines of the directive's list with a unit that owes something; all if none is known."""
    lines = [a for a in request.province.addressees if a.valid_on(request.due.due)]
    owing = {kind for unit, _ in request.units for kind in unit.kinds}
    return [a.title for a in lines if owing & set(a.kinds)] or [a.title for a in lines]


def _window(due: DueDate) -> str:
    if due.window_start is None or due.window_end is None:
        return text("documents.request_window_open")
    kind = "cumulative" if due.cumulative else "since"
    return text(
        "documents.request_window_text",
        start=numeric_date(due.window_start),
        end=numeric_date(due.window_end),
        cumulative=text(f"documents.request_window_{kind}"),
    )


def _appendix(document: object, name: str, request: Request, symbol: str) -> None:
    document.add_page_break()  # type: ignore[attr-defined]
    layout.paragraph(document, text(f"documents.{name}"), bold=True)
    layout.paragraph(document, text(f"documents.{name}_title"), bold=True)
    attached = text(
        "documents.attached_letter",
        symbol=symbol,
        year=request.year,
        agency=request.province.letterhead.agency_short,
    )
    layout.paragraph(document, attached, italic=True, after=8)


def _outline(document: object, request: Request, symbol: str) -> None:
    _appendix(document, "appendix_outline", request, symbol)
    if request.tasks:
        layout.heading(document, text("documents.outline_narrative"))
    for number, task in enumerate(request.tasks, 1):
        layout.body(document, f"{number}. {task.title} ({task.citation.clause})")
    key = "outline_tables" if request.tasks else "outline_tables_only"
    layout.heading(document, text(f"documents.{key}"))
    for key, report_types in (("compulsory", request.compulsory), ("if_any", request.if_any)):
        for each in report_types:
            if each.id != "F01":
                words = text(f"documents.outline_{key}", number=each.number, title=each.title)
                layout.body(document, words)


def _units(document: object, request: Request, symbol: str) -> None:
    _appendix(document, "appendix_units", request, symbol)
    rows = [
        (str(n), unit.name, unit.area, ", ".join(r.number for r in owed))
        for n, (unit, owed) in enumerate(request.units, 1)
    ]
    headings = [text(f"documents.{c}") for c in ("col_no", "col_unit", "col_area", "col_forms")]
    layout.data_table(
        document, headings, rows, (13, 64, 38, 47), text_columns=(0, 1, 2, 3), size=11
    )
