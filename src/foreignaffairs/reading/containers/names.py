"""Names of files inside containers: shown and matched, never used as a path on the disk."""

from __future__ import annotations

import re
import unicodedata

from foreignaffairs.language.legacy import to_unicode
from foreignaffairs.language.text import nfc

_MOST_LETTERS = 150
_MOST_PARTS = 6
_UNSAFE = re.compile(r'[<>:"|?*\x00-\x1f\x7f-\x9f]')
_END = re.compile(r"[\s.]+$")
_NOT_SHOWN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}
"""Control, format (text turned right to left), surrogates, private use, line separators."""


def safe_name(written: str) -> str:
    """Return a relative path of plain parts: no root, drive, ``..``, or letters that deceive."""
    parts = []
    for part in re.split(r"[/\\]", nfc(written)):
        shown = nfc("".join(c for c in part if unicodedata.category(c) not in _NOT_SHOWN))
        cleaned = _trimmed(_shortened(_trimmed(_UNSAFE.sub("_", shown))))
        if cleaned:
            parts.append(cleaned)
    return "/".join(parts[-_MOST_PARTS:]) or "khong-ten"


def archive_name(written: str, *, is_unicode: bool) -> str:
    """Return a zip's own name: without its Unicode flag it is in whatever the sender's PC used.

    ``written`` is as :mod:`zipfile` decodes it, by code page 437 where the flag is missing.
    """
    if is_unicode or written.isascii():
        return safe_name(written)
    raw = written.encode("cp437", "replace")
    try:
        return safe_name(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return safe_name(to_unicode(raw.decode("cp1258", "replace")))


def _trimmed(part: str) -> str:
    """A part without spaces around it and dots behind it, which Windows drops in silence."""
    return _END.sub("", part.lstrip())


def _shortened(part: str) -> str:
    if len(part) <= _MOST_LETTERS:
        return part
    stem, dot, suffix = part.rpartition(".")
    if not dot or len(suffix) > 10:
        return part[:_MOST_LETTERS]
    return f"{stem[: _MOST_LETTERS - len(suffix) - 1]}.{suffix}"
