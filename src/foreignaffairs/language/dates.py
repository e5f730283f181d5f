"""Dates as clerks write them into cells, and as official texts print them.

Day before month is taken for granted, as everywhere in Viet Nam; what only makes sense the
American way round is read so, but asked about.
"""

from __future__ import annotations

from datetime import date, datetime

from .date_forms import (
    NO_DATE,
    SERIALS,
    YEARS,
    ParsedDate,
    Precision,
    date_in_text,
    excel_serial,
    serial_of,
)

__all__ = [
    "ParsedDate",
    "Precision",
    "excel_serial",
    "format_date",
    "numeric_date",
    "official_date",
    "parse_date",
    "serial_of",
    "swapped",
]


def parse_date(value: object, *, default_year: int | None = None) -> ParsedDate:
    """Read one date from a cell's value: a date, an Excel serial or text.

    ``default_year`` completes "15/6", which stays a question; two-digit years below 70 are of
    this century. Years outside 1900 to 2100 are not read as dates.
    """
    if isinstance(value, datetime):
        return _of_date(value.date())
    if isinstance(value, date):
        return _of_date(value)
    if isinstance(value, bool):
        return NO_DATE
    if isinstance(value, int | float):
        return _of_cell_number(value)
    if isinstance(value, str):
        return date_in_text(value, default_year)
    return NO_DATE


def _of_date(day: date) -> ParsedDate:
    # A bare day number in a cell formatted as a date shows up in January or February 1900.
    return ParsedDate(day, "day", question=day.year <= 1900 or day.year not in YEARS)


def _of_cell_number(number: int | float) -> ParsedDate:
    if number in YEARS:
        return ParsedDate(date(int(number), 1, 1), "year")
    if SERIALS.start <= number < SERIALS.stop:
        return ParsedDate(excel_serial(number), "day")
    packed = isinstance(number, int) and 0 < number < 10**8  # 15062023
    return date_in_text(str(number), None) if packed else NO_DATE


def swapped(day: date) -> date | None:
    """Return the date with day and month changed over, ``None`` where that is no other date.

    A computer set to American dates stores "6/7/2023" as 7 June; a check that finds a date out
    of its window can offer this one.
    """
    if day.day > 12 or day.day == day.month:
        return None
    return date(day.year, day.day, day.month)


def format_date(day: date) -> str:
    """Print a date as in a table: "15/6/2023"."""
    return f"{day.day}/{day.month}/{day.year}"


def numeric_date(day: date) -> str:
    """Print a date in figures as official texts do: "05/01/2022", "09/12/2023".

    The zeros are those of :func:`official_date`: before days below 10 and months 1 and 2.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"{day.day:02}/{month}/{day.year}"


def official_date(day: date) -> str:
    """Print a date as official letters do: "ngày 04 tháng 3 năm 2025".

    Decree 30/2020 puts a 0 before days below 10 and before months 1 and 2 only.
    """
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"
