"""Whose report a form is, and for which period. Ids that a form carries are claims, not facts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreignaffairs.language.text import fold, strip_marks
from foreignaffairs.model import FormContent, Period, Unit
from foreignaffairs.model.layout import COVER_UNIT

from .entries import OfficerEntry
from .outcome import Disposition
from .rules import IntakeRules

_CHOICE = re.compile(r"\s+[–—-]\s+")
"""Between code and name where the cover shows both, "T01 – Trường …"."""
_ALIKE = 80
_SUGGESTIONS = 3


@dataclass(frozen=True, slots=True)
class Match:
    """A form's unit and period."""

    unit: Unit
    period: Period


@dataclass(frozen=True, slots=True)
class NoMatch:
    """Why a form has no unit or period of ours; ``reason`` is a key of the catalogue."""

    disposition: Disposition
    reason: str
    params: Mapping[str, Any]


class Matcher:
    """Matches forms one after another; the names of a period's units are folded once."""

    def __init__(self, rules: IntakeRules, only: Period | None = None) -> None:
        self._rules = rules
        self._only = only
        self._codes = {u.code.casefold(): u.code for u in rules.roster.units}
        self._expected: dict[str, Mapping[str, Unit]] = {}
        self._names: dict[str, dict[str, Unit]] = {}

    def match(self, content: FormContent, entry: OfficerEntry) -> Match | NoMatch:
        """Find the unit and period; what the officer wrote down goes before what the form says."""
        if content.province not in (None, self._rules.province):
            return NoMatch(Disposition.OTHER_OFFICE, "other_office", {"province": content.province})
        period = entry.period or _parsed(content.period)
        if period is None:
            return _person("no_period", value=content.period or "")
        if self._only is not None and period != self._only:
            params = {"period": period.id, "wanted": self._only.id}
            return NoMatch(Disposition.OTHER_PERIOD, "other_period", params)
        expected = self._of(period)
        if not expected:
            return _person("period_not_due", period=period.id)
        code = entry.unit or content.unit or ""
        claimed = self._codes.get(code.casefold())
        shown = _shown_name(content)
        # Nearly every form shows its own unit's name; only for others are all names looked at.
        if entry.unit is None and shown and not _goes_by(expected.get(claimed or ""), shown):
            other = self._by_name(period).get(fold(shown))
            if claimed is None and other is not None:
                return Match(other, period)
            if other is not None and claimed is not None and other.code != claimed:
                return _person("two_units", code=claimed, name=other.name, other=other.code)
        if claimed is None:
            return self._unknown(period, code, shown)
        if claimed not in expected:
            return self._not_expected(period, claimed)
        return Match(expected[claimed], period)

    def _of(self, period: Period) -> Mapping[str, Unit]:
        if period.id not in self._expected:
            self._expected[period.id] = self._rules.expected(period)
        return self._expected[period.id]

    def _by_name(self, period: Period) -> dict[str, Unit]:
        """Units by folded name and alias; a name that two units share names neither."""
        if period.id not in self._names:
            names: dict[str, Unit | None] = {}
            for unit in self._of(period).values():
                for name in {fold(n) for n in (unit.name, *unit.aliases)}:
                    names[name] = None if name in names else unit
            self._names[period.id] = {n: u for n, u in names.items() if u is not None}
        return self._names[period.id]

    def _unknown(self, period: Period, code: str, shown: str) -> NoMatch:
        said = shown or code
        if not said:
            return _person("no_unit")
        near = self._suggestions(period, said)
        if near:
            return _person("unknown_unit_near", value=said, suggestions="; ".join(near))
        return _person("unknown_unit", value=said)

    def _not_expected(self, period: Period, code: str) -> NoMatch:
        unit = self._rules.roster.find(code)
        name = unit.name if unit else code
        if unit is not None and unit.until is not None:
            heirs = self._rules.roster.successors(code, date.max)
            if heirs and heirs != (code,):
                return _person("unit_ended", code=code, name=name, heirs=", ".join(heirs))
        return _person("unit_not_due", code=code, name=name, period=period.id)

    def _suggestions(self, period: Period, said: str) -> list[str]:
        """Units whose names are written nearly so; they are offered, never taken."""
        from rapidfuzz import fuzz, process

        names = {u.code: _plain(u.name) for u in self._of(period).values()}
        found = process.extract(
            _plain(said), names, scorer=fuzz.ratio, score_cutoff=_ALIKE, limit=_SUGGESTIONS
        )
        return [f"{code} – {self._of(period)[code].name}" for _, _, code in found]


def _goes_by(unit: Unit | None, name: str) -> bool:
    if unit is None:
        return False
    return name == unit.name or fold(name) in {fold(n) for n in (unit.name, *unit.aliases)}


def _person(reason: str, **params: Any) -> NoMatch:
    return NoMatch(Disposition.TO_REVIEW, reason, params)


def _parsed(period: str | None) -> Period | None:
    try:
        return Period.parse(period) if period else None
    except ValueError:
        return None


def _shown_name(content: FormContent) -> str:
    """The unit's name on the cover, without the code before it."""
    entry = content.cover.get(COVER_UNIT)
    shown = "" if entry is None or entry.value is None else str(entry.value)
    parts = _CHOICE.split(shown, maxsplit=1)
    return parts[-1].strip()


def _plain(name: str) -> str:
    return strip_marks(name).casefold()
