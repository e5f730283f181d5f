"""Text in number and date columns: how the form counts it, colours it and finds the first cell.

All columns of one type are one block, with one formula: a form has room for few long ones.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import groupby

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from foreignaffairs.model import Column
from foreignaffairs.report_types.typed_cells import is_odd, is_typed, odd, unreadable

from .check_lines import ERRORS, Detail
from .draft import Computed, Draft
from .geometry import TableGeometry
from .known import known_rows
from .names import quoted

NO_CELL = 9_999_999_999
"""Where no cell is meant; others are row × 1000 + column, so that the least is the first."""


@dataclass(frozen=True, slots=True)
class Block:
    """All columns of one type, as the runs (first and last, 0-based) in which they stand."""

    place: TableGeometry
    column: Column
    runs: tuple[tuple[int, int], ...]

    @property
    def full_range(self) -> str:
        """From the first column to the last, anchor to end, for a formula on another sheet."""
        place = self.place
        area = xl_range_abs(place.anchor_row, self.runs[0][0], place.end_row, self.runs[-1][1])
        return f"{quoted(place.sheet)}!{area}"

    def over_all(self, test: Callable[[str, Column], str]) -> str:
        """The test on every cell of :attr:`full_range`, 0 in columns of another type between."""
        tested = test(self.full_range, self.column)
        if len(self.runs) == 1:
            return tested
        own = {at for first, last in self.runs for at in range(first, last + 1)}
        span = range(self.runs[0][0], self.runs[-1][1] + 1)
        return f"{{{','.join('1' if at in own else '0' for at in span)}}}*{tested}"

    def colour(self, sheet: Worksheet, test: Callable[[str, Column], str], style: Format) -> None:
        """Colour the cells that meet the test."""
        place = self.place
        corner = xl_rowcol_to_cell(place.anchor_row, self.runs[0][0])
        areas = [
            xl_range(place.anchor_row, first, place.last_row, last) for first, last in self.runs
        ]
        sheet.conditional_format(
            areas[0],
            {
                "type": "formula",
                "criteria": f"={test(corner, self.column)}>0",
                "format": style,
                "multi_range": " ".join(areas),
            },
        )


def typed_blocks(place: TableGeometry) -> tuple[Block, ...]:
    """The numbers and the dates that a clerk fills in, by type."""
    runs: dict[str, list[tuple[int, int]]] = {}
    for kind, group in groupby(place.entry_columns, key=lambda column: str(column.type)):
        at = [place.position(column.name) for column in group]
        runs.setdefault(kind, []).append((at[0], at[-1]))
    firsts = {str(column.type): column for column in reversed(place.entry_columns)}
    return tuple(
        Block(place, firsts[kind], tuple(found))
        for kind, found in runs.items()
        if is_typed(firsts[kind])
    )


def typed_details(draft: Draft, place: TableGeometry, number: int) -> list[Detail]:
    """The line of a table's numbers and dates, in row ``number``; none where it has neither.

    A form as issued has nothing unreadable in it. The first cell is that of all odd ones: to
    name the first one to mend would take its long formula twice.
    """
    blocks = typed_blocks(place)
    if not blocks:
        return []
    mend = "+".join(f"SUM({block.over_all(unreadable)})" for block in blocks)
    areas = [(block.full_range, block.over_all(odd)) for block in blocks]
    both = "+".join(f"SUM({test})" for _, test in areas)
    keys = (f"IF({test},ROW({area})*1000+COLUMN({area}),{NO_CELL})" for area, test in areas)
    known = list(_known_odd(draft, place))
    return [
        Detail(
            place.sheet,
            place.first_input(),
            draft.words("typed_rule"),
            Computed(mend, 0),
            Computed(f"{both}-{ERRORS}{number}", len(known)),
            Computed(f"MIN({','.join(keys)})", min(known, default=NO_CELL)),
        )
    ]


def address(key: str) -> str:
    """The address of the cell that a number such as :attr:`Detail.first` means, as ``D9``."""
    return f"ADDRESS(INT({key}/1000),MOD({key},1000),4)"


def shown_address(key: int) -> str:
    """What :func:`address` gives; the empty text for :data:`NO_CELL`."""
    if key == NO_CELL:
        return ""
    row, column = divmod(key, 1000)
    return str(xl_rowcol_to_cell(row - 1, column - 1))


def _known_odd(draft: Draft, place: TableGeometry) -> Iterator[int]:
    """The cells that are odd when the form is issued: days before 1940 of old agreements."""
    columns = [column for column in place.entry_columns if is_typed(column)]
    for row, values in enumerate(known_rows(draft.plan, place), start=place.first_row):
        for column in columns:
            if is_odd(values.get(column.name), column):
                yield (row + 1) * 1000 + place.position(column.name) + 1
