"""Signed copies: scans and documents matched to the unit and period whose report they belong to.

A document is matched by what the officer wrote down, by the forms that came in the same mail,
archive or folder, or by the unit's code or name in its own name. What stays in doubt is left to
the officer; nothing is guessed from a document's content.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from foreignaffairs.language.text import strip_marks
from foreignaffairs.model import Period, Unit
from foreignaffairs.register import Receipt, Register, Seen
from foreignaffairs.register.json_text import loads

from .entries import OfficerEntries, OfficerEntry
from .outcome import Disposition
from .rules import IntakeRules

_PERIOD = re.compile(r"(?<!\d)(\d{4}-(?:N|K[12]|DX\d{2}))(?![0-9A-Za-z])", re.IGNORECASE)
_WORDS = re.compile(r"[^\W_]+")
_SHORTEST_CODE = 3
"""Letters and digits that a code needs to be looked for in a name, one of them a letter."""


@dataclass(frozen=True, slots=True)
class _Whose:
    unit: Unit | None = None
    period: str | None = None


class SignedCopies:
    """Matches documents of one run; matching again what was matched writes nothing."""

    def __init__(
        self,
        register: Register,
        rules: IntakeRules,
        entries: OfficerEntries,
        only: Period | None,
    ) -> None:
        self._register = register
        self._rules = rules
        self._entries = entries
        self._only = only
        self._keys: list[tuple[tuple[str, ...], Unit]] | None = None

    def match(self, here: Sequence[Seen]) -> set[str]:
        """Match what lies in the inbox as a document without owner; return the paths settled."""
        waiting = [s for s in here if s.reason in ("document", "document_of")]
        if not waiting:
            return set()
        forms = _by_folder(here)
        found = []
        for seen in waiting:
            whose = self._whose(seen, forms.get(seen.path.rpartition("/")[0], ()))
            receipt = _receipt(seen, whose)
            if receipt.reason != seen.reason or receipt.params != loads(seen.params):
                found.append(receipt)
        if found:
            with self._register.transaction():
                self._register.receipts.write(found)
        return {receipt.path for receipt in found}

    def _whose(self, seen: Seen, beside: Sequence[tuple[str, str]]) -> _Whose:
        entry = self._entries.of(seen.path)
        unit = self._unit(entry, seen.path, beside)
        if unit is None:
            return _Whose()
        return _Whose(unit, self._period(entry, seen.path, unit, beside))

    def _unit(
        self, entry: OfficerEntry, path: str, beside: Sequence[tuple[str, str]]
    ) -> Unit | None:
        if entry.unit is not None:
            return self._rules.roster.find(entry.unit)
        named = self._named(path.rpartition("/")[2])
        if named is not None:
            return named
        codes = {unit for unit, _ in beside}
        return self._rules.roster.find(codes.pop()) if len(codes) == 1 else None

    def _period(
        self, entry: OfficerEntry, path: str, unit: Unit, beside: Sequence[tuple[str, str]]
    ) -> str | None:
        if entry.period is not None:
            return entry.period.id
        written = _PERIOD.search(path)
        if written:
            return written[1].upper()
        periods = {period for code, period in beside if code == unit.code}
        if len(periods) == 1:
            return periods.pop()
        return self._only.id if self._only else None

    def _named(self, name: str) -> Unit | None:
        """The one unit whose code or name stands in a file's name; the longest words win."""
        words = _words(name.rpartition(".")[0] or name)
        met = [(key, unit) for key, unit in self._known() if _stands_in(key, words)]
        longest = max((len(key) for key, _ in met), default=0)
        units = {unit.code: unit for key, unit in met if len(key) == longest}
        return units.popitem()[1] if len(units) == 1 else None

    def _known(self) -> list[tuple[tuple[str, ...], Unit]]:
        if self._keys is None:
            self._keys = [
                (key, unit)
                for unit in self._rules.roster.units
                for key in {_words(w) for w in (unit.code, unit.name, *unit.aliases)}
                if _tells(key)
            ]
        return self._keys


def _words(text: str) -> tuple[str, ...]:
    return tuple(_WORDS.findall(strip_marks(text).casefold()))


def _tells(key: tuple[str, ...]) -> bool:
    joined = "".join(key)
    return len(joined) >= _SHORTEST_CODE and not joined.isdecimal()


def _stands_in(key: tuple[str, ...], words: tuple[str, ...]) -> bool:
    return any(words[at : at + len(key)] == key for at in range(len(words) - len(key) + 1))


def _by_folder(here: Sequence[Seen]) -> Mapping[str, list[tuple[str, str]]]:
    """Return unit and period of the forms in each folder, mail or archive below the inbox."""
    folders: dict[str, list[tuple[str, str]]] = {}
    for seen in here:
        folder = seen.path.rpartition("/")[0]
        if folder and seen.unit and seen.period:
            folders.setdefault(folder, []).append((seen.unit, seen.period))
    return folders


def _receipt(seen: Seen, whose: _Whose) -> Receipt:
    params = {k: v for k, v in loads(seen.params).items() if k in ("code", "kind")}
    disposition, reason = Disposition.SET_ASIDE, "document"
    if whose.unit is not None:
        reason = "document_of"
        params |= {"unit": whose.unit.code, "name": whose.unit.name}
        if whose.period is not None:
            disposition, reason = Disposition.SIGNED_COPY, "kept_as_signed"
            params["period"] = whose.period
    return Receipt(
        path=seen.path,
        sha256=seen.sha256,
        size=seen.size,
        mtime_ns=seen.mtime_ns,
        received_on=seen.received_on,
        basis=seen.basis,
        disposition=disposition,
        reason=reason,
        params=params,
        context=seen.context,
    )
