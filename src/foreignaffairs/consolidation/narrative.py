"""Narrative gathered by task, in order, with who said it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from foreignaffairs.language.text import fold

from .facts import PeriodFacts

NIL_ANSWERS = ("không phát sinh", "không có", "không")


@dataclass(frozen=True, slots=True)
class Statement:
    """What one unit wrote for one task, and where; ``cell`` is in ``sheet`` of ``file``."""

    unit: str
    unit_name: str
    text: str
    file: str
    sheet: str
    cell: str


@dataclass(frozen=True, slots=True)
class NarrativeSection:
    """Everything said for one task: statements, then who had nothing and who left it blank."""

    task: str
    title: str
    statements: tuple[Statement, ...]
    nil: tuple[str, ...]
    blank: tuple[str, ...]


def gather(facts: PeriodFacts, titles: Mapping[str, str]) -> tuple[NarrativeSection, ...]:
    """Return one section for each task of ``titles``, in its order."""
    units = {u.code: u for u in facts.units if u.counted and "F01" in u.owes}
    said: dict[str, list[Statement]] = {}
    nil: dict[str, list[str]] = {}
    for row in facts.rows:
        if row.report_type != "F01" or row.unit not in units:
            continue
        task, words = str(row.values.get("ma_nhiem_vu")), str(row.values.get("ket_qua") or "")
        if not words:
            continue
        if is_nil(words):
            nil.setdefault(task, []).append(row.unit)
        else:
            unit = units[row.unit]
            said.setdefault(task, []).append(
                Statement(unit.code, unit.name, words, row.file, row.sheet, row.cell("ket_qua"))
            )
    return tuple(
        _section(task, title, said.get(task, ()), nil.get(task, ()), units)
        for task, title in titles.items()
    )


def _section(
    task: str,
    title: str,
    statements: Iterable[Statement],
    nil: Iterable[str],
    units: Mapping[str, object],
) -> NarrativeSection:
    made = tuple(statements)
    silent_by_cover = [c for c, u in units.items() if getattr(u, "nil", False)]
    nothing = tuple(dict.fromkeys((*nil, *silent_by_cover)))
    spoke = {s.unit for s in made}
    blank = tuple(c for c in units if c not in spoke and c not in nothing)
    return NarrativeSection(
        task=task,
        title=title,
        statements=made,
        nil=tuple(c for c in nothing if c not in spoke),
        blank=blank,
    )


def is_nil(words: str) -> bool:
    """Whether an answer says that there was nothing to report."""
    return fold(words.strip(" .;-–")) in {fold(n) for n in NIL_ANSWERS}
