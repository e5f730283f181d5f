"""The lists of the annex: narrative by task with who said it, and the units with their states."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from foreignaffairs.consolidation.narrative import NarrativeSection
from foreignaffairs.language.catalogue import text

from .annex_tables import Sheets
from .sheet_styles import Fit

_FIRST = 5


def write_narrative(sheets: Sheets, sections: Sequence[NarrativeSection]) -> str:
    """Write every statement under its task with unit, file and cell."""
    sheet, name = sheets.add(text("annex.narrative_sheet"))
    note = text("annex.narrative_note")
    sheets.head(sheet, text("annex.narrative_title"), note, wide=True)
    columns = ("col_task", "ten_don_vi", "col_words", "tep", "trang", "col_cell")
    for column, key in enumerate(columns):
        sheet.write_string(_FIRST, column, text(f"annex.{key}"), sheets.styles["header"])
    row = _FIRST
    for section in sections:
        for said in section.statements:
            row += 1
            values = (section.title, said.unit_name, said.text, said.file, said.sheet, said.cell)
            for column, value in enumerate(values):
                sheet.write_string(row, column, value[:32_000], sheets.styles["text"])
            lines = max(len(said.text) // 62, len(section.title) // 26, len(said.unit_name) // 26)
            sheet.set_row(row, min(400, 17 * (1 + lines)))
    sheet.set_row(_FIRST, 20)
    for column, width in enumerate((30, 30, 70, 24, 14, 8)):
        sheet.set_column(column, column, width)
    if row > _FIRST:
        sheet.autofilter(_FIRST, 0, row, len(columns) - 1)
    return name


def write_units(sheets: Sheets, units: pd.DataFrame, states: Mapping[str, str]) -> str:
    """Write every unit of the period with state, dates and days late."""
    sheet, name = sheets.add(text("annex.units_sheet"))
    sheets.head(sheet, text("annex.units_title"), text("annex.units_note"), wide=True)
    columns = (
        "don_vi", "ten_don_vi", "loai_don_vi", "dia_ban", "trang_thai",
        "han", "ngay_nhan", "so_ngay_cham", "lan", "tep", "ly_do",
    )  # fmt: skip
    fit = Fit(widest=34)
    for column, key in enumerate(columns):
        sheet.write_string(_FIRST, column, text(f"annex.{key}"), sheets.styles["header"])
        fit.see(_FIRST, column, text(f"annex.{key}"))
    for row, record in enumerate(units.to_dict("records"), _FIRST + 1):
        for column, key in enumerate(columns):
            value = record[key]
            if key == "loai_don_vi":
                value = sheets.province.kind_title(value)
            elif key == "trang_thai":
                value = states.get(value, value)
            if value is None or value is pd.NA or value != value:
                sheet.write_blank(row, column, None, sheets.styles["text"])
            elif key in ("han", "ngay_nhan"):
                sheet.write_datetime(row, column, value, sheets.styles["date"])
                fit.see(row, column, "30/12/2023")
            elif key in ("so_ngay_cham", "lan"):
                sheet.write_number(row, column, int(value), sheets.styles["whole"])
            else:
                sheet.write_string(row, column, str(value), sheets.styles["text"])
                fit.see(row, column, value)
    fit.apply(sheet, _FIRST)
    if len(units):
        sheet.autofilter(_FIRST, 0, _FIRST + len(units), len(columns) - 1)
    return name
