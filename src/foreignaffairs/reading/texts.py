"""Text cells: old encodings turned into Unicode, tidied, and never cut."""

from __future__ import annotations

import re
from typing import Any

from foreignaffairs.language.legacy import detect_legacy, to_unicode
from foreignaffairs.language.text import clean, clean_lines

EXCEL_LIMIT = 32_767
"""Characters that an Excel cell can hold; a text this long was probably cut."""
_MAY_BE_LEGACY = re.compile(r"[\x80-\xff]")
_ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}


def read_text(written: str, *, lines: bool) -> tuple[str, dict[str, dict[str, Any]]]:
    """Return tidy NFC text, one line or many, and what is to be said by finding code."""
    said: dict[str, dict[str, Any]] = {}
    text = written
    if _MAY_BE_LEGACY.search(written):
        encoding = detect_legacy(written)
        if encoding:
            text = to_unicode(written, encoding)
            said["FA-V14"] = {"encoding": _ENCODINGS[encoding], "kept": text[:200]}
    if len(written) >= EXCEL_LIMIT:
        said["FA-V13"] = {"length": len(written)}
    return (clean_lines(text) if lines else clean(text)), said
