"""An xlwings engine over LibreOffice: the macros of this library run where Excel is not.

    from foreignaffairs.excel.engine import libreoffice_engine

    with libreoffice_engine() as app:
        book = app.books.open("TheoDoiBaoCao.xlsm")

A workbook that LibreOffice saved is for tests and for offices that use LibreOffice: it rewrites
much of a file, so nothing it saved is handed to an office that uses Excel.
"""

from .errors import (
    LibreOfficeError,
    LibreOfficeMissing,
    LibreOfficeStopped,
    LibreOfficeTooSlow,
    NoLongerThere,
)
from .process import LibreOffice
from .session import libreoffice_engine

__all__ = [
    "LibreOffice",
    "LibreOfficeError",
    "LibreOfficeMissing",
    "LibreOfficeStopped",
    "LibreOfficeTooSlow",
    "NoLongerThere",
    "libreoffice_engine",
]
