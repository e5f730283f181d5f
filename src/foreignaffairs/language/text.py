"""Vietnamese text: one spelling for storing, one key for comparing, one key for sorting.

Unicode normalisation alone does not make "hoà" and "hòa" equal, because the tone mark really
sits on another letter; so the keys here keep a syllable's letters and its tone apart.
"""

from __future__ import annotations

import re
import unicodedata

__all__ = [
    "clean",
    "clean_lines",
    "fold",
    "name_sort_key",
    "nfc",
    "printable",
    "slug",
    "sort_key",
    "strip_marks",
]

# Grave, hook, tilde, acute, dot below: huyền < hỏi < ngã < sắc < nặng, after no tone at all.
_TONES = "\u0300\u0309\u0303\u0301\u0323"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_LETTERS = {letter: chr(0x61 + place) for place, letter in enumerate(_ALPHABET)}

# Letters and signs that look alike and are typed for one another. Ð and Ɖ stand for Đ in text
# from old fonts; the rest is what word processors put in place of the typewriter's signs.
_LOOKALIKES = str.maketrans(
    {
        "Ð": "đ",
        "ð": "đ",
        "Ɖ": "đ",
        "ɖ": "đ",
        "‘": "'",
        "’": "'",
        "ʼ": "'",
        "`": "'",
        "´": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "«": '"',
        "»": '"',
        "‐": "-",
        "‑": "-",
        "‒": "-",
        "–": "-",
        "—": "-",
        "−": "-",
    }
)
_INVISIBLE = {"Cc", "Cf", "Cs", "Cn", "Co"}
_LINE_ENDS = re.compile(r"\r\n?|[\x0b\x0c\x85\u2028\u2029]")
_RUN = re.compile(r"[^\W\d_](?:[^\W\d_]|[\u0300-\u036f])*")
_DIGITS = re.compile(r"[0-9]+")
_DEVICE_NAMES = {"con", "prn", "aux", "nul"} | {
    f"{d}{n}" for d in ("com", "lpt") for n in "123456789"
}


def nfc(text: str) -> str:
    """Return the text with every letter in its composed form."""
    return unicodedata.normalize("NFC", text)


def clean(text: str) -> str:
    """Return one tidy line: NFC, no control or invisible characters, single spaces.

    Text in an old font encoding has to go through :func:`legacy.to_unicode` first: TCVN3 writes
    "ư" with the soft hyphen, which is invisible and taken out here.
    """
    composed = nfc(text)
    if not composed.isprintable():
        composed = nfc("".join(_visible(char) for char in composed))
    return " ".join(composed.split())


def clean_lines(text: str) -> str:
    """Return tidy text that keeps its lines: each one clean, at most one empty line in a row."""
    lines = [clean(line) for line in _LINE_ENDS.sub("\n", text).split("\n")]
    kept = [line for i, line in enumerate(lines) if line or (i and lines[i - 1])]
    return "\n".join(kept).strip("\n")


def printable(text: str) -> str:
    """Return the text as it may be shown anywhere: spaces and lines kept, what is invisible out.

    Control characters break XML and command a terminal; marks of direction deceive the eye.
    """
    if text.isprintable():
        return text
    return "".join(char if char in "\n\t" else _visible(char) for char in text)


def _visible(char: str) -> str:
    if char.isspace():
        return " "
    return "" if unicodedata.category(char) in _INVISIBLE else char


def strip_marks(text: str) -> str:
    """Return the text without tone marks and other diacritics, đ as d; case stays as it is."""
    if text.isascii():
        return text
    bare = "".join(c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Mn")
    return nfc(bare.translate({0x111: "d", 0x110: "D"}))


def fold(text: str) -> str:
    """Return an opaque key that is equal for texts a reader takes for the same words.

    Case, spacing, composed or combining letters, kinds of quotes and dashes, and the place of
    the tone mark do not matter ("hoà" = "hòa", "THUỶ" = "thủy"); the tone and the letters do
    ("Hoa" ≠ "Hòa", "ma" ≠ "má", "Mà" ≠ "Mầ").
    """
    if text.isascii():
        return clean(text).replace("`", "'").casefold()
    tidy = clean(unicodedata.normalize("NFKC", text).translate(_LOOKALIKES))
    lowered = clean(unicodedata.normalize("NFKC", tidy.casefold()).translate(_LOOKALIKES))
    return _RUN.sub(_tone_last, unicodedata.normalize("NFD", lowered))


def _tone_last(run: re.Match[str]) -> str:
    letters, tones = _letters_and_tones(run[0])
    return nfc(letters) + unicodedata.normalize("NFD", tones)


def _letters_and_tones(syllable: str) -> tuple[str, str]:
    """Part a run of letters in NFD into its letters, hats and horns kept, and its tones."""
    tones = "".join(c for c in syllable if c in _TONES)
    return ("".join(c for c in syllable if c not in _TONES) if tones else syllable), tones


def sort_key(text: str) -> str:
    """Return a key that sorts in the order of the Vietnamese alphabet.

    As in CLDR's collation for Vietnamese, letters count first (a ă â b c d đ e ê …), then the
    tones syllable by syllable (ngang, huyền, hỏi, ngã, sắc, nặng), then case. Numbers sort by
    value, so that "Quận 2" comes before "Quận 10". Keys are plain text: they sort in Python,
    pandas and SQLite alike.
    """
    tidy = clean(text)
    apart = unicodedata.normalize("NFD", tidy.translate(_LOOKALIKES).casefold())
    tones: list[str] = []

    def note(run: re.Match[str]) -> str:
        letters, marks = _letters_and_tones(run[0])
        tones.append("".join(str(_TONES.index(mark) + 1) for mark in marks) or "0")
        return letters

    letters = nfc(_RUN.sub(note, apart))
    primary = "".join(_LETTERS.get(letter) or _beside_letters(letter) for letter in letters)
    return "\0".join((_DIGITS.sub(_by_value, primary), "".join(tones), tidy.swapcase()))


def _beside_letters(char: str) -> str:
    """Place signs before digits, other marks beside their letter, other alphabets after z."""
    plain = strip_marks(char)
    if plain in _LETTERS:
        return _LETTERS[plain] + "\x7f"
    if char.isalnum():
        return char if char.isascii() else "\u0100" + char
    return "\x01" if char == " " else "\x02" + char


def _by_value(digits: re.Match[str]) -> str:
    number = digits[0].lstrip("0")
    return f"{min(len(number), 9)}{number}"


def name_sort_key(name: str) -> str:
    """Return a key that sorts personal names as Vietnamese lists do: by given name first."""
    words = clean(name).split(" ")
    return sort_key(words[-1]) + "\1" + sort_key(" ".join(words[:-1]))


def slug(text: str) -> str:
    """Return a file name of lower-case ASCII letters, digits and hyphens, 80 at most.

    Names that Windows keeps for devices ("Côn" would be ``con``) get an underscore in front.
    """
    plain = strip_marks(text.translate(_LOOKALIKES)).encode("ascii", "ignore").decode().lower()
    joined = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:80].strip("-")
    if joined in _DEVICE_NAMES:
        return f"_{joined}"
    return joined or "khong-ten"
