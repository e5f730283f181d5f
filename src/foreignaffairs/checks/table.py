"""One table: what each row must have, its rules, and rows that say the same thing twice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pydantic import ValidationError

from foreignaffairs.language.findings import finding
from foreignaffairs.model import Column, ContentRow, Finding, ReportType, TableContent

from .context import CheckContext


def check_table(
    table: TableContent, declared: ReportType, context: CheckContext
) -> Iterator[Finding]:
    """Check every row of a table, then the table as a whole."""
    if declared.layout == "boxes" and declared.id == "F01":
        return
    asked = [c for c in declared.columns_for(context.kinds) if c.name in table.columns]
    required = [c for c in asked if c.required]
    labels = {c.name: c.label for c in declared.columns}
    row_context = context.row_context
    for row in table.rows:
        yield from _missing(table, row, required, declared, context)
        yield from _limits(table, row, declared, labels, context)
        for rule in declared.rules:
            if not rule.holds(row.values, row_context):
                name = rule.fields[0]
                yield finding(
                    rule.code,
                    sheet=table.sheet,
                    cell=table.cell(row, name),
                    field=name,
                    value=_shown(row.values.get(name), declared, name),
                    severity=rule.severity,
                    citation=getattr(rule, "citation", None),
                    lang=context.lang,
                    **rule.params(row.values, labels),
                )
    yield from _repeated(table, declared, asked, context)


def _missing(
    table: TableContent,
    row: ContentRow,
    required: list[Column],
    declared: ReportType,
    context: CheckContext,
) -> Iterator[Finding]:
    # A row of fixed boxes with nothing filled in is an unanswered line, not a broken one.
    if declared.layout == "boxes" and len([v for v in row.values.values() if v is not None]) <= 1:
        return
    for column in required:
        if row.values.get(column.name) in (None, "", ()):
            yield finding(
                "FA-R02",
                sheet=table.sheet,
                cell=table.cell(row, column.name),
                field=column.name,
                lang=context.lang,
                label=column.label,
            )


def _limits(
    table: TableContent,
    row: ContentRow,
    declared: ReportType,
    labels: Mapping[str, str],
    context: CheckContext,
) -> Iterator[Finding]:
    """Limits that the row class itself declares (numbers not negative, lengths …)."""
    try:
        declared.row.model_validate(row.values)
    except ValidationError as error:
        for problem in error.errors(include_url=False, include_context=False):
            name = str(problem["loc"][0])
            yield finding(
                "FA-V31",
                sheet=table.sheet,
                cell=table.cell(row, name),
                field=name,
                value=row.values.get(name),
                lang=context.lang,
                label=labels.get(name, name),
            )


def _repeated(
    table: TableContent, declared: ReportType, asked: list[Column], context: CheckContext
) -> Iterator[Finding]:
    keys = [c for c in asked if c.key]
    if not keys or declared.layout == "boxes":
        return
    seen: dict[tuple[Any, ...], ContentRow] = {}
    for row in table.rows:
        key = tuple(row.values.get(c.name) for c in keys)
        if not any(key):
            continue
        first = seen.setdefault(key, row)
        if first is not row:
            name = keys[-1].name if len(keys) == 1 else _first_filled(keys, row)
            yield finding(
                "FA-T14",
                sheet=table.sheet,
                cell=table.cell(row, name),
                field=name,
                lang=context.lang,
                row=first.number,
                labels=", ".join(f"“{c.label}”" for c in keys),
            )


def _first_filled(keys: list[Column], row: ContentRow) -> str:
    return next((c.name for c in keys if row.values.get(c.name)), keys[0].name)


def _shown(value: Any, declared: ReportType, name: str) -> Any:
    """A value as a person wrote it: dates and numbers in Vietnamese, labels instead of codes."""
    from foreignaffairs.report_types.row_rule import shown

    column = declared.column(name)
    if column.codes and isinstance(value, str):
        return column.codes.label(value)
    return shown(value) or None
