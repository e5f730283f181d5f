"""The look of a form: one font, one header colour, and a colour for each state of a cell."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

from foreignaffairs.model import Column

HEADER = "#1F3864"
INPUT = "#FFF9E5"
COMPUTED = "#F2F2F2"
TO_MEND = "#F8D7DA"
TO_CONFIRM = "#FFF3CD"
DONE = "#E2F0D9"
GRID = "#A6A6A6"
QUIET = "#595959"

FONT: dict[str, Any] = {
    "font_name": "Times New Roman",
    "font_size": 12,
    "font_scheme": False,
    "font_family": 1,
}
WORKBOOK_OPTIONS: dict[str, Any] = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "default_format_properties": FONT,
    "default_row_height": 21,
    "default_column_width": 72,
}
"""Row height and column width in pixels are those of Times New Roman 12 as the Normal style."""

_BOX: dict[str, Any] = {"border": 1, "border_color": GRID}
_INDENT: dict[str, Any] = {"align": "left", "indent": 1}
_MIDDLE: dict[str, Any] = {"valign": "vcenter"}
_NUMBER: dict[str, Any] = {"align": "right", "indent": 1}
_WRAP: dict[str, Any] = {"text_wrap": True}
_FREE: dict[str, Any] = {"locked": False, "bg_color": INPUT}

_WHOLE, _DECIMAL, _DATE, _TEXT = "#,##0", "#,##0.00", "dd/mm/yyyy", "@"

_KINDS: dict[str, dict[str, Any]] = {
    "plain": _MIDDLE,
    "quiet": {**_MIDDLE, **_WRAP, "italic": True, "font_color": QUIET},
    "period": {**_MIDDLE, **_WRAP, "bold": True},
    "quiet_line": {**_MIDDLE, "italic": True, "font_color": QUIET, "font_size": 11},
    "line_title": {**_MIDDLE, "bold": True, "font_size": 14, "font_color": HEADER},
    "side": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT, "italic": True, "font_color": QUIET},
    "agency": {**_MIDDLE, "bold": True},
    "title": {**_MIDDLE, **_WRAP, "bold": True, "font_size": 14, "font_color": HEADER},
    "cover_title": {
        **_MIDDLE, **_WRAP, "bold": True, "font_size": 16, "font_color": HEADER, "align": "center",
    },
    "centred": {**_MIDDLE, **_WRAP, "align": "center"},
    "section": {**_MIDDLE, "bold": True, "font_color": HEADER, "bottom": 2, "bottom_color": HEADER},
    "warning": {**_MIDDLE, **_WRAP, **_BOX, "bg_color": TO_CONFIRM, "bold": True},
    "header": {
        **_MIDDLE, **_WRAP, **_BOX, "bold": True, "align": "center", "font_color": "#FFFFFF",
        "bg_color": HEADER,
    },
    "label": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT},
    "label_top": {**_WRAP, **_BOX, **_INDENT, "valign": "top"},
    "computed": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT, "bg_color": COMPUTED},
    "computed_number": {
        **_MIDDLE, **_BOX, "bg_color": COMPUTED, "num_format": _WHOLE, "align": "center",
    },
    "computed_date": {
        **_MIDDLE, **_BOX, **_INDENT, "bg_color": COMPUTED, "num_format": _DATE,
    },
    "link": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT, "font_color": HEADER, "underline": 1},
    "link_plain": {**_MIDDLE, "font_color": HEADER, "underline": 1},
    "status": {**_MIDDLE, **_WRAP, **_BOX, "bold": True, "align": "center"},
    "verdict": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT},
    "ordinal": {
        **_MIDDLE, **_BOX, "align": "center", "font_color": QUIET, "locked": False,
        "bg_color": COMPUTED,
    },
    "total": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT, "bold": True, "bg_color": COMPUTED},
    "total_whole": {
        **_MIDDLE, **_BOX, **_NUMBER, "bold": True, "bg_color": COMPUTED, "num_format": _WHOLE,
    },
    "total_decimal": {
        **_MIDDLE, **_BOX, **_NUMBER, "bold": True, "bg_color": COMPUTED, "num_format": _DECIMAL,
    },
    "input_text": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT, **_FREE, "num_format": _TEXT},
    "input_long": {**_WRAP, **_BOX, **_INDENT, **_FREE, "num_format": _TEXT, "valign": "top"},
    "input_choice": {**_MIDDLE, **_WRAP, **_BOX, **_FREE, "align": "center"},
    "input_list": {**_MIDDLE, **_WRAP, **_BOX, **_INDENT, **_FREE},
    "input_whole": {**_MIDDLE, **_BOX, **_NUMBER, **_FREE, "num_format": _WHOLE},
    "input_decimal": {**_MIDDLE, **_BOX, **_NUMBER, **_FREE, "num_format": _DECIMAL},
    "input_date": {**_MIDDLE, **_BOX, **_FREE, "num_format": _DATE, "align": "center"},
    "mend": {"bg_color": TO_MEND},
    "confirm": {"bg_color": TO_CONFIRM},
    "done": {"bg_color": DONE},
}  # fmt: skip

_WHOLE_CURRENCIES = ("đồng", "vnd", "vnđ")


class Styles:
    """The formats of one workbook, made when first asked for."""

    def __init__(self, workbook: Workbook) -> None:
        self._workbook = workbook
        self._made: dict[str, Format] = {}

    def __getitem__(self, kind: str) -> Format:
        """Return the format of ``kind``; raises ``KeyError`` for an unknown one."""
        if kind not in self._made:
            self._made[kind] = self._workbook.add_format(_KINDS[kind])
        return self._made[kind]

    def input(self, column: Column) -> Format:
        """The format of an input cell; text is "@", so that "12/5" and "- ý" stay as typed."""
        return self[f"input_{_input_kind(column)}"]

    def total(self, column: Column) -> Format:
        """The format of a column's total."""
        return self["total_decimal" if _input_kind(column) == "decimal" else "total_whole"]


def _input_kind(column: Column) -> str:
    match column.type:
        case "count":
            return "whole"
        case "money":
            dong = any(word in column.unit.casefold() for word in _WHOLE_CURRENCIES)
            return "whole" if dong else "decimal"
        case "date":
            return "date"
        case "flag":
            return "choice"
        case "long_text":
            return "long"
        case "code" | "country":
            return "list"
        case _:
            return "text"
