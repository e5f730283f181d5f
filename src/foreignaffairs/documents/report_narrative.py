"""Narrative in the report: per task, what was said and by whom, like answers said once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from foreignaffairs.consolidation.narrative import NarrativeSection, Statement
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import fold

from . import decree30 as layout
from .wording import counted_parts

SHOWN = 6
"""Statements printed for one task; the annex holds all of them."""


def write_narrative(document: Any, section: NarrativeSection) -> None:
    """Write how many answered one task, then what they said."""
    write_count(document, section)
    write_statements(document, section.statements, text("annex.narrative_sheet"))


def write_count(document: Any, section: NarrativeSection) -> None:
    """Write how many answered one task."""
    counts = [
        ("narrative_said_by", len(section.statements)),
        ("narrative_nil", len(section.nil)),
        ("narrative_blank", len(section.blank)),
    ]
    if parts := counted_parts(counts):
        words = text("documents.narrative_count", parts=", ".join(parts))
        layout.body(document, words, italic=True)


def write_statements(document: Any, statements: Sequence[Statement], sheet: str) -> None:
    """Write statements with who said them; the same words from several units stand once.

    ``sheet`` of the annex holds all of them.
    """
    groups = grouped(statements)
    for words, who in groups[:SHOWN]:
        layout.body(document, text("documents.narrative_said", words=words, who=_who(who)))
    if len(groups) > SHOWN:
        more = text("documents.narrative_more", n=len(groups) - SHOWN, sheet=sheet)
        layout.body(document, more, italic=True)


def grouped(statements: Sequence[Statement]) -> list[tuple[str, list[str]]]:
    """Gather statements of the same words; those of most units first, then in order received."""
    groups: dict[str, tuple[str, list[str]]] = {}
    for said in statements:
        words = " ".join(said.text.split())
        groups.setdefault(fold(words), (words, []))[1].append(said.unit_name)
    return sorted(groups.values(), key=lambda g: -len(g[1]))


def _who(names: Sequence[str]) -> str:
    if len(names) == 1:
        return names[0]
    return text("documents.who_more", first=names[0], n=len(names) - 1)
