"""The outline (đề cương) of the consolidated report: which tasks and tables stand where."""

from __future__ import annotations

from .base import Frozen


class OutlineSection(Frozen):
    """One numbered section of part II: its narrative tasks, then its report types."""

    id: str
    title: str
    tasks: tuple[str, ...] = ()
    report_types: tuple[str, ...] = ()
