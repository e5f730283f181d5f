"""Bytes of unknown encoding to text: UTF-8, UTF-16, Windows-1258, TCVN3 or VNI.

The last two are fonts rather than encodings: their text is decoded cell by cell afterwards,
because capitals can only be told from the words of one cell.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from foreignaffairs.language.legacy import Encoding, to_unicode
from foreignaffairs.language.syllables import is_syllable
from foreignaffairs.language.text import nfc

from ..kind import wide_encoding

_SAMPLE = 20_000
_TAGS = re.compile(r"<[^>]{0,2000}>")
_WORD = re.compile(r"[^\W\d_]+")
_LEGACY: tuple[Encoding, ...] = ("tcvn3", "vni")
LABELS = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI", "cp1258": "Windows-1258"}


class Decoded(NamedTuple):
    """A text; ``legacy`` is the font encoding that its cells are still in."""

    text: str
    legacy: Encoding | None = None
    label: str | None = None

    def cell(self, written: str) -> str:
        """Return one cell's text in Unicode."""
        return to_unicode(written, self.legacy) if self.legacy else nfc(written)


def decode(data: bytes) -> Decoded:
    """Decode a file by its mark, else by what makes Vietnamese words of it."""
    for mark, encoding in (
        (b"\xff\xfe\x00\x00", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"),
    ):  # fmt: skip
        if data.startswith(mark):
            return Decoded(data.decode(encoding, "replace"))
    wide = wide_encoding(data)
    if wide:
        return Decoded(data.decode(wide, "replace"))
    try:
        return Decoded(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        return _old(data)


def _old(data: bytes) -> Decoded:
    """Choose among the encodings of before Unicode; on a tie the one Windows itself used."""
    western = data.decode("cp1252", "replace")
    windows = nfc(data.decode("cp1258", "replace"))
    sample = _words(western)
    scores = {name: _share([to_unicode(word, name) for word in sample]) for name in _LEGACY}
    best = max(_LEGACY, key=lambda name: scores[name])
    if scores[best] > _share(_words(windows)):
        return Decoded(western, best, LABELS[best])
    return Decoded(windows, None, LABELS["cp1258"])


def _words(text: str) -> list[str]:
    """The words of the beginning that have letters beyond ASCII, without tags."""
    plain = unicodedata.normalize("NFC", _TAGS.sub(" ", text[:_SAMPLE]))
    return [word for word in re.split(r"[\s;,\t\"'<>()/:.-]+", plain) if not word.isascii()]


def _share(words: list[str]) -> float:
    good = sum(all(is_syllable(part) for part in _WORD.findall(word)) for word in words)
    return good / len(words) if words else 0.0
