"""What became of a file: one disposition, with its reason in words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Verdict
from foreignaffairs.register import ReceivedBasis, Seen, State
from foreignaffairs.register.json_text import loads


class Disposition(StrEnum):
    """What the office does with a file; the verdict on its content is another matter."""

    ACCEPTED = "accepted"
    RETURNED = "returned"
    TO_REVIEW = "to_review"
    DUPLICATE = "duplicate"
    SUPERSEDED = "superseded"
    OTHER_PERIOD = "other_period"
    OTHER_OFFICE = "other_office"
    UNREADABLE = "unreadable"
    SET_ASIDE = "set_aside"
    SIGNED_COPY = "signed_copy"
    OPENED = "opened"
    IGNORED = "ignored"


_SAYS_WHAT_WAS_MENDED = frozenset(
    f"{fate}{noted}" for fate in ("accepted", "returned", "received") for noted in ("", "_noted")
)
"""Reasons with which a revision is taken in; later decisions have reasons of their own."""

NEEDS_A_PERSON = frozenset(
    {
        Disposition.TO_REVIEW,
        Disposition.OTHER_OFFICE,
        Disposition.UNREADABLE,
        Disposition.SET_ASIDE,
    }
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One file and what became of it.

    ``reason`` is a key of the catalogue, filled in with ``params``; :meth:`sentence` says it.
    ``compared`` counts what became of the findings of the revision before: its number ``with``,
    ``mended``, ``still_there`` (of them ``kept`` as to be confirmed), ``new``; ``None`` where there
    is none. ``new`` is false where nothing has changed since an earlier run.
    """

    file: str
    disposition: Disposition
    reason: str
    params: Mapping[str, Any] = field(default_factory=dict)
    unit: str | None = None
    period: str | None = None
    revision: int | None = None
    submission: int | None = None
    verdict: Verdict | None = None
    received_on: date | None = None
    basis: ReceivedBasis | None = None
    compared: Mapping[str, int] | None = None
    new: bool = True

    def sentence(self, lang: str = "vi") -> str:
        """Return the reason in words, and in short what the unit mended."""
        said = text(f"inbox.reason_{self.reason}", lang, **self.params)
        if not self.compared or self.reason not in _SAYS_WHAT_WAS_MENDED:
            return said
        if not any(self.compared[k] for k in ("mended", "still_there", "new")):
            return said
        key = "compared_kept" if self.compared["kept"] else "compared"
        return f"{said} {text(f'inbox.{key}', lang, **self.compared)}"

    def label(self, lang: str = "vi") -> str:
        """Return the disposition in words."""
        return text(f"inbox.disposition_{self.disposition.value}", lang)


@dataclass(frozen=True, slots=True)
class CollectResult:
    """The outcome of every file in the inbox, by name."""

    outcomes: tuple[Outcome, ...]

    @property
    def needs_a_person(self) -> bool:
        """Whether the officer has to look at something."""
        return any(
            o.disposition in NEEDS_A_PERSON or o.reason == "returned_without_copy"
            for o in self.outcomes
        )

    def counts(self) -> dict[Disposition, int]:
        """Return how many files met each fate, those met by none with 0."""
        found = Counter(o.disposition for o in self.outcomes)
        return {disposition: found[disposition] for disposition in Disposition}


_BY_STATE = {
    State.RECEIVED: Disposition.TO_REVIEW,
    State.RETURNED: Disposition.RETURNED,
    State.ACCEPTED: Disposition.ACCEPTED,
    State.CONSOLIDATED: Disposition.ACCEPTED,
}


_WORST = ("unreadable", "invalid", "warnings", "valid")


def judged(outcomes: Sequence[Outcome]) -> tuple[Outcome, ...]:
    """Sort outcomes by name and give each its verdict.

    A duplicate has that of the file it repeats, a container the worst of what is in it.
    """
    found = {outcome.file: outcome for outcome in outcomes}
    for name in sorted(found, key=lambda n: -n.count("/")):
        outcome = found[name]
        if outcome.verdict is not None:
            continue
        if outcome.disposition is Disposition.DUPLICATE:
            twin = found.get(str(outcome.params.get("file")))
            verdict = twin.verdict if twin else None
        else:
            inside = {
                o.verdict
                for o in found.values()
                if o.file.startswith(f"{name}/") and o.disposition is not Disposition.IGNORED
            }
            verdict = next((v for v in _WORST if v in inside), None)
        found[name] = replace(outcome, verdict=verdict or "unreadable")
    return tuple(sorted(found.values(), key=lambda o: (o.file.casefold(), o.file)))


_VERDICTS: Mapping[Disposition, Verdict] = {
    Disposition.UNREADABLE: "unreadable",
    Disposition.SET_ASIDE: "unreadable",
    Disposition.SIGNED_COPY: "unreadable",
    Disposition.IGNORED: "unreadable",
}
"""Of files that hold no form, or none that could be read."""


def outcome_of(
    seen: Seen, current: Mapping[tuple[str | None, str | None], int | None], new: bool
) -> Outcome:
    """Say where a file stands now: by its submission where it made one, else as it was put down.

    ``current`` gives the number of the revision in use for a period and unit.
    """
    disposition, reason = Disposition(seen.disposition), seen.reason
    params: Mapping[str, Any] = loads(seen.params)
    compared = params.get("compared") if disposition is not Disposition.DUPLICATE else None
    if disposition is not Disposition.DUPLICATE and seen.state is not None:
        stands = _BY_STATE[State(seen.state)]
        if not seen.is_current:
            disposition, reason = Disposition.SUPERSEDED, "superseded"
            params = {"revision": seen.revision, "current": current.get((seen.period, seen.unit))}
        elif disposition is not stands:
            disposition, reason = stands, f"decided_{stands.value}"
            params = {"revision": seen.revision}
    signed = disposition is Disposition.SIGNED_COPY
    return Outcome(
        file=seen.path,
        disposition=disposition,
        reason=reason,
        params=params,
        unit=seen.unit or params.get("unit") if signed else seen.unit,
        period=seen.period or params.get("period") if signed else seen.period,
        revision=seen.revision,
        submission=seen.submission,
        verdict=seen.verdict or params.get("verdict") or _VERDICTS.get(disposition),
        received_on=seen.received_on,
        basis=seen.basis,
        compared=compared,
        new=new,
    )
