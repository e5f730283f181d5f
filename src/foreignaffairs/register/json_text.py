"""Compact JSON text, written the same way every time so that equal content has equal hashes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from foreignaffairs.model import CoverEntry

# Row values cannot contain themselves: looking out for it would cost a fifth of the time.
dumps = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, check_circular=False
).encode
loads = json.JSONDecoder().decode
_stable = json.JSONEncoder(
    ensure_ascii=False, separators=(",", ":"), allow_nan=False, sort_keys=True, default=str
).encode


def stable(value: Any) -> str:
    """Return JSON with sorted keys; what JSON has no type for becomes its text."""
    return _stable(value)


def content_hash(value: Any) -> str:
    """Return the sha256 of :func:`stable`."""
    return hashlib.sha256(stable(value).encode()).hexdigest()


def cover_text(cover: Mapping[str, CoverEntry]) -> str:
    """Write cover entries as ``{id: [value, sheet, cell]}``, dates and amounts tagged."""
    return dumps({k: [_tagged(e.value), e.sheet, e.cell] for k, e in cover.items()})


def cover_of(text: str) -> dict[str, CoverEntry]:
    """Undo :func:`cover_text`."""
    entries: dict[str, list[Any]] = loads(text)
    return {k: CoverEntry(_untagged(v), sheet, cell) for k, (v, sheet, cell) in entries.items()}


def _tagged(value: Any) -> Any:
    if isinstance(value, date):
        return {"date": value.isoformat()}
    if isinstance(value, Decimal):
        return {"amount": str(value)}
    if isinstance(value, tuple):
        return {"several": [_tagged(v) for v in value]}
    return value


def _untagged(value: Any) -> Any:
    if not isinstance(value, dict):
        return value
    if "date" in value:
        return date.fromisoformat(value["date"])
    if "amount" in value:
        return Decimal(value["amount"])
    return tuple(_untagged(v) for v in value["several"])
