"""Words and numbers: countries, clean text, official wording, and why a cell shows ``#FA-…``."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from foreignaffairs.language.countries import country
from foreignaffairs.language.dates import official_date
from foreignaffairs.language.legacy import to_unicode
from foreignaffairs.language.number_words import number_words
from foreignaffairs.language.text import clean_lines, fold, strip_marks
from foreignaffairs.model import ExcelFunction, UnknownCountry

from .declare import function, scalar
from .errors import CellError, why
from .facts import Facts
from .lookup import text_of
from .values import Raw

_ASKED = ("ten", "ma2", "ma3", "khu_vuc", "ten_anh")
_ENCODINGS = {"tcvn3": "tcvn3", "vni": "vni"}


def country_part(facts: Facts | None, ten: str, thong_tin: str | None) -> str:
    """The printed name, a code or the region of a country as people write it."""
    aliases = facts.province.country_aliases if facts is not None else None
    part = fold(thong_tin).replace(" ", "_") if thong_tin else "ten"
    if part not in _ASKED:
        raise CellError("CHITIEU", value=thong_tin, known=", ".join(_ASKED))
    try:
        found = country(ten, aliases)
    except UnknownCountry as error:
        raise CellError("QG", detail=error) from error
    return {
        "ten": found.vi,
        "ma2": found.alpha2,
        "ma3": found.alpha3,
        "khu_vuc": found.region,
        "ten_anh": found.en,
    }[part]


def normalised(van_ban: Raw, bang_ma: str | None) -> Raw:
    """Text in Unicode (NFC) without stray spaces; whatever is no text stays as it is."""
    if not isinstance(van_ban, str):
        return van_ban
    if bang_ma is None:
        return clean_lines(to_unicode(van_ban))
    encoding = _ENCODINGS.get(bang_ma.lower().replace("-windows", ""))
    if encoding is None:
        raise CellError("CHU", value=bang_ma, known=", ".join(_ENCODINGS))
    return clean_lines(to_unicode(van_ban, encoding))  # type: ignore[arg-type]


def without_marks(van_ban: Raw) -> Raw:
    """Text without diacritics."""
    return strip_marks(to_unicode(van_ban)) if isinstance(van_ban, str) else van_ban


def same(van_ban_1: Raw, van_ban_2: Raw) -> bool:
    """Whether a reader takes two texts for the same words."""
    return fold(text_of(van_ban_1)) == fold(text_of(van_ban_2))


def in_words(so: Decimal, don_vi_tinh: str | None) -> str:
    """A number in words, with its unit behind it."""
    try:
        words = number_words(so)
    except ValueError as error:
        raise CellError("SO", value=text_of(float(so))) from error
    return f"{words} {don_vi_tinh}" if don_vi_tinh else words


def official(ngay: date) -> str:
    """A date as official documents write it."""
    return official_date(ngay)


def reason(o: Any) -> str:
    """Why a cell shows ``#FA-…`` and how to mend it."""
    return why(o)


WORDS: tuple[ExcelFunction, ...] = (
    function(
        "FA_QUOC_GIA", country_part, "words", scalar("ten", help_="arg_country"),
        scalar("thong_tin", optional=True),
        example='"Đại Hàn Dân Quốc","ma2"', needs="office_if_any",
    ),
    function(
        "FA_CHUAN_HOA", normalised, "words", scalar("van_ban", "any"),
        scalar("bang_ma", optional=True),
        example='"B¸o c¸o  ®èi ngo¹i"',
    ),
    function(
        "FA_BO_DAU", without_marks, "words", scalar("van_ban", "any"),
        example='"Đối ngoại"',
    ),
    function(
        "FA_SO_SANH", same, "words", scalar("van_ban_1", "any"), scalar("van_ban_2", "any"),
        example='"Hoà Bình","HÒA BÌNH"',
    ),
    function(
        "FA_DOC_SO", in_words, "words", scalar("so", "number"),
        scalar("don_vi_tinh", optional=True),
        example='1005,"học sinh"',
    ),
    function(
        "FA_NGAY_VN", official, "words", scalar("ngay", "date", help_="arg_day"),
        example='"4/3/2025"',
    ),
    function(
        "FA_LY_DO", reason, "words", scalar("o", "any"),
        example='FA_HAN_NOP("2023-1")',
    ),
)  # fmt: skip
