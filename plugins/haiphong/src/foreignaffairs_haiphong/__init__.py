"""The rules of Hải Phòng; all of it is data, see ``data/*.yaml``."""

from __future__ import annotations

from importlib.resources import files

from foreignaffairs.model import Province
from foreignaffairs.provinces import hookimpl, load_province


@hookimpl
def fa_provinces() -> tuple[Province, ...]:
    """Hải Phòng."""
    return (load_province(files(__name__) / "data"),)
