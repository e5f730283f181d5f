"""Consolidation sheets, the way back from a figure, the report."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from foreignaffairs.consolidation import Consolidation, Figure
from foreignaffairs.consolidation.counting import JOURNEYS, blank, main_dimension
from foreignaffairs.documents.phrases import heading_of, label, measure_label
from foreignaffairs.documents.word_chart import gathered
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.numbers import format_number
from foreignaffairs.language.text import sort_key
from foreignaffairs.model import ReportType
from foreignaffairs.office import Office

from .charts import BarChart, bar_chart
from .control import Control
from .outcome import Done, wrong
from .places import MOST_FIGURES
from .sheets import HEAD_ROW, Column, Table, look, new_sheet, plain, write_table

_FEWEST_BARS = 2


def consolidate(control: Control) -> Done:
    """Merge what was accepted into one sheet for each form with figures, with a bar chart."""
    office, period = control.office, control.period
    control.say(text("excel.consolidating"))
    made = office.consolidate(period)
    if not any(u.counted for u in made.facts.units):
        raise wrong("nothing_accepted", period=period)
    places: list[list[Any]] = []
    first = None
    for name in made:
        if _has_figures(made, name):
            sheet = _write_form(control, office, made, name, places)
            first = first or sheet
    control.fill("fa_so_lieu", places[:MOST_FIGURES])
    said = _write_narrative(control, made)
    control.steps.append({"do": "cannot", "key": "consolidate"})
    annex = office.annex_path(period)
    key = "done_consolidate" if places else "done_consolidate_none"
    words = text(f"excel.{key}", n=_sheets(places), annex=annex.name, period=period)
    pairs = made.facts.suspected
    if pairs:
        words += " " + text("excel.suspected", n=pairs)
    return Done(words, where=str(annex), sheet=first or said)


def trace_selected(control: Control) -> Done:
    """List the units, files and cells behind the figure in the selected cell."""
    selection = control.pressed.selection
    if selection is None or control.pressed.fullname != control.book.fullname:
        raise wrong("no_figure")
    sheet, row, column = selection.sheet.name, selection.row, selection.column
    here = [
        r for r in control.rows("fa_so_lieu") if r[0] == sheet and (r[1], r[2]) == (row, column)
    ]
    if not here:
        raise wrong("no_figure")
    figure, office = str(here[0][3]), control.office
    frame = office.trace(figure)
    shown = selection.sheet.range((row, column)).value
    _same_as_shown(frame["gia_tri"].tolist(), shown)
    result = new_sheet(control, text("excel.result_trace"))
    columns = (
        Column(text("excel.col_code"), 30),
        Column(text("excel.col_unit"), 44),
        Column(text("excel.col_value"), 14, "number"),
        Column(text("excel.col_file"), 44),
        Column(text("excel.col_revision"), 10, "number"),
        Column(text("excel.col_sheet"), 24),
        Column(text("excel.col_cell"), 10),
    )
    records = frame.to_dict("records")
    rows = [
        (r["don_vi"], r["ten_don_vi"], plain(r["gia_tri"]), r["tep"], plain(r["lan"]), r["trang"],
         r["o"])
        for r in records
    ]  # fmt: skip
    links = {
        (at, 3): str(office.folder.inbox / r["tep"])
        for at, r in enumerate(records)
        if (office.folder.inbox / r["tep"]).is_file()
    }
    title = text("excel.trace_title", sheet=sheet, value=_number(shown))
    note = text("excel.note_trace", n=len(rows), figure=figure)
    write_table(result, Table(title, note, columns, rows, links))
    words = text("excel.done_trace", value=_number(shown), n=len(rows))
    return Done(words, where=result.name, sheet=result.name)


def make_report(control: Control) -> Done:
    """Write the official report and its annex; the figures in them are frozen."""
    office, period = control.office, control.period
    control.say(text("excel.reporting"))
    path = office.report(period)
    control.steps.append({"do": "cannot", "key": "report"})
    words = text("excel.done_report", report=path.name, annex=office.annex_path(period).name)
    return Done(words, where=str(path))


def _has_figures(made: Consolidation, name: str) -> bool:
    declared = made.report_type(name)
    return bool(not declared.personal and made.measures(name) and made.coverage(name).data)


def _write_form(
    control: Control, office: Office, made: Consolidation, name: str, places: list[list[Any]]
) -> str:
    """Write one consolidation sheet; add where each of its figures stands to ``places``."""
    declared = made.report_type(name)
    dimension = main_dimension(declared)
    by = [d for d in (declared.source, dimension) if d]
    measures = made.measures(name)
    records = made.table(name, by).to_dict("records")

    def words(record: dict[Any, Any]) -> list[str]:
        return [label(declared, office.province, d, record[d]) for d in by]

    records.sort(key=lambda r: [sort_key(w) for w in words(r)])
    rows: list[list[Any]] = [[*words(r), *(plain(r[m]) for m in measures)] for r in records]
    filters = [tuple((d, "" if blank(r[d]) else str(r[d])) for d in by) for r in records]
    whole_below = bool(by) and not declared.source
    if whole_below:
        whole = made.table(name, []).iloc[0]
        total = [
            text("documents.total"),
            *[""] * (len(by) - 1),
            *(plain(whole[m]) for m in measures),
        ]
        rows.append(total)
        filters.append(())
    chart = _chart(office, made, declared, records, by) if by else None
    title = f"TH {declared.id.removeprefix('F')} {declared.sheet}"[:31]
    sheet = new_sheet(control, title, charted=chart is not None)
    columns = [
        *(Column(heading_of(declared, d), 32) for d in by),
        *(Column(measure_label(declared, m), 15, "figure") for m in measures),
    ]
    title = f"{declared.number}. {declared.title}"
    note = f"{made.coverage(name).line()}. {text('excel.note_trace_how')}"
    body = write_table(sheet, Table(title, note, columns, rows))
    if rows:
        for at, where in enumerate(filters):
            for place, measure in enumerate(measures, len(by) + 1):
                figure = Figure(
                    period=made.period,
                    report_type=name,
                    measure=measure,
                    where=tuple(sorted(where)),
                )
                if rows[at][place - 1] is not None:
                    places.append([sheet.name, body.row + at, place, str(figure)])
    if whole_below:
        look(
            sheet.range((body.row + len(rows) - 1, 1), (body.row + len(rows) - 1, len(columns))),
            bold=True,
        )
    if chart is not None:
        bar_chart(sheet, chart, row=HEAD_ROW + len(rows) + 3, column=1)
    return str(sheet.name)


def _chart(
    office: Office,
    made: Consolidation,
    declared: ReportType,
    records: list[dict[Any, Any]],
    by: list[str],
) -> BarChart | None:
    """The chart of a form; ``None`` where there is too little to compare."""
    measures = made.measures(declared.id)
    bars = list(_bars(office, declared, records, by, measures))
    if len(bars) < _FEWEST_BARS:
        return None
    shown = gathered(bars, text("documents.other"))
    measure = measure_label(declared, _charted(measures))
    finding = text(
        "documents.chart_finding",
        name=shown[0][0],
        n=format_number(int(shown[0][1])),
        measure=measure.lower(),
    )
    source = text("excel.chart_source", form=declared.number, period=made.period)
    return BarChart(finding, source, heading_of(declared, by[-1]), measure, shown)


def _bars(
    office: Office,
    declared: ReportType,
    records: list[dict[Any, Any]],
    by: list[str],
    measures: tuple[str, ...],
) -> Iterator[tuple[str, float]]:
    """Bars of the headline source: figures of two sources are never added."""
    measure = _charted(measures)
    for record in records:
        if declared.source and record[declared.source] != declared.headline_source:
            continue
        if not blank(record[measure]) and record[measure]:
            yield label(declared, office.province, by[-1], record[by[-1]]), float(record[measure])


def _charted(measures: tuple[str, ...]) -> str:
    return JOURNEYS if JOURNEYS in measures else measures[0]


def _write_narrative(control: Control, made: Consolidation) -> str | None:
    """What units wrote, by task; ``None`` where the period asks for no narrative."""
    entries = [
        (section.title, entry.unit_name, entry.text)
        for section in made.narrative
        for entry in section.statements
    ]
    if not entries:
        return None
    sheet = new_sheet(control, text("excel.result_narrative"))
    columns = (
        Column(text("excel.col_task"), 40),
        Column(text("excel.col_unit"), 36),
        Column(text("excel.col_said"), 90),
    )
    note = text("excel.note_narrative", n=len(entries))
    write_table(sheet, Table(text("excel.result_narrative"), note, columns, entries))
    return str(sheet.name)


def _same_as_shown(values: list[Any], shown: Any) -> None:
    """The cells behind a figure must give the figure shown: else the sheet is out of date."""
    total = sum(float(v) for v in values if not blank(v))
    if not isinstance(shown, int | float) or abs(total - float(shown)) > 0.005:
        raise wrong("figure_changed")


def _sheets(places: list[list[Any]]) -> int:
    return len({place[0] for place in places})


def _number(value: Any) -> str:
    return format_number(Decimal(str(value)).normalize()) if value is not None else "–"
