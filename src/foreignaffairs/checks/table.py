"""One table: what each row must have, its rules, and rows that say the same thing twice."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from typing import Any

from foreignaffairs.language.findings import finding
from foreignaffairs.language.text import fold
from foreignaffairs.model import (
    Column,
    ContentRow,
    Finding,
    ReportType,
    Rule,
    TableContent,
)
from foreignaffairs.report_types.row_rule import shown

from .context import CheckContext
from .limits import beyond_limits

Cells = Collection[tuple[str | None, str | None]]
"""Sheets and cells."""


def check_table(
    table: TableContent, declared: ReportType, context: CheckContext, unread: Cells = ()
) -> Iterator[Finding]:
    """Check every row of a table, then the table as a whole.

    Of ``unread`` cells reading has already said what is wrong, so they are not called missing.
    """
    if declared.id == "F01":
        return
    asked = declared.columns_for(context.kinds, context.day)
    here = [c for c in asked if c.name in table.columns]
    blank = _blank(table, [c for c in here if c.required], boxes=declared.layout == "boxes")
    refused = beyond_limits(declared.row, table)
    broken = _rules_broken(table, declared, asked if context.kinds else here, context)
    labels = {c.name: c.label for c in declared.columns}
    for index in sorted({*blank, *refused, *broken}):
        row = table.rows[index]
        for column in blank.get(index, ()):
            cell = table.cell(row, column.name)
            if (table.sheet, cell) not in unread:
                yield _missing(table, cell, column, context)
        for name in refused.get(index, ()):
            yield _refused(table, row, name, labels.get(name, name), context)
        for rule in broken.get(index, ()):
            made = _broken(table, row, rule, declared, labels, context)
            if row.values.get(rule.fields[0]) is not None or (made.sheet, made.cell) not in unread:
                yield made
    yield from _repeated(table, declared, here, context)


_BLANK = (None, "", ())
_LEFT_OUT = b"aeiouy" + bytes(range(48)) + bytes(range(58, 97)) + bytes(range(123, 128))


def _blank(
    table: TableContent, required: Iterable[Column], *, boxes: bool
) -> dict[int, list[Column]]:
    """Return the required columns that rows leave blank, by place of the row.

    A row of fixed boxes with nothing but its key is an unanswered line, not a broken one.
    """
    found: dict[int, list[Column]] = defaultdict(list)
    for column in required:
        values = table.column(column.name)
        if all(values):
            continue
        for at, value in enumerate(values):
            if not value and value in _BLANK:  # zero and Không are no blanks
                found[at].append(column)
    if boxes:
        return {at: columns for at, columns in found.items() if len(table.row_values[at]) > 1}
    return found


def _rules_broken(
    table: TableContent,
    declared: ReportType,
    asked: Iterable[Column],
    context: CheckContext,
) -> dict[int, list[Rule]]:
    """Return the rules that rows break, by place of the row.

    A rule counts only where its cell to mend is one that the unit is asked for.
    """
    names = {c.name for c in asked}
    found: dict[int, list[Rule]] = defaultdict(list)
    for rule in declared.rules:
        if rule.fields[0] in names:
            for at in rule.broken(table, context.row_context):
                found[at].append(rule)
    return found


def _missing(
    table: TableContent, cell: str | None, column: Column, context: CheckContext
) -> Finding:
    return finding(
        "FA-R02",
        sheet=table.sheet,
        cell=cell,
        field=column.name,
        lang=context.lang,
        label=column.label,
    )


def _refused(
    table: TableContent, row: ContentRow, name: str, label: str, context: CheckContext
) -> Finding:
    return finding(
        "FA-V31",
        sheet=table.sheet,
        cell=table.cell(row, name),
        field=name or None,
        value=row.values.get(name),
        lang=context.lang,
        label=label,
    )


def _broken(
    table: TableContent,
    row: ContentRow,
    rule: Rule,
    declared: ReportType,
    labels: dict[str, str],
    context: CheckContext,
) -> Finding:
    name = rule.fields[0]
    return finding(
        rule.code,
        sheet=table.sheet,
        cell=table.cell(row, name),
        field=name,
        value=_shown(row.values.get(name), declared.column(name)),
        severity=rule.severity,
        citation=getattr(rule, "citation", None),
        lang=context.lang,
        **rule.params(row.values, labels),
    )


def _repeated(
    table: TableContent, declared: ReportType, here: Sequence[Column], context: CheckContext
) -> Iterator[Finding]:
    """Rows with the same key; one that lacks a part of it that is required is spoken of already."""
    keys = [c for c in here if c.key]
    if not keys or declared.layout == "boxes":
        return
    names = [c.name for c in keys]
    needed = [c.name for c in keys if c.required]
    suspects: Sequence[int] = range(len(table.numbers))
    # Most rows differ in a date or a country already, which is cheaper to tell than a text.
    texts = [c.name for c in keys if c.type in ("text", "long_text")]
    exact = [table.column(name) for name in names if name not in texts]
    if exact:
        suspects = _sharing(suspects, list(zip(*exact, strict=True)))
    for name in texts:
        column = table.column(name)
        suspects = _sharing(suspects, [_rough(column[at]) for at in suspects])
    seen: dict[tuple[Any, ...], ContentRow] = {}
    for row in map(table.rows.__getitem__, suspects) if suspects else ():
        values = row.values
        if None in map(values.get, needed) or not any(values.get(n) for n in names):
            continue
        first = seen.setdefault(tuple(_alike(values.get(n)) for n in names), row)
        if first is not row:
            name = next(n for n in names if values.get(n))
            yield finding(
                "FA-T14",
                sheet=table.sheet,
                cell=table.cell(row, name),
                field=name,
                lang=context.lang,
                row=first.number,
                labels=", ".join(f"“{c.label}”" for c in keys),
            )


def _sharing(rows: Sequence[int], keys: Sequence[Hashable]) -> Sequence[int]:
    """Return the rows, given by their places, whose key is another row's too."""
    if len(set(keys)) == len(keys):
        return ()
    often = Counter(keys)
    return [row for row, own in zip(rows, keys, strict=True) if often[own] > 1]


def _rough(value: Any) -> Any:
    """The consonants and digits of a text: cheap, and different for most texts that differ."""
    if not isinstance(value, str):
        return value
    return value.casefold().encode("ascii", "ignore").translate(None, _LEFT_OUT)


def _alike(value: Any) -> Any:
    """Text is the same where a reader takes it for the same: case, place of the tone mark."""
    return fold(value) if isinstance(value, str) else value


def _shown(value: Any, column: Column) -> Any:
    """A value as a person wrote it: dates and numbers in Vietnamese, labels instead of codes."""
    if column.codes and isinstance(value, str):
        return column.codes.label(value)
    return shown(value) or None
