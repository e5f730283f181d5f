"""What an office may decide of a deadline and of an obligation, and what becomes of them then."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import Any, TypeVar

from pydantic import Field

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import (
    DateRule,
    DayOff,
    Deadline,
    DueLevel,
    Frozen,
    Obligation,
    OptionalWho,
    Province,
    Setting,
    Window,
)

from .deadline_dates import deadline_faults

T = TypeVar("T")
_WHO = "who"


class EveryDeadlineChoice(Frozen):
    """What may be decided of all deadlines at once; what is left out stays as it is."""

    inclusive: bool | None = None
    day_off: DayOff | None = None
    closing_time: time | None = None
    after_named_years: bool | None = None
    reason: str = ""


class DeadlineChoice(EveryDeadlineChoice):
    """What may be decided of one deadline."""

    date: DateRule | None = None
    level: DueLevel | None = None
    window: Window | None = None
    cumulative: bool | None = None


class EveryObligationChoice(Frozen):
    """Which of the unit kinds that a text perhaps means owe an obligation."""

    perhaps: dict[str, bool] = Field(default_factory=dict)
    reason: str = ""


class ObligationChoice(EveryObligationChoice):
    """What may be decided of one obligation; ``asked``: whether it is, where no text says so."""

    asked: bool | None = None


def decide_every(deadline: Deadline, choice: EveryDeadlineChoice, lang: str) -> Deadline:
    """Apply a decision on all deadlines; one that names no years is not asked about later ones."""
    chosen = dict(_chosen(choice))
    if not deadline.named_years:
        chosen.pop("after_named_years", None)
    return deadline.model_copy(update=_settings(chosen, choice.reason, lang))


def decide(deadline: Deadline, choice: DeadlineChoice, lang: str) -> Deadline:
    """Apply a decision on one deadline; raises ``ValueError`` for a date that cannot be."""
    chosen = dict(_chosen(choice))
    cumulative = chosen.pop("cumulative", None)
    if cumulative is not None:
        window = choice.window or (deadline.window.value if deadline.window else None)
        if window is None:
            raise ValueError(text("provinces.cumulative_without_window", lang))
        chosen["window"] = window.model_copy(update={"cumulative": cumulative})
    decided = deadline.model_copy(update=_settings(chosen, choice.reason, lang))
    for code, _, params in deadline_faults(decided):
        raise ValueError(text(f"provinces.{code}", lang, **params))
    return decided


def ask(obligation: Obligation, choice: ObligationChoice, lang: str) -> Obligation:
    """Apply a decision on an obligation that is only inferred: asked of its kinds, or of nobody.

    Raises ``ValueError`` for one that a text lays down.
    """
    if choice.asked is None:
        return obligation
    if not inferred(obligation):
        raise ValueError(text("provinces.asked_by_text", lang, id=obligation.id))
    changed: dict[str, Any] = {
        "to_confirm": tuple(name for name in obligation.to_confirm if name != _WHO),
        "notes": (*obligation.notes, choice.reason or text("provinces.office_decided", lang)),
    }
    if not choice.asked:
        changed |= {"who": (), "perhaps": ()}
    return obligation.model_copy(update=changed)


def inferred(obligation: Obligation) -> bool:
    """Whether no text says directly that anybody owes it."""
    return _WHO in obligation.to_confirm


def owe(obligation: Obligation, choice: EveryObligationChoice, lang: str) -> Obligation:
    """Apply a decision on who owes an obligation; kinds that it does not perhaps mean are ignored.

    A group may be decided kind by kind, so each decided kind becomes a group of its own.
    """
    groups: list[OptionalWho] = []
    for who in obligation.perhaps:
        rest = tuple(kind for kind in who.kinds if kind not in choice.perhaps)
        if rest:
            groups.append(who.model_copy(update={"kinds": rest}))
        groups.extend(
            OptionalWho(kinds=(kind,), applies=decided(choice.perhaps[kind], choice.reason, lang))
            for kind in who.kinds
            if kind in choice.perhaps
        )
    return obligation.model_copy(update={"perhaps": tuple(groups)})


def perhaps_kinds(province: Province) -> dict[str, list[str]]:
    """The kinds that each obligation perhaps means, by obligation that leaves anything open."""
    return {
        o.id: [kind for who in o.perhaps for kind in who.kinds]
        for o in province.obligations
        if o.perhaps or inferred(o)
    }


def decided(value: T, reason: str, lang: str) -> Setting[T]:
    """A value that the office stands for."""
    return Setting(
        value=value, basis="office", reason=reason or text("provinces.office_decided", lang)
    )


def _chosen(choice: Frozen) -> Iterator[tuple[str, Any]]:
    for name in type(choice).model_fields:
        value = getattr(choice, name)
        if name != "reason" and value is not None:
            yield name, value


def _settings(chosen: dict[str, Any], reason: str, lang: str) -> dict[str, Setting[Any]]:
    return {name: decided(value, reason, lang) for name, value in chosen.items()}
