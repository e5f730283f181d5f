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
from .country_names import Asked, Index, bare_key, index, key
from .legacy import to_unicode
from .text import clean, fold

__all__ = ["all_countries", "by_code", "countries", "country", "printed_name"]

_ABBREVIATIONS = {
    "ch": "cộng hòa",
    "chlb": "cộng hòa liên bang",
    "chdc": "cộng hòa dân chủ",
    "chdcnd": "cộng hòa dân chủ nhân dân",
    "chnd": "cộng hòa nhân dân",
    "chxhcn": "cộng hòa xã hội chủ nghĩa",
    "lb": "liên bang",
    "tp": "thành phố",
    "vq": "vương quốc",
}
_FORMS_OF_STATE = tuple(
    sorted(
        (
            tuple(fold(form).split())
            for form in (
                "nước", "các nước", "đất nước", "quốc gia", "nhà nước", "lãnh thổ",
                "vùng lãnh thổ", "cộng hòa", "cộng hòa liên bang", "cộng hòa dân chủ",
                "cộng hòa nhân dân", "cộng hòa dân chủ nhân dân", "cộng hòa hồi giáo",
                "cộng hòa xã hội chủ nghĩa", "cộng hòa thống nhất", "cộng hòa dân chủ liên bang",
                "cộng hòa ả rập", "liên bang", "vương quốc", "công quốc", "đại công quốc",
                "tiểu vương quốc", "the", "republic of", "the republic of", "kingdom of",
                "the kingdom of", "state of", "federal republic of", "people's republic of",
                "islamic republic of", "commonwealth of", "federation of",
            )
        ),
        key=len,
        reverse=True,
    )
)  # fmt: skip
_BRACKETS = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]")
_SEPARATORS = re.compile(r"[,;/\n\r|]+")
_JOINING_WORDS = re.compile(r"\s+(?:và|and|&|\+|-|–)\s+|\s*[&+]\s*", re.IGNORECASE)
_PARTS_OF_CHINA = frozenset({"TW", "HK", "MO"})
_SHORTEST_BARE_NAME = 3
_LONGEST = 300
_MOST_JOINTS = 40
_SHOWN = 60
_MOST_FORMS = 3
_LIKENESS = 80
_MOST_SUGGESTIONS = 3


def country(text: str, aliases: Mapping[str, str] | None = None, *, lang: str = "vi") -> Country:
    """Return the one country that ``text`` names; raises :class:`UnknownCountry`.

    ``aliases`` (name to alpha-2) come before the core's names. The error's text is a sentence
    in ``lang`` for the screen.
    """
    found = _meaning(text) if not aliases else _with_aliases(text, tuple(aliases.items()))
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
    found: list[Country] = []
    for part in _parts(text, pairs):
        meaning = _place_in_china(part) or _with_aliases(part, pairs)
        if isinstance(meaning, Asked):
            raise _unknown(part, meaning, lang)
        found.append(meaning)
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


@lru_cache(maxsize=16_384)
def _with_aliases(text: str, pairs: tuple[tuple[str, str], ...]) -> Country | Asked:
    return (_aliases_by_key(pairs).get(key(text)) if pairs else None) or _meaning(text)


@lru_cache(maxsize=16_384)
def _meaning(text: str) -> Country | Asked:
    table = index()
    tidy = clean(to_unicode(text))
    if not bare_key(tidy):
        return Asked("blank")
    if len(tidy) > _LONGEST:
        return Asked("unknown")
    found = _understood(tidy, table)
    if found:
        return found
    named = [_understood(clean(part), table) for part in _split(text)]
    several = tuple(n for n in named if isinstance(n, Country))
    if len(named) > 1 and len(several) == len(named):
        return Asked("several", several)
    return Asked("unknown", _suggestions(tidy, table))


def _understood(name: str, table: Index) -> Country | Asked | None:
    return _named(name, table) or _in_brackets(name, table) or _with_form_of_state(name, table)


def _named(name: str, table: Index) -> Country | Asked | None:
    """Look a name up as it stands, then as an ISO code, then as a name typed without marks."""
    found = table.names.get(key(name))
    if found:
        return found
    bare = table.bare.get(bare_key(name)) if name.isascii() else None
    letters = name.replace(".", "")  # "U.S.A."
    code = table.countries.get(letters) or table.by_alpha3.get(letters)
    if code and bare and bare != code:
        others = bare.may_be if isinstance(bare, Asked) else (bare,)
        return Asked("ambiguous", (*others, code))
    if code:
        return code
    return bare if len(bare_key(name)) >= _SHORTEST_BARE_NAME else None


def _in_brackets(name: str, table: Index) -> Country | Asked | None:
    """Understand "Đài Loan (TQ)" and "Hoa Kỳ (California)", but ask about "Pháp (Đức)"."""
    inside = _BRACKETS.search(name)
    outside = clean(_BRACKETS.sub("", name))
    if inside is None or not outside:
        return None
    found = _named(outside, table) or _with_form_of_state(outside, table)
    other = _named(inside[1], table)
    if not isinstance(found, Country) or other is None or other == found:
        return found
    others = other.may_be if isinstance(other, Asked) else (other,)
    if found.alpha2 in _PARTS_OF_CHINA and [c.alpha2 for c in others] == ["CN"]:
        return found
    return Asked("ambiguous", tuple(dict.fromkeys((found, *others))))


def _with_form_of_state(name: str, table: Index) -> Country | Asked | None:
    """Understand "CHLB Đức", "Nước Nga", "Kingdom of Spain"."""
    first, _, rest = name.partition(" ")
    spelled = _ABBREVIATIONS.get(fold(first).strip("."))
    if spelled and rest:
        name = f"{spelled} {rest}"
        found = _named(name, table)
        if found:
            return found
    for _ in range(_MOST_FORMS):  # "nước Cộng hòa Pháp" has two
        folded, written = fold(name).split(" "), name.split(" ")
        form = next((f for f in _FORMS_OF_STATE if tuple(folded[: len(f)]) == f), None)
        if form is None or len(folded) == len(form):
            return None
        name = " ".join(written[len(form) :])
        found = _named(name, table)
        if found:
            return found
    return None


def _split(text: str) -> list[str]:
    parts = [part for part in _SEPARATORS.split(text) if clean(part)]
    return parts if len(parts) > 1 else [p for p in _JOINING_WORDS.split(text) if clean(p)]


def _parts(text: str, pairs: tuple[tuple[str, str], ...]) -> list[str]:
    """Part a cell into names, keeping together names that hold a comma themselves."""
    pieces = [piece for piece in _SEPARATORS.split(text) if clean(piece)]
    parts: list[str] = []
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
    joints = [(m.start(), m.end()) for m in _JOINING_WORDS.finditer(piece)][:_MOST_JOINTS]
    ends, starts = [*(j[0] for j in joints), len(piece)], [0, *(j[1] for j in joints)]
    parts: list[str] = []
    first = 0
    while first < len(starts):
        candidates = [(last, piece[starts[first] : ends[last]]) for last in range(first, len(ends))]
        last, part = next(
            (c for c in reversed(candidates) if isinstance(_with_aliases(c[1], pairs), Country)),
            candidates[0],
        )
        parts.append(part)
        first = last + 1
    return [part for part in parts if clean(part)]


def _place_in_china(pair: str) -> Asked | None:
    """Ask about "Hồng Kông, Trung Quốc" in a list: it may be one place or two."""
    place, comma, china = pair.partition(",")
    found = _meaning(place) if comma and key(pair) not in index().with_comma else None
    if not isinstance(found, Country) or found.alpha2 not in _PARTS_OF_CHINA:
        return None
    mainland = by_code("CN")
    return Asked("ambiguous", (found, mainland)) if _meaning(china) == mainland else None


def _suggestions(name: str, table: Index) -> tuple[Country, ...]:
    """Find names that are spelled nearly so; ``ratio`` because WRatio is wrong for Vietnamese."""
    from rapidfuzz import fuzz, process

    near = process.extract(
        bare_key(name), table.bare.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=12
    )
    exact = [hit for hit in near if hit[1] == 100]
    found: dict[Country, None] = {}
    for spelled, _, _ in exact or near:
        meaning = table.bare[spelled]
        found |= dict.fromkeys(meaning.may_be if isinstance(meaning, Asked) else (meaning,))
    return tuple(found)[:_MOST_SUGGESTIONS]


def _unknown(text: str, asked: Asked, lang: str) -> UnknownCountry:
    names = tuple(c.en if lang == "en" else c.vi for c in asked.may_be)
    joined = words("language.list_or", lang).join(
        filter(None, (", ".join(names[:-1]), *names[-1:]))
    )
    ending = "_with_names" if names and asked.why in ("ambiguous", "former", "unknown") else ""
    shown = clean(text) if len(text) <= _SHOWN else f"{clean(text[:_SHOWN])}…"
    message = words(f"language.country_{asked.why}{ending}", lang, value=shown, names=joined)
    return UnknownCountry(message, names)
