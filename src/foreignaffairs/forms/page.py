"""Print set-up and protection, the same on every sheet."""

from __future__ import annotations

from xlsxwriter.worksheet import Worksheet

from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.language.catalogue import text

_A4 = 9
PORTRAIT_WIDTH = 96.0
LANDSCAPE_WIDTH = 140.0
"""Characters of Times New Roman 12 that fit an A4 page at full size, upright and lying."""

_MOST_UPRIGHT = 1.45
"""How much too wide a sheet may be before it lies on its side rather than print smaller."""

_PROTECTION = {"format_columns": True, "format_rows": True}
_OPEN_ENDED = {**_PROTECTION, "insert_rows": True, "sort": True}


def set_page(sheet: Worksheet, plan: FormPlan, width: float, lang: str) -> None:
    """A4, one page wide, upright unless too wide; footer with agency, period and page number."""
    sheet.set_paper(_A4)
    if width > PORTRAIT_WIDTH * _MOST_UPRIGHT:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.center_horizontally()
    sheet.set_margins(left=0.6, right=0.5, top=0.6, bottom=0.7)
    font = '&"Times New Roman,Regular"&10'
    left = _plain(f"{plan.agency} – {plan.period_title}")
    page = text("forms.page", lang, page="&P", pages="&N")
    sheet.set_footer(f"&L{font}{left}&R{font}{page}", {"margin": 0.3})
    sheet.hide_gridlines(2)


def protect(sheet: Worksheet) -> None:
    """Protect without a password; rows and columns can be resized."""
    sheet.protect("", _PROTECTION)


def protect_open_ended(sheet: Worksheet) -> None:
    """As :func:`protect`, and rows can be inserted and sorted."""
    sheet.protect("", _OPEN_ENDED)


def _plain(words: str) -> str:
    """Words of a footer: ampersands doubled, and short enough for Excel's 255 characters."""
    return words.replace("&", "&&")[:150]
