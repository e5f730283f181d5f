"""Dated code lists: codes for the machine, Vietnamese labels for people."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from pydantic import Field

from .base import Dated, Frozen


class Code(Dated):
    """One code with its Vietnamese label and the other ways people write it."""

    id: str = Field(pattern=r"^[A-Z0-9][A-Z0-9_]*$")
    label: str
    aliases: tuple[str, ...] = ()


class CodeList(Frozen):
    """A closed list; ids are never shown on screen, labels are."""

    id: str
    title: str
    codes: tuple[Code, ...] = Field(min_length=1)

    def valid_on(self, day: date | None) -> tuple[Code, ...]:
        """Return the codes in force on ``day``, all of them when it is ``None``."""
        return tuple(c for c in self.codes if day is None or c.valid_on(day))

    def label(self, code: str) -> str:
        """Return the label of ``code``; an unknown code is returned as it is."""
        return next((c.label for c in self.codes if c.id == code), code)

    @property
    def ids(self) -> tuple[str, ...]:
        """Every id in order."""
        return tuple(c.id for c in self.codes)


def code_list(list_id: str, title: str, entries: Iterable[tuple[str, ...]]) -> CodeList:
    """Build a list from ``(id, label, alias, alias …)`` tuples."""
    codes = tuple(Code(id=e[0], label=e[1], aliases=tuple(e[2:])) for e in entries)
    return CodeList(id=list_id, title=title, codes=codes)
