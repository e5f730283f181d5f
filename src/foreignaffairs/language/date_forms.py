"""The forms that a date takes in text, each with its own reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from .text import clean

__all__ = [
    "NO_DATE",
    "SERIALS",
    "YEARS",
    "ParsedDate",
    "Precision",
    "date_in_text",
    "excel_serial",
    "serial_of",
]

Precision = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True)
class ParsedDate:
    """What a cell says: a date, how exact it is, whether a person should confirm it.

    A month or a year alone comes with its first day. ``alternatives`` are other dates that may
    be meant; where a cell holds a span of days ``value`` is ``None`` and they are its two ends.
    """

    value: date | None
    precision: Precision | None = None
    question: bool = False
    alternatives: tuple[date, ...] = ()


NO_DATE = ParsedDate(None)
YEARS = range(1900, 2101)
SERIALS = range(14_611, 73_416)  # 1/1/1940 to 31/12/2100: smaller numbers are no dates of ours
_LAST_SERIAL = 2_958_465
_DAY_ZERO = date(1899, 12, 30)

_MONTH_WORDS = {
    "giêng": 1, "một": 1, "hai": 2, "ba": 3, "tư": 4, "bốn": 4, "năm": 5, "sáu": 6, "bảy": 7,
    "bẩy": 7, "tám": 8, "chín": 9, "mười": 10, "mười một": 11, "mười hai": 12, "chạp": 12,
}  # fmt: skip
_ENGLISH = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY = r"(?P<d>\d{1,2})"
_MONTH = r"(?P<m>\d{1,2})"
_YEAR = r"(?P<y>\d{4}|\d{2})"
_FULL_YEAR = r"(?P<y>\d{4})"
_SEP = r"\s*[-/. ]\s*"
_NAMED = rf"(?P<mon>{'|'.join(_ENGLISH)})[a-z]*\.?"
_CLOCK = r"(?:[T ,]+\d{1,2}[:hg]\d{0,2}(?::\d{2}(?:\.\d+)?)?(?: ?[ap]m)?Z?)?"


def date_in_text(text: str, default_year: int | None = None) -> ParsedDate:
    """Read the one date that a text is; anything else in it makes it no date."""
    tidy = clean(unicodedata.normalize("NFKC", text)).translate({0x2013: "-", 0x2212: "-"})
    tidy = tidy.strip(" .,;'").lower()
    for pattern, read in _FORMS:
        found = pattern.fullmatch(tidy)
        if found:
            return read(found, default_year)
    return NO_DATE


def excel_serial(number: int | float) -> date:
    """Return the date of an Excel serial (1900 system); raises ``ValueError`` outside Excel's days.

    Excel counts 29 February 1900, which never was, as day 60.
    """
    days = int(number)
    if not 1 <= days <= _LAST_SERIAL or days == 60:
        raise ValueError(f"not a day in Excel: {number!r}")
    return date(1899, 12, 31 if days < 60 else 30) + timedelta(days)


def serial_of(day: date) -> int:
    """Return the number that Calc, and Excel from March 1900 on, hold for a day."""
    return (day - _DAY_ZERO).days


def _year(text: str) -> int:
    number = int(text)
    if len(text) > 2:
        return number
    return number + (2000 if number < 70 else 1900)


def _make(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def _day(found: re.Match[str], _: int | None) -> ParsedDate:
    day, month, year = int(found["d"]), int(found["m"]), _year(found["y"])
    usual = _make(year, month, day)
    if usual:
        return ParsedDate(usual, "day")
    american = _make(year, day, month)
    return ParsedDate(american, "day", question=True) if american else NO_DATE


def _written_day(found: re.Match[str], _: int | None) -> ParsedDate:
    made = _make(_year(found["y"]), int(found["m"]), int(found["d"]))
    return ParsedDate(made, "day") if made else NO_DATE


def _serial(found: re.Match[str], _: int | None) -> ParsedDate:
    number = int(found[0])
    return ParsedDate(excel_serial(number), "day", question=True) if number in SERIALS else NO_DATE


def _packed_day(found: re.Match[str], default_year: int | None) -> ParsedDate:
    made = _written_day(found, default_year)
    return ParsedDate(made.value, "day", question=True) if made.value else NO_DATE


def _english_day(found: re.Match[str], _: int | None) -> ParsedDate:
    made = _make(_year(found["y"]), _ENGLISH.index(found["mon"]) + 1, int(found["d"]))
    return ParsedDate(made, "day") if made else NO_DATE


def _english_month(found: re.Match[str], _: int | None) -> ParsedDate:
    made = _make(_year(found["y"]), _ENGLISH.index(found["mon"]) + 1, 1)
    return ParsedDate(made, "month") if made else NO_DATE


def _day_and_month(found: re.Match[str], default_year: int | None) -> ParsedDate:
    """Read "15/6" with the default year, or "6/23" as a month where it can be no day of a year."""
    first, second = int(found["d"]), int(found["m"])
    of_year = _make(default_year, second, first) if default_year else None
    of_month = _make(_year(found["m"]), first, 1) if len(found["m"]) == 2 and second > 12 else None
    if of_year:
        return ParsedDate(of_year, "day", question=True)
    return ParsedDate(of_month, "month", question=True) if of_month else NO_DATE


def _month(found: re.Match[str], _: int | None) -> ParsedDate:
    made = _make(_year(found["y"]), int(found["m"]), 1)
    return ParsedDate(made, "month") if made else NO_DATE


def _worded_month(found: re.Match[str], _: int | None) -> ParsedDate:
    month = _MONTH_WORDS.get(found["word"])
    made = _make(_year(found["y"]), month, 1) if month else None
    return ParsedDate(made, "month") if made else NO_DATE


def _year_alone(found: re.Match[str], _: int | None) -> ParsedDate:
    made = _make(int(found["y"]), 1, 1)
    return ParsedDate(made, "year") if made else NO_DATE


def _span(found: re.Match[str], _: int | None) -> ParsedDate:
    """Read "15-20/6/2023", "15/6-20/6/2023", "từ 28/12/2022 đến 3/1/2023": never one date."""
    year, month = _year(found["y"]), int(found["m"])
    last = _make(year, month, int(found["d"]))
    first_month = int(found["m1"]) if found["m1"] else month
    first_year = _year(found["y1"]) if found["y1"] else year
    first = _make(first_year, first_month, int(found["d1"]))
    if first is None or last is None or first > last:
        return NO_DATE
    return ParsedDate(None, "day", question=True, alternatives=(first, last))


_Read = Callable[[re.Match[str], int | None], ParsedDate]
_FORMS: tuple[tuple[re.Pattern[str], _Read], ...] = tuple(
    (re.compile(pattern), read)
    for pattern, read in (
        (rf"(?:ngày )?{_DAY}{_SEP}{_MONTH}{_SEP}{_YEAR}{_CLOCK}", _day),
        (rf"{_FULL_YEAR}{_SEP}{_MONTH}{_SEP}{_DAY}{_CLOCK.lower()}", _written_day),
        (
            rf"(?:[^\d,]+, ?)?(?:ngày )?{_DAY} tháng {_MONTH},? (?:năm )?{_FULL_YEAR}",
            _written_day,
        ),
        (rf"{_DAY}[- /]{_NAMED}[- /,]+{_YEAR}", _english_day),
        (rf"{_NAMED} {_DAY}(?:st|nd|rd|th)?,? {_FULL_YEAR}", _english_day),
        (rf"(?:ngày )?{_DAY}[/-]{_MONTH}", _day_and_month),
        (rf"(?:tháng |t)?{_MONTH}{_SEP}{_FULL_YEAR}", _month),
        (rf"tháng {_MONTH},? năm {_FULL_YEAR}", _month),
        (rf"(?:tháng |t){_MONTH}[-/]{_YEAR}", _month),
        (rf"tháng (?P<word>[^\d]+?),? năm {_FULL_YEAR}", _worded_month),
        (rf"{_FULL_YEAR}[-/]{_MONTH}", _month),
        (rf"{_NAMED}[- /]{_YEAR}", _english_month),
        (rf"(?:năm )?{_FULL_YEAR}", _year_alone),
        (r"\d{5}", _serial),
        (r"(?P<y>(?:19|20)\d{2})(?P<m>\d{2})(?P<d>\d{2})", _packed_day),
        (r"(?P<d>\d{2})(?P<m>\d{2})(?P<y>(?:19|20)\d{2})", _packed_day),
        (
            r"(?:từ )?(?:ngày )?(?P<d1>\d{1,2})(?:/(?P<m1>\d{1,2}))?(?:/(?P<y1>\d{4}))?"
            rf" ?(?:-|đến|tới|den) ?(?:hết )?(?:ngày )?{_DAY}/{_MONTH}/{_YEAR}",
            _span,
        ),
    )
)
