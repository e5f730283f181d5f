"""The rules of Hải Phòng; nearly all of it is data, see ``data/*.yaml``."""

from __future__ import annotations

from importlib.resources import files

from foreignaffairs.model import ExcelFunction, Province
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.provinces import hookimpl, load_province

from .checks import CHECKS
from .excel_functions import EXCEL_FUNCTIONS


@hookimpl
def fa_provinces() -> tuple[Province, ...]:
    """Hải Phòng."""
    return (load_province(files(__name__) / "data"),)


@hookimpl
def fa_checks() -> tuple[CheckPlugin, ...]:
    """The checks of Hải Phòng."""
    return CHECKS


@hookimpl
def fa_excel_functions() -> tuple[ExcelFunction, ...]:
    """The worksheet functions of Hải Phòng."""
    return EXCEL_FUNCTIONS
