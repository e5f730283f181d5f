"""What a workbook says, once read: plain records, because thousands of rows pass here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import Any, NamedTuple, Self

from .finding import Finding


@dataclass(frozen=True, slots=True)
class CoverEntry:
    """One answer on the cover and the cell it stands in."""

    value: Any
    sheet: str
    cell: str


_NO_CELLS: Mapping[str, str] = MappingProxyType({})


class ContentRow(NamedTuple):
    """A row's values by field, typed as the row class says; ``number`` is the 1-based sheet row.

    ``cells`` overrides the address of fields that do not stand at (column letter, number).
    """

    number: int
    values: Mapping[str, Any]
    cells: Mapping[str, str] = _NO_CELLS


@dataclass(frozen=True)
class TableContent:
    """The rows of one report type, kept column by column: a table is read, sent and checked so.

    ``columns`` maps field to column letter in ``sheet``. ``numbers`` are the 1-based sheet rows.
    ``values`` holds a value for each row by field, ``None`` where it is blank; a field that is
    blank in every row is left out. ``cells`` are the overrides of :class:`ContentRow`, by place of
    the row in the table.
    """

    report_type: str
    sheet: str
    columns: Mapping[str, str]
    numbers: Sequence[int] = ()
    values: Mapping[str, Sequence[Any]] = field(default_factory=dict)
    cells: Mapping[int, Mapping[str, str]] = field(default_factory=dict)

    @classmethod
    def of_rows(
        cls, report_type: str, sheet: str, columns: Mapping[str, str], rows: Iterable[ContentRow]
    ) -> Self:
        """Make a table from its rows."""
        rows = tuple(rows)
        names = dict.fromkeys(n for r in rows for n, v in r.values.items() if v is not None)
        return cls(
            report_type,
            sheet,
            columns,
            tuple(row.number for row in rows),
            {name: tuple(row.values.get(name) for row in rows) for name in names},
            {at: row.cells for at, row in enumerate(rows) if row.cells},
        )

    @classmethod
    def of_values(cls, rows: Iterable[Mapping[str, Any]]) -> Self:
        """Make a table that stands in no sheet from the values of its rows."""
        return cls.of_rows("", "", {}, (ContentRow(at, row) for at, row in enumerate(rows, 1)))

    def column(self, name: str) -> Sequence[Any]:
        """Return a field's value in each row."""
        return self.values.get(name) or (None,) * len(self.numbers)

    @cached_property
    def row_values(self) -> tuple[Mapping[str, Any], ...]:
        """The values of each row by field, blank ones left out."""
        if not self.values:
            return ({},) * len(self.numbers)
        return tuple(
            {n: v for n, v in zip(self.values, values, strict=True) if v is not None}
            for values in zip(*self.values.values(), strict=True)
        )

    @cached_property
    def rows(self) -> tuple[ContentRow, ...]:
        """The table row by row."""
        return tuple(
            ContentRow(number, values, self.cells.get(at, _NO_CELLS))
            for at, (number, values) in enumerate(zip(self.numbers, self.row_values, strict=True))
        )

    def cell(self, row: ContentRow, name: str) -> str | None:
        """Return the A1 address of a field of a row, ``None`` where its column is absent."""
        if name in row.cells:
            return row.cells[name]
        letter = self.columns.get(name)
        return f"{letter}{row.number}" if letter else None


@dataclass(frozen=True, slots=True)
class UnreadCell:
    """A cell that holds something the form does not ask for, as a person reads it.

    ``heading`` is what stands above it where it is in a column beside a table.
    """

    sheet: str
    cell: str
    text: str
    heading: str = ""


@dataclass(frozen=True, slots=True)
class FormContent:
    """Everything read from one form.

    ``cover`` holds entries by id (``unit``, ``period``, ``nil``, ``prepared_by`` …).
    ``answers`` maps report type id to Có (True), Không (False) or unanswered (None).
    ``nil`` is "Toàn đơn vị không phát sinh". ``findings`` are those of reading itself.
    ``unread`` is what the file holds beside, as far as it goes; the register does not keep it.
    Ids from the form are untrusted: the register decides what they mean.
    """

    layout: str
    province: str | None
    period: str | None
    unit: str | None
    cover: Mapping[str, CoverEntry]
    answers: Mapping[str, bool | None]
    nil: bool
    tables: Mapping[str, TableContent]
    findings: tuple[Finding, ...] = ()
    unread: tuple[UnreadCell, ...] = ()
