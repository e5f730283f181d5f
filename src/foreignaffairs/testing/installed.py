"""The installed plugins, read once for a whole run of tests."""

from __future__ import annotations

from functools import lru_cache

from foreignaffairs.provinces import Registry


@lru_cache(maxsize=1)
def installed() -> Registry:
    """Every installed plugin; reading them takes a moment, and nothing changes while tests run."""
    return Registry.load()
