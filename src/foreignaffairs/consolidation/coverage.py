"""Who answered: data, nil, blank and not submitted are four different things."""

from __future__ import annotations

from dataclasses import dataclass

from foreignaffairs.language.catalogue import text

from .facts import PeriodFacts, UnitFact


@dataclass(frozen=True, slots=True)
class Coverage:
    """How the units that owe one report type stand; each unit is in exactly one group.

    ``data``: accepted with rows; ``nil``: accepted, "không phát sinh"; ``blank``: accepted without
    an answer; ``pending``: received or returned, not accepted; ``missing``: nothing received.
    Excluded units are outside the denominator.
    """

    data: tuple[str, ...] = ()
    nil: tuple[str, ...] = ()
    blank: tuple[str, ...] = ()
    pending: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    excluded: tuple[str, ...] = ()

    @property
    def owed(self) -> int:
        """The denominator."""
        groups = (self.data, self.nil, self.blank, self.pending, self.missing)
        return sum(len(g) for g in groups)

    def line(self, lang: str = "vi") -> str:
        """The line under a table: "412 có số liệu, 9 không phát sinh, 9 chưa nộp / 430"."""
        parts = [
            text("consolidation.with_data", lang, n=len(self.data)),
            text("consolidation.nil", lang, n=len(self.nil)),
        ]
        if self.blank:
            parts.append(text("consolidation.blank", lang, n=len(self.blank)))
        if self.pending:
            parts.append(text("consolidation.pending", lang, n=len(self.pending)))
        parts.append(text("consolidation.missing", lang, n=len(self.missing)))
        return text("consolidation.line", lang, parts=", ".join(parts), owed=self.owed)


def coverage(facts: PeriodFacts, report_type: str) -> Coverage:
    """Sort the units that owe ``report_type`` by how they answered."""
    with_rows = {r.unit for r in facts.rows if r.report_type == report_type and _said(r.values)}
    groups: dict[str, list[str]] = {}
    for unit in facts.units:
        if report_type in unit.owes:
            groups.setdefault(_group(unit, report_type, with_rows), []).append(unit.code)
    return Coverage(**{name: tuple(codes) for name, codes in groups.items()})


def _said(values: object) -> bool:
    return bool(values)


def _group(unit: UnitFact, report_type: str, with_rows: set[str]) -> str:
    if unit.state == "excluded":
        return "excluded"
    if unit.state == "missing":
        return "missing"
    if not unit.counted:
        return "pending"
    if unit.code in with_rows:
        return "data"
    if unit.nil or unit.answers.get(report_type) is False:
        return "nil"
    return "blank"
