"""Text cells: old encodings turned into Unicode, tidied, and never cut."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, TypeAlias, cast
from unicodedata import is_normalized

from foreignaffairs.language.legacy import detect_legacy, to_unicode
from foreignaffairs.language.text import clean, clean_lines

EXCEL_LIMIT = 32_767
"""Characters that an Excel cell can hold; a text this long was probably cut."""
_SURELY_UNICODE = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u036f\u1ea0-\u1ef9]")
"""Letters of Vietnamese, or its combining marks, that no old encoding has."""
_ENCODINGS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
Said: TypeAlias = Mapping[str, Mapping[str, Any]]
_NOTHING: Said = MappingProxyType({})


def read_text(written: str, *, lines: bool) -> tuple[str, Said]:
    """Return tidy NFC text, one line or many, and what is to be said by finding code."""
    unicode = written.isascii() or _SURELY_UNICODE.search(written)
    if unicode and len(written) < EXCEL_LIMIT:
        return _tidy(written, lines), _NOTHING
    said: dict[str, dict[str, Any]] = {}
    text = written
    encoding = None if unicode else detect_legacy(written)
    if encoding:
        text = to_unicode(written, encoding)
        said["FA-V14"] = {"encoding": _ENCODINGS[encoding], "kept": text[:200]}
    if len(written) >= EXCEL_LIMIT:
        said["FA-V13"] = {"length": len(written)}
    return _tidy(text, lines), said


def doubtful_texts(cells: Sequence[object]) -> Sequence[int]:
    """Return the places of cells that :func:`read_text` may change or remark on.

    Looking at a whole column at once costs a fifth of looking at each cell.
    """
    try:
        joined = "|".join(cast("Sequence[str]", cells))
    except TypeError:  # numbers or dates among them
        return range(len(cells))
    texts = cast("Sequence[str]", cells)
    if (
        not joined.isprintable()
        or "  " in joined
        or list(map(str.strip, texts)) != list(texts)
        or not is_normalized("NFC", joined)
        or (len(joined) >= EXCEL_LIMIT and max(map(len, texts)) >= EXCEL_LIMIT)
    ):
        return range(len(cells))
    if joined.isascii():
        return ()
    sure = _SURELY_UNICODE.search
    return [at for at, text in enumerate(texts) if not (text.isascii() or sure(text))]


def _tidy(text: str, lines: bool) -> str:
    # Printable text has no line ends, and cleaning lines costs several times more.
    return clean_lines(text) if lines and not text.isprintable() else clean(text)
