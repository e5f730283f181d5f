"""The rule kinds: each gives predicate, sheet formula and message parameters once.

A rule holds where a cell it needs is blank: blanks are the business of ``Column.required``
and :class:`RequiredWhen`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from foreignaffairs.model import RowContext, Severity


@dataclass(frozen=True, slots=True)
class AtMost:
    """``field`` is no larger than ``limit`` (women at most all people)."""

    field: str
    limit: str
    severity: Severity = "error"
    code: str = "FA-R01"

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field, self.limit)

    def holds(self, row: Mapping[str, Any], context: RowContext) -> bool:
        value, limit = row.get(self.field), row.get(self.limit)
        return value is None or limit is None or value <= limit

    def formula(self, ref: Mapping[str, str]) -> str | None:
        value, limit = ref[self.field], ref[self.limit]
        return f'OR({value}="",{limit}="",{value}<={limit})'

    def params(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        return {
            "label": labels[self.field],
            "limit_label": labels[self.limit],
            "limit": row.get(self.limit),
        }
