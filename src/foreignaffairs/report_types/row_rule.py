"""What all rule kinds share: when a rule applies, and one skeleton for predicate and formula.

A kind says three things once each: which cells it needs (``_needs``), the test on typed values
(``_unkept``) and the same test on cells (``_expression``). The skeleton here adds that a rule
holds where its condition is not met or where a needed cell is blank.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from foreignaffairs.language.dates import format_date
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import RowContext, Severity, TableContent

from .conditions import Condition

WINDOW_START, WINDOW_END = "@window_start", "@window_end"
_MARKS = (WINDOW_START, WINDOW_END)


def shown(value: Any) -> str:
    """A value as a message prints it: "1.234,5", "15/6/2023"; blank is the empty text."""
    if value is None:
        return ""
    if isinstance(value, date):
        return format_date(value)
    if isinstance(value, int | Decimal) and not isinstance(value, bool):
        return format_number(value)
    return str(value)


def _from_window(name: str, context: RowContext) -> date | None:
    return context.window_start if name == WINDOW_START else context.window_end


def excel_date(day: date) -> str:
    """A day as an Excel expression that no locale can misread."""
    return f"DATE({day.year},{day.month},{day.day})"


@dataclass(frozen=True, slots=True, kw_only=True)
class RowRule(ABC):
    """Base of the rule kinds; satisfies ``foreignaffairs.model.Rule``.

    ``when`` and ``unless`` limit where the rule applies. ``severity`` and ``code`` have a default
    for each kind and may be set for one rule. ``citation`` is what a finding of the rule cites.
    """

    numeric: ClassVar[bool] = True
    """Whether the needed cells hold numbers or dates; text in them is another finding's matter."""

    when: Condition | None = None
    unless: Condition | None = None
    severity: Severity = "error"
    code: str = ""

    @property
    def citation(self) -> str | None:
        """The text that a finding of this rule cites; most rules are plain sense and cite none."""
        return None

    @property
    def fields(self) -> tuple[str, ...]:
        """Every field the rule reads, the one to mend first."""
        conditions = [c.field for c in (self.when, self.unless) if c is not None]
        return tuple(dict.fromkeys((*self._named(), *conditions)))

    def holds(self, row: Mapping[str, Any], context: RowContext) -> bool:
        """Whether the typed row keeps the rule; True where a needed cell is blank."""
        return not self.broken(TableContent.of_values([row]), context)

    def broken(self, table: TableContent, context: RowContext) -> list[int]:
        """Return the places of the rows that do not keep the rule, as :meth:`holds` says of one.

        Thousands of rows pass here, so whole columns are sieved, a test at a time.
        """
        at: Sequence[int] = range(len(table.numbers))
        if self.when is not None:
            at = self.when.meeting(table.column(self.when.field))
        if self.unless is not None:
            spared = set(self.unless.meeting(table.column(self.unless.field)))
            at = [i for i in at if i not in spared]
        for name in self._needs():
            if name not in _MARKS:
                values = table.column(name)
                at = [i for i in at if values[i] is not None]
            elif _from_window(name, context) is None:
                return []
        return self._unkept(table, at, context) if at else []

    def formula(self, ref: Mapping[str, str]) -> str | None:
        """An Excel 2010 expression, TRUE where the rule holds.

        ``None`` where the form lacks a column that the rule cannot do without.
        """
        conditions = [c for c in (self.when, self.unless) if c is not None]
        if any(name not in ref for name in (*self._needs(), *(c.field for c in conditions))):
            return None
        expression = self._expression(ref)
        if expression is None:
            return None
        guards = [] if self.when is None else [self.when.formula(ref)]
        if self.unless is not None:
            guards.append(f"NOT({self.unless.formula(ref)})")
        needed = [ref[name] for name in self._needs()]
        if needed and self.numeric:
            guards.append(f"COUNT({','.join(needed)})={len(needed)}")
        elif needed:
            guards.extend(f'{cell}<>""' for cell in needed)
        if not guards:
            return expression
        guard = guards[0] if len(guards) == 1 else f"AND({','.join(guards)})"
        return f"IF({guard},{expression},TRUE)"

    def params(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        """What the rule's message is made from; ``labels`` are those of all the type's columns."""
        words = {"label": labels[self._named()[0]], **self._words(row, labels)}
        if self.when is not None:
            words["when"] = self.when.words(row, labels)
        return words

    @abstractmethod
    def _named(self) -> tuple[str, ...]:
        """The fields named by the kind itself, the one to mend first."""

    def _needs(self) -> tuple[str, ...]:
        """The fields (and window marks) without which the rule holds."""
        return self._named()

    @abstractmethod
    def _unkept(self, table: TableContent, at: Sequence[int], context: RowContext) -> list[int]:
        """Those of the rows ``at`` that fail the test; all their needed values are there."""

    @abstractmethod
    def _expression(self, ref: Mapping[str, str]) -> str | None:
        """The same test on cells."""

    def _words(self, row: Mapping[str, Any], labels: Mapping[str, str]) -> dict[str, Any]:
        """Message parameters beside ``label`` and ``when``."""
        return {}
