"""The look of the control workbook: the formats, the page, a button over a cell."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.excel.macros.declared import WAY_STEPS, Macro, macro
from foreignaffairs.forms.styles import (
    COMPUTED,
    DONE,
    FONT,
    GRID,
    HEADER,
    INPUT,
    QUIET,
    TO_CONFIRM,
    TO_MEND,
)
from foreignaffairs.language.catalogue import text

BOOK_OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": FONT,
    "default_row_height": 21,
    "default_column_width": 72,
}
_BOX: dict[str, Any] = {"border": 1, "border_color": GRID}
_WRAP: dict[str, Any] = {"text_wrap": True, "valign": "vcenter"}
_LEFT: dict[str, Any] = {"align": "left", "indent": 1}
_KINDS: dict[str, dict[str, Any]] = {
    "plain": {"valign": "vcenter"},
    "title": {"bold": True, "font_size": 18, "font_color": HEADER, "valign": "vcenter"},
    "subtitle": {"font_size": 13, "font_color": QUIET, "valign": "vcenter"},
    "section": {"bold": True, "font_color": HEADER, "bottom": 2, "bottom_color": HEADER},
    "header": {**_WRAP, **_BOX, "bold": True, "align": "center", "font_color": "#FFFFFF",
        "bg_color": HEADER,
    },
    "box_label": {**_WRAP, **_BOX, "bold": True, "align": "center", "font_color": HEADER},
    "under": {**_BOX, **_LEFT, "valign": "vcenter", "font_color": QUIET},
    "label": {"bold": True, "valign": "vcenter", "font_color": HEADER},
    "next": {**_WRAP, **_LEFT, "bold": True, "font_size": 14, "bg_color": TO_CONFIRM, **_BOX},
    "message": {**_WRAP, **_LEFT, "bg_color": COMPUTED, **_BOX},
    "step": {
        **_BOX, "bold": True, "font_size": 16, "align": "center", "valign": "vcenter",
        "font_color": HEADER,
    },
    "cell": {**_WRAP, **_LEFT, **_BOX},
    "state": {**_WRAP, **_LEFT, **_BOX, "num_format": "@"},
    "date": {**_BOX, "num_format": "dd/mm/yyyy", "align": "center", "valign": "vcenter"},
    "hint": {"italic": True, "font_color": QUIET, "valign": "vcenter"},
    "wrapped_hint": {"italic": True, "font_color": QUIET, **_WRAP, **_LEFT},
    "link": {"font_color": HEADER, "underline": 1, "valign": "vcenter"},
    "input": {**_WRAP, **_LEFT, **_BOX, "bg_color": INPUT, "num_format": "@"},
    "input_date": {
        **_LEFT, **_BOX, "bg_color": INPUT, "num_format": "dd/mm/yyyy", "valign": "vcenter",
    },
    "body_text": {"text_wrap": True, "valign": "top", "num_format": "@"},
    "body_choice": {"align": "center", "valign": "top", "num_format": "@", "bg_color": INPUT},
    "body_date": {"align": "center", "valign": "top", "num_format": "dd/mm/yyyy"},
    "body_number": {"align": "center", "valign": "top", "num_format": "#,##0"},
    "count": {
        **_BOX, "bold": True, "font_size": 18, "align": "center", "valign": "vcenter",
        "num_format": "#,##0",
    },
    "rate": {
        **_BOX, "bold": True, "font_size": 18, "align": "center", "valign": "vcenter",
        "num_format": "General",
    },
    "finding": {"bold": True, "valign": "vcenter", "font_color": HEADER, "num_format": "@"},
    "grid": {"align": "center", "valign": "vcenter", "num_format": "@", "text_wrap": True},
    "grid_name": {"valign": "vcenter", "num_format": "@", "text_wrap": True},
    "rule_line": _BOX,
    "rule_done": {"bg_color": DONE, **_BOX},
    "rule_confirm": {"bg_color": TO_CONFIRM, **_BOX},
    "rule_mend": {"bg_color": TO_MEND, **_BOX},
    "rule_header": {"bg_color": HEADER, "font_color": "#FFFFFF", "bold": True, **_BOX},
    "rule_total": {"bg_color": COMPUTED, "bold": True, **_BOX},
}  # fmt: skip


class Look:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, book: Workbook) -> None:
        self._book = book
        self._made: dict[str, Format] = {}

    def __getitem__(self, kind: str) -> Format:
        """Return the format of ``kind``; raises ``KeyError`` for an unknown one."""
        if kind not in self._made:
            self._made[kind] = self._book.add_format(_KINDS[kind])
        return self._made[kind]


def set_page(sheet: Worksheet, *, landscape: bool = True, repeat: int | None = None) -> None:
    """A4, one page wide, the name of the sheet and the page number in the footer."""
    sheet.set_paper(9)
    if landscape:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.4, top=0.5, bottom=0.6)
    sheet.hide_gridlines(2)
    font = '&"Times New Roman,Regular"&10'
    sheet.set_footer(f"&L{font}{text('excel.book_title')} – &A&R{font}&P/&N", {"margin": 0.3})
    if repeat is not None:
        sheet.repeat_rows(repeat)


def add_button(
    sheet: Worksheet, row: int, column: int, name: str, width: int, height: int, left: int = 4
) -> None:
    """Put the button of a macro over a cell (from 0), in pixels; steps carry their number."""
    sheet.insert_button(
        row,
        column,
        {
            "macro": name,
            "caption": button_caption(macro(name)),
            "width": width,
            "height": height,
            "x_offset": left,
            "y_offset": 4,
            "description": macro(name).help(),
        },
    )


def button_caption(declared: Macro) -> str:
    """What a button says: its number on the way, and its name."""
    if declared in WAY_STEPS:
        return f"{WAY_STEPS.index(declared) + 1}. {declared.caption()}"
    return declared.caption()
