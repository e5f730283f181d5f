"""A flaw: what a clerk does, to which table, and what should come of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from openpyxl import load_workbook
from openpyxl.workbook import Workbook

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import write_form

from .bytes import fixed_bytes
from .spot import Spot

Row = Mapping[str, Any]
Content = Callable[[FormPlan, str], FormPlan]
"""Changes what is written: the plan of a filled form, and the report type concerned."""
Edit = Callable[[Workbook, Spot], None]
"""Changes a workbook that was written, at the table concerned."""


class Fate(StrEnum):
    """What checking makes of a flaw."""

    READ_OVER = "read_over"
    ASKED_ABOUT = "asked_about"
    MISTAKE = "mistake"


@dataclass(frozen=True, slots=True)
class Flaw:
    """One thing that clerks do.

    ``tables`` are report types that it can happen to, the first one asked for is taken. A flaw
    either changes the ``content`` or ``edit``s the workbook that was written. Some need a period
    before to be noticed: they are ``later_only``.
    """

    name: str
    fate: Fate
    tables: tuple[str, ...]
    content: Content | None = None
    edit: Edit | None = None
    later_only: bool = False

    def table(self, plan: FormPlan) -> str | None:
        """The report type of a plan that the flaw happens to, ``None`` where it cannot."""
        asked = {r.id for r in plan.report_types}
        return next((t for t in self.tables if t in asked), None)

    def write(self, plan: FormPlan, path: Path, on: date) -> None:
        """Write a filled form as the clerk left it."""
        table = self.table(plan)
        assert table is not None
        given = self.content(plan, table) if self.content else plan
        write_form(given, path)
        if self.edit:
            book = load_workbook(path)
            self.edit(book, Spot.of(book, given, table))
            book.save(path)
            path.write_bytes(fixed_bytes(path.read_bytes(), on))


def with_rows(plan: FormPlan, table: str, rows: tuple[Row, ...]) -> FormPlan:
    """A plan whose table holds other rows."""
    return replace(plan, prefill={**plan.prefill, table: rows})


def with_answers(plan: FormPlan, answers: Mapping[str, str]) -> FormPlan:
    """A plan whose cover says something else."""
    return replace(plan, contact={**plan.contact, **answers})
