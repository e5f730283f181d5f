"""Collects findings while a form is read, each with its sheet and cell."""

from __future__ import annotations

from typing import Any

from foreignaffairs.language.findings import finding
from foreignaffairs.model import Column, Finding

from .address import a1
from .sheet import Cell, Sheet
from .values import Problem, shown

MOST_SHOWN = 200
"""Characters of a value that a finding repeats."""


class Notes:
    """The findings so far, in the order in which they were met."""

    def __init__(self) -> None:
        self.findings: list[Finding] = []

    def add(self, code: str, **words: Any) -> None:
        """Note something about a file, a sheet or an area.

        ``words`` go to :func:`finding`; the catalogue has the sheet as ``{name}``.
        """
        self.findings.append(finding(code, name=words.get("sheet", ""), **words))

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
                value=shown(cell)[:MOST_SHOWN],
                label=label,
                **problem.params,
            )
        )
