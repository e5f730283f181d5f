"""What looking over an office found."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from foreignaffairs.language.catalogue import text

Weight = Literal["damage", "attention"]
"""damage: something is not what was kept; attention: an officer should look, nothing is lost."""

_DAMAGE = frozenset(
    {
        "register_damaged",
        "original_missing",
        "original_changed",
        "row_without_place",
        "submission_without_receipt",
        "revisions_broken",
        "state_differs",
        "frozen_changed",
        "correction_differs",
        "figures_differ",
        "check_failed",
    }
)


@dataclass(frozen=True, slots=True)
class Found:
    """One thing that is not as it should be: ``kind`` names it, ``subject`` what it is about."""

    kind: str
    subject: str
    params: Mapping[str, Any] = field(default_factory=dict)

    @property
    def weight(self) -> Weight:
        """How bad it is."""
        return "damage" if self.kind in _DAMAGE else "attention"

    def sentence(self, lang: str = "vi") -> str:
        """Say it, with what to do."""
        shown = dict(self.params)
        if "check" in shown:
            shown["check"] = text(f"safety.check_{shown['check']}", lang)
        return text(f"safety.found_{self.kind}", lang, **shown)


@dataclass(frozen=True, slots=True)
class Verification:
    """The result for one office: what was looked at, what was found, what was swept.

    ``checked`` counts ``originals``, ``submissions``, ``rows``, ``forms``, ``figures``, and
    ``read_again`` out of ``readable`` current accepted submissions.
    """

    office: Path
    checked: Mapping[str, int]
    found: tuple[Found, ...]
    swept: tuple[str, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing was found."""
        return not self.found

    def as_json(self, lang: str = "vi") -> dict[str, Any]:
        """The result as JSON values; see docs/phat-trien/do-ben.md."""
        return {
            "office": str(self.office),
            "clean": self.clean,
            "checked": dict(self.checked),
            "swept": list(self.swept),
            "findings": [
                {
                    "kind": f.kind,
                    "weight": f.weight,
                    "subject": f.subject,
                    "message": f.sentence(lang),
                    "params": dict(f.params),
                }
                for f in self.found
            ],
        }
