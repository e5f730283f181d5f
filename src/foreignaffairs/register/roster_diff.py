"""What a new unit list would change: worked out and shown before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from foreignaffairs.model import Roster, Unit

LineKind = Literal["imported", "updated", "ignored", "ended", "deleted"]


@dataclass(frozen=True, slots=True)
class DiffLine:
    """One unit record and what happens to it.

    imported: new; updated: changed, ``fields`` say in what; ignored: as it was; ended: no longer
    in the list, gets a last day; deleted: no longer in the list and never in force.
    """

    kind: LineKind
    before: Unit | None
    after: Unit | None
    fields: tuple[str, ...] = ()

    @property
    def unit(self) -> Unit:
        """The record concerned, as it will be, or as it was where it goes."""
        shown = self.after or self.before
        assert shown is not None
        return shown


@dataclass(frozen=True, slots=True)
class RosterDiff:
    """Every line of an import, and the list as it will be."""

    lines: tuple[DiffLine, ...]
    after: tuple[Unit, ...]

    @property
    def changed(self) -> bool:
        """Whether applying it would write anything."""
        return any(line.kind != "ignored" for line in self.lines)

    def counts(self) -> dict[LineKind, int]:
        """Return how many records fall under each kind, all kinds named."""
        kinds: tuple[LineKind, ...] = ("imported", "updated", "ignored", "ended", "deleted")
        return {kind: sum(line.kind == kind for line in self.lines) for kind in kinds}


def difference(current: Roster, listed: Iterable[Unit], *, on: date, whole: bool) -> RosterDiff:
    """Compare the stored list with a new one, as an import on day ``on``.

    ``whole``: the new list is complete, so units missing from it end on the day before ``on``
    (deleted where they would not have begun by then); otherwise they stay. Units that have ended
    already are history and stay in either case. Records are told apart by code and first day; a
    unit listed without a first day is the record already in force under its code.
    """
    wanted = tuple(listed)
    known = {(u.code, u.since): u for u in current.units}
    lines: list[DiffLine] = []
    met: set[tuple[str, date | None]] = set()
    after: dict[tuple[str, date | None], Unit] = dict(known)
    for unit in wanted:
        before = _meant(current, known, unit, on)
        if before is not None:
            unit = unit.model_copy(update={"since": before.since})
        unit = _with_what_a_list_cannot_say(unit, before)
        key = (unit.code, unit.since)
        met.add(key)
        after[key] = unit
        lines.append(_compared(before, unit))
    gone = [u for key, u in known.items() if whole and key not in met and _in_force(u, on)]
    for unit in gone:
        last = on - timedelta(days=1)
        if unit.since is not None and unit.since > last:
            del after[(unit.code, unit.since)]
            lines.append(DiffLine("deleted", unit, None))
        else:
            ended = unit.model_copy(update={"until": last})
            after[(unit.code, unit.since)] = ended
            lines.append(DiffLine("ended", unit, ended, ("until",)))
    return RosterDiff(tuple(lines), tuple(after.values()))


def _meant(
    current: Roster, known: Mapping[tuple[str, date | None], Unit], unit: Unit, on: date
) -> Unit | None:
    """The stored record that a line of the list is about, ``None`` for a new one."""
    same = known.get((unit.code, unit.since))
    if unit.since is not None or (same is not None and unit.until is not None):
        return same
    return current.find(unit.code, on) or current.find(unit.code)


def _compared(before: Unit | None, unit: Unit) -> DiffLine:
    if before is None:
        return DiffLine("imported", None, unit)
    fields = tuple(n for n in Unit.model_fields if getattr(before, n) != getattr(unit, n))
    return DiffLine("updated" if fields else "ignored", before, unit, fields)


def _with_what_a_list_cannot_say(unit: Unit, before: Unit | None) -> Unit:
    """A units file has no columns for aliases and the sample mark: they stay as they were."""
    if before is None:
        return unit
    kept = {"aliases": unit.aliases or before.aliases, "sample": unit.sample or before.sample}
    return unit.model_copy(update=kept)


def _in_force(unit: Unit, on: date) -> bool:
    return unit.until is None or unit.until >= on
