"""One thing looked at: how it stands, what was seen, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from foreignaffairs.language.catalogue import entries, text

Status = Literal["ok", "look", "mend"]
"""In order, worth knowing, to be mended before it works."""
_ROOM = "excel_install"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What a check found; ``case`` names the words for it in the catalogue."""

    check: str
    status: Status
    case: str
    params: Mapping[str, str] = field(default_factory=dict)

    def title(self, lang: str) -> str:
        """What was looked at."""
        return text(f"{_ROOM}.check_{self.check}", lang)

    def seen(self, lang: str) -> str:
        """What was found."""
        return text(f"{_ROOM}.{self.check}_{self.case}", lang, **self.params)

    def fix(self, lang: str) -> str:
        """What to do about it; blank where there is nothing to do."""
        key = f"{self.check}_{self.case}_fix"
        return text(f"{_ROOM}.{key}", lang, **self.params) if key in entries(_ROOM) else ""


def ok(check: str, case: str, **params: object) -> Diagnosis:
    """It is in order."""
    return Diagnosis(check, "ok", case, _words(params))


def look(check: str, case: str, **params: object) -> Diagnosis:
    """It works, but someone should know."""
    return Diagnosis(check, "look", case, _words(params))


def mend(check: str, case: str, **params: object) -> Diagnosis:
    """It does not work before something is done."""
    return Diagnosis(check, "mend", case, _words(params))


def _words(params: dict[str, object]) -> dict[str, str]:
    return {name: str(value) for name, value in params.items()}
