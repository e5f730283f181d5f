"""Tables as JSON values and back, so that figures that went up ("số liệu chốt") can be kept."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pandas as pd

JsonTable = dict[str, Any]
"""``{"columns": [names], "rows": [[values]]}``; an amount is ``{"decimal": "12.50"}``."""


def dump(tables: Mapping[str, pd.DataFrame]) -> dict[str, JsonTable]:
    """Turn tables into JSON values: the same tables always give the same values."""
    return {
        name: {
            "columns": list(frame.columns),
            "rows": [[_plain(v) for v in row] for row in frame.itertuples(index=False)],
        }
        for name, frame in tables.items()
    }


def load(kept: Mapping[str, JsonTable]) -> dict[str, pd.DataFrame]:
    """Undo :func:`dump`; amounts come back as ``Decimal``, absent values as ``<NA>``."""
    return {
        name: pd.DataFrame(
            [[_value(v) for v in row] for row in table["rows"]], columns=table["columns"]
        ).astype(object)
        for name, table in kept.items()
    }


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
