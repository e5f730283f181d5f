"""foreignaffairs.xlam: the functions for any workbook, and the macros on a ribbon tab."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from xlsxwriter.workbook import Workbook

from foreignaffairs.excel.install.conf import write_conf
from foreignaffairs.forms.metadata import CREATED
from foreignaffairs.language.catalogue import text

from .look import BOOK_OPTIONS, Look
from .package import ADD_IN, finish
from .ribbon import ribbon_xml
from .vba_project import add_project
from .vba_text import ON_OPEN, addin_modules

NAME = "foreignaffairs.xlam"


def build_addin(target: Path, functions: Mapping[str, str]) -> None:
    """Build the add-in; ``functions`` are the VBA modules of the functions, by name."""
    with tempfile.TemporaryDirectory() as folder:
        part = Path(folder) / "addin.xlsm"
        with Workbook(str(part), BOOK_OPTIONS) as book:
            look = Look(book)
            sheet = book.add_worksheet("foreignaffairs")
            sheet.set_column(0, 0, 100)
            sheet.write_string(0, 0, text("excel.addin_note"), look["plain"])
            book.set_properties({"title": text("excel.addin_title"), "created": CREATED})
            write_conf(book)
        add_project(part, {**addin_modules(), **functions}, on_open=ON_OPEN)
        finish(part, ADD_IN, target, ribbon_xml())
