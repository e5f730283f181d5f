"""Countries and territories by the names people write for them, and the names we print.

A name is taken for a country only where it can be no other; everything else raises
:class:`UnknownCountry` with suggestions. ISO codes are understood in capitals only, and not
where the same letters are a Vietnamese name without its marks ("MY", "AO").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from foreignaffairs.model import Country, UnknownCountry

from .catalogue import text as words
from .country_lookup import JOINING_WORDS, PARTS_OF_CHINA, meaning
from .country_names import Asked, index, key
from .legacy import to_unicode
from .text import clean

__all__ = ["all_countries", "by_code", "countries", "country", "printed_name"]

_STRONG_SEPARATORS = re.compile(r"[;/\n\r|]+")
_LONGEST = 300
_LONGEST_LIST = 3000
_MOST_JOINTS = 40
_SHOWN = 60


def country(text: str, aliases: Mapping[str, str] | None = None, *, lang: str = "vi") -> Country:
    """Return the one country that ``text`` names; raises :class:`UnknownCountry`.

    ``aliases`` (name to alpha-2) come before the core's names. The error's text is a sentence
    in ``lang`` for the screen.
    """
    found = _said(text, tuple(aliases.items()) if aliases else ())
    if isinstance(found, Asked):
        raise _unknown(text, found, lang)
    return found


def countries(
    text: str, aliases: Mapping[str, str] | None = None, *, lang: str = "vi"
) -> tuple[Country, ...]:
    """Return every country that a cell names, each once, in the order written.

    Names are parted by commas, semicolons, slashes, new lines, "và" … Raises
    :class:`UnknownCountry` for the first part that is not a country, and for "Hồng Kông, Trung
    Quốc", which may be one place or two.
    """
    pairs = tuple(aliases.items()) if aliases else ()
    if len(text) > _LONGEST_LIST:
        raise _unknown(text, Asked("unknown"), lang)
    found: list[Country] = []
    for part in _parts(to_unicode(text), pairs):
        said = _place_in_china(part) or _said(part, pairs)
        if isinstance(said, Asked):
            raise _unknown(part, said, lang)
        found.append(said)
    if not found:
        raise _unknown(text, Asked("blank"), lang)
    return tuple(dict.fromkeys(found))


def by_code(code: str) -> Country:
    """Return the country of an ISO 3166-1 code in capitals, two or three letters.

    Raises :class:`UnknownCountry`.
    """
    table = index()
    found = table.countries.get(code) or table.by_alpha3.get(code)
    if found is None:
        raise _unknown(code, Asked("unknown"), "vi")
    return found


def printed_name(code: str, lang: str = "vi") -> str:
    """Return the name that is printed for an ISO code: "TW" is "Đài Loan (Trung Quốc)"."""
    found = by_code(code)
    return found.en if lang == "en" else found.vi


def all_countries() -> tuple[Country, ...]:
    """Return every country and territory in the order of its Vietnamese name."""
    return tuple(index().countries.values())


@lru_cache(maxsize=8)
def _aliases_by_key(pairs: tuple[tuple[str, str], ...]) -> dict[str, Country]:
    return {key(name): by_code(code) for name, code in pairs}


def _said(text: str, pairs: tuple[tuple[str, str], ...]) -> Country | Asked:
    # What is remembered stays small: no name is as long as the text that a cell can hold.
    if len(text) > _LONGEST:
        return Asked("unknown")
    return _with_aliases(text, pairs) if pairs else meaning(text)


@lru_cache(maxsize=16_384)
def _with_aliases(text: str, pairs: tuple[tuple[str, str], ...]) -> Country | Asked:
    return _aliases_by_key(pairs).get(key(to_unicode(text))) or meaning(text)


def _parts(text: str, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    """Part a cell into names, keeping together names that hold a comma themselves."""
    parts: list[str] = []
    for group in _STRONG_SEPARATORS.split(text):
        pieces = [piece for piece in group.split(",") if clean(piece)]
        while pieces:
            pair = ", ".join(clean(piece) for piece in pieces[:2])
            if len(pieces) > 1 and (key(pair) in index().with_comma or _place_in_china(pair)):
                parts.append(pair)
                del pieces[:2]
            else:
                parts += _joined_parts(pieces.pop(0), pairs)
    return parts


def _joined_parts(piece: str, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    """Part "Bosnia và Herzegovina và Pháp" at the second "và": the longest names win."""
    joints = [(m.start(), m.end()) for m in JOINING_WORDS.finditer(piece)][:_MOST_JOINTS]
    ends, starts = [*(j[0] for j in joints), len(piece)], [0, *(j[1] for j in joints)]
    parts: list[str] = []
    first = 0
    while first < len(starts):
        candidates = [(last, piece[starts[first] : ends[last]]) for last in range(first, len(ends))]
        last, part = next(
            (c for c in reversed(candidates) if isinstance(_said(c[1], pairs), Country)),
            candidates[0],
        )
        parts.append(part)
        first = last + 1
    return [part for part in parts if clean(part)]


def _place_in_china(pair: str) -> Asked | None:
    """Ask about "Hồng Kông, Trung Quốc" in a list: it may be one place or two."""
    place, comma, china = pair.partition(",")
    found = _said(place, ()) if comma and key(pair) not in index().with_comma else None
    if not isinstance(found, Country) or found.alpha2 not in PARTS_OF_CHINA:
        return None
    if key(place) == key(found.vi):  # "Hồng Kông (Trung Quốc)" says it all
        return None
    mainland = by_code("CN")
    return Asked("ambiguous", (found, mainland)) if _said(china, ()) == mainland else None


def _unknown(text: str, asked: Asked, lang: str) -> UnknownCountry:
    names = tuple(c.en if lang == "en" else c.vi for c in asked.may_be)
    either = words("language.list_or", lang)
    listed = either.join((", ".join(names[:-1]), names[-1])) if len(names) > 1 else "".join(names)
    ending = "_with_names" if names and asked.why in ("ambiguous", "former", "unknown") else ""
    shown = clean(text) if len(text) <= _SHOWN else f"{clean(text[:_SHOWN])}…"
    message = words(f"language.country_{asked.why}{ending}", lang, value=shown, names=listed)
    return UnknownCountry(message, names)
