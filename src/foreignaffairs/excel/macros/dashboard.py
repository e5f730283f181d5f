"""What the dashboard shows: counts, the grid of completeness, bars by country and by year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from foreignaffairs.consolidation.counting import blank, country_field
from foreignaffairs.documents.phrases import label, measure_label
from foreignaffairs.documents.word_chart import gathered
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.numbers import format_number
from foreignaffairs.language.text import sort_key
from foreignaffairs.model import Period, ReportType
from foreignaffairs.office import Office
from foreignaffairs.office.reporting import tables_of

from .places import COUNTS, MOST_AREAS, MOST_KINDS, MOST_YEARS

CHARTED = ("F02", "F03")
"""Students gone abroad, else delegations: the first that has figures is charted."""


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars of a chart and the sentence above it; no bars where there are no figures."""

    finding: str
    bars: Sequence[Sequence[Any]] = ()


def counts_row(office: Office, period: str) -> list[Any]:
    """The counts in the head of the dashboard, in the order of ``COUNTS``."""
    whole = office.status_summary(period).to_dict("records")[0]
    whole["ty_le"] = whole["ty_le_nop"]
    return [None if blank(whole[c]) else float(whole[c]) for c in COUNTS]


def grid(office: Office, period: str) -> list[list[Any]]:
    """Rows of areas, columns of kinds, "filed/owed" in each cell; sums in the last of both."""
    frame = office.status_summary(period, ["dia_ban", "loai_don_vi"])
    cells = {
        (r["dia_ban"], r["loai_don_vi"]): (int(r["da_nop"]), int(r["phai_nop"]))
        for r in frame.to_dict("records")
        if r["phai_nop"]
    }
    present = {kind for _, kind in cells}
    kinds = [k.id for k in office.province.unit_kinds if k.id in present][:MOST_KINDS]
    areas = sorted({area for area, _ in cells}, key=sort_key)[: MOST_AREAS - 1]
    titles = [office.province.kind_title(k) for k in kinds]
    rows: list[list[Any]] = [[text("excel.grid_area"), *titles, text("excel.grid_all")]]
    for area in areas:
        own = [cells.get((area, k)) for k in kinds]
        rows.append([area or text("excel.grid_no_area"), *(_shown(c) for c in own), _sum(own)])
    by_kind = [[cells.get((a, k)) for a in areas] for k in kinds]
    everything = [cells.get((a, k)) for a in areas for k in kinds]
    rows.append([text("excel.grid_all"), *(_sum(c) for c in by_kind), _sum(everything)])
    return rows if areas else []


def country_bars(office: Office, period: str) -> Bars:
    """The period's largest countries, the rest gathered; the title says which is first."""
    tables = tables_of(office, office.period(period))
    for name in CHARTED if tables is not None else ():
        declared = office.report_types[name]
        field = country_field(declared)
        assert field is not None
        source = [declared.source] if declared.source else []
        frame = tables.table(name, [*source, field]) if tables is not None else None
        values = _values(office, declared, frame, field)
        if values:
            bars = gathered(values, text("documents.other"))
            measure = measure_label(declared, charted_measure(declared))
            return Bars(
                text(
                    "excel.finding_country",
                    name=bars[0][0],
                    n=format_number(int(bars[0][1])),
                    measure=measure.lower(),
                    form=declared.number,
                    period=period,
                ),
                [list(bar) for bar in bars],
            )
    return Bars(text("excel.no_figures"))


def year_bars(office: Office, period: str) -> Bars:
    """The same period through the years, frozen figures where a year went up."""
    wanted = office.period(period)
    filed = [Period.parse(p) for p in office.register.submissions.periods()]
    years = sorted({p.year for p in filed if p.code == wanted.code})[-MOST_YEARS:]
    for declared in map(office.report_types.__getitem__, CHARTED):
        bars = []
        for year in years:
            value = _whole(office, declared, Period(year=year, code=wanted.code))
            if value is not None:
                bars.append([str(year), value])
        if bars:
            measure = measure_label(declared, charted_measure(declared))
            return Bars(text("excel.finding_year", measure=measure, form=declared.number), bars)
    return Bars(text("excel.no_figures"))


def charted_measure(declared: ReportType) -> str:
    """The measure that is charted: people, else the first one."""
    names = [c.name for c in declared.measures]
    return "so_nguoi" if "so_nguoi" in names else names[0]


def _values(
    office: Office, declared: ReportType, frame: pd.DataFrame | None, field: str
) -> list[tuple[str, float]]:
    if frame is None:
        return []
    measure = charted_measure(declared)
    return [
        (label(declared, office.province, field, r[field]), float(r[measure]))
        for r in _headline(declared, frame)
        if not blank(r[measure]) and r[measure]
    ]


def _headline(declared: ReportType, frame: pd.DataFrame) -> list[dict[Any, Any]]:
    """The rows of the source that is headlined: figures of two sources are never added."""
    records = frame.to_dict("records")
    if not declared.source:
        return records
    return [r for r in records if r[declared.source] == declared.headline_source]


def _whole(office: Office, declared: ReportType, period: Period) -> float | None:
    tables = tables_of(office, period)
    source = [declared.source] if declared.source else []
    frame = tables.table(declared.id, source) if tables is not None else None
    if frame is None:
        return None
    values = [r[charted_measure(declared)] for r in _headline(declared, frame)]
    present = [float(v) for v in values if not blank(v)]
    return sum(present) if present else None


def _shown(cell: tuple[int, int] | None) -> str | None:
    return None if cell is None else f"{cell[0]}/{cell[1]}"


def _sum(cells: Sequence[tuple[int, int] | None]) -> str | None:
    there = [c for c in cells if c is not None]
    return _shown((sum(c[0] for c in there), sum(c[1] for c in there))) if there else None
