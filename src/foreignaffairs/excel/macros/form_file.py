"""An open form written to a file of its own, so that it is checked as it stands, saved or not."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from foreignaffairs.model.layout import META_SHEET

from .control import Book
from .marks import FINDINGS_SHEET, MARKS_SHEET

_OWN = (FINDINGS_SHEET, MARKS_SHEET)


def is_form(book: Book) -> bool:
    """Whether a workbook is one of our forms."""
    return any(sheet.name == META_SHEET for sheet in book.sheets)


def write_copy(book: Book, path: Path) -> None:
    """Write every value of a form to ``path`` at its own address; looks are left behind.

    What is read is what stands in the cells now: nothing is saved in the officer's workbook.
    """
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    with xlsxwriter.Workbook(str(path), options) as copy:
        day = copy.add_format({"num_format": "dd/mm/yyyy"})
        for sheet in book.sheets:
            if sheet.name in _OWN:
                continue
            target = copy.add_worksheet(sheet.name)
            used = sheet.used_range
            values: list[list[Any]] = used.options(ndim=2).value
            for row, line in enumerate(values, used.row - 1):
                for column, value in enumerate(line, used.column - 1):
                    _write(target, row, column, value, day)


def _write(sheet: Any, row: int, column: int, value: Any, day: Any) -> None:
    if value is None or value == "":
        return
    if isinstance(value, bool):
        sheet.write_boolean(row, column, value)
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, column, value, day)
    elif isinstance(value, int | float):
        sheet.write_number(row, column, value)
    else:
        sheet.write_string(row, column, str(value))
