"""The dashboard: counts, two charts, the grid of completeness by area and kind."""

from __future__ import annotations

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.excel.macros.places import COUNTS, DATA, PLACES, Place, sheet_name
from foreignaffairs.language.catalogue import text

from .chart_look import bars_chart
from .look import Look, set_page

_GRID, _COUNTS = PLACES["fa_luoi"], PLACES["fa_so_dem"]
_LINE = 18
_WITH_ROWS = {"x_offset": 2, "y_offset": 4, "object_position": 4}
"""A chart is hidden with the rows it lies on: before there are figures nothing is drawn.

The number is XlsxWriter's for that, with the chart measured as if the rows were shown. Its first
row stays: LibreOffice drops a chart that has no row at all.
"""


def write_dashboard(book: Workbook, sheet: Worksheet, look: Look) -> None:
    """Write the dashboard as it looks before an office is open."""
    sheet.set_column(0, 0, 26, look["plain"])
    sheet.set_column(1, _GRID.columns - 1, 15, look["plain"])
    sheet.set_row(0, 34)
    sheet.write_string(0, 0, text("excel.dashboard_title"), look["title"])
    sheet.write_formula(1, 0, "=fa_van_phong", look["subtitle"], text("excel.no_office_line"))
    charted = range(PLACES["fa_phu_nuoc"].row + 1, _GRID.row - 3)
    for row in range(_COUNTS.row, _GRID.row - 2):
        sheet.set_row(row, _LINE, None, {"hidden": row in charted})
    sheet.set_row(_COUNTS.row - 2, 36)
    sheet.set_row(_COUNTS.row - 1, 36)
    for column, name in enumerate(COUNTS):
        sheet.write_string(_COUNTS.row - 2, column, text(f"excel.count_{name}"), look["header"])
        kind = "rate" if name == "ty_le" else "count"
        sheet.write_blank(_COUNTS.row - 1, column, None, look[kind])
    for name, words in (("nuoc", "country"), ("nam", "year")):
        place = PLACES[f"fa_phu_{name}"]
        sheet.write_string(
            place.row - 1, place.column - 1, text("excel.no_figures"), look["finding"]
        )
        _chart(book, sheet, PLACES[f"fa_bieu_{name}"], place, words)
    _write_grid(sheet, look)
    set_page(sheet)


def _chart(book: Workbook, sheet: Worksheet, data: Place, above: Place, words: str) -> None:
    """Horizontal bars with their numbers; the sentence above the chart is its title."""
    first, last = data.row - 1, data.row + data.rows - 2
    chart = bars_chart(
        book,
        sheet_name(DATA),
        first,
        last,
        data.column - 1,
        lying=words == "country",
        name=text(f"excel.chart_{words}"),
    )
    chart.set_size({"width": 620, "height": 430})
    sheet.insert_chart(above.row, above.column - 1, chart, _WITH_ROWS)


def _write_grid(sheet: Worksheet, look: Look) -> None:
    top = _GRID.row - 1
    sheet.write_string(top - 1, 0, text("excel.grid_title"), look["section"])
    for column in range(1, len(COUNTS)):
        sheet.write_blank(top - 1, column, None, look["section"])
    sheet.set_row(top, 52)
    for row in range(top, top + _GRID.rows):
        sheet.write_blank(row, 0, None, look["grid_name"])
        for column in range(1, _GRID.columns):
            sheet.write_blank(row, column, None, look["grid"])
    last, right = top + _GRID.rows - 1, _GRID.columns - 1
    here = f"B{top + 2}"
    filed = f'LEFT({here},FIND("/",{here}&"/")-1)'
    owed = f'MID({here},FIND("/",{here}&"/")+1,9)'
    rules = (
        ("rule_done", f'=AND({here}<>"",{filed}={owed})'),
        ("rule_mend", f'=AND(LEFT({here},2)="0/",fa_qua_han>0)'),
        ("rule_confirm", f'=AND({here}<>"",LEFT({here},2)<>"0/")'),
        ("rule_line", f'={here}<>""'),
    )
    for kind, formula in rules:
        rule = {"type": "formula", "criteria": formula, "format": look[kind]}
        sheet.conditional_format(top + 1, 1, last, right, rule)
    head = {"type": "formula", "criteria": f'=A{top + 1}<>""', "format": look["rule_header"]}
    sheet.conditional_format(top, 0, top, right, head)
    name = {"type": "formula", "criteria": f'=A{top + 2}<>""', "format": look["rule_line"]}
    sheet.conditional_format(top + 1, 0, last, 0, name)
