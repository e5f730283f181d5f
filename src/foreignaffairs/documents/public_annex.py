"""The tables as the public may see them: one sheet each; no file, no unit, small counts hidden."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

import pandas as pd

from foreignaffairs.consolidation.counting import blank, main_dimension
from foreignaffairs.consolidation.public import Publication
from foreignaffairs.consolidation.timeliness import summary
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Province, ReportType
from foreignaffairs.model.sign import Sign

from .annex import write_contents
from .annex_tables import FIRST, Sheets
from .phrases import heading_of, label, measure_label
from .public_notes import sign_notes
from .sheet_styles import BOOK_OPTIONS, MADE, Fit, formats, of_number

_COUNTS = ("phai_nop", "da_nop", "dung_han", "nop_cham", "chua_nop")
_WIDEST_FIGURE = "1.000.000.000"


@dataclass(frozen=True, slots=True)
class PublicAnnexInput:
    """What the public workbook shows; ``units`` is printed as counts by kind."""

    province: Province
    period_title: str
    figures: Publication
    units: pd.DataFrame


def public_annex_bytes(given: PublicAnnexInput) -> bytes:
    """The workbook as the bytes of an .xlsx file."""
    import xlsxwriter

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, BOOK_OPTIONS)
    book.set_properties(MADE)
    styles = formats(book)
    contents = book.add_worksheet(text("annex.contents"))
    sheets = Sheets(book, styles, given.province, given.period_title)
    lines: list[tuple[str, str, str]] = []
    for report_type in given.figures:
        declared = given.figures.report_type(report_type)
        coverage = given.figures.coverage(report_type)
        if given.figures.measures(report_type) and coverage.data:
            name = _write_table(sheets, given.figures, declared)
            lines.append((name, f"{declared.number}. {declared.title}", coverage.line()))
    name = _write_units(sheets, given.units)
    lines.append((name, text("annex.units_title"), ""))
    words = (text("annex.public_title"), text("annex.public_how"))
    write_contents(contents, styles, given.province, given.period_title, words, lines)
    book.close()
    return buffer.getvalue()


def _write_table(sheets: Sheets, figures: Publication, declared: ReportType) -> str:
    sheet, name = sheets.add(f"{declared.id.removeprefix('F')} {declared.sheet}")
    sheets.head(
        sheet,
        f"{declared.number}. {declared.title}",
        figures.coverage(declared.id).line(),
        wide=True,
    )
    by = [d for d in (declared.source, main_dimension(declared)) if d]
    measures, fit = figures.measures(declared.id), Fit(widest=60)
    headings = [*(heading_of(declared, d) for d in by)]
    headings += [measure_label(declared, m) for m in measures]
    for column, heading in enumerate(headings):
        sheet.write_string(FIRST, column, heading, sheets.styles["header"])
        fit.see(FIRST, column, heading)
    records = figures[declared.id].to_dict("records")
    rows = [[label(declared, sheets.province, d, r[d]) for d in by] for r in records]
    row = FIRST
    for words, record in sorted(zip(rows, records, strict=True), key=lambda pair: pair[0]):
        row += 1
        for column, written in enumerate(words):
            sheet.write_string(row, column, written, sheets.styles["text"])
            fit.see(row, column, written)
        for column, measure in enumerate(measures, len(by)):
            _write_figure(sheet, row, column, record[measure], sheets.styles, "whole")
            fit.see(row, column, _WIDEST_FIGURE)
    if by and declared.summed and not declared.source:
        row += 1
        whole = figures.table(declared.id, [])
        assert whole is not None
        sheet.write_string(row, 0, text("documents.total"), sheets.styles["total_text"])
        for column, measure in enumerate(measures, len(by)):
            _write_figure(sheet, row, column, whole.iloc[0][measure], sheets.styles, "total")
    fit.apply(sheet, FIRST)
    for at, note in enumerate(sign_notes(declared, figures), row + 2):
        sheet.write_string(at, 0, note, sheets.styles["note"])
    return name


def _write_figure(sheet: Any, row: int, column: int, value: Any, styles: Any, style: str) -> None:
    if isinstance(value, Sign):
        sheet.write_string(row, column, str(value), styles[f"{style}_sign"])
    elif blank(value):
        sheet.write_blank(row, column, None, styles[style])
    else:
        sheet.write_number(row, column, float(value), styles[of_number(style, value)])


def _write_units(sheets: Sheets, units: pd.DataFrame) -> str:
    """Counts of units by kind; who they are stands in the office's own annex only."""
    sheet, name = sheets.add(text("annex.units_sheet"))
    sheets.head(sheet, text("annex.units_title"), text("annex.public_units"), wide=True)
    fit = Fit(widest=46)
    headings = [text("annex.loai_don_vi"), *(text(f"annex.{c}") for c in _COUNTS)]
    for column, words in enumerate(headings):
        sheet.write_string(FIRST, column, words, sheets.styles["header"])
        fit.see(FIRST, column, words)
    kinds = summary(units, ["loai_don_vi"]).to_dict("records")
    lines = [(sheets.province.kind_title(r["loai_don_vi"]), r, "text", "whole") for r in kinds]
    whole = summary(units).to_dict("records")[0]
    lines.append((text("documents.total"), whole, "total_text", "total"))
    for row, (words, record, style, number) in enumerate(lines, FIRST + 1):
        sheet.write_string(row, 0, words, sheets.styles[style])
        fit.see(row, 0, words)
        for column, key in enumerate(_COUNTS, 1):
            sheet.write_number(row, column, int(record[key]), sheets.styles[number])
    fit.apply(sheet, FIRST)
    return name
