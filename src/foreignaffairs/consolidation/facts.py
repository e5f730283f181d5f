"""What consolidation starts from: plain facts about units and rows, whoever keeps them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

from foreignaffairs.model import Period, ReportType

UnitState = Literal["missing", "received", "returned", "accepted", "consolidated", "excluded"]
COUNTED: tuple[UnitState, ...] = ("accepted", "consolidated")
"""Only accepted submissions are consolidated."""


@dataclass(frozen=True, slots=True)
class UnitFact:
    """One unit that belongs to the period: what it owes and what became of it.

    ``owes`` are report type ids asked of it, ``compulsory`` those without a question. ``due`` is
    its own last day, extensions included. ``answers`` and ``nil`` are those of its current
    submission. ``reason`` says why it is excluded.
    """

    code: str
    name: str
    kind: str
    area: str
    owes: tuple[str, ...]
    compulsory: tuple[str, ...]
    due: date
    state: UnitState
    received_on: date | None = None
    submission: int | None = None
    revision: int | None = None
    file: str = ""
    nil: bool = False
    answers: Mapping[str, bool | None] = field(default_factory=dict)
    reason: str = ""
    extended: bool = False

    @property
    def counted(self) -> bool:
        """Whether its submission is part of the consolidation."""
        return self.state in COUNTED


@dataclass(frozen=True, slots=True)
class RowFact:
    """One accepted row with where it stands; ``columns`` maps field to column letter."""

    report_type: str
    unit: str
    submission: int
    revision: int
    file: str
    sheet: str
    number: int
    columns: Mapping[str, str]
    values: Mapping[str, Any]
    cells: Mapping[str, str] = field(default_factory=dict)

    @property
    def key(self) -> str:
        """Names the row within its revision: unit, report type, revision and sheet row."""
        return f"{self.unit}/{self.report_type}/{self.revision}/{self.number}"

    def cell(self, name: str) -> str:
        """The A1 address of a field, or of the row's first cell where the field has none."""
        if name in self.cells:
            return self.cells[name]
        letter = self.columns.get(name) or min(self.columns.values(), default="A")
        return f"{letter}{self.number}"


@dataclass(frozen=True, slots=True)
class PeriodFacts:
    """Everything known of one period of one office.

    ``same_thing`` maps the identity of a row (``row_identity``) to that of the row it
    repeats, as an officer decided; ``suspected`` counts pairs that nobody has decided yet.
    """

    province: str
    period: Period
    report_types: Mapping[str, ReportType]
    units: tuple[UnitFact, ...]
    rows: tuple[RowFact, ...]
    same_thing: Mapping[str, str] = field(default_factory=dict)
    suspected: int = 0
