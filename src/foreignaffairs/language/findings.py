"""Findings made from their code: message, way to mend and severity come from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any, cast

from foreignaffairs.model import Finding, Severity

from .catalogue import entries
from .dates import format_date
from .numbers import format_number

_MOST_DIGITS = 25
"""Numbers longer or finer than this say more as they were written."""
_ADDRESSES = ("row",)
"""Numbers that name a place."""


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
    # Text stays as it was typed; numbers and dates are said as people write them.
    shown = None if value is None else str(_plainly(value))
    words = _words(shown, params)
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
    words = _words(made.value, made.params)
    return made.model_copy(
        update={
            "message": entry[lang].format_map(words),
            "fix": entry[f"{lang}_fix"].format_map(words),
        }
    )


def _words(value: str | None, params: Mapping[str, Any]) -> dict[str, Any]:
    """What a message is filled in with."""
    said = {name: p if name in _ADDRESSES else _plainly(p) for name, p in params.items()}
    return {"value": value or "", **said}


def _plainly(value: Any) -> Any:
    """A value as a person reads it: "6,5", "70.000.000", "15/6/2023"."""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return value
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite() or not -_MOST_DIGITS < exact.adjusted() < _MOST_DIGITS:
        return value
    return format_number(value)
