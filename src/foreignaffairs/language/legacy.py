"""Text typed in the fonts of before Unicode: TCVN3 (.VnTime) and VNI (VNI-Times).

Such text looks like "B¸o c¸o" or "Baùo caùo" once its font is gone. It is recognised by reading
it as Vietnamese: decoded words must be syllables of the language, and the text as it stands must
not be. Valid Unicode text is never touched.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Literal

from .syllables import is_syllable

__all__ = ["Encoding", "detect_legacy", "to_unicode"]

Encoding = Literal["tcvn3", "vni"]

# TCVN 5712:1993, third set: one byte a letter. Capitals with tones do not exist in it, the
# fonts whose names end in H draw small letters as capitals instead.
_TCVN3_ROWS = (
    (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"),
    (0xB5, "àảãáạ"),
    (0xBB, "ằẳẵắ"),
    (0xC6, "ặầẩẫấậè"),
    (0xCE, "ẻẽéẹềểễếệìỉ"),
    (0xDC, "ĩíịò"),
    (0xE1, "ỏõóọồổỗốộờởỡớợù"),
    (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
)
_TCVN3 = {
    chr(start + place): letter for start, row in _TCVN3_ROWS for place, letter in enumerate(row)
}

# VNI writes a letter, then a sign for its tone, or for its hat and tone in one.
_VNI_TONES = {"ø": "\u0300", "û": "\u0309", "õ": "\u0303", "ù": "\u0301", "ï": "\u0323"}
_VNI_HATS = {
    "â": "\u0302", "à": "\u0302\u0300", "å": "\u0302\u0309", "ã": "\u0302\u0303",
    "á": "\u0302\u0301", "ä": "\u0302\u0323",
}  # fmt: skip
_VNI_BREVES = {
    "ê": "\u0306", "è": "\u0306\u0300", "ú": "\u0306\u0309", "ü": "\u0306\u0303",
    "é": "\u0306\u0301", "ë": "\u0306\u0323",
}  # fmt: skip
_VNI_ALONE = {
    "ô": "ơ",
    "ö": "ư",
    "ñ": "đ",
    "í": "í",
    "ì": "ì",
    "æ": "ỉ",
    "ó": "ĩ",
    "ò": "ị",
    "î": "ỵ",
}


def _vni_table() -> dict[str, str]:
    signs = {
        "a": _VNI_TONES | _VNI_HATS | _VNI_BREVES,
        "e": _VNI_TONES | _VNI_HATS,
        "o": _VNI_TONES | _VNI_HATS,
        "u": _VNI_TONES,
        "y": _VNI_TONES,
        "ô": _VNI_TONES,
        "ö": _VNI_TONES,
    }
    table = dict(_VNI_ALONE)
    for letter, marks in signs.items():
        for sign, mark in marks.items():
            base = _VNI_ALONE.get(letter, letter)
            table[letter + sign] = unicodedata.normalize("NFC", base + mark)
    capitals = {written.upper(): letter.upper() for written, letter in table.items()}
    mixed = {w[0].upper() + w[1:]: letter.upper() for w, letter in table.items() if len(w) == 2}
    return table | capitals | mixed


_VNI = _vni_table()
_VNI_PATTERN = re.compile("|".join(sorted(map(re.escape, _VNI), key=len, reverse=True)))

# Letters of Vietnamese that Latin-1 lacks: text that has one is Unicode already.
_BEYOND_LATIN_1 = re.compile("[ăđĩũơưĂĐĨŨƠƯ\u0300-\u036f\u1ea0-\u1ef9]")
_WORD = re.compile(r"[A-Za-z\xa1-\xff]+")
_BULLET = re.compile(r"(?<!\S)·(?!\S)")
_UNITS_OF_MEASURE = frozenset({"µm"})
_ENOUGH_DECODED = 0.75
_TOO_MUCH_AS_IT_IS = 0.5


def to_unicode(text: str, encoding: Encoding | None = None) -> str:
    """Return the text in Unicode (NFC), decoded from ``encoding`` or from the one detected.

    Text that already has letters only Unicode can give comes back unchanged but for NFC, also
    where ``encoding`` is given; doing it twice changes nothing where it is detected.
    """
    if text.isascii():
        return text
    composed = unicodedata.normalize("NFC", text)
    if _BEYOND_LATIN_1.search(composed):
        return composed
    encoding = encoding or detect_legacy(composed)
    return _DECODERS[encoding](composed) if encoding else composed


def detect_legacy(text: str) -> Encoding | None:
    """Tell which old encoding a text is in, ``None`` for Unicode and for other languages.

    Text that would look like one again once it is decoded is neither.
    """
    found = _looks_like(text)
    if found and _looks_like(_DECODERS[found](unicodedata.normalize("NFC", text))):
        return None
    return found


def _looks_like(text: str) -> Encoding | None:
    if text.isascii():
        return None
    composed = unicodedata.normalize("NFC", text)
    if _BEYOND_LATIN_1.search(composed):
        return None
    if _share(composed, lambda word: word) > _TOO_MUCH_AS_IT_IS:
        return None
    scores = {name: _share(composed, decode) for name, decode in _DECODERS.items()}
    best = max(scores, key=lambda name: scores[name])
    return best if scores[best] >= _ENOUGH_DECODED else None


def _share(text: str, decode: Callable[[str], str]) -> float:
    """Return how many of the words with letters beyond ASCII are Vietnamese once decoded.

    Words without a single ASCII letter say nothing: "·" is a bullet, "©" a sign.
    """
    words = [w for w in _WORD.findall(text) if not w.isascii() and re.search("[A-Za-z]", w)]
    good = sum(is_syllable(decode(word)) for word in words if word not in _UNITS_OF_MEASURE)
    return good / len(words) if words else 0.0


def _from_tcvn3(text: str) -> str:
    # A lone "·" is a bullet; the letter it stands for, ã, is no word.
    kept = _BULLET.sub("\u2022", text)
    decoded = "".join(_TCVN3.get(char, char) for char in kept).replace("\u2022", "·")
    capital_inside = re.search(r"[A-Z\xa1-\xff][A-Z]|[A-Z]\S*[\xa1-\xff]\S*[A-Z]", text)
    small = re.search("[a-z]", text)
    return decoded.upper() if capital_inside and not small else decoded


def _from_vni(text: str) -> str:
    return _VNI_PATTERN.sub(lambda match: _VNI[match[0]], text)


_DECODERS: dict[Encoding, Callable[[str], str]] = {"tcvn3": _from_tcvn3, "vni": _from_vni}
