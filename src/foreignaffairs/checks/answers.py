"""The cover: who prepared it, "không phát sinh", and Có/Không against what the tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from foreignaffairs.language.findings import finding
from foreignaffairs.model import Finding, FormContent
from foreignaffairs.model.layout import (
    COVER_NIL,
    COVER_PREPARED_BY,
    COVER_QUESTION,
    COVER_SCHOOLS_DUE,
    COVER_SCHOOLS_FILED,
    COVER_SCHOOLS_NIL,
)

from .context import CheckContext


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
    found = content.cover.get(entry)
    return {"sheet": found.sheet, "cell": found.cell} if found else {"sheet": None, "cell": None}


def _rows(content: FormContent, context: CheckContext, report_type: str) -> int:
    """How many rows say something; a fixed box with nothing but its printed key says nothing."""
    table, declared = content.tables.get(report_type), context.report_types[report_type]
    if table is None:
        return 0
    if declared.layout == "boxes":
        keys = {c.name for c in declared.columns if c.key}
        return sum(
            1
            for r in table.rows
            if any(v is not None and k not in keys for k, v in r.values.items())
        )
    return len(table.rows)


def _title(context: CheckContext, report_type: str) -> str:
    declared = context.report_types[report_type]
    return f"{declared.number} {declared.title}"


def _prepared_by(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    entry = content.cover.get(COVER_PREPARED_BY)
    if entry is not None and not entry.value:
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
        if report_type == "F01" or report_type not in context.report_types:
            continue
        answered = content.answers.get(report_type) is False
        if not _rows(content, context, report_type) and not answered:
            table = content.tables.get(report_type)
            title = _title(context, report_type)
            sheet = table.sheet if table else None
            yield finding("FA-T11", lang=context.lang, sheet=sheet, field=report_type, title=title)


def _questions(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    for report_type in context.if_any:
        if report_type not in context.report_types:
            continue
        answer, rows = content.answers.get(report_type), _rows(content, context, report_type)
        place = _place(content, f"{COVER_QUESTION}{report_type}")
        said: dict[str, Any] = {"lang": context.lang, "field": report_type, **place}
        title = _title(context, report_type)
        if answer is True and not rows:
            yield finding("FA-C13", title=title, **said)
        elif answer is False and rows:
            yield finding("FA-C14", title=title, n=rows, **said)
        elif answer is None and not rows:
            yield finding("FA-C15", title=title, **said)


def _schools(content: FormContent, context: CheckContext) -> Iterator[Finding]:
    """An intermediate office: schools that filed or had nothing are among those that should."""
    due, filed, nil = (
        _number(content, entry)
        for entry in (COVER_SCHOOLS_DUE, COVER_SCHOOLS_FILED, COVER_SCHOOLS_NIL)
    )
    if due is None or filed is None:
        return
    place = _place(content, COVER_SCHOOLS_FILED)
    if filed > due or (nil or 0) > filed:
        yield finding(
            "FA-C16",
            lang=context.lang,
            field=COVER_SCHOOLS_FILED,
            value=filed,
            due=due,
            nil=nil or 0,
            **place,
        )


def _number(content: FormContent, entry: str) -> int | None:
    found = content.cover.get(entry)
    value = found.value if found else None
    return int(value) if isinstance(value, int | float) and value == value else None
