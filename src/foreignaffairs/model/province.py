"""A province (địa phương): the frozen bundle of everything one plugin speaks for."""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from pydantic import Field

from .base import Frozen
from .directive import Citation, Directive
from .obligation import Deadline, Obligation, Recipient
from .outline import OutlineSection
from .report_type import ReportType
from .setting import Setting
from .task import Task
from .unit import Addressee, Unit, UnitChange, UnitKind

_T = TypeVar("_T")


class Letterhead(Frozen):
    """What the top of an official document needs (Decree 30/2020)."""

    parent_agency: str
    agency: str
    agency_short: str
    symbol: str
    office_symbol: str
    place: str
    signer_titles: tuple[str, ...]
    archive: str = "VT, VP"


class Province(Frozen):
    """Everything a plugin declares; identity of each thing is (province, id)."""

    id: str = Field(pattern=r"^[a-z][a-z0-9-]*$")
    name: str
    city: str
    letterhead: Letterhead
    main_directive: str
    """The directive that orders the reports, as cited in requests and reports."""
    directives: tuple[Directive, ...]
    tasks: tuple[Task, ...]
    unit_kinds: tuple[UnitKind, ...]
    addressees: tuple[Addressee, ...]
    recipients: tuple[Recipient, ...]
    deadlines: tuple[Deadline, ...]
    obligations: tuple[Obligation, ...]
    units: tuple[Unit, ...] = ()
    unit_changes: tuple[UnitChange, ...] = ()
    settings: dict[str, Setting[str | int | bool]] = Field(default_factory=dict)
    country_aliases: dict[str, str] = Field(default_factory=dict)
    report_types: tuple[ReportType, ...] = ()
    """Report types of this province's own, beside the core's F01–F16."""
    outline: tuple[OutlineSection, ...] = ()
    """Part II of the report; empty means the core's outline."""
    plugin: str = ""
    version: str = ""

    def directive(self, directive_id: str) -> Directive:
        """Return one directive; raises ``KeyError``."""
        return _find(self.directives, directive_id)

    def task(self, task_id: str) -> Task:
        """Return one task; raises ``KeyError``."""
        return _find(self.tasks, task_id)

    def deadline(self, deadline_id: str) -> Deadline:
        """Return one deadline; raises ``KeyError``."""
        return _find(self.deadlines, deadline_id)

    def obligation(self, obligation_id: str) -> Obligation:
        """Return one obligation; raises ``KeyError``."""
        return _find(self.obligations, obligation_id)

    def unit_kind(self, kind_id: str) -> UnitKind:
        """Return one unit kind; raises ``KeyError``."""
        return _find(self.unit_kinds, kind_id)

    def recipient(self, recipient_id: str) -> Recipient:
        """Return one recipient; raises ``KeyError``."""
        return _find(self.recipients, recipient_id)

    def kind_title(self, kind_id: str) -> str:
        """The printed title of a unit kind."""
        return self.unit_kind(kind_id).title

    def narrative_tasks(self, day: date, kinds: tuple[str, ...] = ()) -> tuple[Task, ...]:
        """Tasks in force on ``day`` that have a box of their own for units of these kinds."""
        return tuple(
            t
            for t in sorted(self.tasks, key=lambda t: t.order)
            if t.narrative
            and t.valid_on(day)
            and (not kinds or not t.kinds or set(t.kinds) & set(kinds))
        )

    def citation_of(self, obligation: Obligation) -> Citation:
        """The first citation of an obligation."""
        return obligation.citations[0]


def _find(items: tuple[_T, ...], wanted: str) -> _T:
    for item in items:
        if item.id == wanted:  # type: ignore[attr-defined]
            return item
    raise KeyError(wanted)
