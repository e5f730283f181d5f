"""Figures that have gone up ("số liệu chốt"): kept as text with a hash, compared later."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import pandas as pd


@dataclass(frozen=True, slots=True)
class Correction:
    """One figure that differs from the one that went up; both values are kept (đính chính)."""

    report_type: str
    where: tuple[tuple[str, Any], ...]
    measure: str
    frozen: Any
    now: Any


def dump(tables: Mapping[str, pd.DataFrame]) -> str:
    """Write tables as JSON text: the same tables always give the same text."""
    plain = {
        name: {
            "columns": list(frame.columns),
            "rows": [[_plain(v) for v in row] for row in frame.itertuples(index=False)],
        }
        for name, frame in tables.items()
    }
    return json.dumps(plain, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def load(text: str) -> dict[str, pd.DataFrame]:
    """Undo :func:`dump`; amounts come back as ``Decimal``, absent values as ``<NA>``."""
    return {
        name: pd.DataFrame(
            [[_value(v) for v in row] for row in table["rows"]], columns=table["columns"]
        ).astype(object)
        for name, table in json.loads(text).items()
    }


def digest(text: str) -> str:
    """The SHA-256 of frozen text, hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def corrections(
    frozen: Mapping[str, pd.DataFrame],
    now: Mapping[str, pd.DataFrame],
    measures: Mapping[str, Sequence[str]],
) -> tuple[Correction, ...]:
    """List every figure of ``now`` that differs from the frozen one; absent rows count too."""
    found = []
    for name in sorted(set(frozen) | set(now)):
        names = measures.get(name, ())
        old, new = _keyed(frozen.get(name), names), _keyed(now.get(name), names)
        for key in sorted(set(old) | set(new), key=str):
            for measure in names:
                before, after = old.get(key, {}).get(measure), new.get(key, {}).get(measure)
                if before != after:
                    found.append(Correction(name, key, measure, before, after))
    return tuple(found)


def _keyed(
    frame: pd.DataFrame | None, measures: Sequence[str]
) -> dict[tuple[tuple[str, Any], ...], dict[str, Any]]:
    if frame is None or frame.empty:
        return {}
    by = [c for c in frame.columns if c not in measures]
    return {
        tuple((c, _comparable(row[c])) for c in by): {
            m: _comparable(row[m]) for m in measures if m in row
        }
        for row in frame.to_dict("records")
    }


def _comparable(value: Any) -> Any:
    plain = _plain(value)
    return plain["decimal"] if isinstance(plain, dict) else plain


def _plain(value: Any) -> Any:
    if value is None or value is pd.NA or (isinstance(value, float) and value != value):
        return None
    if isinstance(value, Decimal):
        return {"decimal": str(value)}
    if hasattr(value, "item"):
        return value.item()
    return value


def _value(value: Any) -> Any:
    if value is None:
        return pd.NA
    return Decimal(value["decimal"]) if isinstance(value, dict) else value
