"""The exception tree.

ForeignAffairsError
├── RulesError            a province's data is wrong (file and line inside)
├── UnknownProvince       no plugin speaks for it, or its plugin failed to load
├── UnknownCountry        a name that is not one country; ``suggestions``
├── UnknownUnit           a code or name that is not in the unit list; ``suggestions``
├── OfficeError           an office folder is missing, locked or in a wrong state
└── WorkbookUnreadable    a file that cannot be read; ``reason`` is a code
"""

from __future__ import annotations


class ForeignAffairsError(Exception):
    """Base of every error this library raises on purpose; ``str()`` is fit for a screen."""


class RulesError(ForeignAffairsError):
    """A province's data is wrong; the message begins with ``file:line``."""


class UnknownProvince(ForeignAffairsError):
    """No loaded plugin declares the province."""


class UnknownCountry(ForeignAffairsError):
    """The text is not the name of exactly one country; ``suggestions`` are printed names."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class UnknownUnit(ForeignAffairsError):
    """The text is not the code or name of exactly one unit."""

    def __init__(self, message: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(message)
        self.suggestions = suggestions


class OfficeError(ForeignAffairsError):
    """The office folder is missing, locked, or not in a state that allows the action."""


class WorkbookUnreadable(ForeignAffairsError):
    """A file that cannot be read as a form; ``reason`` is a finding code.

    ``kind`` is what the file is instead of a workbook ("pdf", "docx" …), where that is the reason.
    """

    def __init__(self, reason: str, message: str, kind: str = "") -> None:
        super().__init__(message)
        self.reason = reason
        self.kind = kind
