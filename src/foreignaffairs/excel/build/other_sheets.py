"""The settings, the log, and the hidden sheet behind lists, charts and undoing."""

from __future__ import annotations

from collections.abc import Sequence

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.excel.macros.places import (
    DATA,
    LOG_COLUMNS,
    PLACES,
    REGISTER_COLUMNS,
    sheet_name,
)
from foreignaffairs.excel.macros.sheets import HEAD_ROW
from foreignaffairs.language.catalogue import text
from foreignaffairs.register import State
from foreignaffairs.register.states import state_label

from .chart_look import bars_chart
from .look import Look, add_button, set_page

_APART_FROM_CELLS = 3
"""XlsxWriter's number for a chart that keeps its size whatever becomes of the cells below it."""
_SETTINGS = ("folder", "province", "period", "actor", "units_file")


def write_settings(sheet: Worksheet, look: Look, provinces: Sequence[str]) -> None:
    """Write the settings: five cells to fill, each with what it is for, and two buttons."""
    for column, width in enumerate((2, 28, 58, 74)):
        sheet.set_column(column, column, width, look["plain"])
    sheet.set_row(0, 34)
    sheet.write_string(0, 1, text("excel.settings_title"), look["title"])
    sheet.write_formula(1, 1, "=fa_thong_bao", look["subtitle"], text("excel.first_message"))
    first = PLACES["fa_thu_muc"].row - 1
    for row, name in enumerate(_SETTINGS, first):
        sheet.set_row(row, 44)
        sheet.write_string(row, 1, text(f"excel.label_{name}"), look["label"])
        sheet.write_blank(row, 2, None, look["input"])
        sheet.write_string(row, 3, text(f"excel.hint_{name}"), look["wrapped_hint"])
    sheet.data_validation(
        first + 1, 2, first + 1, 2, {"validate": "list", "source": list(provinces)}
    )
    periods = PLACES["fa_ds_ky"]
    cells = f"$A${periods.row}:$A${periods.row + periods.rows - 1}"
    sheet.data_validation(
        first + 2,
        2,
        first + 2,
        2,
        {
            "validate": "list",
            "source": f"='{sheet_name(DATA)}'!{cells}",
            "error_type": "information",
            "error_title": text("excel.label_period"),
            "error_message": text("excel.hint_period"),
        },
    )
    below = first + len(_SETTINGS) + 1
    sheet.set_row(below, 52)
    add_button(sheet, below, 1, "FaMoVanPhong", 190, 48)
    add_button(sheet, below, 2, "FaNhapDonVi", 250, 48)
    sheet.write_string(below + 2, 1, text("excel.settings_more"), look["hint"])
    set_page(sheet)
    sheet.set_selection("C4")


def write_log(sheet: Worksheet, look: Look) -> None:
    """Write the head of the log."""
    for column, width in enumerate((22, 24, 30, 90, 50)):
        sheet.set_column(column, column, width, look["body_text"])
    for row in range(3):
        sheet.set_row(row, 24, look["plain"])
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, text("excel.log_title"), look["title"])
    head = PLACES["fa_nhat_ky"].row - 2
    for column, name in enumerate(LOG_COLUMNS):
        sheet.write_string(head, column, text(f"excel.col_{name}"), look["header"])
    sheet.freeze_panes(head + 1, 0)
    set_page(sheet, repeat=head)


def write_model(sheet: Worksheet, look: Look) -> None:
    """The hidden sheet that result sheets are copied from: page, fonts, frozen heading."""
    sheet.set_column(0, 15, 20, look["body_text"])
    for row in range(HEAD_ROW - 1):
        sheet.set_row(row, 24, look["plain"])
    sheet.freeze_panes(HEAD_ROW, 0)
    set_page(sheet, repeat=HEAD_ROW - 1)
    sheet.hide()


def write_charted(book: Workbook, sheet: Worksheet, look: Look) -> None:
    """The model with a chart: a macro gives it its cells, place and size."""
    write_model(sheet, look)
    chart = bars_chart(book, sheet.get_name(), HEAD_ROW, HEAD_ROW + 1, 0)
    chart.set_size({"width": 620, "height": 240})
    sheet.insert_chart(HEAD_ROW + 3, 3, chart, {"object_position": _APART_FROM_CELLS})


def _count_of_overdue() -> str:
    """How many units owe a report and are past their date, by the register's own rows."""
    state, late = (REGISTER_COLUMNS.index(name) + 1 for name in ("state", "late"))
    owing = state_label(State.NOT_RECEIVED)
    columns = (f"INDEX(fa_so_theo_doi,0,{at})" for at in (state, late))
    return f'=COUNTIFS({next(columns)},"{owing}",{next(columns)},">0")'


def write_data(sheet: Worksheet, look: Look) -> None:
    """Prepare the hidden sheet: text cells stay text, whatever a macro writes."""
    sheet.set_column(0, 8, 24, look["body_text"])
    numbers = PLACES["fa_bieu_nuoc"].column
    sheet.set_column(numbers, numbers, 14, look["plain"])
    sheet.set_column(10, 10, 30, look["body_text"])
    sheet.set_column(11, 12, 10, look["plain"])
    sheet.set_column(13, 13, 60, look["body_text"])
    sheet.write_string(0, 0, text("excel.data_note"), look["hint"])
    late = PLACES["fa_qua_han"]
    sheet.write_formula(late.row - 1, late.column - 1, _count_of_overdue(), look["plain"], 0)
    sheet.hide()
