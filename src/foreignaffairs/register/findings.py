"""Findings as they were when a revision was checked; those that show personal values are marked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Connection, select

from foreignaffairs.model import Finding, FormContent, ReportType

from .form_rows import personal_columns
from .json_text import loads, stable
from .schema import finding


def finding_rows(
    submission_id: int,
    findings: Iterable[Finding],
    content: FormContent,
    report_types: Mapping[str, ReportType],
) -> list[tuple[Any, ...]]:
    """Turn the findings of one revision into rows of the table ``finding``, in order."""
    personal = _personal_fields(content, report_types)
    return [
        (
            submission_id,
            position,
            *map(
                _keepable,
                (
                    f.code,
                    f.severity,
                    f.sheet,
                    f.cell,
                    f.field,
                    f.value,
                    f.message,
                    f.fix,
                    f.citation,
                    f.plugin,
                ),
            ),
            stable(f.params),
            (f.sheet, f.field) in personal,
        )
        for position, f in enumerate(findings)
    ]


def _keepable(said: str | None) -> str | None:
    """Text as every database takes it: PostgreSQL knows no NUL, which old files do contain."""
    return said and said.replace("\0", "\ufffd")


def findings_of(connection: Connection, submission_id: int) -> tuple[Finding, ...]:
    """Return the findings of one revision in order."""
    query = (
        select(
            finding.c.code,
            finding.c.severity,
            finding.c.sheet,
            finding.c.cell,
            finding.c.field,
            finding.c.value,
            finding.c.message,
            finding.c.fix,
            finding.c.citation,
            finding.c.plugin,
            finding.c.params,
        )
        .where(finding.c.submission_id == submission_id)
        .order_by(finding.c.position)
    )
    return tuple(
        Finding(**{**row._mapping, "params": loads(row.params)})
        for row in connection.execute(query)
    )


def _personal_fields(
    content: FormContent, report_types: Mapping[str, ReportType]
) -> set[tuple[str, str]]:
    """(sheet, field) of what is kept apart in this form."""
    return {
        (table.sheet, name)
        for table in content.tables.values()
        if (kind := report_types.get(table.report_type))
        for name in personal_columns(kind)
    }
