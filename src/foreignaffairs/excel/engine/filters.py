"""File formats by LibreOffice's names for them."""

from __future__ import annotations

from pathlib import Path

from foreignaffairs.language.catalogue import text

from .errors import LibreOfficeError

_FILTERS = {
    ".xlsx": "Calc MS Excel 2007 XML",
    ".xlsm": "Calc MS Excel 2007 VBA XML",
    ".xls": "MS Excel 97",
    ".ods": "calc8",
    ".csv": "Text - txt - csv (StarCalc)",
}
_CSV_IN_UTF_8 = "44,34,76,1"
"""Comma, double quote, UTF-8, from the first line."""


def load_options(path: Path) -> dict[str, object]:
    """Name the filter that must read ``path``: left to itself, Writer opens a damaged .xlsx."""
    return _options(path.suffix.lower()) if path.suffix.lower() in _FILTERS else {}


def save_options(path: Path) -> dict[str, object]:
    """Name the filter that writes ``path``; raises ``LibreOfficeError`` for another kind."""
    if path.suffix.lower() not in _FILTERS:
        known = ", ".join(_FILTERS)
        raise LibreOfficeError(text("engine.unknown_format", name=path.name, known=known))
    return _options(path.suffix.lower())


def _options(suffix: str) -> dict[str, object]:
    named: dict[str, object] = {"FilterName": _FILTERS[suffix]}
    return named | {"FilterOptions": _CSV_IN_UTF_8} if suffix == ".csv" else named
