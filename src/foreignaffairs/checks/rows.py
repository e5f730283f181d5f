"""Which rows of a form say something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import ReportType, TableContent

NARRATIVE = "F01"
_NOTHING = frozenset(fold(words) for words in ("Không phát sinh", "Không có", "Không"))


def telling(table: TableContent, declared: ReportType) -> int:
    """Return how many rows report something; see :func:`telling_rows`."""
    if declared.layout == "table":
        return len(table.numbers)
    return len(telling_rows(table, declared))


def telling_rows(table: TableContent, declared: ReportType) -> Sequence[Mapping[str, Any]]:
    """Return the values of the rows that report something.

    A fixed box with nothing but its printed key does not, nor one answered "Không phát sinh".
    """
    if declared.layout == "table":
        return table.row_values
    keys = frozenset(c.name for c in declared.columns if c.key)
    return [values for values in table.row_values if says_something(values, keys)]


def says_something(values: Mapping[str, Any], keys: frozenset[str]) -> bool:
    """Whether a fixed box holds more than its key and a word for nothing."""
    return any(
        value is not None and name not in keys and not _is_nothing(value)
        for name, value in values.items()
    )


def _is_nothing(value: Any) -> bool:
    return isinstance(value, str) and fold(value.rstrip(" .;")) in _NOTHING
