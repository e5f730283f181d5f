"""What the register gives back and takes in: plain frozen records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal, NamedTuple

from foreignaffairs.model import Finding, FormContent, Verdict

from .states import Action, State

ReceivedBasis = Literal["officer", "mail", "first_seen"]
"""Who says on which day a file was received, strongest first."""

AUTOMATIC = "auto"
"""The actor of what the office's own rule decided (``acceptance = "auto"``)."""


@dataclass(frozen=True, slots=True)
class Original:
    """A file as it came, kept under its hash; ``path`` is relative to the folder of originals."""

    sha256: str
    name: str
    size: int
    path: str


@dataclass(frozen=True, slots=True)
class Receipt:
    """One file seen in the inbox, and what became of it.

    ``path`` is relative to the inbox. ``reason`` is a catalogue key filled in with ``params``.
    ``context`` names the rules and unit list it was judged by: a file without a submission is
    judged again when they change.
    """

    path: str
    sha256: str
    size: int
    mtime_ns: int
    received_on: date
    basis: ReceivedBasis
    disposition: str
    reason: str = ""
    params: Mapping[str, Any] | None = None
    context: str = ""
    submission: int | None = None


class Seen(NamedTuple):
    """A file seen before, with where the submission made from it stands now.

    ``params`` is JSON. The fields from ``period`` on are of the submission.
    """

    path: str
    sha256: str
    size: int
    mtime_ns: int
    received_on: date
    basis: ReceivedBasis
    disposition: str
    reason: str
    params: str
    context: str
    submission: int | None
    period: str | None
    unit: str | None
    revision: int | None
    verdict: Verdict | None
    state: str | None
    is_current: bool | None


@dataclass(frozen=True, slots=True)
class NewSubmission:
    """A form that was read, checked and matched to a unit and period, ready to be stored.

    ``modified_ns`` is the file's own time; it only orders revisions received on one day.
    ``judgement`` is ACCEPT or RETURN where the office lets its rule decide, for ``reason``.
    """

    period: str
    unit: str
    sha256: str
    file: str
    received_on: date
    basis: ReceivedBasis
    modified_ns: int
    verdict: Verdict
    content: FormContent
    findings: tuple[Finding, ...] = ()
    judgement: Action | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Submission:
    """One revision (báo cáo lần n) of a unit's report for a period."""

    id: int
    period: str
    unit: str
    revision: int
    sha256: str
    file: str
    received_on: date
    basis: ReceivedBasis
    modified_ns: int
    verdict: Verdict
    state: State
    is_current: bool
    layout: str
    nil: bool


@dataclass(frozen=True, slots=True)
class Stored:
    """What became of a submission: ``new`` is false where the same content was there already."""

    submission: Submission
    new: bool


@dataclass(frozen=True, slots=True)
class Standing:
    """Where one unit stands in one period.

    ``extended_to`` is the day granted to it alone; ``excluded_because`` the officer's reason.
    """

    unit: str
    state: State
    submission: Submission | None = None
    extended_to: date | None = None
    excluded_because: str | None = None


@dataclass(frozen=True, slots=True)
class Decision:
    """One entry of the audit trail; ``before`` and ``after`` are states or values."""

    id: int
    period: str
    unit: str | None
    submission: int | None
    action: str
    actor: str
    at: str
    reason: str
    before: str
    after: str


class LineageRow(NamedTuple):
    """One row of a report type with the way back to its cells.

    ``columns`` maps field to column letter in ``sheet``; ``cells`` overrides single fields.
    """

    unit: str
    submission: int
    revision: int
    file: str
    sheet: str
    number: int
    columns: Mapping[str, str]
    cells: Mapping[str, str]
    values: Mapping[str, Any]
