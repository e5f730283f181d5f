"""What a workbook says, once read: plain records, because thousands of rows pass here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, NamedTuple

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
    A tuple, because it is made twice as fast as a frozen record.
    """

    number: int
    values: Mapping[str, Any]
    cells: Mapping[str, str] = _NO_CELLS


@dataclass(frozen=True, slots=True)
class TableContent:
    """The rows of one report type; ``columns`` maps field to column letter in ``sheet``."""

    report_type: str
    sheet: str
    columns: Mapping[str, str]
    rows: tuple[ContentRow, ...]

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
