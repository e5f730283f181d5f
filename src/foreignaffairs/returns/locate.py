"""Where a finding's cell of the received file stands in the copy."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from openpyxl.cell.cell import Cell
from openpyxl.workbook.workbook import Workbook

from foreignaffairs.language.findings import in_language
from foreignaffairs.model import Finding, FormContent, TableContent
from foreignaffairs.model.layout import COVER_QUESTION

from .compare import Comparison, for_the_unit, image, tables_of
from .fill import Filled
from .in_copy import in_the_copy
from .mended import quoted
from .placed import Placed
from .places import CoverPlace, TablePlace, cell_at

_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::.*)?")
_WHOLE_TABLE = ("FA-T11", "FA-T12", "FA-S17")
"""Findings that a table is empty: its first cell to fill in is the cell to mend."""
_NO_ROWS, _ROWS = "FA-C13", "FA-C14"
"""A question answered with Có whose table is empty, or with Không whose table is not: mending the
table mends it too."""
_LOST_COLUMN = "FA-S02"
_WHOLE_COLUMN = (_LOST_COLUMN, "FA-S13", "FA-S16")


def placed(
    findings: Iterable[Finding],
    content: FormContent | None,
    filled: Filled,
    book: Workbook,
    lang: str,
    compared: Comparison | None = None,
) -> list[Placed]:
    """Place what a unit can mend, in the order in which one would mend it.

    Errors come first, and among them what was asked before; then what is about the file as a
    whole; then sheet by sheet, row by row.
    """
    order = {sheet.title: number for number, sheet in enumerate(book.worksheets)}
    before = {image(f) for f in compared.still_there} if compared is not None else set()
    found = [
        replace(item, finding=in_the_copy(item.finding, lang), again=image(f) in before)
        for f in findings
        if for_the_unit(f)
        for item in (_place(f, content, filled, lang),)
    ]

    def turn(item: Placed) -> tuple[bool, bool, int, int, int]:
        first = item.finding.severity != "error", not item.again
        if item.sheet is None or item.cell is None:
            return (*first, -1, 0, 0)
        return (*first, order[item.sheet.title], item.cell.row, item.cell.column)

    return sorted(found, key=turn)


def _place(finding: Finding, content: FormContent | None, filled: Filled, lang: str) -> Placed:
    if content is None:
        return Placed(finding)
    for table in tables_of(finding, content):
        place = filled.places.tables.get(table.report_type)
        if place is not None:
            return _in_table(_said_again(finding, table, filled, lang), table, place, filled)
    place = filled.places.tables.get(finding.field or "")
    if place is not None and finding.code in _WHOLE_TABLE:
        cell, filled_in = place.first_input(), _once_filled(place)
        return Placed(finding, place.sheet, cell, True, or_done=filled_in)
    cover = filled.places.cover
    cell = _on_cover(finding, content, cover) if cover is not None else None
    if cover is None or cell is None:
        return Placed(finding)
    in_table = {_NO_ROWS: ">0", _ROWS: "=0"}.get(finding.code)
    or_done = _filled_cells(place) + in_table if place is not None and in_table else None
    return Placed(finding, cover.sheet, cell, True, or_done=or_done)


def _once_filled(place: TablePlace) -> str | None:
    """TRUE once anything stands in an empty table, wherever a clerk begins."""
    rows = range(place.first, place.last + 1)
    cells = (cell_at(place.sheet, row, at) for row in rows for at in place.fields.values())
    return f"{_filled_cells(place)}>0" if all(c.value is None for c in cells) else None


def _filled_cells(place: TablePlace) -> str:
    """An Excel expression: how many cells of a table's body hold something."""
    columns = place.fields.values()
    first = cell_at(place.sheet, place.first, min(columns))
    last = cell_at(place.sheet, place.last, max(columns))
    area = f"${first.column_letter}${first.row}:${last.column_letter}${last.row}"
    return f"COUNTA({quoted(place.sheet)}!{area})"


def _said_again(finding: Finding, table: TableContent, filled: Filled, lang: str) -> Finding:
    """A finding that names another row, with the number which that row has in the copy."""
    row = filled.rows.get((table.report_type, finding.params.get("row", 0)))
    if row is None:
        return finding
    moved = finding.model_copy(update={"params": {**finding.params, "row": row}})
    return in_language(moved, lang)


def _in_table(finding: Finding, table: TableContent, place: TablePlace, filled: Filled) -> Placed:
    first = place.first_input()
    if finding.code in _WHOLE_COLUMN and finding.field in place.fields:
        return _in_column(finding, table, place, filled)
    address = _ADDRESS.fullmatch(finding.cell or "")
    row = filled.rows.get((table.report_type, int(address[2]))) if address else None
    if address is None or row is None:
        whole = finding.code in _WHOLE_TABLE
        boxes = [cell_at(place.sheet, at, first.column) for at in sorted(place.keys.values())]
        if not whole:
            return Placed(finding, place.sheet, first)
        also, filled_in = tuple(boxes[1:]), _once_filled(place)
        return Placed(finding, place.sheet, first, True, also, or_done=filled_in)
    field = finding.field if finding.field in place.fields else None
    field = field or next((n for n, at in table.columns.items() if at == address[1]), None)
    column = place.fields.get(field or "")
    if column is None:
        return Placed(finding, place.sheet, cell_at(place.sheet, row, first.column))
    return Placed(finding, place.sheet, cell_at(place.sheet, row, column), True, place=place)


def _in_column(finding: Finding, table: TableContent, place: TablePlace, filled: Filled) -> Placed:
    """A finding about a column stands at its first cell; a lost column is asked row by row."""
    column = place.fields[finding.field or ""]
    rows = [filled.rows.get((table.report_type, row.number)) for row in table.rows]
    cells = [cell_at(place.sheet, row, column) for row in rows if row is not None]
    cells = cells or [cell_at(place.sheet, place.first, column)]
    also = tuple(cells[1:]) if finding.code == _LOST_COLUMN else ()
    return Placed(finding, place.sheet, cells[0], True, also, place=place)


def _on_cover(finding: Finding, content: FormContent, cover: CoverPlace) -> Cell | None:
    """Find an entry by its id, its question, its cell, its label, or its distance to others."""
    field = finding.field or ""
    for entry in (field, f"{COVER_QUESTION}{field}"):
        if entry in cover.rows:
            return cover.cell(entry)
    known = {e.cell: entry for entry, e in content.cover.items() if e.sheet == finding.sheet}
    if finding.cell in known:
        return cover.cell(known[finding.cell])
    address = _ADDRESS.fullmatch(finding.cell or "")
    if address is None or not known:
        return None
    label = finding.params.get("label")
    named = [entry for entry, words in cover.labels.items() if words == label]
    if len(named) == 1:
        return cover.cell(named[0])
    beside = _at_distance(int(address[2]), known.items(), cover)
    return cover.cell(beside) if beside else None


def _at_distance(row: int, known: Iterable[tuple[str, str]], cover: CoverPlace) -> str | None:
    """The entry of a row, where every entry that is known has moved by the same number of rows."""
    moves = {
        cover.rows[entry] - int(address[2])
        for cell, entry in known
        if entry in cover.rows and (address := _ADDRESS.fullmatch(cell))
    }
    if len(moves) != 1:
        return None
    wanted = row + moves.pop()
    return next((entry for entry, at in cover.rows.items() if at == wanted), None)
