"""Which row of a corrected table is which row of the table before.

A clerk sorts, inserts and deletes rows, and the copy that goes back numbers them anew: a row is
known again by what it says, not by where it stands.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import ContentRow, ReportType

LIKE_ENOUGH = 0.5
"""The share of values that two rows must have in common to be one that was changed."""
_MOST_COMPARED = 40_000
"""Pairs of rows that are compared value by value; a table beyond that was written anew."""

Said = Mapping[str, Hashable]
"""What a row says: its values that are not blank, alike where a reader takes them for alike."""


def paired_rows(
    before: Sequence[ContentRow], now: Sequence[ContentRow], declared: ReportType
) -> dict[int, int]:
    """Pair rows by position in their tables (0-based), the one before with the one now.

    The same content goes first, then the same key, then what is mostly alike, and at last what
    stands between the same neighbours.
    """
    keys = [c.name for c in declared.columns if c.key]
    old, new = [_said(r.values) for r in before], [_said(r.values) for r in now]
    pairs: dict[int, int] = {}
    _pair_equal(pairs, old, new, lambda said: tuple(sorted(said.items(), key=_name)))
    _pair_equal(pairs, old, new, lambda said: _key(said, keys))
    if declared.layout == "table":
        _pair_alike(pairs, old, new)
        _pair_between(pairs, len(old), len(new))
    return pairs


def _said(values: Mapping[str, Any]) -> Said:
    return {name: _alike(value) for name, value in values.items() if value not in (None, "", ())}


def _alike(value: Any) -> Hashable:
    if isinstance(value, str):
        return fold(value)
    return tuple(value) if isinstance(value, list | tuple | set | frozenset) else value


def _name(item: tuple[str, Hashable]) -> str:
    return item[0]


def _key(said: Said, keys: Sequence[str]) -> Hashable | None:
    found = tuple(said.get(name) for name in keys)
    return found if any(value is not None for value in found) else None


def _free(count: int, taken: Iterator[int] | Sequence[int]) -> list[int]:
    gone = set(taken)
    return [at for at in range(count) if at not in gone]


def _pair_equal(
    pairs: dict[int, int],
    old: Sequence[Said],
    new: Sequence[Said],
    image: Callable[[Said], Hashable | None],
) -> None:
    """Pair rows of one image in their order."""
    waiting: dict[Hashable, list[int]] = defaultdict(list)
    for at in _free(len(new), list(pairs.values())):
        waiting[image(new[at])].append(at)
    waiting.pop(None, None)
    for at in _free(len(old), list(pairs)):
        found = waiting.get(image(old[at]))
        if found:
            pairs[at] = found.pop(0)


def _pair_alike(pairs: dict[int, int], old: Sequence[Said], new: Sequence[Said]) -> None:
    """Pair rows that have most of their values in common, the likest first."""
    left, right = _free(len(old), list(pairs)), _free(len(new), list(pairs.values()))
    if len(left) * len(right) > _MOST_COMPARED:
        return
    scored = sorted(
        (-score, abs(a - b), a, b)
        for a in left
        for b in right
        if (score := _likeness(old[a], new[b])) >= LIKE_ENOUGH
    )
    taken: set[int] = set()
    for _, _, a, b in scored:
        if a not in pairs and b not in taken:
            pairs[a] = b
            taken.add(b)


def _likeness(one: Said, other: Said) -> float:
    same = sum(other.get(name) == value for name, value in one.items())
    return same / max(len(one), len(other), 1)


def _pair_between(pairs: dict[int, int], old: int, new: int) -> None:
    """Pair rows next to rows that are paired; the ends of the tables count as such."""
    taken = set(pairs.values())
    for step, edge in ((1, (-1, -1)), (-1, (old, new))):
        before, now = edge
        for at in range(old)[::step]:
            if at in pairs:
                before, now = at, pairs[at]
                continue
            beside = now + step
            if before + step == at and 0 <= beside < new and beside not in taken:
                pairs[at] = beside
                taken.add(beside)
                before, now = at, beside
