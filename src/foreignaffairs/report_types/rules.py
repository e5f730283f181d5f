"""The rule kinds on numbers and on what must be filled in; those on dates are in ``date_rules``.

Each kind gives predicate, sheet formula and message parameters once (see ``row_rule``). A rule
holds where a cell it needs is blank: blanks are the business of ``Column.required`` and
:class:`RequiredWhen`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import KW_ONLY, dataclass
from decimal import Decimal
from typing import Any, ClassVar

from foreignaffairs.model import RowContext, Severity, TableContent

from .conditions import Condition, Filled, Is, IsNot, Positive, is_code, is_not, is_yes
from .date_rules import (
    DateOrder,
    DaysBefore,
    DurationMatches,
    NotExpired,
    WithinDays,
    WithinWindow,
)
from .row_rule import RowRule, shown

__all__ = [
    "AtLeast", "AtLeastOne", "AtMost", "Condition", "DateOrder", "DaysBefore", "DurationMatches",
    "Filled", "Is", "IsNot", "NotExpired", "Positive", "PositiveOnlyWhen", "ProductMatches",
    "RequiredWhen", "RowRule", "Sum", "WithinDays", "WithinWindow", "is_code", "is_not", "is_yes",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class AtMost(RowRule):
    """``field`` is no larger than ``limit`` (women at most all people)."""

    field: str
    limit: str
    _: KW_ONLY
    code: str = "FA-R01"

    def _named(self) -> tuple[str, ...]:
        return (self.field, self.limit)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        values, limits = table.column(self.field), table.column(self.limit)
        return [i for i in at if values[i] > limits[i]]

    def _expression(self, ref: Mapping[str, str]) -> str:
        return f"{ref[self.field]}<={ref[self.limit]}"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        return {"limit_label": labels[self.limit], "limit": shown(row.get(self.limit))}


@dataclass(frozen=True, slots=True)
class AtLeast(RowRule):
    """``field`` is at least ``minimum`` (a delegation has one person or more)."""

    field: str
    minimum: int = 1
    _: KW_ONLY
    code: str = "FA-R14"

    def _named(self) -> tuple[str, ...]:
        return (self.field,)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        values = table.column(self.field)
        return [i for i in at if values[i] < self.minimum]

    def _expression(self, ref: Mapping[str, str]) -> str:
        return f"{ref[self.field]}>={self.minimum}"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        return {"minimum": shown(self.minimum)}


@dataclass(frozen=True, slots=True)
class Sum(RowRule):
    """``parts`` add up to ``total``.

    With every part filled in the sum must be exact; while some parts are blank (not zero:
    blank) the others may only not exceed the total, for the rest may stand in the blank ones.
    """

    total: str
    parts: tuple[str, ...]
    _: KW_ONLY
    code: str = "FA-R03"

    def _named(self) -> tuple[str, ...]:
        return (self.total, *self.parts)

    def _needs(self) -> tuple[str, ...]:
        return (self.total,)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        totals = table.column(self.total)
        rows = list(zip(*map(table.column, self.parts), strict=True))
        unkept = []
        for i in at:
            parts = [part for part in rows[i] if part is not None]
            added = sum(parts)
            if added > totals[i] or (added < totals[i] and len(parts) == len(self.parts)):
                unkept.append(i)
        return unkept

    def _expression(self, ref: Mapping[str, str]) -> str | None:
        cells = ",".join(ref[name] for name in self.parts if name in ref)
        if not cells:
            return None
        total = ref[self.total]
        everything = f"COUNT({cells})={len(self.parts)}"
        return f"IF({everything},SUM({cells})={total},SUM({cells})<={total})"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        filled = [row[name] for name in self.parts if row.get(name) is not None]
        return {
            "part_labels": ", ".join(f"“{labels[name]}”" for name in self.parts),
            "total": shown(row.get(self.total)),
            "sum": shown(sum(filled)) if filled else "",
        }


@dataclass(frozen=True, slots=True)
class RequiredWhen(RowRule):
    """``field`` is filled in where ``when`` is met (who allowed it, when the unit hosts)."""

    numeric: ClassVar[bool] = False

    field: str
    _: KW_ONLY
    when: Condition
    code: str = "FA-R04"

    def _named(self) -> tuple[str, ...]:
        return (self.field,)

    def _needs(self) -> tuple[str, ...]:
        return ()

    def formula(self, ref: Mapping[str, str]) -> str | None:
        """As every rule; ``None`` where the form does not ask for the field."""
        return RowRule.formula(self, ref) if self.field in ref else None

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        values = table.column(self.field)
        return [i for i in at if values[i] is None]

    def _expression(self, ref: Mapping[str, str]) -> str:
        return f'{ref[self.field]}<>""'


@dataclass(frozen=True, slots=True)
class AtLeastOne(RowRule):
    """One of ``choices`` at least is filled in, where ``when`` is met."""

    numeric: ClassVar[bool] = False

    choices: tuple[str, ...]
    _: KW_ONLY
    when: Condition
    code: str = "FA-R07"

    def _named(self) -> tuple[str, ...]:
        return self.choices

    def _needs(self) -> tuple[str, ...]:
        return ()

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        choices = [table.column(name) for name in self.choices]
        return [i for i in at if all(values[i] is None for values in choices)]

    def _expression(self, ref: Mapping[str, str]) -> str | None:
        tests = [f'{ref[name]}<>""' for name in self.choices if name in ref]
        return f"OR({','.join(tests)})" if len(tests) == len(self.choices) else None

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        return {"labels": ", ".join(f"“{labels[name]}”" for name in self.choices)}


@dataclass(frozen=True, slots=True)
class ProductMatches(RowRule):
    """``product`` is ``amount`` × ``rate`` within one per cent, for rates are rounded."""

    product: str
    amount: str
    rate: str
    _: KW_ONLY
    severity: Severity = "warning"
    code: str = "FA-R09"

    def _named(self) -> tuple[str, ...]:
        return (self.product, self.amount, self.rate)

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        rows = list(zip(*map(table.column, self._named()), strict=True))
        return [i for i in at if not _matches(*map(Decimal, rows[i]))]

    def _expression(self, ref: Mapping[str, str]) -> str:
        product, amount, rate = (ref[name] for name in self._named())
        return f"ABS({product}-{amount}*{rate})*100<={product}"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        amount, rate = row.get(self.amount), row.get(self.rate)
        return {
            "amount_label": labels[self.amount],
            "rate_label": labels[self.rate],
            "expected": "" if amount is None or rate is None else shown(amount * rate),
        }


def _matches(product: Decimal, amount: Decimal, rate: Decimal) -> bool:
    return abs(product - amount * rate) * 100 <= product


@dataclass(frozen=True, slots=True)
class PositiveOnlyWhen(RowRule):
    """``field`` is zero unless ``allowed`` is met (nothing is paid out before approval).

    A blank in the field of ``allowed`` is not held against the row.
    """

    field: str
    allowed: Is | IsNot
    _: KW_ONLY
    code: str = "FA-R13"

    def _named(self) -> tuple[str, ...]:
        return (self.field, self.allowed.field)

    def _needs(self) -> tuple[str, ...]:
        return (self.field,)

    def formula(self, ref: Mapping[str, str]) -> str | None:
        """As every rule; ``None`` where the form does not ask for the other field."""
        return RowRule.formula(self, ref) if self.allowed.field in ref else None

    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        values, others = table.column(self.field), table.column(self.allowed.field)
        fine = set(self.allowed.meeting(others))
        return [i for i in at if values[i] > 0 and others[i] is not None and i not in fine]

    def _expression(self, ref: Mapping[str, str]) -> str:
        blank = f'{ref[self.allowed.field]}=""'
        return f"OR({ref[self.field]}<=0,{blank},{self.allowed.formula(ref)})"

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        return {
            "other": self.allowed.words(row, labels),
            "allowed": self.allowed.words({}, labels),
        }
