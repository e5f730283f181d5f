"""Windows' mark on files from elsewhere, which makes Excel refuse their macros."""

from __future__ import annotations

import re
from pathlib import Path

from .machine import Book

INTERNET = 3
"""Zones from here on are not trusted."""
_ZONE = re.compile(r"^ZoneId\s*=\s*(\d+)\s*$", re.MULTILINE | re.IGNORECASE)


def from_elsewhere(book: Book) -> bool:
    """Whether Excel will refuse the macros of a workbook because of where it came from."""
    return book.zone is not None and book.zone >= INTERNET


def zone_of(path: Path) -> int | None:
    """Read the mark beside a file's content; None where there is none."""
    try:
        words = Path(f"{path}:Zone.Identifier").read_text("utf-8", "replace")
    except (OSError, ValueError):
        return None
    found = _ZONE.search(words)
    return int(found[1]) if found else None
