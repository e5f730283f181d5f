"""Where things stand in the control workbook, shared by who builds it and by the macros.

A place is a range with a defined name, so that a sheet may be renamed or moved and every macro
still finds its cells. Names are ASCII; what is printed comes from the catalogue.
"""

from __future__ import annotations

from dataclasses import dataclass

from foreignaffairs.language.catalogue import text

START, REGISTER, DASHBOARD, SETTINGS, LOG, DATA, MODEL, CHARTED = (
    "start", "register", "dashboard", "settings", "log", "data", "model", "charted",
)  # fmt: skip
SHEETS = (START, REGISTER, DASHBOARD, SETTINGS, LOG, DATA, MODEL, CHARTED)
"""The sheets of the control workbook, in order; the last three are hidden.

``data`` is what lists, charts and undoing stand on. Result sheets are copies of ``model``, because
a page set-up is nothing that xlwings can write, or of ``charted``, which has a chart besides: its
fonts, the numbers on its bars and its missing lines are nothing that xlwings can write either.
"""

REGISTER_COLUMNS = (
    "chosen", "code", "unit", "kind", "area", "state", "due", "received", "late", "revision",
    "verdict", "file", "note",
)  # fmt: skip
LOG_COLUMNS = ("time", "actor", "macro", "result", "where")
COUNTS = ("phai_nop", "da_nop", "dung_han", "nop_cham", "chua_nop", "dat", "de_nghi_sua", "ty_le")
"""The counts in the head of the dashboard."""

MOST_UNITS = 3000
MOST_LINES = 2000
MOST_AREAS = 60
MOST_KINDS = 14
MOST_BARS = 11
MOST_YEARS = 8
MOST_PERIODS = 60
MOST_FIGURES = 4000
TICK = "✓"
"""Begins the state of a step that is done."""
STEPS_SHOWN = 11
DUES_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Place:
    """A named range: its sheet, first cell (from 1) and size."""

    name: str
    sheet: str
    row: int
    column: int
    rows: int = 1
    columns: int = 1


_ALL = (
    Place("fa_van_phong", START, 2, 2),
    Place("fa_viec_tiep", START, 4, 3),
    Place("fa_thong_bao", START, 5, 3),
    Place("fa_tinh_trang", START, 8, 5, STEPS_SHOWN, 1),
    Place("fa_han", START, 22, 2, DUES_SHOWN, 4),
    Place("fa_ly_do", REGISTER, 5, 3),
    Place("fa_gia_han_den", REGISTER, 6, 3),
    Place("fa_so_theo_doi", REGISTER, 9, 1, MOST_UNITS, len(REGISTER_COLUMNS)),
    Place("fa_so_dem", DASHBOARD, 5, 1, 1, len(COUNTS)),
    Place("fa_luoi", DASHBOARD, 28, 1, MOST_AREAS + 1, MOST_KINDS + 2),
    Place("fa_phu_nuoc", DASHBOARD, 7, 1),
    Place("fa_phu_nam", DASHBOARD, 7, 6),
    Place("fa_thu_muc", SETTINGS, 4, 3),
    Place("fa_dia_phuong", SETTINGS, 5, 3),
    Place("fa_ky", SETTINGS, 6, 3),
    Place("fa_can_bo", SETTINGS, 7, 3),
    Place("fa_tep_don_vi", SETTINGS, 8, 3),
    Place("fa_nhat_ky", LOG, 4, 1, MOST_LINES, len(LOG_COLUMNS)),
    Place("fa_ds_ky", DATA, 2, 1, MOST_PERIODS, 1),
    Place("fa_bieu_nuoc", DATA, 2, 3, MOST_BARS, 2),
    Place("fa_bieu_nam", DATA, 20, 3, MOST_YEARS, 2),
    Place("fa_qua_han", DATA, 40, 4),
    Place("fa_hoan_tac", DATA, 2, 9, 200, 1),
    Place("fa_so_lieu", DATA, 2, 11, MOST_FIGURES, 4),
)
PLACES = {place.name: place for place in _ALL}


def sheet_name(sheet: str) -> str:
    """The printed name of a sheet of the control workbook."""
    return text(f"excel.sheet_{sheet}")
