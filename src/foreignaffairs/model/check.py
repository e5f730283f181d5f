"""A check that a plugin adds for its province."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Protocol

from pydantic import Field

from .base import Dated
from .content import FormContent
from .directive import Citation
from .finding import Finding
from .report_type import ReportType


class CheckFacts(Protocol):
    """What a plugin's check may know beside the form; the context of the checks gives it."""

    @property
    def report_types(self) -> Mapping[str, ReportType]:
        """The report types in force, by id."""
        ...

    @property
    def kinds(self) -> tuple[str, ...]:
        """The unit's kinds."""
        ...

    @property
    def window(self) -> tuple[date, date] | None:
        """First and last day of the data window."""
        ...


class CheckPlugin(Dated):
    """One rule of one province: a pure function from a form to its findings.

    ``id`` is the code of its findings, ``title`` says the rule in one Vietnamese sentence and
    ``citation`` where it is written. ``plugin`` is filled in by the registry. ``since`` and
    ``until`` are compared with the end of the data window.
    """

    id: str = Field(pattern=r"^[A-Z][A-Z0-9]*(-[A-Z0-9]+)+$")
    province: str
    title: str = Field(min_length=1)
    citation: Citation
    check: Callable[[FormContent, CheckFacts], Iterable[Finding]]
    plugin: str = ""
