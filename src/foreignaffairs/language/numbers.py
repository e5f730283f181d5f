"""Numbers as clerks write them into cells, and as official texts print them.

Vietnamese writes 1.234.567,89: a dot between thousands, a comma before decimals. People also
type the English way, so what can be read in two ways is asked about, never guessed in silence.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from .text import clean, fold

__all__ = ["ParsedNumber", "format_number", "parse_number"]


@dataclass(frozen=True, slots=True)
class ParsedNumber:
    """What a cell says: its likeliest value, whether a person should confirm it, other readings.

    ``value`` is ``None`` where nothing can be read as one number; it may then still be a
    ``question`` ("không", "-"), with the value that may be meant among ``alternatives``.
    """

    value: Decimal | None
    question: bool = False
    alternatives: tuple[Decimal, ...] = ()


_NOTHING = ParsedNumber(None)
_LONGEST = 30
_ZERO_WORDS = {fold(w) for w in ("-", "--", "không", "không có", "ko", "ko có", "chưa có", "nil")}
_FIGURE = r"[-+]?\d(?:[\d.,' ]*\d)?(?:[eE][-+]?\d{1,3})?"
_ONE_FIGURE = re.compile(rf"(?P<before>\D*?)(?P<figure>{_FIGURE})(?P<after>\D*)")
_SCIENTIFIC = re.compile(r"[-+]?\d+(?:[.,]\d+)?[eE][-+]?\d{1,3}")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,' ])\d{3})(?:\1\d{3})*")
_DECIMAL = re.compile(r"\d+(?:[.,]\d+)?")
_SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tr": 10**6, "tỷ": 10**9, "tỉ": 10**9,
}  # fmt: skip
_SCALE_BY_FOLD = {fold(word): scale for word, scale in _SCALES.items()}


def parse_number(value: object, *, whole: bool = False) -> ParsedNumber:
    """Read one number from a cell's value.

    ``whole`` says that only whole numbers make sense (people, events); readings that are not
    whole then fall away: "1,200" is 1200 without a question, and where nothing whole is left,
    as in "1,5", the value comes back as a question. A dot before exactly three digits is a
    thousands mark in either case ("1.200" is 1200); "12,500" alone could be 12,5 or 12.500, so
    it is asked about. Text around the number ("12 người", "khoảng 12") is asked about too.
    """
    if isinstance(value, bool) or value is None:
        return _NOTHING
    if isinstance(value, int | float | Decimal):
        return _of_cell_number(value, whole)
    if isinstance(value, str):
        return _of_text(value, whole)
    return _NOTHING


def _of_cell_number(value: int | float | Decimal, whole: bool) -> ParsedNumber:
    # Excel keeps 15 digits; more is binary noise such as 0.30000000000000004.
    exact = Decimal(f"{value:.15g}") if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        return _NOTHING
    if not whole or _is_whole(exact):
        return ParsedNumber(_tidy(exact))
    # "1.200" typed into an Excel set to English is stored as 1.2.
    thousandfold = exact * 1000
    meant = (_tidy(thousandfold),) if _is_whole(thousandfold) and abs(exact) < 1000 else ()
    return ParsedNumber(exact, True, meant)


def _of_text(text: str, whole: bool) -> ParsedNumber:
    tidy = clean(unicodedata.normalize("NFKC", text)).replace("−", "-").replace("–", "-")
    if fold(tidy) in _ZERO_WORDS:
        return ParsedNumber(None, True, (Decimal(0),))
    found = _ONE_FIGURE.fullmatch(tidy)
    if found is None or len(found["figure"]) > _LONGEST:
        return _NOTHING
    readings = _readings(found["figure"])
    before, after = found["before"].strip(), found["after"].strip()
    scale = _SCALE_BY_FOLD.get(fold(after.split(" ")[0])) if after else None
    if scale:  # "12 tr" may be million or the first letters of "trường"
        readings = (*(_tidy(r * scale) for r in readings), *readings)
    if after.startswith("%"):
        readings = (*readings, *(_tidy(r / 100) for r in readings))
    if before == "(" and after == ")":
        readings = (*(-r for r in readings), *readings)
    if whole:
        readings = tuple(r for r in readings if _is_whole(r)) or readings
    if not readings or readings[0].adjusted() > _LONGEST:
        return _NOTHING
    unsure = bool(before or after) or len(readings) > 1 or (whole and not _is_whole(readings[0]))
    return ParsedNumber(readings[0], unsure, readings[1:])


def _readings(figure: str) -> tuple[Decimal, ...]:
    """Every value that a bare figure can mean, the Vietnamese way of writing first."""
    if _SCIENTIFIC.fullmatch(figure):
        return (_tidy(Decimal(figure.replace(",", "."))),)
    sign = -1 if figure.startswith("-") else 1
    digits = figure.lstrip("+-")
    marks = [mark for mark in ".,' " if mark in digits]
    if len(marks) == 2:
        last = max(marks, key=digits.rfind)
        head, _, tail = digits.rpartition(last)
        if last in ".," and _THOUSANDS.fullmatch(head) and tail.isdigit():
            return (_tidy(sign * Decimal(_only_digits(head) + "." + tail)),)
        return ()
    found: list[Decimal] = []
    thousands = _THOUSANDS.fullmatch(digits)
    decimal = _DECIMAL.fullmatch(digits)
    if decimal and not (thousands and marks == ["."]):
        found.append(_tidy(sign * Decimal(digits.replace(",", "."))))
    if thousands:
        found.append(Decimal(sign * int(_only_digits(digits))))
    return tuple(found)


def _only_digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _is_whole(number: Decimal) -> bool:
    return number == number.to_integral_value()


def _tidy(number: Decimal) -> Decimal:
    """Drop trailing zeros without turning 1200 into 1.2E+3."""
    if _is_whole(number):
        return number.quantize(Decimal(1)) if number.adjusted() < 27 else number
    return number.normalize()


def format_number(number: int | float | Decimal, decimals: int | None = None) -> str:
    """Print a number the Vietnamese way, "1.234,5"; raises ``ValueError`` for NaN and infinity.

    ``decimals`` fixes the number of decimals, rounding half up; without it those are printed
    that the number has.
    """
    try:
        exact = Decimal(f"{number:.15g}") if isinstance(number, float) else Decimal(number)
        if decimals is not None:
            exact = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    except InvalidOperation as error:
        raise ValueError(f"not a printable number: {number!r}") from error
    if not exact.is_finite():
        raise ValueError(f"not a printable number: {number!r}")
    shown = f"{exact if decimals is not None else _tidy(exact):,f}"
    if not exact:
        shown = shown.lstrip("-")
    return shown.translate({ord(","): ".", ord("."): ","})
