"""What stands in a number or date cell, as Excel 2010 expressions: read, in doubt, or unreadable.

Lists and limits of a form stop typing, not pasting, and an Excel set to English takes "15/6/2023"
for text. The program reads much of that all the same (``reading/values.py``), so form and
returned copy must tell what it reads from what it cannot.

:func:`odd` and :func:`unreadable` are arithmetic (1 or 0), so that ``reference`` may be a range of
an array formula as well as a cell. Of what is unreadable here reading makes an error; what is odd
and not unreadable is a question, for formulas of a bearable length cannot tell more. Digits are
0 to 9, and Vietnamese letters composed ones.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from foreignaffairs.language.date_forms import SERIALS
from foreignaffairs.language.dates import serial_of
from foreignaffairs.model import MOST_COUNT, MOST_MONEY, Column

NUMBERS = ("count", "money")
_MOST_MONEY = f"10^{len(str(MOST_MONEY)) - 1}"
"""Short, for it stands in many formulas."""
_ZERO_WORDS = "|-|--|–|––|—|−|không|không có|ko|ko có|chưa có|nil|"
"""Words that may mean 0: reading asks whether they do (FA-V03)."""


def is_typed(column: Column) -> bool:
    """Whether a column holds numbers or dates."""
    return column.type == "date" or column.type in NUMBERS


def is_odd(value: Any, column: Column) -> bool:
    """What :func:`odd` will say of a cell with this typed value; ``None`` is a blank cell."""
    if value is None:
        return False
    if isinstance(value, date):
        return serial_of(value) not in SERIALS
    most = MOST_COUNT if column.type == "count" else MOST_MONEY
    return not 0 <= value <= most


def blank(reference: str) -> str:
    """TRUE where a cell holds nothing, or spaces; tables copied from Word bring hard ones."""
    return f'({_tidy(reference)}="")'


def odd(reference: str, column: Column) -> str:
    """1 where a cell is neither blank nor a number or day that its column takes as it stands."""
    return f"{_filled(reference)}*(1-{_fits(reference, column)})"


def unreadable(reference: str, column: Column) -> str:
    """1 where a cell holds what reading can make no number or day of."""
    words = _without_digits(reference)
    if column.type == "date":
        return f"{_filled(reference)}*(1-ISNUMBER({reference}))*(({words}+{_no_day(reference)})>0)"
    asked = f'ISNUMBER(FIND("|"&LOWER({_tidy(reference)})&"|","{_ZERO_WORDS}"))'
    number = f"1-{_fits(reference, column)}"
    return f"{_filled(reference)}*IF(ISNUMBER({reference}),{number},{words}*(1-{asked}))"


def number_in(reference: str, column: Column | None) -> str | None:
    """The number or the day that a cell holds, also as text; the empty text where it has none.

    ``None`` for columns of words. Days are read as day/month/year, whatever stands between; of
    31/2 it is for :func:`clear` to say that there is none.
    """
    match column.type if column is not None else "":
        case "date":
            day, _ = _day_in_text(reference)
            return f'IF(ISNUMBER({reference}),{reference},IFERROR({day},""))'
        case "count" | "money":
            digits = f'SUBSTITUTE(SUBSTITUTE(TRIM({reference}),".","")," ","")'
            # A comma is a decimal mark here and a thousands mark there: VALUE must not guess.
            only = f'IFERROR(VALUE(SUBSTITUTE({digits},",","x")),"")'
            return f"IF(ISNUMBER({reference}),{reference},{only})"
        case _:
            return None


def clear(reference: str, column: Column) -> str | None:
    """TRUE where a cell holds a number or a day that its column takes; ``None`` for words."""
    typed = number_in(reference, column)
    if typed is None:
        return None
    if column.type == "date":
        day, month = _day_in_text(reference)
        known = f"AND({reference}>={SERIALS.start},{reference}<{SERIALS.stop})"
        return f"IFERROR(IF(ISNUMBER({reference}),{known},MONTH({day})={month}),FALSE)"
    whole = f"INT({typed})" if column.type == "count" else f"ROUND({typed},2)"
    most = f",{typed}<={MOST_COUNT}" if column.type == "count" else ""
    return f"IFERROR(AND({typed}>=0,{typed}={whole}{most}),FALSE)"


def _tidy(reference: str) -> str:
    return f'TRIM(SUBSTITUTE({reference},"\N{NO-BREAK SPACE}"," "))'


def _filled(reference: str) -> str:
    return f'({_tidy(reference)}<>"")'


def _fits(reference: str, column: Column) -> str:
    if column.type == "date":
        known = f"({reference}>={SERIALS.start})*({reference}<{SERIALS.stop})"
        return f"ISNUMBER({reference})*{known}"
    if column.type == "count":
        most, whole = str(MOST_COUNT), f"(INT({reference})={reference})"
    else:
        # Beyond a million million the binary noise of a sum is no smaller than a third decimal.
        cents = f"ABS({reference}-ROUND({reference},2))<0.0009"
        most, whole = _MOST_MONEY, f"((({reference}>=10^12)+({cents}))>0)"
    known = f"({reference}>=0)*({reference}<={most})*{whole}"
    return f"IFERROR(ISNUMBER({reference})*{known},0)"


def _without_digits(reference: str) -> str:
    stripped = reference
    for digit in range(10):
        stripped = f'SUBSTITUTE({stripped},"{digit}","")'
    return f'({stripped}={reference}&"")'


def _no_day(reference: str) -> str:
    """1 for figures that are no day whichever way they are read: 31/2/2023, 13/13/2023, 15/6."""
    slashed, spread = _slashed(reference), _spread(reference)
    marks = f'(LEN({slashed})-LEN(SUBSTITUTE({slashed},"/",""))'
    first, second = f"VALUE(LEFT({spread},50))", f"VALUE(MID({spread},51,50))"
    year = f"VALUE(RIGHT({spread},50))"
    here = f"(MONTH(DATE({year},{second},{first}))<>{second})"
    american = f"(MONTH(DATE({year},{first},{second}))<>{first})"
    # A first part of four figures is a year in front: 2023/6/15, 2023-06.
    return f"IFERROR(({first}<100)*({marks}=1)*({second}<=12)+{marks}=2)*{here}*{american}),0)"


def _slashed(reference: str) -> str:
    return f'SUBSTITUTE(SUBSTITUTE(TRIM({reference}),"-","/"),".","/")'


def _spread(reference: str) -> str:
    """The parts of a date in text so far apart that each can be cut out at a fixed place."""
    return f'SUBSTITUTE({_slashed(reference)},"/",REPT(" ",50))'


def _day_in_text(reference: str) -> tuple[str, str]:
    """A day from text such as 15/6/2023, 15-06-2023 or 15.6.2023, and the month it speaks of."""
    spread = _spread(reference)
    month = f"VALUE(MID({spread},51,50))"
    year = f"VALUE(RIGHT({_slashed(reference)},4))"
    return f"DATE({year},{month},VALUE(LEFT({spread},50)))", month
