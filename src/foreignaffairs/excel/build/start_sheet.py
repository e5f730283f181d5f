"""The start page: what to do next, the numbered way of the period, what falls due, tools."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from foreignaffairs.excel.macros.declared import MACROS, TOOLS, WAY_STEPS
from foreignaffairs.excel.macros.places import DUES_SHOWN, PLACES, SETTINGS, TICK, sheet_name
from foreignaffairs.language.catalogue import text

from .look import Look, add_button, button_caption, set_page

_STEPS = PLACES["fa_tinh_trang"].row - 1
_DUES = PLACES["fa_han"].row - 1
_TOOLS = _DUES + DUES_SHOWN + 2
_HEIGHT = 40


def write_start(sheet: Worksheet, look: Look) -> None:
    """Write the start page as it looks before an office is open."""
    for column, width in enumerate((2, 13, 36, 80, 32)):
        sheet.set_column(column, column, width, look["plain"])
    sheet.set_row(0, 34)
    sheet.write_string(0, 1, text("excel.book_title"), look["title"])
    sheet.set_row(1, 24)
    sheet.write_string(1, 1, text("excel.no_office_line"), look["subtitle"])
    target = f"internal:'{sheet_name(SETTINGS)}'!C4"
    sheet.write_url(2, 1, target, look["link"], text("excel.settings_link"))
    sheet.set_row(2, 28)
    for row, key, said, kind in (
        (3, "next_label", "first_step", "next"),
        (4, "message_label", "first_message", "message"),
    ):
        sheet.set_row(row, 48)
        sheet.write_string(row, 1, text(f"excel.{key}"), look["box_label"])
        sheet.merge_range(row, 2, row, 4, text(f"excel.{said}"), look[kind])
    _headings(sheet, look, _STEPS - 1, ("head_step", "head_press", "head_what", "head_state"))
    for at, step in enumerate(WAY_STEPS):
        row = _STEPS + at
        sheet.set_row(row, _HEIGHT)
        sheet.write_number(row, 1, at + 1, look["step"])
        sheet.write_string(row, 2, button_caption(step), look["under"])
        sheet.write_string(row, 3, step.help(), look["cell"])
        sheet.write_blank(row, 4, None, look["state"])
        add_button(sheet, row, 2, step.name, 252, 44)
    last = _STEPS + len(WAY_STEPS) - 1
    done = {"type": "text", "criteria": "begins with", "value": TICK, "format": look["rule_done"]}
    sheet.conditional_format(_STEPS, 4, last, 4, {**done, "stop_if_true": True})
    open_ = {"type": "no_blanks", "format": look["rule_confirm"]}
    sheet.conditional_format(_STEPS, 4, last, 4, open_)
    sheet.write_string(_DUES - 2, 1, text("excel.dues_title"), look["section"])
    for column in (2, 3, 4):
        sheet.write_blank(_DUES - 2, column, None, look["section"])
    _headings(sheet, look, _DUES - 1, ("head_due", "head_left", "head_duty", "head_period"))
    for row in range(_DUES, _DUES + DUES_SHOWN):
        sheet.write_blank(row, 1, None, look["date"])
        for column in (2, 3, 4):
            sheet.write_blank(row, column, None, look["state"])
    _write_tools(sheet, look)
    set_page(sheet)
    sheet.set_selection("C4")
    sheet.activate()


def _write_tools(sheet: Worksheet, look: Look) -> None:
    sheet.write_string(_TOOLS - 1, 1, text("excel.tools_title"), look["section"])
    for column in (2, 3, 4):
        sheet.write_blank(_TOOLS - 1, column, None, look["section"])
    for row, tool in enumerate((m for m in MACROS if m.group == TOOLS), _TOOLS):
        sheet.set_row(row, _HEIGHT)
        sheet.write_string(row, 2, button_caption(tool), look["under"])
        add_button(sheet, row, 2, tool.name, 252, 44)
        sheet.write_string(row, 3, tool.help(), look["cell"])


def _headings(sheet: Worksheet, look: Look, row: int, keys: tuple[str, ...]) -> None:
    for column, key in enumerate(keys, 1):
        sheet.write_string(row, column, text(f"excel.{key}"), look["header"])
