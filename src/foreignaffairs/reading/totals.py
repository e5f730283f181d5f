"""Total rows: recognised by their words, compared with the rows, never taken for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from foreignaffairs.language.numbers import format_number, parse_number
from foreignaffairs.language.text import nfc
from foreignaffairs.model import TableContent

from .address import a1
from .columns import TableArea
from .notes import Notes
from .sheet import Cell, Sheet

_WORDS = re.compile(
    r"(?:tổng(?: cộng| số)?|cộng(?: dồn)?|total|sum)"
    r"(?:\s*(?:\([^)]*\)|toàn (?:trường|đơn vị)|chung|[:.…]+))*\s*"
)
_SUBTOTAL = re.compile(r"(?:tổng|cộng)\b(?! (?:ho[àa]|hòa|thống|giám|cục|lãnh)).*")
_INITIALS = frozenset(
    case(start)
    for start in ("tổ", "to", "cộ", "co", "su")
    for case in (str.lower, str.title, str.upper)
)
"""How a word for a total begins, letters composed or not."""
_ADDED = ("count", "money")
_SEARCHED_COLUMNS = 4


class Total(NamedTuple):
    """A total row: its 0-based number, its cells by column, and how many rows came before."""

    number: int
    cells: Mapping[int, Cell]
    before: int


def rows_with_total_words(sheet: Sheet, first: int, end: int) -> set[int]:
    """Return the rows that have a word at their left which may begin a total."""
    return {
        number
        for number, row in enumerate(sheet.rows[first:end], first)
        for cell in row[:_SEARCHED_COLUMNS]
        if cell.__class__ is str and cell[:2] in _INITIALS
    }


def is_total(row: Sequence[Cell], cells: Mapping[int, Cell]) -> bool:
    """Tell whether a row is a total: the word stands at its left, and only numbers beside it."""
    for at, cell in enumerate(row[:_SEARCHED_COLUMNS]):
        if not isinstance(cell, str) or cell[:2] not in _INITIALS:
            continue
        words = " ".join(nfc(cell).casefold().split())
        if _WORDS.fullmatch(words):
            return True
        if _SUBTOTAL.fullmatch(words):
            others = [c for place, c in cells.items() if place != at]
            if others and all(isinstance(c, int | float) for c in others):
                return True
    return False


def compare_totals(
    area: TableArea, totals: Sequence[Total], table: TableContent, notes: Notes
) -> None:
    """Say where a total is the sum of nothing: neither all rows, nor those above or below it.

    A total that leaves out numbers typed as text, as Excel's own sum does, passes too: those
    cells are spoken of already.
    """
    for index, total in enumerate(totals):
        for name, at in area.columns.items():
            column = area.spec.columns[name]
            if column.type not in _ADDED or total.cells.get(at, "") == "":
                continue
            values = table.column(name)
            added = _sum(values)
            if total.cells[at] == added:
                continue
            said = parse_number(total.cells[at]).value
            if said is None or said == added:
                continue
            typed = [
                None if isinstance(area.sheet.cell(number - 1, at), str) else value
                for number, value in zip(table.numbers, values, strict=True)
            ]
            groups = _groups(totals, index, len(values))
            if said not in {_sum(counted[g]) for g in groups for counted in (values, typed)}:
                notes.add(
                    "FA-S09",
                    sheet=area.sheet.name,
                    cell=a1(total.number, at),
                    label=column.label,
                    value=format_number(said),
                    total=format_number(added),
                )


def _groups(totals: Sequence[Total], index: int, rows: int) -> tuple[slice, ...]:
    """Return the rows that a total may add up: all, those since the last total, above, below."""
    before = totals[index].before
    above = totals[index - 1].before if index else 0
    below = totals[index + 1].before if index + 1 < len(totals) else rows
    return (slice(rows), slice(above, before), slice(before), slice(before, below))


def _sum(values: Iterable[int | Decimal | None]) -> int | Decimal:
    return sum(value for value in values if value is not None)
