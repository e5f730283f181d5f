"""What clerks do in Excel after filling a form in."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from decimal import Decimal
from functools import lru_cache

from openpyxl.styles import Font
from openpyxl.workbook import Workbook

from foreignaffairs.language.legacy import to_unicode
from foreignaffairs.language.numbers import format_number

from .spot import Spot

USUAL_NAMES = {
    "Hoa Kỳ": "Mỹ",
    "Hàn Quốc": "Đại Hàn Dân Quốc",
    "Đức": "CHLB Đức",
    "Nhật Bản": "Nhật",
    "Australia": "Úc",
    "Vương quốc Anh": "Anh",
    "Đài Loan (Trung Quốc)": "Đài Loan",
}
_OTHER_HEADINGS = "{} (đơn vị ghi)"


def numbers_as_text(book: Workbook, spot: Spot) -> None:
    """Every number typed as text with dots: "1.200"."""
    for cell in spot.cells("count", "money"):
        cell.value = format_number(Decimal(str(cell.value)))
        cell.number_format = "@"


def comma_decimals(book: Workbook, spot: Spot) -> None:
    """An amount with a comma: "1250,5"."""
    for cell in spot.cells("money"):
        cell.value = f"{int(str(cell.value))},5"
        cell.number_format = "@"


def decomposed(book: Workbook, spot: Spot) -> None:
    """Text pasted from a Mac: letters and their marks apart (NFD)."""
    for cell in spot.cells("text", "long_text", "country", "code"):
        if isinstance(cell.value, str):
            cell.value = unicodedata.normalize("NFD", cell.value)


def old_font(book: Workbook, spot: Spot) -> None:
    """Text copied from an old file in TCVN3, shown with a .VnTime font."""
    letters = _tcvn3()
    for cell in spot.cells("text", "long_text"):
        if isinstance(cell.value, str):
            cell.value = "".join(letters.get(c, letters.get(c.lower(), c)) for c in cell.value)
            cell.font = Font(name=".VnTime", size=12)


def usual_countries(book: Workbook, spot: Spot) -> None:
    """Countries by the names that people use."""
    for cell in spot.cells("country", "countries"):
        parts = [USUAL_NAMES.get(p, p) for p in str(cell.value).split("; ")]
        cell.value = ", ".join(parts)


def ambiguous_country(book: Workbook, spot: Spot) -> None:
    """ "Hàn" alone, which is no country."""
    next(spot.cells("country", "countries")).value = "Hàn"


def dates_as_text(book: Workbook, spot: Spot) -> None:
    """Dates typed as text: "15/6/2023"."""
    for cell in spot.cells("date"):
        if isinstance(cell.value, datetime):
            cell.value = f"{cell.value.day}/{cell.value.month}/{cell.value.year}"


def months_for_dates(book: Workbook, spot: Spot) -> None:
    """A month where a day is asked for: "tháng 6/2023"."""
    for cell in spot.cells("date"):
        if isinstance(cell.value, datetime):
            cell.value = f"tháng {cell.value.month}/{cell.value.year}"


def other_headings(book: Workbook, spot: Spot) -> None:
    """Headings written anew in the clerk's own words."""
    for column in spot.columns:
        words = column.aliases[0] if column.aliases else _OTHER_HEADINGS.format(column.label)
        spot.sheet.cell(spot.heading, spot.at(column.name)).value = words


def column_added(book: Workbook, spot: Spot) -> None:
    """A column of the clerk's own in the middle of the table."""
    at = spot.at(spot.columns[1].name)
    spot.sheet.insert_cols(at)
    spot.sheet.cell(spot.heading, at).value = "Ghi chú riêng"
    for row in range(spot.first, spot.first + spot.rows):
        spot.sheet.cell(row, at).value = "đã rà soát"


def rows_added(book: Workbook, spot: Spot) -> None:
    """Blank rows between the filled ones."""
    spot.sheet.insert_rows(spot.first + 1, 2)


def sheet_renamed(book: Workbook, spot: Spot) -> None:
    """The sheet under another name."""
    spot.sheet.title = "SO LIEU GUI SO"


def total_typed(book: Workbook, spot: Spot) -> None:
    """A row "TỔNG" under the last one."""
    under = spot.first + spot.rows
    spot.sheet.cell(under, spot.at(spot.columns[0].name)).value = "TỔNG"
    for column in spot.columns:
        if column.measure:
            at = spot.at(column.name)
            values = [spot.sheet.cell(r, at).value for r in range(spot.first, under)]
            spot.sheet.cell(under, at).value = sum(v for v in values if isinstance(v, int | float))


def broken_reference(book: Workbook, spot: Spot) -> None:
    """A formula whose source was deleted: #REF!."""
    cell = next(spot.cells("count"))
    cell.value = "#REF!"
    cell.data_type = "e"


@lru_cache(maxsize=1)
def _tcvn3() -> dict[str, str]:
    """The letters of TCVN3 by what they stand for."""
    return {to_unicode(chr(byte), "tcvn3"): chr(byte) for byte in range(0xA1, 0x100)}
