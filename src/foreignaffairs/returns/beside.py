"""The last sheet of the copy: what was sent and has no place in the form, as plain values."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.workbook.workbook import Workbook

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import UnreadCell

from .fill import LeftOver
from .looks import (
    BOX,
    CENTRED,
    HEADER,
    INDENTED,
    Line,
    font,
    set_up,
    set_widths,
    write,
    write_heads,
    write_lines,
)
from .measure import height_of

_COLUMNS = (
    ("number", 6.0), ("sheet", 24.0), ("left_cell", 12.0), ("left_label", 40.0), ("left_text", 80.0)
)  # fmt: skip
_WIDTHS = {at: width for at, (_, width) in enumerate(_COLUMNS, start=1)}
_CENTRED = (1, 3)


def not_in_the_form(
    left_over: Sequence[LeftOver], unread: Sequence[UnreadCell]
) -> tuple[LeftOver, ...]:
    """Everything that was sent and that the form has no place for."""
    return (*left_over, *(LeftOver(u.sheet, u.cell, u.heading, u.text) for u in unread))


def write_beside(book: Workbook, left: Sequence[LeftOver], title: str, lang: str) -> str:
    """Add the sheet behind all others; returns where a link to it leads."""

    def words(key: str) -> str:
        return text(f"returns.{key}", lang)

    sheet = book.create_sheet(words("sheet_other"))
    set_widths(sheet, _WIDTHS)
    top = [
        Line(words("other_title"), size=16, bold=True, ink=HEADER),
        Line(title, size=13, bold=True),
        Line(words("left_over")),
    ]
    heads = write_lines(sheet, top, _WIDTHS) + 2
    write_heads(sheet, heads, [words(f"head_{key}") for key, _ in _COLUMNS])
    for number, item in enumerate(left, start=1):
        row = heads + number
        values: tuple[str | int, ...] = (number, item.sheet, item.cell, item.label, item.text)
        for at, value in enumerate(values, start=1):
            align = CENTRED if at in _CENTRED else INDENTED
            write(sheet, row, at, value, font(), align).border = BOX
        texts = ((str(v), _WIDTHS[at]) for at, v in enumerate(values, start=1))
        sheet.row_dimensions[row].height = height_of(texts) + 4
    set_up(sheet, heads, title, lang)
    return f"'{sheet.title}'!A1"
