"""What one unit does in one period: the files it sends, when, and what is in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Literal

Content = Literal["data", "draft", "nil", "copied", "earlier", "scan", "damaged", "mail", "archive"]
"""``draft`` lacks what ``data`` has, ``copied`` has the numbers of the period before, ``earlier``
is the form of that period; ``mail`` and ``archive`` hold a form with ``data``."""
FILES = ("data", "nil", "copied", "mail", "archive")
"""Contents that are a report."""


@dataclass(frozen=True, slots=True)
class Sending:
    """One file that a unit sends; ``found_late`` lay elsewhere until the second look.

    A mail carries its own day; of other files the officer notes it.
    """

    name: str
    on: date
    content: Content
    flaw: str = ""
    found_late: bool = False


@dataclass(frozen=True, slots=True)
class Story:
    """One unit in one period; ``extra`` are rows that it shares with another unit."""

    unit: str
    kind: str
    sendings: tuple[Sending, ...] = ()
    extra: Mapping[str, tuple[Mapping[str, Any], ...]] = field(default_factory=dict)


def sent_by(stories: Sequence[Story]) -> list[tuple[Story, Sending]]:
    """Every file with the story it belongs to, in the order in which they came."""
    pairs = [(story, sending) for story in stories for sending in story.sendings]
    return sorted(pairs, key=lambda p: (p[1].on, p[1].name))
