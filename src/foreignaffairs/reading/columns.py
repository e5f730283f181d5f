"""The column map of a table: id row against printed headings, and what is missing or added."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from foreignaffairs.language.text import fold

from .address import a1, letters
from .converters import ValueReader
from .notes import Notes
from .recognise import IdRow, heading_fields
from .sheet import Cell, Sheet
from .spec import TableSpec
from .values import shown

_ORDINALS = {fold(words) for words in ("STT", "TT", "Số TT", "Số thứ tự", "No.", "#")}
_NUMBERING = re.compile(r"\(?\s*(?:\d{1,2}|[a-zA-Z])\s*\)?(?:\s*=.*)?")


@dataclass(frozen=True, slots=True)
class TableArea:
    """Where the body of a table stands: ``first`` is its first row, ``end`` the row after it."""

    sheet: Sheet
    spec: TableSpec
    columns: Mapping[str, int]
    first: int
    end: int


def table_area(
    found: IdRow, spec: TableSpec, end: int, marked: bool, values: ValueReader, notes: Notes
) -> TableArea:
    """Map the columns of one table and find its body; says what is odd about its columns."""
    known = {name: at for name, at in found.columns.items() if name in spec.columns}
    printed = _printed(found, spec, known, end, values) if marked else _at_row(found, spec)
    columns = _words_win(found.sheet, printed, spec, known, notes) if printed else known
    heading = printed.row if printed else None
    first = max(found.row, found.row if heading is None else heading) + 1
    first = _after_numbering(found.sheet, first, end, columns)
    area = TableArea(found.sheet, spec, columns, first, end)
    _say_columns(area, found, heading, notes)
    return area


class _Headings(NamedTuple):
    """The row of printed headings, and the field that each column's heading means."""

    row: int
    fields: Mapping[int, str]


def _at_row(found: IdRow, spec: TableSpec) -> _Headings:
    return _Headings(found.row, heading_fields(found.sheet.rows[found.row], spec))


def _printed(
    found: IdRow, spec: TableSpec, columns: Mapping[str, int], end: int, values: ValueReader
) -> _Headings | None:
    """Find the printed headings of a marked table, even where they were typed anew.

    Without any known heading, the first row with something in it is taken for them unless a
    value in it reads well: then the headings were deleted and the row is data.
    """
    rows = found.sheet.rows
    below = range(found.row + 1, min(end, found.row + 16))
    above = range(found.row - 1, max(-1, found.row - 6), -1)
    enough = max(1, min(2, len(columns)))
    at: int
    for at in (*below, *above):
        fields = heading_fields(rows[at], spec)
        if len(fields) >= enough:
            return _Headings(at, fields)
    for at in below:
        filled = {n: _at(rows[at], c) for n, c in columns.items() if _at(rows[at], c) != ""}
        if filled:
            data = _is_data(filled, spec, values)
            return None if data else _Headings(at, heading_fields(rows[at], spec))
    return None


def _is_data(filled: Mapping[str, Cell], spec: TableSpec, values: ValueReader) -> bool:
    typed = {n: c for n, c in filled.items() if spec.columns[n].type not in ("text", "long_text")}
    return any(
        values.read_cell(spec.columns[n], cell).value is not None for n, cell in typed.items()
    )


def _words_win(
    sheet: Sheet, printed: _Headings, spec: TableSpec, marked: Mapping[str, int], notes: Notes
) -> dict[str, int]:
    """Follow the printed headings where they name other fields than the hidden marks do.

    The clerk saw the headings and filled in below them. Only an exact exchange counts; a heading
    that means nothing known was merely typed anew.
    """
    columns = dict(marked)
    often = Counter(printed.fields.values())
    moved = {
        field: at
        for at, field in printed.fields.items()
        if marked.get(field, at) != at and often[field] == 1
    }
    for field, at in moved.items():
        columns = {name: c for name, c in columns.items() if c != at or name == field}
        columns[field] = at
        notes.add(
            "FA-S13",
            sheet=sheet.name,
            cell=a1(printed.row, at),
            field=field,
            label=spec.columns[field].label,
            column=letters(at),
        )
    for at, field in printed.fields.items():
        if field not in columns and at not in columns.values():
            columns[field] = at
    return columns


def _after_numbering(sheet: Sheet, first: int, end: int, columns: Mapping[str, int]) -> int:
    """Skip a row of column numbers, (1) (2) (3), right below the headings."""
    if first >= end:
        return first
    cells = [shown(_at(sheet.rows[first], at)).strip() for at in sorted(columns.values())]
    filled = [cell for cell in cells if cell]
    numbered = len(filled) >= 2 and len(filled) == len(cells) and len(set(filled)) == len(filled)
    if numbered and all(_NUMBERING.fullmatch(cell) for cell in filled):
        return first + 1
    return first


def _say_columns(area: TableArea, found: IdRow, heading: int | None, notes: Notes) -> None:
    sheet, spec = area.sheet, area.spec
    for field in found.twice:
        notes.add("FA-S16", sheet=sheet.name, field=field, label=spec.columns[field].label)
    for name, column in spec.columns.items():
        if column.required and name not in area.columns:
            words = {"label": column.label, "table": spec.title}
            notes.add("FA-S02", sheet=sheet.name, field=name, **words)
    _keep_other_columns(area, heading, notes)


def _keep_other_columns(area: TableArea, heading: int | None, notes: Notes) -> None:
    """Keep what stands in columns that are none of the table's, and say which have a heading."""
    sheet, spec = area.sheet, area.spec
    body = sheet.rows[area.first : area.end]
    mapped = set(area.columns.values())
    for at in range(max(map(len, body), default=0)):
        if at in mapped:
            continue
        words = shown(_at(sheet.rows[heading], at)).strip() if heading is not None else ""
        if fold(words) in _ORDINALS or (spec.boxes and at < max(mapped, default=0)):
            continue
        filled = [
            (number, cell)
            for number, row in enumerate(body, start=area.first)
            if (cell := _at(row, at)) != ""
        ]
        if filled and words and not spec.boxes:
            notes.add("FA-S03", sheet=sheet.name, cell=a1(heading or 0, at), label=words[:80])
        for number, cell in filled:
            notes.beside(sheet, number, at, cell, words)


def _at(row: list[Cell], column: int) -> Cell:
    return row[column] if column < len(row) else ""
