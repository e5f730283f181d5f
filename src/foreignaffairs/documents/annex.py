"""The annex workbook: every consolidated table, each figure linked to the cells it came from."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pandas as pd

from foreignaffairs.consolidation import Consolidation
from foreignaffairs.files import write_over
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Province

from .annex_lists import write_narrative, write_units
from .annex_tables import Sheets, write_report_type
from .sheet_styles import BOOK_OPTIONS, MADE, formats, page


@dataclass(frozen=True, slots=True)
class AnnexInput:
    """What the annex shows; ``units`` is the unit frame, ``states`` prints its states."""

    province: Province
    period_title: str
    consolidation: Consolidation
    units: pd.DataFrame
    states: Mapping[str, str]


def write_annex(given: AnnexInput, path: Path) -> Path:
    """Write the annex in one step under its name; personal columns are left out.

    Returns where it stands: under a dated name where Excel has the file of that name open.
    """
    return write_over(path, annex_bytes(given))


def annex_bytes(given: AnnexInput) -> bytes:
    """The annex as the bytes of an .xlsx file; raises ``OSError`` where a disk fails."""
    import xlsxwriter
    from xlsxwriter.exceptions import FileCreateError

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, BOOK_OPTIONS)
    book.set_properties(MADE)
    styles = formats(book)
    contents = book.add_worksheet(text("annex.contents"))
    sheets = Sheets(book, styles, given.province, given.period_title)
    lines: list[tuple[str, str, str]] = []
    for report_type in given.consolidation:
        name = write_report_type(sheets, given.consolidation, report_type)
        if name:
            declared = given.consolidation.report_type(report_type)
            coverage = given.consolidation.coverage(report_type).line()
            lines.append((name, f"{declared.number}. {declared.title}", coverage))
    if "F01" in given.consolidation:
        name = write_narrative(sheets, given.consolidation.narrative)
        coverage = given.consolidation.coverage("F01").line()
        lines.append((name, text("annex.narrative_title"), coverage))
    name = write_units(sheets, given.units, given.states)
    lines.append((name, text("annex.units_title"), ""))
    words = (text("annex.title"), text("annex.how"))
    write_contents(contents, styles, given.province, given.period_title, words, lines)
    try:
        book.close()
    except FileCreateError as error:  # XlsxWriter's wrapping of what the disk said
        raise error.args[0] from error
    return buffer.getvalue()


def write_contents(
    sheet: Any,
    styles: dict[str, Any],
    province: Province,
    period_title: str,
    words: tuple[str, str],
    lines: Sequence[tuple[str, str, str]],
) -> None:
    """Write title and note (``words``), then one line a sheet: name, title, coverage."""
    agency = province.letterhead.agency_short
    sheet.write_string(0, 0, words[0], styles["title"])
    sheet.write_string(1, 0, f"{agency} {province.name} – {period_title}", styles["note"])
    sheet.write_string(2, 0, words[1], styles["note"])
    for column, key in enumerate(("col_sheet", "col_table", "col_coverage")):
        sheet.write_string(4, column, text(f"annex.{key}"), styles["header"])
    for row, (name, title, coverage) in enumerate(lines, 5):
        sheet.write_url(row, 0, f"internal:'{name}'!A1", styles["text_link"], name)
        sheet.write_string(row, 1, title, styles["text"])
        sheet.write_string(row, 2, coverage, styles["text"])
        sheet.set_row(row, 33 if len(coverage) > 62 or len(title) > 52 else 17)
    sheet.set_row(4, 20)
    sheet.set_column(0, 0, 24)
    sheet.set_column(1, 2, 56)
    page(sheet, period_title, wide=True, repeat=4)
