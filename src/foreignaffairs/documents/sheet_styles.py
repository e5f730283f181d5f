"""The look of the workbooks that the office makes: one font, one header colour (design.md)."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal
from typing import Any

from foreignaffairs.forms.measure import lines_needed, longest_word, text_width

HEADER = "#1F3864"
COMPUTED = "#F2F2F2"
FONT: dict[str, Any] = {"font_name": "Times New Roman", "font_size": 12, "valign": "top"}
MADE = {"created": datetime(2023, 1, 1)}
"""The time of making is no part of a document: the same content gives the same parts."""
BOOK_OPTIONS = {"strings_to_formulas": False, "strings_to_urls": False, "nan_inf_to_errors": False}


def formats(book: Any) -> dict[str, Any]:
    """The cell formats of an annex, by name."""
    line: dict[str, Any] = {"border": 1, "border_color": "#BFBFBF"}
    made: dict[str, dict[str, Any]] = {
        "title": {"bold": True, "font_size": 14},
        "note": {"italic": True, "font_color": "#404040"},
        "wrapped_note": {"italic": True, "text_wrap": True, "font_color": "#404040"},
        "header": {
            **line, "bold": True, "bg_color": HEADER, "font_color": "#FFFFFF",
            "text_wrap": True, "align": "center", "valign": "vcenter",
        },
        "text": {**line, "text_wrap": True},
        "number": {**line, "num_format": "#,##0"},
        "number_part": {**line, "num_format": "#,##0.00"},
        "whole": {**line, "num_format": "#,##0"},
        "whole_part": {**line, "num_format": "#,##0.00"},
        "date": {**line, "num_format": "d/m/yyyy", "align": "center"},
        "link": {**line, "num_format": "#,##0", "font_color": "#1F3864", "underline": 1},
        "text_link": {**line, "font_color": "#1F3864", "underline": 1, "text_wrap": True},
        "total": {**line, "bold": True, "bg_color": COMPUTED, "num_format": "#,##0"},
        "total_part": {**line, "bold": True, "bg_color": COMPUTED, "num_format": "#,##0.00"},
        "whole_sign": {**line, "align": "right"},
        "total_sign": {**line, "bold": True, "bg_color": COMPUTED, "align": "right"},
        "total_text": {**line, "bold": True, "bg_color": COMPUTED},
    }  # fmt: skip
    return {name: book.add_format({**FONT, **given}) for name, given in made.items()}


def of_number(style: str, value: float | Decimal) -> str:
    """The style of a number: decimals only where it has some, or Excel writes “12.” for 12."""
    return style if float(value).is_integer() else f"{style}_part"


class Fit:
    """Column widths from content and heights for wrapped rows, set once all cells are known.

    ``widest`` bounds a column, in characters; text beyond it wraps and its row grows.
    """

    def __init__(self, widest: float = 46) -> None:
        self._widest = widest
        self._cells: dict[tuple[int, int], str] = {}

    def see(self, row: int, column: int, words: object) -> None:
        """Note what stands in a cell."""
        self._cells[row, column] = str(words)

    def apply(self, sheet: Any, heading_row: int) -> None:
        """Set widths and heights; a heading may wrap at half its length."""
        widths: dict[int, float] = {}
        for (row, column), words in self._cells.items():
            bold = row == heading_row
            needed = max((text_width(line, bold=bold) for line in words.split("\n")), default=0)
            if bold:
                needed = max(needed / 2, longest_word(words))
            widths[column] = max(widths.get(column, 6), min(needed + 2, self._widest))
        lines: dict[int, int] = {}
        for (row, column), words in self._cells.items():
            # Programs differ by a letter or two: better a line too many than a hidden one.
            room = widths[column] - 0.8
            count = lines_needed(words, room, bold=row == heading_row)
            lines[row] = max(lines.get(row, 1), count)
        for column, width in widths.items():
            sheet.set_column(column, column, width)
        for row, count in lines.items():
            if count > 1:
                sheet.set_row(row, min(400, 16.5 * count + 2))


def page(sheet: Any, footer: str, *, wide: bool, repeat: int | None = None) -> None:
    """A4, one page wide, repeated heading row, page numbers and the period in the footer."""
    sheet.set_paper(9)
    if wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
    sheet.set_footer(f'&L&"Times New Roman"&10{footer}&R&"Times New Roman"&10Trang &P/&N')
    if repeat is not None:
        sheet.repeat_rows(repeat)
        sheet.freeze_panes(repeat + 1, 0)
    sheet.hide_gridlines(2)
