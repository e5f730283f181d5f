"""Number formats of a workbook, and which cells of a range have which."""

from __future__ import annotations

import re
from functools import cached_property
from typing import Any, NamedTuple

from .address import Box
from .process import LibreOffice

DATE, TIME, TEXT, LOGICAL = 2, 4, 256, 1024
"""Kinds of formats, as bits of ``com.sun.star.util.NumberFormat``."""

GENERAL = "General"
SHORT_DATE, SHORT_TIME = "dd/mm/yyyy", "dd/mm/yyyy hh:mm"
"""What a date gets in a cell that has no date format yet, as Excel in Viet Nam does it."""

# Letters of a code that LibreOffice writes in capitals and Excel does not; text between quotes
# or brackets stays, and so do the words that are capitals in Excel too.
_CODE_PART = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|General|AM/PM|A/P|[DMYHS]+')


class FormatArea(NamedTuple):
    """The cells of a range that share one number format."""

    key: int
    kind: int
    boxes: tuple[Box, ...]


class NumberFormats:
    """The table of number formats of one workbook, asked as seldom as possible."""

    def __init__(self, office: LibreOffice, document: Any) -> None:
        self._formats = document.NumberFormats
        self._language = office.struct("lang.Locale", "en", "US", "")
        self._keys: dict[str, int] = {}
        self._kinds: dict[int, int] = {}

    def key(self, code: str) -> int:
        """Return LibreOffice's number of a format code such as ``dd/mm/yyyy``."""
        if code not in self._keys:
            known = self._formats.queryKey(code, self._language, False)
            key = self._formats.addNew(code, self._language) if known == -1 else known
            self._keys[code] = key
        return self._keys[code]

    def kind(self, key: int) -> int:
        """Return the kind bits of a format."""
        if key not in self._kinds:
            self._kinds[key] = self._formats.getByKey(key).Type
        return self._kinds[key]

    def code(self, key: int) -> str:
        """Return the format code as Excel writes it."""
        code = self._formats.getByKey(key).FormatString
        return _CODE_PART.sub(lambda part: _excel_letters(part[0]), code)

    @cached_property
    def logical(self) -> int:
        """LibreOffice's number of the format that shows TRUE and FALSE."""
        return int(self._formats.getStandardFormat(LOGICAL, self._language))

    def areas(self, cells: Any) -> list[FormatArea]:
        """Return which cells of a range have which format; a few calls, whatever its size."""
        ranges = cells.UniqueCellFormatRanges
        found = []
        for index in range(ranges.Count):
            group = ranges.getByIndex(index)
            key = group.NumberFormat
            boxes = tuple(as_box(address) for address in group.RangeAddresses)
            found.append(FormatArea(key, self.kind(key), boxes))
        return found


def as_box(address: Any) -> Box:
    """Return a UNO range address, counted from 0, as a rectangle."""
    return Box(
        address.StartRow + 1,
        address.StartColumn + 1,
        address.EndRow - address.StartRow + 1,
        address.EndColumn - address.StartColumn + 1,
    )


def _excel_letters(part: str) -> str:
    return part.lower() if part.strip("DMYHS") == "" else part
