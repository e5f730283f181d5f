"""The cover: who prepared it, "không phát sinh", and Có/Không against what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.findings import finding
from foreignaffairs.model import INTERMEDIATE_KINDS, Finding, FormContent
from foreignaffairs.model.layout import (
    COVER_NIL,
    COVER_PREPARED_BY,
    COVER_QUESTION,
    COVER_SCHOOLS_DUE,
    COVER_SCHOOLS_FILED,
    COVER_SCHOOLS_NIL,
)

from .context import CheckContext
from .rows import NARRATIVE, telling

_SCHOOLS = (COVER_SCHOOLS_DUE, COVER_SCHOOLS_FILED, COVER_SCHOOLS_NIL)
_UNREAD_ANSWERS = ("FA-C02", "FA-V07", "FA-V08")
"""What reading says of an answer that it could not make out."""


def check_answers(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    """Check the cover of a form."""
    yield from _prepared_by(content, context)
    if content.nil:
        yield from _nil_but_rows(content, context)
    else:
        yield from _compulsory(content, context)
        yield from _questions(content, context)
    yield from _schools(content, context)


def _place(content: FormContent, entry: str) -> dict[str, Any]:
    """Where an entry stands; of one left blank only the sheet is known."""
    found = content.cover.get(entry)
    if found:
        return {"sheet": found.sheet, "cell": found.cell}
    beside = next(iter(content.cover.values()), None)
    return {"sheet": beside.sheet if beside else None, "cell": None}


def _rows(content: FormContent, context: CheckContext, report_type: str) -> int:
    """How many rows say something."""
    table, declared = content.tables.get(report_type), context.report_types[report_type]
    return telling(table, declared) if table else 0


def _title(context: CheckContext, report_type: str) -> str:
    declared = context.report_types[report_type]
    return f"{declared.number} {declared.title}"


def _prepared_by(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    """A cover that was read says who prepared it; that there is none is said already."""
    entry = content.cover.get(COVER_PREPARED_BY)
    if content.cover and (entry is None or not entry.value):
        place = _place(content, COVER_PREPARED_BY)
        yield finding("FA-C11", lang=context.lang, field=COVER_PREPARED_BY, **place)


def _nil_but_rows(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    # Agreements and projects stand in the form from the period before: left as they were, they
    # say nothing new.
    filled = [
        r
        for r in content.tables
        if r in context.report_types
        and not context.report_types[r].carried
        and _rows(content, context, r)
    ]
    if filled:
        names = "; ".join(_title(context, r) for r in filled)
        place = _place(content, COVER_NIL)
        yield finding("FA-C12", lang=context.lang, field=COVER_NIL, names=names, **place)


def _compulsory(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    for report_type in context.compulsory:
        if report_type == NARRATIVE or report_type not in context.report_types:
            continue
        answer, rows = content.answers.get(report_type), _rows(content, context, report_type)
        title = _title(context, report_type)
        if answer is False and rows:
            yield _said_no(content, context, report_type, rows)
        elif answer is not False and not rows:
            table = content.tables.get(report_type)
            sheet = table.sheet if table else None
            yield finding("FA-T11", lang=context.lang, sheet=sheet, field=report_type, title=title)


def _questions(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    unread = {f.params.get("label") for f in content.findings if f.code in _UNREAD_ANSWERS}
    for report_type in context.if_any:
        declared = context.report_types.get(report_type)
        if declared is None:
            continue
        answer, rows = content.answers.get(report_type), _rows(content, context, report_type)
        said: dict[str, Any] = {
            "lang": context.lang,
            "field": report_type,
            **_place(content, f"{COVER_QUESTION}{report_type}"),
        }
        title = _title(context, report_type)
        if answer is True and not rows:
            yield finding("FA-C13", title=title, **said)
        elif answer is False and rows:
            yield _said_no(content, context, report_type, rows)
        elif answer is None and not rows and declared.question not in unread:
            yield finding("FA-C15", title=title, **said)


def _said_no(content: FormContent, context: CheckContext, report_type: str, rows: int) -> Finding:
    return finding(
        "FA-C14",
        lang=context.lang,
        field=report_type,
        title=_title(context, report_type),
        n=rows,
        **_place(content, f"{COVER_QUESTION}{report_type}"),
    )


def _schools(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    """An intermediate office: schools that filed or had nothing are among those that should."""
    due, filed, nil = (_number(content, entry) for entry in _SCHOOLS)
    if content.cover and set(context.kinds) & set(INTERMEDIATE_KINDS):
        yield from _schools_missing(content, context)
    if due is None or filed is None:
        return
    if filed > due or (nil or 0) > filed:
        yield finding(
            "FA-C16",
            lang=context.lang,
            field=COVER_SCHOOLS_FILED,
            value=filed,
            due=due,
            nil=nil or 0,
            **_place(content, COVER_SCHOOLS_FILED),
        )


def _schools_missing(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    unread = {f.params.get("label") for f in content.findings}
    for entry in _SCHOOLS:
        label = text(f"forms.{entry}", context.lang)
        if _number(content, entry) is None and label not in unread:
            place = _place(content, entry)
            yield finding("FA-C17", lang=context.lang, field=entry, label=label, **place)


def _number(content: FormContent, entry: str) -> int | None:
    found = content.cover.get(entry)
    value = found.value if found else None
    return int(value) if isinstance(value, int | float) and value == value else None
