"""How tall a row must be for wrapped text: no program fits rows when it opens a file."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

LINE = 15.75
"""Points a line of Times New Roman 12 takes."""
TALLEST = 409.0
"""The tallest row that Excel allows, in points."""
_WIDE = frozenset("MWmw@%")
_NARROW = frozenset("fijlrtIìíỉĩị.,;:!'()[]/-")
_WIDEST, _CAPITAL, _SMALL, _NARROWEST = 1.6, 1.4, 0.96, 0.62
"""Widths of Times New Roman's letters, of which a digit is 1."""


def text_width(text: str, *, bold: bool = False) -> float:
    """Width of a line of text in the characters (digits) that column widths are given in."""
    return sum(map(_letter_width, text)) * (1.06 if bold else 1.0)


def _letter_width(letter: str) -> float:
    if letter in _NARROW:
        return _NARROWEST
    if letter in _WIDE:
        return _WIDEST
    return _CAPITAL if letter.isupper() else _SMALL


@lru_cache(maxsize=4096)
def lines_needed(text: str, width: float, *, bold: bool = False) -> int:
    """Number of lines that ``text`` wraps to in a column of ``width`` characters."""
    room = max(width - 0.8, 1.0)
    lines = 0
    for paragraph in text.split("\n"):
        used, lines = 0.0, lines + 1
        for word in paragraph.split():
            wide = text_width(word, bold=bold)
            gap = 0.55 if used else 0.0
            if used and used + gap + wide > room:
                used, gap, lines = 0.0, 0.0, lines + 1
            lines += int(wide // room) if wide > room else 0
            used += gap + (wide % room if wide > room else wide)
    return lines


def row_height(
    cells: Iterable[tuple[str, float]], *, bold: bool = False, size: float = 12, least: int = 1
) -> float:
    """Points for a row whose cells are ``(text, width)`` pairs; ``least`` is in lines."""
    scale = size / 12
    needed = (lines_needed(text, width / scale, bold=bold) for text, width in cells)
    return min(max((*needed, least)) * LINE * scale + 4.5, TALLEST)


def longest_word(text: str) -> float:
    """Width of the longest word, below which a heading would break inside a word."""
    return max((text_width(word, bold=True) for word in text.split()), default=0.0)
