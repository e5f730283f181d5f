"""Column widths of a table, in characters of Times New Roman 12."""

from __future__ import annotations

from foreignaffairs.model import Column

from .geometry import ORDINAL_COLUMN, TableGeometry
from .measure import longest_word
from .page import LANDSCAPE_WIDTH, PORTRAIT_WIDTH

_ORDINAL_WIDTH = 6.0
_MOST_STRETCH = 1.7
_LEAST = {"text": 13.0, "long_text": 22.0, "date": 11.5, "money": 13.0, "codes": 16.0,
          "countries": 15.0, "country": 15.0, "code": 12.0, "count": 7.0, "flag": 8.0}  # fmt: skip
_LEAST_KEY = 18.0
_ROOM_ON_PAPER = LANDSCAPE_WIDTH * 1.6
"""A table wider than this would print in letters under 7.5 points."""


def heading_words(column: Column) -> str:
    """A column's printed heading: label, and below it the unit it is counted in."""
    return f"{column.label}\n({column.unit})" if column.unit else column.label


def column_widths(place: TableGeometry) -> dict[int, float]:
    """Widths by column (0-based): a narrow table fills its page, a wide one gives room up.

    No word of a heading is broken, and no column becomes narrower than its kind of value needs.
    """
    least = [_least(c) for c in place.columns]
    asked = [max(float(c.width), low) for c, low in zip(place.columns, least, strict=True)]
    total = sum(asked)
    if total + _ORDINAL_WIDTH < PORTRAIT_WIDTH:
        factor = min((PORTRAIT_WIDTH - _ORDINAL_WIDTH - 1) / total, _MOST_STRETCH)
        asked = [width * factor for width in asked]
    elif total + _ORDINAL_WIDTH > _ROOM_ON_PAPER:
        spare = total - sum(least)
        given = min(max((total + _ORDINAL_WIDTH - _ROOM_ON_PAPER) / spare, 0), 1) if spare else 0
        asked = [w - (w - low) * given for w, low in zip(asked, least, strict=True)]
    widths = {at: round(width, 1) for at, width in enumerate(asked, start=1)}
    return {ORDINAL_COLUMN: _ORDINAL_WIDTH, **widths}


def _least(column: Column) -> float:
    name = _LEAST_KEY if column.key and column.type == "text" else 0
    return max(_LEAST[column.type], name, longest_word(heading_words(column)) + 1.2)
