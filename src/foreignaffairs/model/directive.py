"""Directives (văn bản) and citations (căn cứ)."""

from __future__ import annotations

from datetime import date

from pydantic import Field

from .base import Frozen, Stated


class Citation(Frozen):
    """A place in a directive.

    ``text`` is what is printed, for example "Công văn …/SGDĐT-VP, đoạn “Báo cáo kết quả…”".
    """

    directive: str = Field(min_length=1)
    clause: str = Field(min_length=1)
    text: str = Field(min_length=1)

    def __str__(self) -> str:
        return self.text


class Directive(Stated):
    """A numbered, dated, issued document; number and date may be missing in a draft.

    ``subject`` is a short title of ours. ``written_as`` keeps the spellings found in
    the source text and ``notes`` its oddities.
    """

    id: str = Field(min_length=1)
    kind: str
    number: str | None = None
    issued: date | None = None
    issuer: str
    subject: str
    aliases: tuple[str, ...] = ()
    written_as: tuple[str, ...] = ()
    cited_in: str | None = None
    notes: tuple[str, ...] = ()

    @property
    def draft(self) -> bool:
        """Whether the text that we hold has no number or no date yet."""
        return self.number is None or self.issued is None
