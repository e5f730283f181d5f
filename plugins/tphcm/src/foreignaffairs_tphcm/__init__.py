"""The rules of Ho Chi Minh City; nearly all of it is data, see ``data/*.yaml``."""

from __future__ import annotations

from importlib.resources import files

from foreignaffairs.model import Province
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.provinces import hookimpl, load_province

from .checks import CHECKS


@hookimpl
def fa_provinces() -> tuple[Province, ...]:
    """TP.HCM."""
    return (load_province(files(__name__) / "data"),)


@hookimpl
def fa_checks() -> tuple[CheckPlugin, ...]:
    """The checks of TP.HCM."""
    return CHECKS
