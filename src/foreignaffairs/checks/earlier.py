"""Against what the same unit reported before: jumps, copies, shrinking totals, stock and flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Any

from foreignaffairs.language.findings import finding
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import Column, Finding, FormContent, ReportType, TableContent
from foreignaffairs.model.layout import COVER_NIL, COVER_QUESTION

from .context import CheckContext, Earlier
from .rows import says_something, telling_rows

Rows = Sequence[Mapping[str, Any]]

JUMP_PERCENT = 50
JUMP_LEAST = 10
"""A total that changes by more than this share and by at least this many is asked about."""
COPY_LEAST_ROWS = 3
"""Fewer rows than this are often the same by chance."""


def check_earlier(
    content: FormContent, context: CheckContext, earlier: Earlier
) -> Iterator[Finding]:
    """Compare every table with the rows of the earlier period."""
    asked = {*context.compulsory, *context.if_any}
    for name, before in earlier.rows.items():
        declared = context.report_types.get(name)
        if declared is None or declared.carried or not before:
            continue
        table = content.tables.get(name)
        rows = telling_rows(table, declared) if table else []
        if table is not None and rows:
            yield from _compare(table, rows, before, declared, context, earlier)
        elif name in asked and (content.nil or content.answers.get(name) is False):
            yield from _nothing_now(content, name, before, declared, context, earlier)


def _compare(
    table: TableContent,
    now: Rows,
    before: Rows,
    declared: ReportType,
    context: CheckContext,
    earlier: Earlier,
) -> Iterator[Finding]:
    if _same(now, before, declared):
        if len(now) >= COPY_LEAST_ROWS or declared.layout == "boxes":
            yield finding(
                "FA-P01",
                lang=context.lang,
                period=earlier.period,
                title=declared.title,
                sheet=table.sheet,
            )
        return
    if _comes_and_goes(declared, earlier):
        return
    for column in declared.measures:
        new, old = _sum(now, column.name), _sum(before, column.name)
        if new is not None and old is not None:
            where = _column_place(table, column)
            yield from _total(column, new, old, context, earlier, where)
    yield from _stock(table, declared, now, before, context, earlier)


def _nothing_now(
    content: FormContent,
    name: str,
    before: Rows,
    declared: ReportType,
    context: CheckContext,
    earlier: Earlier,
) -> Iterator[Finding]:
    """A unit that says it has nothing now says zero; unanswered questions are spoken of already."""
    entry = content.cover.get(COVER_NIL if content.nil else f"{COVER_QUESTION}{name}")
    where = {"sheet": entry.sheet if entry else None, "cell": entry.cell if entry else None}
    if _comes_and_goes(declared, earlier):
        return
    for column in declared.measures:
        old = _sum(before, column.name)
        if old:
            yield from _total(column, 0, old, context, earlier, {**where, "field": name})


def _comes_and_goes(declared: ReportType, earlier: Earlier) -> bool:
    """Dated events (delegations, conferences, activities) of two periods say nothing of each other.

    Only a year that contains its first half must have at least as many.
    """
    dated = any(c.key and c.type == "date" for c in declared.columns)
    return dated and not earlier.contained


def _same(now: Rows, before: Rows, declared: ReportType) -> bool:
    names = [c.name for c in declared.columns if not c.derived]
    keys = frozenset(c.name for c in declared.columns if c.key)
    if declared.layout == "boxes":
        before = [r for r in before if says_something(r, keys)]
    return len(now) == len(before) and _image(now, names) == _image(before, names)


def _image(rows: Rows, names: list[str]) -> list[str]:
    return sorted(repr([_plain(r.get(n)) for n in names]) for r in rows)


def _plain(value: Any) -> Any:
    """Amounts are the same whatever zeros they end in."""
    return value.normalize() if isinstance(value, Decimal) else value


def _sum(rows: Rows, name: str) -> Any:
    values = [r[name] for r in rows if r.get(name) is not None]
    return sum(values) if values else None


def _total(
    column: Column,
    new: Any,
    old: Any,
    context: CheckContext,
    earlier: Earlier,
    where: Mapping[str, Any],
) -> Iterator[Finding]:
    said = {
        "lang": context.lang,
        "value": format_number(new),
        "before": format_number(old),
        "label": column.label,
        "period": earlier.period,
        **where,
    }
    if earlier.contained and column.measure == "flow":
        # A year contains its first half: it may be larger by any amount, never smaller.
        if new < old:
            yield finding("FA-P03", **said)
        return
    change = abs(new - old)
    if change >= JUMP_LEAST and 100 * change > JUMP_PERCENT * max(old, 1):
        yield finding("FA-P02", **said)


def _stock(
    table: TableContent,
    declared: ReportType,
    now: Rows,
    before: Rows,
    context: CheckContext,
    earlier: Earlier,
) -> Iterator[Finding]:
    """F02: those abroad at the end = those before + gone − returned (warning only)."""
    names = ("dang_hoc_cuoi_ky", "moi_di_trong_ky", "ve_nuoc_trong_ky")
    if not {*names} <= {c.name for c in declared.columns} or earlier.contained:
        return
    stock, gone, back = (_sum(now, n) for n in names)
    old = _sum(before, names[0])
    if stock is None or gone is None or back is None or old is None:
        return
    worked_out = old + gone - back
    if stock != worked_out:
        column = declared.column(names[0])
        yield finding(
            "FA-P04",
            lang=context.lang,
            value=format_number(stock),
            label=column.label,
            worked_out=format_number(worked_out),
            before=format_number(old),
            period=earlier.period,
            **_column_place(table, column),
        )


def _column_place(table: TableContent, column: Column) -> dict[str, Any]:
    """A finding about a whole column stands at its first cell."""
    letter = table.columns.get(column.name)
    cell = f"{letter}{table.numbers[0]}" if letter else None
    return {"sheet": table.sheet, "cell": cell, "field": column.name}
