"""What was read, put back into the form; what finds no place there is kept and said."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from openpyxl.workbook.workbook import Workbook

from foreignaffairs.model import Column, ContentRow, FormContent, ReportType, TableContent
from foreignaffairs.model.layout import COVER_QUESTION

from .measure import grow, height_of, width_of
from .places import CoverPlace, FormPlaces, TablePlace, cell_at, key_field
from .room import with_room
from .values import held, plain, put, readable


@dataclass(frozen=True, slots=True)
class LeftOver:
    """A value that was read and that the form has no place for."""

    sheet: str
    cell: str
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Filled:
    """A filled form: its places, the new row of each row received, and what is left over.

    ``rows`` maps report type and received row number to the row in the copy.
    """

    places: FormPlaces
    rows: Mapping[tuple[str, int], int]
    left_over: tuple[LeftOver, ...]


def fill(
    book: Workbook,
    places: FormPlaces,
    content: FormContent,
    report_types: Mapping[str, ReportType],
) -> Filled:
    """Fill the form with everything that was read, and with nothing else."""
    left: list[LeftOver] = []
    if places.cover is not None and content.cover:
        left += _fill_cover(places.cover, content)
    tables = dict(places.tables)
    rows: dict[tuple[str, int], int] = {}
    for name, table in content.tables.items():
        declared = report_types.get(name)
        if declared is None:
            continue
        if name not in tables:
            left += _left_rows(table, table.rows, declared)
            continue
        tables[name] = with_room(book, tables[name], len(table.rows))
        new_rows, more = _fill_table(tables[name], table, declared)
        rows.update({(name, number): row for number, row in new_rows.items()})
        left += more
    return Filled(FormPlaces(places.cover, tables), rows, tuple(left))


def _fill_cover(place: CoverPlace, content: FormContent) -> Iterator[LeftOver]:
    """Write every entry that is the clerk's; what the form fixes (unit, period) stays."""
    for entry in place.rows:
        cell = place.cell(entry)
        if cell is None or cell.protection.locked:
            continue
        said = content.cover.get(entry)
        value = said.value if said else None
        if value is None and entry.startswith(COVER_QUESTION):
            value = content.answers.get(entry.removeprefix(COVER_QUESTION))
        put(cell, plain(value))
        if isinstance(value, str):
            room = width_of(place.sheet, place.column)
            grow(place.sheet, cell.row, height_of([(value, room)]))
    for entry, said in content.cover.items():
        if entry not in place.rows and said.value is not None:
            yield LeftOver(said.sheet, said.cell, entry, readable(plain(said.value)))


def _fill_table(
    place: TablePlace, table: TableContent, declared: ReportType
) -> tuple[dict[int, int], list[LeftOver]]:
    """Write the rows of one table; returns the new row of each, and what found no place."""
    columns = {c.name: c for c in declared.columns}
    for number in range(place.first, place.last + 1):
        for at in place.fields.values():
            put(cell_at(place.sheet, number, at), None)
    new_rows: dict[int, int] = {}
    left: list[LeftOver] = []
    for index, row in enumerate(table.rows):
        new = _row_of(place, row, declared) if place.keys else place.first + index
        if new is None or new in new_rows.values():
            left += _left_rows(table, (row,), declared)
            continue
        new_rows[row.number] = new
        _fill_row(place, new, row, columns)
        outside = {n: v for n, v in row.values.items() if n in columns and n not in place.columns}
        left += _left_values(table, row, outside, columns)
    return new_rows, left


def _row_of(place: TablePlace, row: ContentRow, declared: ReportType) -> int | None:
    """The row of the fixed box that a row answers."""
    name = key_field(declared)
    key = held(declared.column(name), row.values.get(name))
    return place.keys.get(str(key))


def _fill_row(place: TablePlace, at: int, row: ContentRow, columns: Mapping[str, Column]) -> None:
    texts: list[tuple[str, float]] = []
    for name, column_at in place.fields.items():
        value = held(columns[name], row.values.get(name))
        put(cell_at(place.sheet, at, column_at), value)
        if isinstance(value, str):
            texts.append((value, width_of(place.sheet, column_at)))
    grow(place.sheet, at, height_of(texts))


def _left_rows(
    table: TableContent, rows: tuple[ContentRow, ...], declared: ReportType
) -> Iterator[LeftOver]:
    columns = {c.name: c for c in declared.columns}
    for row in rows:
        yield from _left_values(table, row, row.values, columns)


def _left_values(
    table: TableContent, row: ContentRow, values: Mapping[str, Any], columns: Mapping[str, Column]
) -> Iterator[LeftOver]:
    for name, value in values.items():
        text = readable(held(columns[name], value) if name in columns else plain(value))
        if text:
            label = columns[name].label if name in columns else name
            yield LeftOver(table.sheet, table.cell(row, name) or "", label, text)
