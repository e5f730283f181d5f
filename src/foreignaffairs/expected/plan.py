"""What one unit is asked for in one period: all that its form needs to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from foreignaffairs.model import DueDate, Period, ReportType, Task, Unit

NARRATIVE = "F01"
DIFFICULTIES = "F14"
"""Asked, if there are any, wherever the narrative is asked: difficulties and proposals stand there
once instead of under every task."""


@dataclass(frozen=True, slots=True)
class FormPlan:
    """The content of one form.

    ``unit`` is ``None`` in a generic form, which offers ``choices`` to pick from. ``kinds`` are the
    unit's kinds. ``compulsory`` and ``if_any`` are the report types asked, in printing order;
    ``if_any`` ones have a Có/Không question. ``narrative`` are the tasks with a box. ``due`` are
    the due dates that apply (several obligations may share one form). ``prefill`` holds earlier
    rows by report type, ``contact`` earlier cover entries by id. ``task_titles`` are those of every
    task in force, by id.
    """

    province: str
    province_name: str
    agency: str
    period: Period
    period_title: str
    kinds: tuple[str, ...]
    unit: Unit | None
    choices: tuple[Unit, ...]
    compulsory: tuple[ReportType, ...]
    if_any: tuple[ReportType, ...]
    narrative: tuple[Task, ...]
    due: tuple[DueDate, ...]
    citations: tuple[str, ...]
    prefill: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)
    contact: Mapping[str, str] = field(default_factory=dict)
    task_titles: Mapping[str, str] = field(default_factory=dict)

    @property
    def report_types(self) -> tuple[ReportType, ...]:
        """Every report type asked, compulsory first, in printing order."""
        return (*self.compulsory, *self.if_any)
