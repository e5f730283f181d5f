"""What the check sheet computes: one line a sheet, and on a sheet of its own one line a rule.

Every formula comes with the value that it has when the form is issued. A line's work (*việc*)
is the number of things still to do before the form can be sent.
"""

from __future__ import annotations

from dataclasses import dataclass

from foreignaffairs.model import ReportType

from .draft import Computed, Draft

FIRST_LINE_ROW = 5
"""0-based; above it stand title, note, overall state, link back and heading."""
FIRST_DETAIL_ROW = 4
"""0-based, on the sheet of rules; above it stand title, note, link back and heading."""
ERRORS, DOUBTS, FIRST = "D", "E", "F"
"""Columns of the sheet of rules: rows to mend, rows to confirm; hidden, a first cell."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sheet's line; a cell that means nothing for the sheet is ``None``."""

    title: str
    sheet: str
    cell: str
    answer: Computed | None
    rows: Computed | None
    missing: Computed
    broken: Computed | None
    doubtful: Computed | None
    work: Computed
    verdict: Computed


@dataclass(frozen=True, slots=True)
class Detail:
    """How many rows of a table break one rule, and what the rule asks for.

    Most rules count as ``errors`` or as ``doubts``. ``first`` is the first cell to look at, as a
    number (see ``typed_blocks.address``).
    """

    sheet: str
    cell: str
    words: str
    errors: Computed | None = None
    doubts: Computed | None = None
    first: Computed | None = None


@dataclass(frozen=True, slots=True)
class CheckPlan:
    """Everything that the check sheet and the sheet of rules show."""

    lines: tuple[Line, ...]
    details: tuple[Detail, ...]
    state: Computed


def line_title(report_type: ReportType) -> str:
    """How a report type is named on the check sheet."""
    return f"{report_type.number} – {report_type.sheet}"


def sentence(draft: Draft, key: str, gap: str, cell: str) -> str:
    """The catalogue's sentence as a formula, with what ``cell`` holds in its ``gap``."""
    left, right = draft.words(key, **{gap: "\0"}).split("\0")
    return f"{literal(left)}&{cell}&{literal(right)}"


def beginning(draft: Draft, key: str, gap: str) -> str:
    """The words of the catalogue's sentence before its ``gap``."""
    return draft.words(key, **{gap: "\0"}).partition("\0")[0]


def literal(words: str) -> str:
    """Words as a string literal of a formula."""
    doubled = words.replace('"', '""')
    return f'"{doubled}"'


def is_word(cell: str, word: str) -> str:
    """A test that a cell holds a word."""
    return f'{cell}="{word}"'
