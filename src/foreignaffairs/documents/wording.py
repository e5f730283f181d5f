"""Sentences of official documents: what a period is about, lists without empty parts, periods."""

from __future__ import annotations

from collections.abc import Sequence

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ReportType, Task

from .phrases import lower_first

ISSUES = "F14"
"""Difficulties and proposals, which every period hears, are never what it is about."""
FEW = 2
"""So many tables may stand in a title."""


def period_words(period: str, title: str) -> str:
    """A period inside a sentence: a year by its year alone, a part of one by its date.

    ``period`` is the id ("2023-N"), ``title`` what is printed on screen and on the form.
    """
    year, _, code = period.partition("-")
    return text("documents.whole_year", year=year) if code == "N" else lower_first(title)


def upper_first(words: str) -> str:
    """Words at the head of a title."""
    return words[:1].upper() + words[1:]


def tables_only(tasks: Sequence[Task], asked: Sequence[ReportType]) -> str:
    """The titles of the tables where a period asks for nothing else; blank where it asks for more.

    A period without narrative and with one or two tables is a return of figures, and its letters
    and its report are called by them.
    """
    titles = [lower_first(t.title) for t in asked if t.id != ISSUES]
    return "" if tasks or not 0 < len(titles) <= FEW else text("documents.and").join(titles)


def about(tasks: Sequence[Task], asked: Sequence[ReportType]) -> str:
    """What a period's reports are about, inside a sentence."""
    return tables_only(tasks, asked) or text("documents.about_work")


def counted_parts(parts: Sequence[tuple[str, int]]) -> list[str]:
    """Words for counts, those of nothing left out."""
    return [text(f"documents.{key}", n=n) for key, n in parts if n]
