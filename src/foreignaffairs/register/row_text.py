"""The JSON of one form row, as :func:`json_text.dumps` would write it, in half the time.

Rows are most of what a register takes in. Their values are of few types, each of which has one way
of being written; the names of fields are Python names and need no escaping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from decimal import Decimal
from functools import lru_cache
from json.encoder import encode_basestring
from typing import Any


def row_text(values: Mapping[str, Any]) -> str:
    """Write typed values: dates as ISO text, amounts as text; blank ones are left out."""
    members = [
        f'"{name}":{_WRITERS[value.__class__](value)}'
        for name, value in values.items()
        if value is not None
    ]
    return f"{{{','.join(members)}}}"


def _truth(value: bool) -> str:
    return "true" if value else "false"


def _several(values: Iterable[str]) -> str:
    return f"[{','.join(map(encode_basestring, values))}]"


@lru_cache(maxsize=4096)
def _day(value: date) -> str:
    return f'"{value.isoformat()}"'


def _amount(value: Decimal) -> str:
    return f'"{value}"'


_WRITERS: Mapping[type, Callable[[Any], str]] = {
    str: encode_basestring,
    int: int.__repr__,
    bool: _truth,
    Decimal: _amount,
    date: _day,
    tuple: _several,
}
