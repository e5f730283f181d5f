"""Where the notes of a copy stand, and their font.

openpyxl draws every note over the top left corner of its sheet, out of sight of a cell further
down, and leaves the font to each program.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from openpyxl.comments import Comment
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from .looks import NAME
from .measure import width_of

_GAP = 12
"""Pixels between a cell and its note."""
_ROW, _COLUMN_SPARE = 20, 5
"""Pixels of a row that has no height of its own; those that a column has beside its characters."""
_SHAPE = re.compile(
    r"(?P<before><(?P<p>\w+:)ClientData.*?)(?P<place><(?P=p)Row>(?P<row>\d+)</(?P=p)Row>"
    r"<(?P=p)Column>(?P<column>\d+)</(?P=p)Column>)",
    re.S,
)
_TEXT = re.compile(r"<text><t(?: [^>]*)?>(?P<words>.*?)</t></text>", re.S)
_LOOK = f'<rPr><sz val="12"/><rFont val="{NAME}"/><family val="1"/></rPr>'


def anchors(book: Workbook) -> list[Mapping[tuple[int, int], str]]:
    """Boxes of notes by cell (0-based row and column), for each sheet with notes in order."""
    found: list[Mapping[tuple[int, int], str]] = []
    for sheet in book.worksheets:
        cells = [cell for row in sheet.iter_rows() for cell in row if cell.comment]
        if cells:
            found.append(
                {
                    (c.row - 1, c.column - 1): _anchor(sheet, c.row, c.column, c.comment)
                    for c in cells
                    if c.comment
                }
            )
    return found


def with_anchors(vml: str, boxes: Mapping[tuple[int, int], str]) -> str:
    """A drawing of notes with each beside its cell."""

    def beside(match: re.Match[str]) -> str:
        box = boxes.get((int(match["row"]), int(match["column"])))
        if box is None:
            return match[0]
        p = match["p"]
        return f"{match['before']}<{p}Anchor>{box}</{p}Anchor>{match['place']}"

    return _SHAPE.sub(beside, vml)


def in_font(comments: str) -> str:
    """The words of notes in the form's font."""
    said = rf'<text><r>{_LOOK}<t xml:space="preserve">\g<words></t></r></text>'
    return _TEXT.sub(said, comments)


def column_pixels(sheet: Worksheet, column: int) -> int:
    """A column's width on the screen."""
    for dimension in sheet.column_dimensions.values():
        if dimension.min and dimension.max and dimension.min <= column <= dimension.max:
            if dimension.hidden:
                return 0
            break
    return int(width_of(sheet, column) * 7) + _COLUMN_SPARE


def row_pixels(sheet: Worksheet, row: int) -> int:
    """A row's height on the screen."""
    if row not in sheet.row_dimensions:
        return _ROW
    dimension = sheet.row_dimensions[row]
    if dimension.hidden:
        return 0
    return round(dimension.height * 4 / 3) if dimension.height else _ROW


def _anchor(sheet: Worksheet, row: int, column: int, comment: Comment) -> str:
    """Right of the cell, from its upper edge: columns, rows (0-based) and offsets in pixels."""
    here = (area for area in sheet.merged_cells.ranges if (row, column) in area.top)
    left, left_by = max((area.max_col for area in here), default=column) + 1, _GAP
    while column_pixels(sheet, left) <= left_by:
        left, left_by = left + 1, 0
    right, right_by = left, left_by + int(comment.width)
    while right_by > (width := column_pixels(sheet, right)):
        right, right_by = right + 1, right_by - width
    bottom, bottom_by = row, int(comment.height)
    while bottom_by > (height := row_pixels(sheet, bottom)):
        bottom, bottom_by = bottom + 1, bottom_by - height
    box = (left - 1, left_by, row - 1, 0, right - 1, right_by, bottom - 1, bottom_by)
    return ", ".join(map(str, box))
