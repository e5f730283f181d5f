"""Rates whose numerator and denominator come from the same dated list of units."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from foreignaffairs.model import Unit

from .owed import Expected


@dataclass(frozen=True, slots=True)
class Share:
    """So many of so many units."""

    count: int
    of: int

    @property
    def percent(self) -> float | None:
        """The share in per cent, unrounded, never above 100; ``None`` where no unit is asked."""
        return 100 * self.count / self.of if self.of else None


def denominator(
    records: Iterable[Expected],
    *,
    obligation: str | None = None,
    report_type: str | None = None,
) -> tuple[Unit, ...]:
    """Return the units that owe, each once, without the excluded ones.

    ``obligation`` and ``report_type`` narrow the list to those who owe that.
    """
    units = {
        record.unit.code: record.unit
        for record in records
        if not record.excluded
        and (obligation is None or record.obligation == obligation)
        and (report_type is None or record.asks(report_type))
    }
    return tuple(units.values())


def share(codes: Iterable[str], asked: Iterable[Unit]) -> Share:
    """Count those of ``codes`` that are among the units ``asked``; others are not counted."""
    wanted = {unit.code for unit in asked}
    return Share(len(wanted & set(codes)), len(wanted))
