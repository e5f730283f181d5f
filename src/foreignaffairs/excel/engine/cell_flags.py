"""What can be taken from cells, as bits of ``com.sun.star.sheet.CellFlags``."""

from __future__ import annotations

NOTES = 8
CONTENTS = 1 | 2 | 4 | 16
"""Numbers, dates, texts, formulas."""
FORMATS = 32 | 64 | 256
"""Formats, cell styles, formats of parts of a text."""
EVERYTHING = CONTENTS | NOTES | FORMATS
