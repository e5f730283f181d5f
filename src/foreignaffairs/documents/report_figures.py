"""The figures of one report type in the report: a sentence, a table, a chart, the source line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ReportType

from . import decree30 as layout
from .figure_facts import FigureContext, Line, Ranked, TypeFigures, sortable
from .phrases import heading_of, label, lower_first, measure_label, number, percent, quantity
from .public_notes import signs_note
from .word_chart import add_bar_chart, gathered
from .wording import upper_first

CHARTED = ("F02", "F03", "F04", "F08")
"""Report types whose countries are charted."""
MIN_BARS = 3
SHOWN_ROWS = 15
_WIDTH = 162.0


def write_figures(document: Any, context: FigureContext, report_type: str) -> None:
    """Write what one report type has; says so where nothing was reported."""
    made = context.consolidation
    declared = made.report_type(report_type)
    coverage = made.coverage(report_type)
    if coverage.data:
        _write_data(document, TypeFigures.headline(context, declared))
    else:
        key = "nothing_reported" if coverage.nil else "no_data"
        layout.body(document, f"{declared.title}: {lower_first(text(f'documents.{key}'))}")
    words = text("documents.source_line", line=coverage.line())
    layout.paragraph(document, words, size=11, italic=True, after=6)


def _write_data(document: Any, figures: TypeFigures) -> None:
    declared, context = figures.declared, figures.context
    ranked = figures.ranked()
    parts = _parts(figures) if declared.summed else _listed(figures, ranked)
    words = text("documents.sum_up", title=declared.title, parts=parts)
    if ranked and declared.summed and not figures.hides:
        words += " " + _top(figures, ranked)
    layout.body(document, words)
    for other in figures.other_sources():
        source = lower_first(label(declared, context.province, *next(iter(other.where.items()))))
        layout.body(document, text("documents.other_source", source=source, parts=_parts(other)))
    dimension = figures.dimension
    charted = bool(dimension) and declared.id in CHARTED and len(ranked) >= MIN_BARS
    if dimension:
        _write_table(document, figures, dimension, charted=charted)
    note = signs_note(declared, context.consolidation, context.before, context.same)
    if note:
        layout.paragraph(document, note, size=11, italic=True, before=3)
    if charted:
        _write_chart(document, figures, ranked)


def _parts(figures: TypeFigures) -> str:
    """The totals of all measures, one after the other."""
    whole = figures.frame(figures.made)
    if whole is None or whole.empty:
        return text("documents.no_data").rstrip(".").lower()
    row = whole.iloc[0]
    return "; ".join(
        quantity(figures.declared, name, row[name])
        for name in whole.columns
        if row[name] is not pd.NA
    )


def _listed(figures: TypeFigures, ranked: Sequence[Ranked]) -> str:
    """Indicators, each a thing of its own: they are named and never added up.

    A fixed list names what it counts; elsewhere the measure is said first and names stay names.
    """
    if not ranked:
        return text("documents.in_the_table")
    if figures.declared.layout == "boxes":
        return "; ".join(f"{lower_first(name)} {number(int(value))}" for name, value in ranked)
    measure = lower_first(measure_label(figures.declared, figures.measure))
    return f"{measure}: " + "; ".join(f"{name} {number(int(value))}" for name, value in ranked)


def _top(figures: TypeFigures, ranked: Sequence[Ranked]) -> str:
    """The three largest, by name where they are ranked by another measure than the table shows."""
    first = [pair for pair in ranked if pair.name != figures.rest][:3]
    named = ", ".join(f"{name} ({number(value)})" for name, value in first)
    measure = figures.charted_measure
    if measure == figures.measure:
        return text("documents.top", names=named)
    by = lower_first(measure_label(figures.declared, measure))
    return text("documents.top_by", measure=by, names=named)


def _write_table(document: Any, figures: TypeFigures, dimension: str, *, charted: bool) -> None:
    """Write the table of one measure; a note or the source line stays on its page."""
    declared, context = figures.declared, figures.context
    now, whole = figures.frame(figures.made, dimension), figures.frame(figures.made)
    if now is None or now.empty or whole is None:
        return
    context.counter.tables += 1
    caption = text(
        "documents.table_caption",
        n=context.counter.tables,
        title=f"{declared.title} ({lower_first(measure_label(declared, figures.measure))})",
        period=context.period_words,
    )
    layout.caption(document, caption)
    lines, rest = figures.lines(), figures.rest
    by_size = sorted(lines, key=lambda r: (r.name == rest, -sortable(r.now), r.name))
    compared = _compared(context, lines)
    rows = [_printed(line, compared) for line in by_size[:SHOWN_ROWS]]
    if declared.summed:
        rows.append([text("documents.total"), *_printed(figures.totals(), compared)[1:]])
    headings = [
        heading_of(declared, dimension),
        *(_compared_heading(context, declared, figures.measure, key) for key in compared),
    ]
    widths = (_WIDTH - len(compared) * 28, *[28] * len(compared))
    layout.data_table(document, headings, rows, widths, size=11, total=declared.summed, whole=True,
                      then=figures.travels or not charted)  # fmt: skip
    if figures.travels:
        note = text("documents.not_additive", thing=declared.count_rows or "")
        layout.paragraph(document, note, size=11, italic=True, before=3)


def _compared_heading(context: FigureContext, declared: ReportType, measure: str, key: str) -> str:
    """A year counts its first half in: the half is then a part, not something to set beside."""
    flows = any(c.name == measure and c.measure == "flow" for c in declared.columns)
    if key == "before" and flows and context.before_within:
        return text("documents.within", period=context.before_within)
    return text(f"documents.{key}")


def _compared(context: FigureContext, lines: Sequence[Line]) -> list[str]:
    """The number columns of a table, as fields of a line.

    None for a period that is absent or did not ask for this report type.
    """
    columns = ["now"]
    if context.before is not None and any(sortable(line.before) >= 0 for line in lines):
        columns.append("before")
    if context.same is not None and any(sortable(line.same) >= 0 for line in lines):
        columns += ["same", "change"]
    return columns


def _printed(line: Line, compared: Sequence[str]) -> list[str]:
    values = line._asdict()
    return [
        line.name,
        *(percent(values[key]) if key == "change" else number(values[key]) for key in compared),
    ]


def _write_chart(document: Any, figures: TypeFigures, ranked: Sequence[Ranked]) -> None:
    context = figures.context
    context.counter.charts += 1
    measure = measure_label(figures.declared, figures.charted_measure)
    first = ranked[0]
    finding = text(
        "documents.chart_finding",
        name=first.name,
        n=number(int(first.value)),
        measure=lower_first(measure),
    )
    if figures.hides:
        finding = text("documents.chart_shown", measure=measure)
    caption = text("documents.chart_caption", n=context.counter.charts, title=finding)
    layout.caption(document, caption)
    bars = gathered(ranked, text("documents.other"))
    add_bar_chart(document, bars, measure, context.counter.charts)
    shown = layout.paragraph(document, upper_first(context.period_words), size=11, italic=True)
    shown.paragraph_format.keep_with_next = True
