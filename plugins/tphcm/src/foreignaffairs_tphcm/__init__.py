"""The rules of Ho Chi Minh City; most of it is data, see ``data/*.yaml``."""

from __future__ import annotations

from importlib.resources import files

from foreignaffairs.model import Province
from foreignaffairs.provinces import hookimpl, load_province


@hookimpl
def fa_provinces() -> tuple[Province, ...]:
    """TP.HCM."""
    return (load_province(files(__name__) / "data"),)
