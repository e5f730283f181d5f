"""Periods (kỳ báo cáo): ``2023-N`` the year, ``2023-K1``, ``2023-K2``, ``2023-DX01`` ad hoc."""

from __future__ import annotations

import re
from typing import Self

from .base import Frozen

_ID = re.compile(r"^([12]\d{3})-(N|K1|K2|DX\d{2})$", re.ASCII)


class Period(Frozen):
    """A reporting period; ``code`` is N, K1, K2 or DX01 … DX99."""

    year: int
    code: str

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read ``2023-K1``; raises ``ValueError`` that names the accepted forms."""
        found = _ID.match(text.strip().upper())
        if not found:
            raise ValueError(f"period {text!r}: expected YYYY-N, YYYY-K1, YYYY-K2 or YYYY-DX01")
        return cls(year=int(found[1]), code=found[2])

    @property
    def id(self) -> str:
        """The printed id, ``2023-K1``."""
        return f"{self.year}-{self.code}"

    @property
    def ad_hoc(self) -> bool:
        """Whether the period is an ad-hoc request."""
        return self.code.startswith("DX")

    def year_before(self) -> Self:
        """The same period of the year before (cùng kỳ)."""
        return self.model_copy(update={"year": self.year - 1})

    def __str__(self) -> str:
        return self.id
