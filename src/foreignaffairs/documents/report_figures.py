"""The figures of one report type in the report: a sentence, a table, a chart, the source line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from foreignaffairs.consolidation.compare import beside
from foreignaffairs.consolidation.counting import JOURNEYS, country_field, main_dimension
from foreignaffairs.consolidation.public import Shown, Tables
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Province, ReportType
from foreignaffairs.model.sign import Sign

from . import decree30 as layout
from .phrases import heading_of, label, lower_first, measure_label, number, percent, quantity
from .public_notes import signs_note
from .word_chart import add_bar_chart, gathered
from .wording import upper_first

CHARTED = ("F02", "F03", "F04", "F08")
"""Report types whose countries are charted."""
MIN_BARS = 3
SHOWN_ROWS = 15
_WIDTH = 162.0


@dataclass(slots=True)
class Counter:
    """Running numbers of tables and charts in one document."""

    tables: int = 0
    charts: int = 0


@dataclass(frozen=True, slots=True)
class FigureContext:
    """What figures are set beside: the previous period and the same one a year before."""

    province: Province
    consolidation: Shown
    period_words: str
    before: Tables | None
    same: Tables | None
    before_within: str = ""
    """What to call the previous period where this one counts it in."""
    counter: Counter = field(default_factory=Counter)


def write_figures(document: Any, context: FigureContext, report_type: str) -> None:
    """Write what one report type has; says so where nothing was reported."""
    made = context.consolidation
    declared = made.report_type(report_type)
    coverage = made.coverage(report_type)
    if coverage.data:
        _write_data(document, context, declared)
    else:
        key = "nothing_reported" if coverage.nil else "no_data"
        layout.body(document, f"{declared.title}: {lower_first(text(f'documents.{key}'))}")
    words = text("documents.source_line", line=coverage.line())
    layout.paragraph(document, words, size=11, italic=True, after=6)


def _write_data(document: Any, context: FigureContext, declared: ReportType) -> None:
    dimension, made = main_dimension(declared), context.consolidation
    where = _headline(context.consolidation, declared)
    whole = _table_of(context.consolidation, declared, where, [])
    ranked = _ranked(context, declared, where, dimension) if dimension else []
    parts = _parts(declared, whole) if declared.summed else _listed(made, declared, ranked)
    words = text("documents.sum_up", title=declared.title, parts=parts)
    if ranked and dimension and declared.summed and not _hides(context, declared, where, dimension):
        words += " " + _top(context, declared, dimension, ranked)
    layout.body(document, words)
    for code in _other_sources(context.consolidation, declared, where):
        other = _table_of(context.consolidation, declared, code, [])
        source = lower_first(label(declared, context.province, *next(iter(code.items()))))
        parts = _parts(declared, other)
        layout.body(document, text("documents.other_source", source=source, parts=parts))
    charted = bool(dimension) and declared.id in CHARTED and len(ranked) >= MIN_BARS
    if dimension:
        _write_table(document, context, declared, where, dimension, charted=charted)
    note = signs_note(declared, context.consolidation, context.before, context.same)
    if note:
        layout.paragraph(document, note, size=11, italic=True, before=3)
    if dimension and charted:
        _write_chart(document, context, declared, where, dimension, ranked)


def _listed(made: Shown, declared: ReportType, ranked: Sequence[tuple[str, float]]) -> str:
    """Indicators, each a thing of its own: they are named and never added up.

    A fixed list names what it counts; elsewhere the measure is said first and names stay names.
    """
    if not ranked:
        return text("documents.in_the_table")
    if declared.layout == "boxes":
        return "; ".join(f"{lower_first(name)} {number(int(value))}" for name, value in ranked)
    measure = lower_first(measure_label(declared, made.measures(declared.id)[0]))
    return f"{measure}: " + "; ".join(f"{name} {number(int(value))}" for name, value in ranked)


def _top(
    context: FigureContext,
    declared: ReportType,
    dimension: str,
    ranked: Sequence[tuple[str, float]],
) -> str:
    """The three largest, by name where they are ranked by another measure than the table shows."""
    rest = _rest(declared, dimension)
    first = [pair for pair in ranked if pair[0] != rest][:3]
    named = ", ".join(f"{name} ({number(value)})" for name, value in first)
    measure = _charted_measure(context.consolidation, declared, dimension)
    if measure == context.consolidation.measures(declared.id)[0]:
        return text("documents.top", names=named)
    by = lower_first(measure_label(declared, measure))
    return text("documents.top_by", measure=by, names=named)


def _rest(declared: ReportType, dimension: str) -> str:
    """The name of "other" in a dimension's list; it is never among the first."""
    codes = declared.column(dimension).codes
    return codes.label("KHAC") if codes and "KHAC" in codes.ids else ""


def _hides(
    context: FigureContext, declared: ReportType, where: Mapping[str, str], dimension: str
) -> bool:
    """Whether a figure of the charted measure is hidden, so that nobody may say which is first."""
    frame = _table_of(context.consolidation, declared, where, [dimension])
    measure = _charted_measure(context.consolidation, declared, dimension)
    return frame is not None and any(isinstance(v, Sign) for v in frame[measure])


def _travels(made: Shown, declared: ReportType, dimension: str) -> bool:
    """Whether one row may stand under several countries, so that journeys are counted apart."""
    return JOURNEYS in made.measures(declared.id) and dimension == country_field(declared)


def _headline(made: Shown, declared: ReportType) -> dict[str, str]:
    """The filter that keeps one source: figures of different sources are never added."""
    if not declared.source:
        return {}
    present = made.sources(declared.id)
    if declared.headline_source in present or not present:
        return {declared.source: declared.headline_source or ""}
    return {declared.source: present[0]}


def _other_sources(
    made: Shown, declared: ReportType, where: Mapping[str, str]
) -> list[dict[str, str]]:
    if not declared.source:
        return []
    present = made.sources(declared.id)
    return [{declared.source: s} for s in present if s != where[declared.source]]


def _table_of(
    tables: Tables, declared: ReportType, where: Mapping[str, str], by: list[str]
) -> pd.DataFrame | None:
    """A table by ``by`` of one source only."""
    frame = tables.table(declared.id, [*where, *by])
    if frame is None:
        return None
    for name, value in where.items():
        frame = frame[frame[name] == value].drop(columns=name)
    return frame.reset_index(drop=True)


def _parts(declared: ReportType, whole: pd.DataFrame | None) -> str:
    if whole is None or whole.empty:
        return text("documents.no_data").rstrip(".").lower()
    row = whole.iloc[0]
    return "; ".join(
        quantity(declared, name, row[name]) for name in whole.columns if row[name] is not pd.NA
    )


def _ranked(
    context: FigureContext, declared: ReportType, where: Mapping[str, str], dimension: str
) -> list[tuple[str, float]]:
    """Names and values of the charted measure, the largest first."""
    frame = _table_of(context.consolidation, declared, where, [dimension])
    if frame is None or frame.empty:
        return []
    measure = _charted_measure(context.consolidation, declared, dimension)
    pairs = [
        (label(declared, context.province, dimension, key), float(value))
        for key, value in zip(frame[dimension], frame[measure], strict=True)
        if value is not pd.NA and value == value and not isinstance(value, Sign)
    ]
    return sorted(pairs, key=lambda p: (-p[1], p[0]))


def _charted_measure(made: Shown, declared: ReportType, dimension: str) -> str:
    """Journeys where there are any: only they may be added over countries."""
    return JOURNEYS if _travels(made, declared, dimension) else made.measures(declared.id)[0]


def _write_table(
    document: Any,
    context: FigureContext,
    declared: ReportType,
    where: Mapping[str, str],
    dimension: str,
    *,
    charted: bool,
) -> None:
    """Write the table of one measure; a note or the source line stays on its page."""
    made, measure = context.consolidation, context.consolidation.measures(declared.id)[0]
    now = _table_of(made, declared, where, [dimension])
    whole = _table_of(made, declared, where, [])
    if now is None or now.empty or whole is None:
        return
    context.counter.tables += 1
    caption = text(
        "documents.table_caption",
        n=context.counter.tables,
        title=f"{declared.title} ({lower_first(measure_label(declared, measure))})",
        period=context.period_words,
    )
    layout.caption(document, caption)
    lines = _lines(context, declared, where, dimension, measure)
    rest = _rest(declared, dimension)
    shown = sorted(lines, key=lambda r: (r[0] == rest, -_sortable(r[1]), r[0]))[:SHOWN_ROWS]
    total = _lines(context, declared, where, None, measure)[0]
    compared = _compared(context, lines)
    rows = [_printed(line, compared) for line in shown]
    if declared.summed:
        rows.append([text("documents.total"), *_printed(total, compared)[1:]])
    headings = [
        heading_of(declared, dimension),
        *(_compared_heading(context, declared, measure, key) for key, _ in compared),
    ]
    noted = _travels(made, declared, dimension)
    widths = (_WIDTH - len(compared) * 28, *[28] * len(compared))
    layout.data_table(document, headings, rows, widths, size=11, total=declared.summed, whole=True,
                      then=noted or not charted)  # fmt: skip
    if noted:
        note = text("documents.not_additive", thing=declared.count_rows or "")
        layout.paragraph(document, note, size=11, italic=True, before=3)


def _compared_heading(context: FigureContext, declared: ReportType, measure: str, key: str) -> str:
    """A year counts its first half in: the half is then a part, not something to set beside."""
    flows = any(c.name == measure and c.measure == "flow" for c in declared.columns)
    if key == "before" and flows and context.before_within:
        return text("documents.within", period=context.before_within)
    return text(f"documents.{key}")


def _compared(
    context: FigureContext, lines: Sequence[tuple[str, Any, Any, Any, Any]]
) -> list[tuple[str, int]]:
    """The number columns of a table and their places in a line.

    None for a period that is absent or did not ask for this report type.
    """
    columns = [("now", 1)]
    if context.before is not None and any(_sortable(line[2]) >= 0 for line in lines):
        columns.append(("before", 2))
    if context.same is not None and any(_sortable(line[3]) >= 0 for line in lines):
        columns += [("same", 3), ("change", 4)]
    return columns


def _printed(line: tuple[str, Any, Any, Any, Any], compared: list[tuple[str, int]]) -> list[str]:
    return [
        line[0],
        *(percent(line[at]) if key == "change" else number(line[at]) for key, at in compared),
    ]


def _lines(
    context: FigureContext,
    declared: ReportType,
    where: Mapping[str, str],
    dimension: str | None,
    measure: str,
) -> list[tuple[str, Any, Any, Any, Any]]:
    """One line a value of ``dimension``: name, now, before, same period, change in percent."""
    by = [dimension] if dimension else []
    now = _table_of(context.consolidation, declared, where, by)
    assert now is not None
    earlier = [
        _table_of(t, declared, where, by) if t else None for t in (context.before, context.same)
    ]
    with_before = beside(now, earlier[0], by, measure)
    with_same = beside(now, earlier[1], by, measure)
    if dimension is None:
        before, same = with_before.iloc[0], with_same.iloc[0]
        return [("", same["ky_nay"], before["ky_truoc"], same["ky_truoc"], same["ty_le"])]
    joined = with_same.merge(
        with_before[[dimension, "ky_truoc"]], on=dimension, how="outer", suffixes=("_cung", "_lien")
    )
    return [
        (
            label(declared, context.province, dimension, row[dimension]),
            row["ky_nay"],
            row["ky_truoc_lien"],
            row["ky_truoc_cung"],
            row["ty_le"],
        )
        for row in joined.to_dict("records")
    ]


def _write_chart(
    document: Any,
    context: FigureContext,
    declared: ReportType,
    where: Mapping[str, str],
    dimension: str,
    ranked: Sequence[tuple[str, float]],
) -> None:
    context.counter.charts += 1
    charted = _charted_measure(context.consolidation, declared, dimension)
    measure = measure_label(declared, charted)
    name, value = ranked[0]
    finding = text(
        "documents.chart_finding", name=name, n=number(int(value)), measure=lower_first(measure)
    )
    if _hides(context, declared, where, dimension):
        finding = text("documents.chart_shown", measure=measure)
    caption = text("documents.chart_caption", n=context.counter.charts, title=finding)
    layout.caption(document, caption)
    bars = gathered(ranked, text("documents.other"))
    add_bar_chart(document, bars, measure, context.counter.charts)
    shown = layout.paragraph(document, upper_first(context.period_words), size=11, italic=True)
    shown.paragraph_format.keep_with_next = True


def _sortable(value: Any) -> float:
    if isinstance(value, Sign):
        return 0.0  # its place among the others would tell how large it is
    return float(value) if value is not pd.NA and value == value and value is not None else -1.0
