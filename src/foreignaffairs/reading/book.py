"""A workbook as it was opened: its sheets, and what is to be said of it as a whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Self

from .kind import FileKind
from .sheet import Sheet

MACROS = "FA-F13"
LINKS = "FA-F14"
EMBEDDED = "FA-F15"
DISGUISED = "FA-F16"
DEFAULT_PASSWORD = "FA-F17"
OLD_ENCODING = "FA-F18"


@dataclass(frozen=True, slots=True)
class Remark:
    """A finding to be about the whole file: its code and the words that go into it."""

    code: str
    words: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Book:
    """Sheets and remarks; ``disguise`` is the file's real kind where it is no workbook."""

    sheets: tuple[Sheet, ...]
    remarks: tuple[Remark, ...] = ()
    disguise: FileKind | None = None

    def also(self, remark: Remark) -> Self:
        """Return the book with one more remark."""
        return replace(self, remarks=(*self.remarks, remark))
