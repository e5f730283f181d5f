"""Every word on screen, Vietnamese and English side by side, one TOML file a room.

A key is ``room.name``: ``forms.cover_title`` is ``[cover_title]`` in ``forms.toml``, with
``vi`` and ``en``. Findings stand in ``findings.toml`` under their codes.
"""

from __future__ import annotations

import tomllib
from functools import lru_cache
from importlib import resources
from typing import Any


@lru_cache(maxsize=64)
def entries(room: str) -> dict[str, dict[str, str]]:
    """Return the entries of one room; raises ``FileNotFoundError`` for an unknown room."""
    return tomllib.loads(resources.files(__name__).joinpath(f"{room}.toml").read_text("utf-8"))


def text(key: str, lang: str = "vi", **params: Any) -> str:
    """Return the words of ``room.name`` in ``lang``, filled in; raises ``KeyError``."""
    room, _, name = key.partition(".")
    return entries(room)[name][lang].format(**params)
