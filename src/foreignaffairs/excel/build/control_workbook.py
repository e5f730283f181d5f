"""TheoDoiBaoCao.xlsm: the control workbook, from empty sheets to its VBA project."""

from __future__ import annotations

import tempfile
from pathlib import Path

from xlsxwriter.utility import xl_range_abs
from xlsxwriter.workbook import Workbook

from foreignaffairs.excel.install.conf import write_conf
from foreignaffairs.excel.macros.places import (
    CHARTED,
    DASHBOARD,
    DATA,
    LOG,
    MODEL,
    PLACES,
    REGISTER,
    SETTINGS,
    SHEETS,
    START,
    sheet_name,
)
from foreignaffairs.forms.metadata import CREATED
from foreignaffairs.language.catalogue import text
from foreignaffairs.provinces.registry import Registry

from .dashboard_sheet import write_dashboard
from .look import BOOK_OPTIONS, Look
from .other_sheets import write_charted, write_data, write_log, write_model, write_settings
from .package import MACRO_WORKBOOK, finish
from .register_sheet import write_register
from .start_sheet import write_start
from .vba_project import add_project
from .vba_text import control_modules

NAME = "TheoDoiBaoCao.xlsm"


def build_control(target: Path, registry: Registry, run_python: str | None = None) -> None:
    """Build the control workbook; its list of provinces is that of the installed plugins.

    ``run_python`` takes the place of xlwings' VBA module (tests look at what is called).
    """
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / NAME
        _write(part, registry)
        add_project(part, control_modules(), run_python=run_python)
        finish(part, MACRO_WORKBOOK, target)


def _write(path: Path, registry: Registry) -> None:
    with Workbook(str(path), BOOK_OPTIONS) as book:
        look = Look(book)
        sheets = {sheet: book.add_worksheet(sheet_name(sheet)) for sheet in SHEETS}
        for name, place in PLACES.items():
            last_row, last_column = place.row + place.rows - 2, place.column + place.columns - 2
            cells = xl_range_abs(place.row - 1, place.column - 1, last_row, last_column)
            book.define_name(name, f"='{sheet_name(place.sheet)}'!{cells}")
        write_start(sheets[START], look)
        write_register(sheets[REGISTER], look)
        write_dashboard(book, sheets[DASHBOARD], look)
        write_settings(sheets[SETTINGS], look, [p.name for p in registry.provinces])
        write_log(sheets[LOG], look)
        write_data(sheets[DATA], look)
        write_model(sheets[MODEL], look)
        write_charted(book, sheets[CHARTED], look)
        title = text("excel.book_title")
        book.set_properties({"title": title, "created": CREATED})
        write_conf(book)
