"""Findings made from their code: message, way to mend and severity come from the catalogue."""

from __future__ import annotations

from typing import Any, cast

from foreignaffairs.model import Finding, Severity

from .catalogue import entries


def finding(
    code: str,
    *,
    sheet: str | None = None,
    cell: str | None = None,
    field: str | None = None,
    value: object = None,
    severity: Severity | None = None,
    citation: str | None = None,
    plugin: str | None = None,
    lang: str = "vi",
    **params: Any,
) -> Finding:
    """Make a finding of ``code``; raises ``KeyError`` for a code outside ``findings.toml``."""
    entry = entries("findings")[code]
    shown = None if value is None else str(value)
    words = {"value": shown or "", **params}
    return Finding(
        code=code,
        severity=severity or cast(Severity, entry["severity"]),
        sheet=sheet,
        cell=cell,
        field=field,
        value=shown,
        message=entry[lang].format_map(words),
        fix=entry[f"{lang}_fix"].format_map(words),
        citation=citation,
        plugin=plugin,
        params=params,
    )


def in_language(made: Finding, lang: str) -> Finding:
    """Say a finding again in another language."""
    entry = entries("findings").get(made.code)
    if entry is None or lang not in entry:
        return made
    words = {"value": made.value or "", **made.params}
    return made.model_copy(
        update={
            "message": entry[lang].format_map(words),
            "fix": entry[f"{lang}_fix"].format_map(words),
        }
    )
