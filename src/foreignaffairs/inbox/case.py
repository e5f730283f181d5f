"""A file on its way through the intake."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from foreignaffairs.register import Original, Receipt, ReceivedBasis, Seen
from foreignaffairs.register.json_text import loads

from .entries import OfficerEntry
from .files import InboxFile
from .outcome import Disposition


@dataclass(frozen=True, slots=True)
class Task:
    """A file to be taken in, with what is known of it before it is opened.

    ``context`` names all that its fate depends on beside its content.
    """

    file: InboxFile
    entry: OfficerEntry
    received_on: date
    basis: ReceivedBasis
    context: str


@dataclass(slots=True)
class Case:
    """A task whose original is kept, and what it was found to be once that is ``settled``."""

    task: Task
    original: Original
    disposition: Disposition = Disposition.TO_REVIEW
    reason: str = ""
    params: Mapping[str, Any] = field(default_factory=dict)
    submission: int | None = None
    settled: bool = False

    def settle(self, disposition: Disposition, reason: str, params: Mapping[str, Any]) -> None:
        """Note what becomes of the file."""
        self.disposition, self.reason, self.params = disposition, reason, params
        self.settled = True

    def stays(self, before: Seen) -> None:
        """Leave the file as it was put down: only its time has changed."""
        self.settle(Disposition(before.disposition), before.reason, loads(before.params))
        self.submission = before.submission
        self.task = replace(
            self.task,
            received_on=before.received_on,
            basis=before.basis,
            context=before.context,
        )

    def first_seen_on(self, day: date | None) -> None:
        """Count from the day the content was first seen, under whatever name."""
        if day is not None and self.task.basis == "first_seen":
            self.task = replace(self.task, received_on=day)

    def receipt(self) -> Receipt:
        """Return what the register keeps of it."""
        file = self.task.file
        return Receipt(
            path=file.name,
            sha256=self.original.sha256,
            size=file.size,
            mtime_ns=file.mtime_ns,
            received_on=self.task.received_on,
            basis=self.task.basis,
            disposition=self.disposition,
            reason=self.reason,
            params=self.params,
            context=self.task.context,
            submission=self.submission,
        )
