"""What a macro hands back, and what stops it in a way that a person can mend."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ForeignAffairsError

Step = dict[str, Any]
"""One step of undoing, as JSON: ``{"do": "drop_sheet", "sheet": "…"}``."""


@dataclass(frozen=True, slots=True)
class Done:
    """What was done, in one or two sentences, and where: a sheet to look at, or a folder."""

    message: str
    where: str = ""
    sheet: str | None = None


class WrongState(ForeignAffairsError):
    """The workbook or the office is not ready for a macro; the message says what to do."""


def wrong(key: str, **params: Any) -> WrongState:
    """A wrong state in the words of the catalogue."""
    return WrongState(text(f"excel.wrong_{key}", **params))
