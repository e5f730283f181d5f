"""What an inbox is emptied by: handed in, so that this room knows neither plugins nor office."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

from foreignaffairs.model import (
    Finding,
    FormContent,
    Period,
    ReportType,
    Roster,
    Unit,
    WorkbookUnreadable,
)
from foreignaffairs.reading.containers import Opened, Room

Acceptance = Literal["auto", "manual"]
"""auto: what is valid or has warnings only is accepted, the rest returned; manual: the officer
decides on each."""

Check = Callable[[FormContent, Unit, Period], Sequence[Finding]]
"""Every finding of a form that a unit sent for a period, those of reading included."""


class Reader(Protocol):
    """Reads forms from kept originals, in their order, a failure in place of the form it hit.

    And opens what holds files: see :meth:`foreignaffairs.reading.supervisor.Reader.open`.
    """

    def open(self, path: Path, into: Path, room: Room) -> Opened | None:
        """Take the files out of a container; raises ``WorkbookUnreadable``."""
        ...

    def read_many(self, paths: Iterable[Path]) -> Iterable[FormContent | WorkbookUnreadable]:
        """Read files as they are asked for, perhaps some ahead; no file may make it raise."""
        ...


@dataclass(frozen=True, slots=True)
class IntakeRules:
    """The office's side of an intake.

    ``expected`` gives the units that should report in a period, by code. ``context`` changes with
    anything that a file's fate depends on beside itself (rules, unit list, program): files that
    found no unit or could not be read are tried again under another context.
    """

    province: str
    roster: Roster
    report_types: Mapping[str, ReportType]
    expected: Callable[[Period], Mapping[str, Unit]]
    check: Check
    acceptance: Acceptance = "auto"
    context: str = ""
