"""What can go wrong with LibreOffice, in words for a screen.

LibreOfficeError           it refused something
├── LibreOfficeMissing     it, or its Python bridge ``uno``, is not on this machine
├── LibreOfficeStopped     its process is gone
│   └── LibreOfficeTooSlow one call took longer than its limit and the process was ended
└── NoLongerThere          the workbook was closed, the sheet was deleted
"""

from __future__ import annotations

from foreignaffairs.model.errors import ForeignAffairsError


class LibreOfficeError(ForeignAffairsError):
    """LibreOffice refused what was asked of it."""


class LibreOfficeMissing(LibreOfficeError):
    """LibreOffice, or its Python bridge for this interpreter, was not found."""


class LibreOfficeStopped(LibreOfficeError):
    """The process of LibreOffice has ended; every workbook open in it is gone."""


class LibreOfficeTooSlow(LibreOfficeStopped):
    """One call took longer than the time limit, so the process was ended."""


class NoLongerThere(LibreOfficeError):
    """The workbook was closed or the sheet deleted before this was asked of it."""
