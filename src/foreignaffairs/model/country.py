"""A country or territory."""

from __future__ import annotations

from .base import Frozen


class Country(Frozen):
    """ISO 3166-1 codes, the name printed in Vietnamese and English, and the CLDR region."""

    alpha2: str
    alpha3: str
    vi: str
    en: str
    region: str

    def __str__(self) -> str:
        return self.vi
