"""Report types (biểu): a row class whose annotated fields are the whole declaration.

A column is declared as ``Annotated[<type>, Column(...)]`` on a :class:`Row` subclass. Forms,
reading, checks, consolidation and docs all derive from it.
"""

from __future__ import annotations

import types
import typing
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Annotated, Any, Literal, Protocol, Union

from pydantic import BaseModel, ConfigDict, Field

from .base import Dated
from .codes import CodeList
from .content import TableContent
from .directive import Citation
from .finding import Severity

MOST_COUNT, MOST_MONEY = 10_000_000, 10**16
"""More than this is a slip of the hand, in forms, in reading and in rows."""
Count = Annotated[int, Field(ge=0, le=MOST_COUNT)]
"""A whole number of people, units, events …"""
Money = Annotated[Decimal, Field(ge=0, max_digits=18, decimal_places=2)]
"""An amount; the column says in which currency."""
CountryCode = Annotated[str, Field(pattern=r"^[A-Z]{2}$")]
"""ISO 3166-1 alpha-2."""
Countries = tuple[CountryCode, ...]
"""One or more countries of one delegation, in the order written."""

ColumnType = Literal[
    "text", "long_text", "count", "money", "date", "flag", "code", "codes", "country", "countries"
]
Measure = Literal["flow", "stock"]


@dataclass(frozen=True, slots=True)
class Column:
    """What the engine knows of a column beyond its Python type.

    ``asked_of``: unit kinds that are asked for the column (empty: all). ``required``: a row
    without it gets a finding. ``measure``: flow adds up over periods, stock does not.
    ``key``: part of what makes a row the same row. ``dimension``: consolidation groups by it.
    ``personal``: kept apart and left out of exports. ``prefill``: carried from the last period.
    ``derived``: never asked; filled in from what is known of the unit.
    ``width`` is in characters, ``aliases`` are other headings people write.
    ``name``, ``type`` and ``nullable`` are filled in from the row class.
    """

    label: str
    hint: str = ""
    codes: CodeList | None = None
    long: bool = False
    required: bool = False
    measure: Measure | None = None
    dimension: bool = False
    key: bool = False
    personal: bool = False
    prefill: bool = False
    derived: bool = False
    asked_of: tuple[str, ...] = ()
    unit: str = ""
    width: int = 14
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None
    name: str = ""
    type: ColumnType = "text"

    def asked(self, kinds: tuple[str, ...]) -> bool:
        """Whether a unit of these kinds is asked for the column; no kinds means every column."""
        if self.derived:
            return False
        return not self.asked_of or not kinds or bool(set(self.asked_of) & set(kinds))

    def valid_on(self, day: date | None) -> bool:
        """Whether the column is part of the form on ``day``."""
        return day is None or (
            (self.since is None or self.since <= day) and (self.until is None or day <= self.until)
        )


class Row(BaseModel):
    """Base of every row class: frozen, strict about names; every field may be left out.

    Tables derive from :class:`TableRow`, fixed boxes from this one.

    Whether a blank is allowed is said by ``Column.required``, so that a blank cell becomes a
    finding that names the cell rather than an exception.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")


INTERMEDIATE_KINDS = ("PHONG_GDDT", "PHONG_VHXH")
"""Kinds that report for the schools below them, and so name the school in every row."""


class TableRow(Row):
    """A row of a table: the first column names the school where an intermediate office reports."""

    truong: Annotated[
        str | None,
        Column(
            "Trường",
            "Tên trường có số liệu ở dòng này.",
            key=True,
            asked_of=INTERMEDIATE_KINDS,
            width=28,
        ),
    ] = None


def _unwrap(annotation: Any) -> tuple[Any, tuple[Any, ...]]:
    """Strip ``Annotated`` and ``| None``; return the bare type and the metadata met."""
    metadata: tuple[Any, ...] = ()
    while True:
        origin = typing.get_origin(annotation)
        if origin is Annotated:
            annotation, *extra = typing.get_args(annotation)
            metadata += tuple(extra)
        elif origin in (Union, types.UnionType):
            inner = [a for a in typing.get_args(annotation) if a is not type(None)]
            annotation = inner[0]
        else:
            return annotation, metadata


def _column_type(bare: Any, column: Column, metadata: tuple[Any, ...]) -> ColumnType:
    if bare is bool:
        return "flag"
    if bare is int:
        return "count"
    if bare is Decimal:
        return "money"
    if bare is date:
        return "date"
    if typing.get_origin(bare) is tuple:
        return "codes" if column.codes else "countries"
    if column.codes:
        return "code"
    if any(getattr(m, "metadata", None) == _COUNTRY.metadata for m in metadata):
        return "country"
    return "long_text" if column.long else "text"


_COUNTRY = typing.get_args(CountryCode)[1]


@lru_cache(maxsize=256)
def columns_of(row: type[Row]) -> tuple[Column, ...]:
    """Return the columns of a row class; raises ``TypeError`` where one lacks ``Column``."""
    columns = []
    for name, hint in typing.get_type_hints(row, include_extras=True).items():
        if name not in row.model_fields:
            continue
        bare, metadata = _unwrap(hint)
        column = next((m for m in metadata if isinstance(m, Column)), None)
        if column is None:
            raise TypeError(f"{row.__name__}.{name} has no Column(...) annotation")
        columns.append(replace(column, name=name, type=_column_type(bare, column, metadata)))
    return tuple(columns)


@lru_cache(maxsize=1024)
def _columns_for(row: type[Row], kinds: tuple[str, ...], day: date | None) -> tuple[Column, ...]:
    return tuple(c for c in columns_of(row) if c.asked(kinds) and c.valid_on(day))


@dataclass(frozen=True, slots=True)
class RowContext:
    """What a rule may know beside the row: the data window, the unit's kinds and country names."""

    window_start: date | None = None
    window_end: date | None = None
    kinds: tuple[str, ...] = ()


class Rule(Protocol):
    """A row rule: predicate, sheet formula and message parameters, each said once.

    ``code`` is a finding code of the catalogue. ``fields``: the first is the cell to mend.
    ``broken`` gives the places of the rows of a table that do not keep the rule; a row in which a
    needed cell is blank keeps it. ``formula`` gives an Excel 2010 expression that is TRUE where the
    rule holds; ``ref`` maps a field to a cell address and ``"@window_start"``/``"@window_end"`` to
    the cover's cells.
    """

    @property
    def code(self) -> str: ...
    @property
    def severity(self) -> Severity: ...
    @property
    def fields(self) -> tuple[str, ...]: ...
    def broken(self, table: TableContent, context: RowContext) -> list[int]: ...
    def formula(self, ref: Mapping[str, str]) -> str | None: ...
    def params(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]: ...


class ReportType(Dated):
    """A biểu: id, titles, row class, rules and how it stands in a form.

    ``number`` is printed ("Biểu 02/ĐN"). ``sheet`` is the short sheet name after its number.
    ``question`` is the Có/Không question on the cover (``None``: always asked, no question).
    ``layout``: a table to fill, or fixed boxes (one row for each narrative task or indicator).
    ``carried``: rows live through periods and are prefilled (agreements, projects).
    ``personal``: lists of people, off unless an office turns it on.
    """

    model_config = ConfigDict(arbitrary_types_allowed=True)

    id: str = Field(pattern=r"^[A-Z][A-Za-z0-9_]*$")
    number: str
    title: str
    sheet: str = Field(max_length=24)
    row: type[Row]
    rules: tuple[Any, ...] = ()
    question: str | None = None
    layout: Literal["table", "boxes"] = "table"
    note: str = ""
    carried: bool = False
    personal: bool = False
    blank_rows: int = 30
    count_rows: str | None = None
    """What one row counts as ("đoàn", "thỏa thuận"); ``None`` when rows are not things."""
    summed: bool = True
    """Whether rows of different kinds add up to one total; unlike indicators do not."""
    source: str | None = None
    """The field that says who counted (F02); figures of different sources are never added."""
    headline_source: str | None = None
    source_by_kind: dict[str, str] = Field(default_factory=dict)
    citation: Citation | None = None

    @property
    def columns(self) -> tuple[Column, ...]:
        """Every column in order."""
        return columns_of(self.row)

    def columns_for(self, kinds: tuple[str, ...], day: date | None = None) -> tuple[Column, ...]:
        """The columns that a unit of these kinds is asked for on ``day``."""
        return _columns_for(self.row, kinds, day)

    def column(self, name: str) -> Column:
        """Return one column; raises ``KeyError``."""
        for column in self.columns:
            if column.name == name:
                return column
        raise KeyError(name)

    def source_for(self, kinds: tuple[str, ...]) -> str | None:
        """Who counts when a unit of these kinds reports (a code of ``source``), if it matters."""
        named = next((self.source_by_kind[k] for k in kinds if k in self.source_by_kind), None)
        return named or self.headline_source

    @property
    def dimensions(self) -> tuple[Column, ...]:
        """Columns that consolidation groups by."""
        return tuple(c for c in self.columns if c.dimension)

    @property
    def measures(self) -> tuple[Column, ...]:
        """Columns that consolidation adds up."""
        return tuple(c for c in self.columns if c.measure)
