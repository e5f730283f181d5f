"""Text cells: old encodings turned into Unicode, tidied, and never cut."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from foreignaffairs.language.legacy import detect_legacy, to_unicode
from foreignaffairs.language.text import clean, clean_lines

EXCEL_LIMIT = 32_767
"""Characters that an Excel cell can hold; a text this long was probably cut."""
_SURELY_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters of Vietnamese, or its combining marks, that no old encoding has."""
_ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
Said: TypeAlias = dict[str, dict[str, Any]]


def read_text(written: str, *, lines: bool) -> tuple[str, Said]:
    """Return tidy NFC text, one line or many, and what is to be said by finding code."""
    said: Said = {}
    text = written
    if not written.isascii() and not _SURELY_UNICODE.search(written):
        encoding = detect_legacy(written)
        if encoding:
            text = to_unicode(written, encoding)
            said["FA-V14"] = {"encoding": _ENCODINGS[encoding], "kept": text[:200]}
    if len(written) >= EXCEL_LIMIT:
        said["FA-V13"] = {"length": len(written)}
    # Printable text has no line ends, and cleaning lines costs several times more.
    one_line = not lines or text.isprintable()
    return (clean(text) if one_line else clean_lines(text)), said
