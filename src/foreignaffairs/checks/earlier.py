"""Against what the same unit reported before: jumps, copies, shrinking totals, stock and flow."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from foreignaffairs.language.findings import finding
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import Column, Finding, FormContent, ReportType, TableContent

from .context import CheckContext, Earlier

JUMP_PERCENT = 50
JUMP_LEAST = 10
"""A total that changes by more than this share and by at least this many is asked about."""
COPY_LEAST_ROWS = 3
"""Fewer rows than this are often the same by chance."""


def check_earlier(
    content: FormContent, context: CheckContext, earlier: Earlier
) -> Iterator[Finding]:
    """Compare every table with the rows of the earlier period."""
    for table in content.tables.values():
        declared = context.report_types.get(table.report_type)
        before = earlier.rows.get(table.report_type)
        if declared is None or not before or not table.rows or declared.carried:
            continue
        now = [r.values for r in table.rows]
        if _same(now, before, declared):
            if len(now) >= COPY_LEAST_ROWS or declared.layout == "boxes":
                yield _about(
                    "FA-P01", table, None, context, period=earlier.period, title=declared.title
                )
            continue
        for column in declared.measures:
            yield from _total(table, column, now, before, context, earlier)
        yield from _stock(table, declared, now, before, context, earlier)


def _same(
    now: Sequence[Mapping[str, Any]], before: Sequence[Mapping[str, Any]], declared: ReportType
) -> bool:
    names = [c.name for c in declared.columns if not c.derived]
    return _image(now, names) == _image(before, names)


def _image(rows: Sequence[Mapping[str, Any]], names: list[str]) -> list[str]:
    return sorted(repr([r.get(n) for n in names]) for r in rows)


def _sum(rows: Sequence[Mapping[str, Any]], name: str) -> Any:
    values = [r[name] for r in rows if r.get(name) is not None]
    return sum(values) if values else None


def _total(
    table: TableContent,
    column: Column,
    now: Sequence[Mapping[str, Any]],
    before: Sequence[Mapping[str, Any]],
    context: CheckContext,
    earlier: Earlier,
) -> Iterator[Finding]:
    new, old = _sum(now, column.name), _sum(before, column.name)
    if new is None or old is None:
        return
    said = {
        "value": format_number(new),
        "before": format_number(old),
        "label": column.label,
        "period": earlier.period,
    }
    if earlier.contained and column.measure == "flow":
        # A year contains its first half: it may be larger by any amount, never smaller.
        if new < old:
            yield _about("FA-P03", table, column, context, **said)
        return
    change = abs(new - old)
    if change >= JUMP_LEAST and 100 * change > JUMP_PERCENT * max(old, 1):
        yield _about("FA-P02", table, column, context, **said)


def _stock(
    table: TableContent,
    declared: ReportType,
    now: Sequence[Mapping[str, Any]],
    before: Sequence[Mapping[str, Any]],
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
        yield _about(
            "FA-P04",
            table,
            declared.column(names[0]),
            context,
            value=format_number(stock),
            label=declared.column(names[0]).label,
            worked_out=format_number(worked_out),
            before=format_number(old),
            period=earlier.period,
        )


def _about(
    code: str, table: TableContent, column: Column | None, context: CheckContext, **said: Any
) -> Finding:
    """A finding about a whole column, placed at its first cell."""
    letter = table.columns.get(column.name) if column else None
    cell = f"{letter}{table.rows[0].number}" if letter else None
    name = column.name if column else None
    return finding(code, sheet=table.sheet, cell=cell, field=name, lang=context.lang, **said)
