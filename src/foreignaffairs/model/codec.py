"""Row values to and from JSON, by column type, without loss."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from .report_type import Column

_AS_IT_IS = frozenset({str, int, bool})
"""What JSON has a type for: nearly every value, so it is told apart first."""


def to_json(values: Mapping[str, Any]) -> dict[str, Any]:
    """Turn typed row values into JSON types: dates to ISO, amounts to text, tuples to lists."""
    return {
        name: value if type(value) in _AS_IT_IS else _plain(value)
        for name, value in values.items()
        if value is not None
    }


def _plain(value: Any) -> Any:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return list(value)
    return value


def from_json(values: Mapping[str, Any], columns: Iterable[Column]) -> dict[str, Any]:
    """Undo :func:`to_json`; fields that ``columns`` does not name are kept as they are."""
    typed: dict[str, Any] = dict(values)
    for column in columns:
        value = typed.get(column.name)
        if value is None:
            continue
        if column.type == "money":
            typed[column.name] = Decimal(value)
        elif column.type == "date":
            typed[column.name] = date.fromisoformat(value)
        elif column.type in ("codes", "countries"):
            typed[column.name] = tuple(value)
    return typed
