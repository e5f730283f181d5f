"""Numbers and symbols of official documents (số, ký hiệu): read, found in text, written right.

The State writes "08/CTr-UBND", the Party "12-CT/TW"; laws carry their year ("07/2022/QĐ-UBND"),
official letters name no kind ("5740/BTTTT-TTĐN"), drafts have no number yet ("/SGDĐT-VP").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .text import clean

__all__ = [
    "DocumentNumber",
    "FoundNumber",
    "find_document_numbers",
    "normalise_document_number",
    "parse_document_number",
]

# The kinds of Decree 30/2020 with their abbreviations, then those of laws and of the Party that
# stand in a symbol; an official letter (công văn) has none.
_KINDS = (
    "NQ", "QĐ", "CT", "QC", "QyĐ", "TC", "TB", "HD", "CTr", "KH", "PA", "ĐA", "DA", "BC", "BB",
    "TTr", "HĐ", "CĐ", "BGN", "BTT", "GUQ", "GM", "GGT", "GNP", "PG", "PC", "PB", "SY", "TrS",
    "SL", "NĐ", "TT", "TTLT", "NQLT", "PL", "L", "KL", "QyC", "TL", "ĐC", "CTHĐ",
)  # fmt: skip
_KIND_BY_FOLD = {kind.casefold(): kind for kind in _KINDS}
# Bodies of the Party, which put the kind before the body and a hyphen after the number.
_PARTY = re.compile(r"(?:[A-ZĐ]*TW|TU|ThU|HU|QU|ĐU|ĐUK)$", re.IGNORECASE)

_PART = r"[A-ZĐ][A-Za-zĐđ&]*"
_SYMBOL = rf"[A-ZĐ]{{2,}}[A-Za-zĐđ&]*(?:\s*[-/]\s*{_PART})+"
_ASSEMBLY = r"\d{1,3}/\d{4}/(?:UBTV)?QH\d{1,2}"
_FOUND = re.compile(
    rf"(?<![\w/.-])(?:{_ASSEMBLY}|\d{{1,5}}(?:/\d{{4}})?(?P<gap>\s*[-/]?\s*){_SYMBOL})(?![\w])"
)
_PARSED = re.compile(
    r"(?P<number>\d{1,5})?(?:/(?P<year>\d{4})(?=\W))?\s*(?P<mark>[-/]?)\s*"
    r"(?P<symbol>[^\W\d_][\w]*(?:\s*[-/&]\s*[\w.]+)*)"
)
_LEAD = re.compile(r"^\s*(?:số|so|no)\s*[:.]?\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DocumentNumber:
    """A number and symbol taken apart; ``str()`` writes it the right way.

    ``kind`` is ``None`` for an official letter. ``body`` is what stands beside the kind: the
    issuing body ("UBND", "TW"), for a letter the body and its unit ("SGDĐT-VP").
    """

    number: int | None
    year: int | None
    kind: str | None
    body: str

    @property
    def of_party(self) -> bool:
        """Whether it is written the Party's way."""
        return self.kind is not None and bool(_PARTY.fullmatch(self.body))

    def __str__(self) -> str:
        number = "" if self.number is None else f"{self.number:02}"
        if self.of_party:
            return f"{number}-{self.kind}/{self.body}"
        year = "" if self.year is None else f"/{self.year:04}"
        kind = "" if self.kind is None else f"{self.kind}-"
        return f"{number}{year}/{kind}{self.body}"


@dataclass(frozen=True, slots=True)
class FoundNumber:
    """A number found in a text: how it is written there, and from where to where."""

    number: DocumentNumber
    written: str
    start: int
    end: int


def parse_document_number(text: str) -> DocumentNumber:
    """Read a number and symbol, however spaced or joined; raises ``ValueError``.

    "12CT/TW", "12- CT/TW" and "12-CT/TW" are one number, and so is "04/CT-TW" with "04-CT/TW".
    """
    tidy = _LEAD.sub("", clean(text).replace("–", "-").replace("Ð", "Đ"))
    found = _PARSED.fullmatch(tidy.rstrip(" .,;:"))
    if not found or not (found["number"] or found["mark"]):
        raise ValueError(f"not a document number: {text!r}")
    parts = [part.strip() for part in re.split(r"[-/]", found["symbol"])]
    kind = _KIND_BY_FOLD.get(parts[0].casefold())
    if kind and len(parts) > 1:
        parts = parts[1:]
    else:
        kind = None
    if kind is None and len(parts) == 1 and not re.fullmatch(r"(?:UBTV)?QH\d+", parts[0]):
        raise ValueError(f"not a document number: {text!r}")
    return DocumentNumber(
        number=int(found["number"]) if found["number"] else None,
        year=int(found["year"]) if found["year"] else None,
        kind=kind,
        body="-".join(part if _has_capital(part) else part.upper() for part in parts),
    )


def _has_capital(part: str) -> bool:
    return part != part.lower()


def normalise_document_number(text: str) -> str:
    """Write a number and symbol the right way: "12CT/TW" as "12-CT/TW"; raises ``ValueError``."""
    return str(parse_document_number(text))


def find_document_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Return every number in a text, in order, also those broken over two lines.

    Where no mark stands between number and symbol ("12CT/TW") the symbol has to begin with a
    kind of document, so that "năm 2023 THPT-THCS" is none.
    """
    return tuple(_found(text))


def _found(text: str) -> Iterator[FoundNumber]:
    for match in _FOUND.finditer(text):
        marked = match["gap"] is None or match["gap"].strip()
        try:
            number = parse_document_number(match[0])
        except ValueError:
            continue  # a year run into letters: "01/3023NY-TW"
        if marked or number.kind:
            yield FoundNumber(number, clean(match[0]), match.start(), match.end())
