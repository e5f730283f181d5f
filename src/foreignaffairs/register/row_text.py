"""The JSON of form rows, as :func:`json_text.dumps` would write it, in a quarter of the time.

Rows are most of what a register takes in. Their values are of few types, each of which has one way
of being written: dates as ISO text, amounts as text, several codes as a list.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from pydantic_core import to_json

_BLANK = type(None)
_STORED = frozenset({str, int, bool, Decimal, date, tuple, _BLANK})


def row_texts(rows: Sequence[Mapping[str, Any]]) -> Iterable[str]:
    """Write rows of typed values, blank ones left out; ``TypeError`` for a type no column has."""
    types = {value.__class__ for values in rows for value in values.values()}
    if not types <= _STORED:
        raise TypeError(f"no column holds {sorted(t.__name__ for t in types - _STORED)}")
    if _BLANK in types:
        rows = [{n: v for n, v in values.items() if v is not None} for values in rows]
    return (to_json(values).decode() for values in rows)
