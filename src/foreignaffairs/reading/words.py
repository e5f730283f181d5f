"""Words of this room from the catalogue."""

from __future__ import annotations

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import WorkbookUnreadable

from .refusal import NOT_A_WORKBOOK, refuse


def kind_name(kind: str, lang: str = "vi") -> str:
    """Name a kind of file for a reader ("tệp PDF")."""
    return text(f"reading.kind_{kind}", lang)


def not_a_workbook(kind: str) -> WorkbookUnreadable:
    """Make the refusal of a file that is of another ``kind``."""
    refused = refuse(NOT_A_WORKBOOK, kind=kind_name(kind))
    refused.kind = kind
    return refused


def reason_words(error: OSError, lang: str = "vi") -> str:
    """Say why a file cannot be opened."""
    if isinstance(error, FileNotFoundError):
        return text("reading.not_found", lang)
    if isinstance(error, PermissionError):
        return text("reading.not_allowed", lang)
    if isinstance(error, IsADirectoryError):
        return text("reading.is_folder", lang)
    return error.strerror or type(error).__name__
