"""Result sheets: a title, a note and a table, in the look of every workbook of the office."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from .control import Book, Control, Range, Sheet, safe
from .places import CHARTED, MODEL, sheet_name

HEADER, WHITE = "#1F3864", "#FFFFFF"
TO_MEND, TO_CONFIRM, DONE = "#F8D7DA", "#FFF3CD", "#E2F0D9"
QUIET, GREY = "#595959", "#F2F2F2"
FONT = "Times New Roman"
HEAD_ROW = 4
"""The heading row of a result sheet."""
_KEPT = "_cu_"
_WHOLE, _PARTS = "#,##0", "#,##0.00"
_FORMATS = {"text": "@", "date": "dd/mm/yyyy"}
_ALIGNED = {"text": "left", "number": "center", "figure": "right", "date": "center"}


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a result sheet: heading, width in characters, kind of value.

    A ``number`` stands in the middle, a ``figure`` at the right, above and below its like.
    """

    heading: str
    width: float = 16
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Table:
    """What a result sheet shows; ``links`` lead from (row, column), from 0, to a file or sheet."""

    title: str
    note: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Any]]
    links: dict[tuple[int, int], str] = field(default_factory=dict)


def new_sheet(
    control: Control, name: str, book: Book | None = None, *, charted: bool = False
) -> Sheet:
    """Add a sheet at the end; an older one of that name is kept hidden until the next macro.

    A ``charted`` one has a chart to be given its cells.
    """
    home = control.book if book is None else book
    there = {s.name.casefold(): s for s in home.sheets}
    old = there.get(name.casefold())
    if old is not None:
        kept = f"{_KEPT}{name}"[:31]
        if kept.casefold() in there:
            there[kept.casefold()].delete()
        old.name = kept
        old.visible = False
        control.steps.append({"do": "bring_back", "sheet": kept, "name": name})
    sheet = _copy_of_model(home, name, CHARTED if charted else MODEL)
    control.steps.append({"do": "drop_sheet", "sheet": name})
    return sheet


def _copy_of_model(book: Book, name: str, which: str) -> Sheet:
    """A copy of the hidden model sheet, which carries the page set-up; an empty sheet without."""
    last, model = book.sheets[len(book.sheets) - 1], sheet_name(which)
    if model not in [sheet.name for sheet in book.sheets]:
        return book.sheets.add(name, after=last)
    sheet = book.sheets[model].copy(after=last, name=name)
    sheet.visible = True
    return sheet


def drop_kept_sheets(control: Control) -> None:
    """Delete older sheets that the last macro's undoing no longer needs."""
    needed = {str(s.get("sheet")) for s in control.steps}
    for sheet in list(control.book.sheets):
        if sheet.name.startswith(_KEPT) and sheet.name not in needed:
            sheet.delete()


def write_table(sheet: Sheet, table: Table) -> Range:
    """Write title, note and table; return the cells of the body (the heading row where empty)."""
    sheet.range((1, 1)).value = safe(table.title)
    look(sheet.range((1, 1)), size=14, bold=True, color=HEADER)
    sheet.range((2, 1)).value = safe(table.note)
    look(sheet.range((2, 1)), italic=True, color=QUIET)
    width, height = len(table.columns), len(table.rows)
    head = sheet.range((HEAD_ROW, 1), (HEAD_ROW, width))
    head.value = [[safe(c.heading) for c in table.columns]]
    head.color = HEADER
    look(head, bold=True, color=WHITE)
    head.wrap_text = True
    head.vertical_alignment = "center"
    for at, column in enumerate(table.columns, 1):
        sheet.range((1, at)).column_width = column.width
        sheet.range((HEAD_ROW, at)).horizontal_alignment = _ALIGNED[column.kind]
    head.row_height = 17 * max(_lines(c.heading, c.width) for c in table.columns) + 4
    if not height:
        return head
    body = sheet.range((HEAD_ROW + 1, 1), (HEAD_ROW + height, width))
    look(body)
    body.wrap_text = True
    for at, column in enumerate(table.columns, 1):
        cells = sheet.range((HEAD_ROW + 1, at), (HEAD_ROW + height, at))
        cells.number_format = _FORMATS.get(column.kind) or _of_numbers(
            r[at - 1] for r in table.rows
        )
        cells.horizontal_alignment = _ALIGNED[column.kind]
    body.value = [[plain(v) for v in row] for row in table.rows]
    for (row, column_at), target in table.links.items():
        cell = sheet.range((HEAD_ROW + 1 + row, column_at + 1))
        shown = str(plain(table.rows[row][column_at]))
        cell.add_hyperlink(target, text_to_display=shown, screen_tip=shown)
    return body


def _of_numbers(values: Iterable[Any]) -> str:
    """Decimals only where some number has them: with an optional one Excel writes “12.” for 12."""
    numbers = (plain(value) for value in values)
    whole = all(not isinstance(n, float) or n.is_integer() for n in numbers)
    return _WHOLE if whole else _PARTS


def look(
    cells: Range,
    *,
    size: float = 12,
    bold: bool = False,
    italic: bool = False,
    color: str = "#000000",
) -> None:
    """Set the font of cells."""
    font = cells.font
    font.name, font.size, font.bold, font.italic, font.color = FONT, size, bold, italic, color


def plain(value: Any) -> Any:
    """A value as a cell takes it: absent values are blank, amounts are numbers."""
    if value is None or type(value).__name__ in ("NAType", "NaTType") or value != value:
        return None
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, Path):
        return safe(str(value))
    if isinstance(value, tuple | list):
        return safe(", ".join(map(str, value)))
    if isinstance(value, str | date | int | float):
        return safe(value)
    return value.item() if hasattr(value, "item") else safe(str(value))


def link_to(sheet: str, cell: str = "A1") -> str:
    """A hyperlink's address inside the workbook."""
    quoted = sheet.replace("'", "''")
    return f"#'{quoted}'!{cell}"


def _lines(words: str, width: float) -> int:
    return max(1, -(-len(words) // max(1, int(width) - 2)))
