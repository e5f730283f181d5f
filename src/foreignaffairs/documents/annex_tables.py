"""One report type in the annex: its table, and the sheet of cells behind every figure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

import pandas as pd

from foreignaffairs.consolidation import Consolidation
from foreignaffairs.consolidation.counting import JOURNEYS, blank, main_dimension
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Province, ReportType

from .phrases import heading_of, label, measure_label
from .report_figures import CHARTED, MIN_BARS
from .sheet_styles import Fit, of_number, page
from .word_chart import gathered

_LINEAGE = ("ten_don_vi", "loai_don_vi", "dia_ban", "tep", "lan", "trang", "dong")
_WIDEST_FIGURE = "1.000.000.000"
FIRST = 5
"""The heading row (from 0) of every sheet."""
_ONE_PAGE = 30
"""A table that ends above this row is printed on one page with its chart, which else is cut."""


@dataclass(slots=True)
class Sheets:
    """The workbook being written, its formats and the names already taken."""

    book: Any
    styles: Mapping[str, Any]
    province: Province
    period_title: str
    taken: set[str] = field(default_factory=set)

    def add(self, name: str) -> tuple[Any, str]:
        """Add a sheet under a short free name."""
        short = name[:31]
        while short.casefold() in self.taken:
            short = f"{short[:29]}_{len(self.taken) % 10}"
        self.taken.add(short.casefold())
        return self.book.add_worksheet(short), short

    def head(self, sheet: Any, title: str, note: str, *, wide: bool) -> None:
        """Title, period and note above the table, and the page set-up."""
        sheet.write_string(0, 0, title, self.styles["title"])
        sheet.write_string(1, 0, self.period_title, self.styles["note"])
        sheet.write_string(2, 0, note, self.styles["note"])
        sheet.write_url(3, 0, f"internal:'{text('annex.contents')}'!A1", None, text("annex.back"))
        page(sheet, self.period_title, wide=wide, repeat=FIRST)


def write_report_type(sheets: Sheets, made: Consolidation, report_type: str) -> str | None:
    """Write table and lineage of one report type; ``None`` where it has no numbers at all."""
    declared = made.report_type(report_type)
    if declared.personal or not made.measures(report_type) or not made.coverage(report_type).data:
        return None
    dimension = main_dimension(declared)
    by = [d for d in (declared.source, dimension) if d]
    number = declared.id.removeprefix("F")
    sheet, name = sheets.add(f"{number} {declared.sheet}")
    source_sheet, source_name = sheets.add(text("annex.lineage_sheet", number=number))
    first_rows = _write_lineage(sheets, source_sheet, made, declared, by)
    note = made.coverage(report_type).line()
    sheets.head(sheet, f"{declared.number}. {declared.title}", note, wide=True)
    _write_table(sheets, sheet, made, declared, by, source_name, first_rows)
    return name


def _write_table(
    sheets: Sheets,
    sheet: Any,
    made: Consolidation,
    declared: ReportType,
    by: list[str],
    source_name: str,
    first_rows: Mapping[tuple[Any, ...], int],
) -> None:
    measures = made.measures(declared.id)
    frame = made.table(declared.id, by)
    headings = [heading_of(declared, d) for d in by] + [
        measure_label(declared, m) for m in measures
    ]
    fit = Fit(widest=60)
    for column, words in enumerate(headings):
        sheet.write_string(FIRST, column, words, sheets.styles["header"])
        fit.see(FIRST, column, words)
    row = FIRST
    records = frame.to_dict("records")
    if by:
        records.sort(key=lambda r: tuple(label(declared, sheets.province, d, r[d]) for d in by))
    for record in records:
        row += 1
        for column, name in enumerate(by):
            words = label(declared, sheets.province, name, record[name])
            sheet.write_string(row, column, words, sheets.styles["text"])
            fit.see(row, column, words)
        target = first_rows.get(tuple(_key(record[d]) for d in by), FIRST)
        for column, name in enumerate(measures, len(by)):
            _write_figure(sheets, sheet, row, column, record[name], source_name, target)
            fit.see(row, column, _WIDEST_FIGURE)
    if by and declared.summed and not declared.source:
        row += 1
        _write_total(sheets, sheet, row, made, declared, by)
    fit.apply(sheet, FIRST)
    if declared.id in CHARTED and by:
        _chart(sheets, sheet, declared, records, by, measures, row)


def _write_figure(
    sheets: Sheets, sheet: Any, row: int, column: int, value: Any, target_sheet: str, target: int
) -> None:
    """A figure links to the first of the rows behind it; a blank stays blank."""
    if value is pd.NA or value is None:
        sheet.write_blank(row, column, None, sheets.styles["whole"])
        return
    link = f"internal:'{target_sheet}'!A{target + 1}"
    sheet.write_url(row, column, link, sheets.styles["link"], tip=text("annex.tip"))
    sheet.write_number(row, column, float(value), sheets.styles["link"])


def _write_total(
    sheets: Sheets, sheet: Any, row: int, made: Consolidation, declared: ReportType, by: list[str]
) -> None:
    whole = made.table(declared.id, []).iloc[0]
    sheet.write_string(row, 0, text("documents.total"), sheets.styles["total_text"])
    for column in range(1, len(by)):
        sheet.write_blank(row, column, None, sheets.styles["total_text"])
    for column, name in enumerate(made.measures(declared.id), len(by)):
        value = whole[name]
        if value is pd.NA:
            sheet.write_blank(row, column, None, sheets.styles["total"])
        else:
            style = sheets.styles[of_number("total", value)]
            sheet.write_number(row, column, float(value), style)


def _write_lineage(
    sheets: Sheets, sheet: Any, made: Consolidation, declared: ReportType, by: list[str]
) -> dict[tuple[Any, ...], int]:
    """List the rows behind every figure, grouped as the table is; return each group's first row."""
    note = text("annex.lineage_note")
    sheets.head(sheet, text("annex.lineage_title", title=declared.title), note, wide=True)
    rows = made.done(declared.id)
    fields = [
        c
        for c in declared.columns
        if not c.personal and c.name != declared.source and not all(blank(v) for v in rows[c.name])
    ]
    headings = [*(heading_of(declared, d) for d in by), *(text(f"annex.{k}") for k in _LINEAGE)]
    shown = [c for c in fields if c.name not in by]
    fit = Fit(widest=54)
    for column, words in enumerate([*headings, *(c.label for c in shown)]):
        sheet.write_string(FIRST, column, words, sheets.styles["header"])
        fit.see(FIRST, column, words)
    for name in by:
        rows = rows.explode(name)
    first_rows: dict[tuple[Any, ...], int] = {}
    row = FIRST
    records = rows.to_dict("records")
    records.sort(
        key=lambda r: (*(label(declared, sheets.province, d, r[d]) for d in by), r["ten_don_vi"])
    )
    for record in records:
        row += 1
        first_rows.setdefault(tuple(_key(record[d]) for d in by), row)
        column = 0
        for name in by:
            words = label(declared, sheets.province, name, record[name])
            _write_value(sheets, sheet, row, column, words, fit)
            column += 1
        for name in _LINEAGE:
            value = record[name]
            if name == "loai_don_vi":
                value = sheets.province.kind_title(value)
            _write_value(sheets, sheet, row, column, value, fit)
            column += 1
        for field_ in shown:
            value = record[field_.name]
            if field_.type in ("country", "countries", "code", "codes") and value is not None:
                several = value if isinstance(value, tuple | list) else (value,)
                value = ", ".join(label(declared, sheets.province, field_.name, v) for v in several)
            _write_value(sheets, sheet, row, column, value, fit)
            column += 1
    fit.apply(sheet, FIRST)
    if row > FIRST:
        sheet.autofilter(FIRST, 0, row, len(headings) + len(shown) - 1)
    return first_rows


def _write_value(sheets: Sheets, sheet: Any, row: int, column: int, value: Any, fit: Fit) -> None:
    if value is None or value is pd.NA or value != value:
        sheet.write_blank(row, column, None, sheets.styles["text"])
    elif isinstance(value, bool):
        words = text("annex.yes") if value else text("annex.no")
        sheet.write_string(row, column, words, sheets.styles["text"])
    elif isinstance(value, int | float | Decimal):
        sheet.write_number(row, column, float(value), sheets.styles[of_number("number", value)])
    elif hasattr(value, "year"):
        sheet.write_datetime(row, column, value, sheets.styles["date"])
        fit.see(row, column, "30/12/2023")
    else:
        sheet.write_string(row, column, str(value)[:32_000], sheets.styles["text"])
        fit.see(row, column, value)


def _chart(
    sheets: Sheets,
    sheet: Any,
    declared: ReportType,
    records: list[dict[Any, Any]],
    by: list[str],
    measures: tuple[str, ...],
    last_row: int,
) -> None:
    """Bars of the headline source beside a small helper table under the main one."""
    measure = JOURNEYS if JOURNEYS in measures else measures[0]
    wanted = [
        r for r in records if not declared.source or r[declared.source] == declared.headline_source
    ]
    values = [
        (label(declared, sheets.province, by[-1], r[by[-1]]), float(r[measure]))
        for r in wanted
        if r[measure] is not pd.NA
    ]
    if len(values) < MIN_BARS:
        return
    bars = gathered(values, text("documents.other"))
    column, top = len(by) + len(measures) + 2, FIRST + 1
    for offset, (words, value) in enumerate(bars):
        sheet.write_string(top + offset, column, words)
        sheet.write_number(top + offset, column + 1, value)
    sheet.set_column(column, column + 1, 0, None, {"hidden": True})
    bottom, name = top + len(bars) - 1, sheet.get_name()
    font = {"name": "Times New Roman", "size": 11}
    chart = sheets.book.add_chart({"type": "bar"})
    chart.show_hidden_data()
    chart.add_series(
        {
            "name": measure_label(declared, measure),
            "categories": [name, top, column, bottom, column],
            "values": [name, top, column + 1, bottom, column + 1],
            "fill": {"color": "#1F3864"},
            "gap": 45,
            "data_labels": {"value": True, "font": font, "num_format": "#,##0"},
        }
    )
    finding = text(
        "documents.chart_finding",
        name=bars[0][0],
        n=f"{int(bars[0][1]):,}".replace(",", "."),
        measure=measure_label(declared, measure).lower(),
    )
    chart.set_title({"name": finding, "name_font": {**font, "size": 12, "bold": True}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_size({"width": 720, "height": 90 + 30 * len(bars)})
    sheet.insert_chart(last_row + 2, 0, chart)
    if last_row <= _ONE_PAGE:
        sheet.fit_to_pages(1, 1)


def _key(value: Any) -> Any:
    return None if value is pd.NA or value != value else value
