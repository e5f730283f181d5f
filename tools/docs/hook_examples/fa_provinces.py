"""A plugin for one province; everything it says is in ``data/*.yaml`` beside this file."""

from __future__ import annotations

from importlib.resources import files

from foreignaffairs.model import Province
from foreignaffairs.provinces import hookimpl, load_province


@hookimpl
def fa_provinces() -> list[Province]:
    """The province; its own report types would be given as ``load_province(…, report_types)``."""
    return [load_province(files(__name__) / "data")]
