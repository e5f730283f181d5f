"""The sheet "xlwings.conf" inside our workbooks: how their VBA finds Python on any PC.

xlwings reads its settings from this sheet, then from a file beside the workbook, then from a file
in the user's profile. Only the sheet serves here: a file in Excel's start-up folder would be
opened by Excel itself, and VBA cannot open a file below a profile named "Nguyễn". So the sheet
names two variables of the user's environment, which ``excel install`` sets; no workbook differs
from PC to PC, and the settings of whoever else uses xlwings are neither changed nor followed:
every key that xlwings asks for stands in the sheet, if only to be empty.
"""

from __future__ import annotations

from importlib import metadata

from xlsxwriter.workbook import Workbook

from foreignaffairs.excel.udf.wrappers import UDF_MODULE

SHEET = "xlwings.conf"
PYTHON_VARIABLE = "FOREIGNAFFAIRS_PYTHON"
"""The interpreter; LibreOffice's add-in reads it too."""
TEMP_VARIABLE = "FOREIGNAFFAIRS_TEMP"
"""Where a macro's error text waits to be shown; VBA needs a path of plain letters."""
MARK, XLWINGS = "foreignaffairs", "xlwings"
"""Document properties of our workbooks: that it is ours, and whose DLL its VBA calls."""
MARK_VALUE = "1"

ROWS: tuple[tuple[str, str], ...] = (
    ("INTERPRETER_WIN", f"%{PYTHON_VARIABLE}%"),
    ("TEMP DIR", f"%{TEMP_VARIABLE}%"),
    ("UDF MODULES", UDF_MODULE),
    # No program may be imported from the folder that a workbook happens to lie in.
    ("ADD_WORKBOOK_TO_PYTHONPATH", "False"),
    ("PYTHONPATH", ""),
    ("USE UDF SERVER", "False"),
    ("DEBUG UDFS", "False"),
    ("SHOW CONSOLE", "False"),
    ("SHOW_ERROR_POPUPS", "True"),
    ("CONDA PATH", ""),
    ("CONDA ENV", ""),
    ("ONEDRIVE_CONSUMER_WIN", ""),
    ("ONEDRIVE_COMMERCIAL_WIN", ""),
    ("SHAREPOINT_WIN", ""),
    ("LICENSE_KEY", ""),
)
"""Keys in capitals: VBA compares them so."""


def write_conf(book: Workbook) -> None:
    """Give a workbook being built the hidden sheet of settings and the marks of its origin."""
    sheet = book.add_worksheet(SHEET)
    sheet.very_hidden()
    for row, (key, value) in enumerate(ROWS):
        sheet.write_string(row, 0, key)
        if value:
            sheet.write_string(row, 1, value)
    book.set_custom_property(MARK, MARK_VALUE, "text")
    book.set_custom_property(XLWINGS, metadata.version("xlwings"), "text")
