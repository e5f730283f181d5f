"""What one name means: a country, or a question.

A name is looked up as it stands, then without brackets, then without "nước", "CHLB", "Kingdom
of" in front; what is left is a misspelling, and only ever a suggestion.
"""

from __future__ import annotations

import re
from functools import lru_cache

from foreignaffairs.model import Country

from .country_names import Asked, Index, bare_key, index, key
from .legacy import to_unicode
from .text import clean, fold

__all__ = ["JOINING_WORDS", "PARTS_OF_CHINA", "meaning"]

_SEPARATORS = re.compile(r"[,;/\n\r|]+")
JOINING_WORDS = re.compile(r"\s+(?:và|and|&|\+|-|–)\s+|\s*[&+]\s*", re.IGNORECASE)
PARTS_OF_CHINA = frozenset({"TW", "HK", "MO"})

_ABBREVIATIONS = {
    "ch": "cộng hòa",
    "chlb": "cộng hòa liên bang",
    "chdc": "cộng hòa dân chủ",
    "chdcnd": "cộng hòa dân chủ nhân dân",
    "chnd": "cộng hòa nhân dân",
    "chxhcn": "cộng hòa xã hội chủ nghĩa",
    "lb": "liên bang",
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
_SHORTEST_BARE_NAME = 3
_MOST_FORMS = 3
_LIKENESS = 80
_MOST_SUGGESTIONS = 3


@lru_cache(maxsize=16_384)
def meaning(text: str) -> Country | Asked:
    """Return the country that a text names, or why it has to be asked about."""
    table = index()
    written = to_unicode(text)
    tidy = clean(written)
    if not bare_key(tidy):
        return Asked("blank")
    found = _understood(tidy, table)
    if found:
        return found
    named = [_understood(clean(part), table) for part in _split(written)]
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
    if found.alpha2 in PARTS_OF_CHINA and [c.alpha2 for c in others] == ["CN"]:
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
    return parts if len(parts) > 1 else [p for p in JOINING_WORDS.split(text) if clean(p)]


def _suggestions(name: str, table: Index) -> tuple[Country, ...]:
    """Find names that are spelled nearly so; ``ratio`` because WRatio is wrong for Vietnamese."""
    from rapidfuzz import fuzz, process

    near = process.extract(
        bare_key(name), table.bare.keys(), scorer=fuzz.ratio, score_cutoff=_LIKENESS, limit=12
    )
    exact = [hit for hit in near if hit[1] == 100]
    found: dict[Country, None] = {}
    for spelled, _, _ in exact or near:
        known = table.bare[spelled]
        found |= dict.fromkeys(known.may_be if isinstance(known, Asked) else (known,))
    return tuple(found)[:_MOST_SUGGESTIONS]
