"""Collects what is to be said while a form is read: findings, and cells nobody asked for."""

from __future__ import annotations

from typing import Any

from foreignaffairs.language.findings import finding
from foreignaffairs.language.text import printable
from foreignaffairs.model import Column, Finding, UnreadCell

from .address import a1
from .sheet import Cell, Sheet
from .values import Problem, shown

MOST_SHOWN = 200
"""Characters of a value that a finding repeats."""
_PLACES = ("sheet", "cell")
"""Words that name a place in the file, and are matched with it."""
MOST_UNREAD = 1000
"""Cells beside the form that are kept; whoever wrote more has sent another document."""


class Notes:
    """The findings and the cells beside the form so far, in the order in which they were met."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []
        self.unread: list[UnreadCell] = []

    def take(self, other: Notes) -> None:
        """Take over what others noted."""
        self.findings += other.findings
        self.unread += other.unread[: MOST_UNREAD - len(self.unread)]

    def beside(self, sheet: Sheet, row: int, column: int, cell: Cell, heading: str = "") -> None:
        """Keep a cell that the form does not ask for."""
        words = shown(cell).strip()
        if words and len(self.unread) < MOST_UNREAD:
            self.unread.append(UnreadCell(sheet.name, a1(row, column), words, heading))

    def add(self, code: str, **words: Any) -> None:
        """Note something about a file, a sheet or an area.

        ``words`` go to :func:`finding`; the catalogue has the sheet as ``{name}``.
        """
        shown_words: dict[str, Any] = {
            key: printable(said) if isinstance(said, str) and key not in _PLACES else said
            for key, said in words.items()
        }
        self.findings.append(finding(code, name=printable(words.get("sheet", "")), **shown_words))

    def value(
        self, sheet: Sheet, row: int, column: int, about: Column | str, cell: Cell, problem: Problem
    ) -> None:
        """Note a problem with one value; ``about`` is its column, or the label of a cover entry."""
        label = about if isinstance(about, str) else about.label
        self.findings.append(
            finding(
                problem.code,
                sheet=sheet.name,
                cell=a1(row, column),
                field=None if isinstance(about, str) else about.name,
                value=_said(cell, about),
                label=printable(label),
                **problem.params,
            )
        )


def _said(cell: Cell, about: Column | str) -> object:
    """What a finding says stands in a cell: numbers where numbers belong, else what was written."""
    numeric = isinstance(about, str) or about.type in ("count", "money")
    if numeric and isinstance(cell, int | float) and not isinstance(cell, bool):
        return cell
    return printable(shown(cell)[:MOST_SHOWN])
