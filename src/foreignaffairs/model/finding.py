"""Findings: what is to be mended or confirmed, and where."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from .base import Frozen

Severity = Literal["error", "warning", "info"]
"""error: "cần chỉnh sửa"; warning: "đề nghị xác nhận"; info: noted only."""
Verdict = Literal["valid", "warnings", "invalid", "unreadable"]


class Finding(Frozen):
    """One thing to mend or confirm, at a sheet and an A1 cell where it has one.

    ``params`` are what the message was made from, so that it can be said again in English.
    """

    code: str
    severity: Severity
    sheet: str | None = None
    cell: str | None = None
    field: str | None = None
    value: str | None = None
    message: str
    fix: str = ""
    citation: str | None = None
    plugin: str | None = None
    params: dict[str, Any] = Field(default_factory=dict, exclude=True, repr=False)


def verdict_of(findings: tuple[Finding, ...] | list[Finding]) -> Verdict:
    """Judge content by its findings: any error is invalid, any warning is warnings."""
    severities = {finding.severity for finding in findings}
    if "error" in severities:
        return "invalid"
    return "warnings" if "warning" in severities else "valid"
