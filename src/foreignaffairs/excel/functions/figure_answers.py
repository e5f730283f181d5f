"""Consolidated figures, where they come from, and how they changed in a year."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pandas as pd

from foreignaffairs.consolidation import Figure
from foreignaffairs.consolidation.compare import beside
from foreignaffairs.consolidation.counting import measures
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.numbers import format_number
from foreignaffairs.language.text import sort_key
from foreignaffairs.model import Period, ReportType

from .declare import heads
from .errors import CellError, Passed, is_error
from .facts import Facts
from .figure_words import dimensions_asked, filters_of, headings, measure_of, shown
from .lookup import period_of, report_type_of, text_of
from .period_figures import PeriodFigures, consolidated, figures_of, frozen
from .values import Grid, Raw

_TRACE = ("unit_code", "unit", "file", "revision", "sheet", "cell", "value")
_COMPARED = ("now", "year_before", "change", "change_percent")


def table(facts: Facts, ky: Period, bieu: str, theo: Grid | None) -> Sequence[Sequence[Any]]:
    """A consolidated table by chosen dimensions, in printed words."""
    figures = _figures(facts, ky, _numbered(facts, bieu))
    by = figures.grouped_by(dimensions_asked(figures.declared, theo))
    lines = [
        [*_words(facts, figures, by, row), *(row[m] for m in figures.measures)]
        for row in figures.rows(by)
    ]
    lines.sort(key=lambda line: [sort_key(str(v)) for v in line[: len(by)]])
    return [headings(figures.declared, by, figures.measures), *lines]


def value(facts: Facts, ky: Raw, bieu: str | None, chi_tieu: str | None, loc: str | None) -> Any:
    """One figure; blank where nobody gave a number."""
    figure = _named(facts, ky, bieu, chi_tieu, loc)
    figures = _figures(facts, Period.parse(figure.period), facts.report_types[figure.report_type])
    return figures.value(figure.measure, dict(figure.where))


def trace(
    facts: Facts, ky: Raw, bieu: str | None, chi_tieu: str | None, loc: str | None
) -> Sequence[Sequence[Any]]:
    """The cells behind a figure; a last line where what went up differs from them by now."""
    figure = _named(facts, ky, bieu, chi_tieu, loc)
    period = Period.parse(figure.period)
    figures = _figures(facts, period, facts.report_types[figure.report_type])
    went_up = figures.value(figure.measure, dict(figure.where))
    made = consolidated(facts, period)
    where = _with_source(figures.declared, dict(figure.where))
    behind = made.trace(figure.model_copy(update={"where": tuple(sorted(where.items()))}))
    lines = [list(row) for row in behind.itertuples(index=False)]
    now = sum(line[-1] for line in lines) if lines else None
    if frozen(facts, period) and now != went_up:
        note = text(
            "excel_functions.trace_frozen",
            frozen=_number(went_up),
            now=_number(now),
        )
        lines.append([note, "", "", "", "", "", went_up])
    return [heads(_TRACE), *lines]


def compared(
    facts: Facts, ky: Period, bieu: str, chi_tieu: str, theo: Grid | None
) -> Sequence[Sequence[Any]]:
    """A measure beside that of the same period a year before, with change and percent."""
    declared = _numbered(facts, bieu)
    measure = measure_of(declared, chi_tieu)
    figures = _figures(facts, ky, declared)
    earlier = figures_of(facts, ky.year_before(), declared.id)
    by = figures.grouped_by(dimensions_asked(declared, theo))
    columns = [*by, measure]
    now = pd.DataFrame(list(figures.rows(by)), columns=columns)
    before = pd.DataFrame(list(earlier.rows(by)), columns=columns) if earlier else None
    made = beside(now, before, by, measure).to_dict("records")
    lines = [
        [
            *_words(facts, figures, by, {str(k): v for k, v in row.items()}),
            *(row[n] for n in ("ky_nay", "ky_truoc", "tang_giam", "ty_le")),
        ]
        for row in made
    ]
    lines.sort(key=lambda line: [sort_key(str(v)) for v in line[: len(by)]])
    return [[*headings(declared, by, ()), *heads(_COMPARED)], *lines]


def _figures(facts: Facts, period: Period, declared: ReportType) -> PeriodFigures:
    found = figures_of(facts, period, declared.id)
    if found is None:
        raise CellError("NOP_period", period=period.id)
    return found


def _numbered(facts: Facts, words: str) -> ReportType:
    """A report type that has numbers to add up; raises :class:`CellError` for others."""
    declared = report_type_of(facts, words)
    if not measures(declared):
        raise CellError("BIEU_words", value=declared.number)
    return declared


def _named(
    facts: Facts, ky: Raw, bieu: str | None, chi_tieu: str | None, loc: str | None
) -> Figure:
    """The figure meant: by its name in one cell, or in parts."""
    if is_error(ky):
        raise Passed(str(ky))
    words = text_of(ky)
    if "/" in words and bieu is None:
        return _parsed(facts, words)
    if not words:
        raise CellError("KY_form", value="")
    period = period_of(facts, ky)
    if bieu is None:
        raise CellError("BIEU", value="", known=", ".join(facts.report_types))
    declared = _numbered(facts, bieu)
    measure = measure_of(declared, chi_tieu or "")
    where = filters_of(facts, declared, loc)
    return Figure(
        period=period.id,
        report_type=declared.id,
        measure=measure,
        where=tuple(sorted(where.items())),
    )


def _parsed(facts: Facts, name: str) -> Figure:
    path, _, query = name.partition("?")
    parts = path.split("/")
    if len(parts) != 3:
        raise CellError("LOC_figure", value=name)
    return _named(facts, parts[0], parts[1], parts[2], query)


def _with_source(declared: ReportType, where: dict[str, str]) -> dict[str, str]:
    if declared.source and declared.headline_source:
        where.setdefault(declared.source, declared.headline_source)
    return where


def _words(facts: Facts, figures: PeriodFigures, by: Sequence[str], row: Any) -> list[str]:
    return [shown(facts, figures.declared, d, row[d]) for d in by]


def _number(number: Any) -> str:
    return text("excel_functions.no_number") if number is None else format_number(number)
