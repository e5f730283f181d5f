"""What nobody has confirmed yet: every setting of a province that a text leaves open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Deadline, Province, Setting

from .choices import inferred

DEADLINE_SETTINGS = (
    "date",
    "level",
    "inclusive",
    "day_off",
    "closing_time",
    "window",
    "after_named_years",
)
"""The settings of a deadline, in the order in which they are shown."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """What is unconfirmed, what is assumed and why; ``where`` in office.toml it can be settled.

    The same question about several deadlines or obligations is one question with several places.
    """

    where: tuple[str, ...]
    name: str
    question: str
    value: Any
    reason: str


def open_questions(province: Province, lang: str = "vi") -> tuple[OpenQuestion, ...]:
    """Every unconfirmed setting: deadlines, perhaps-obligations, the province's own settings."""
    grouped: dict[tuple[str, str, str], OpenQuestion] = {}
    for one in _questions(province, lang):
        key = (one.name, repr(one.value), one.reason)
        first = grouped.get(key)
        grouped[key] = replace(first, where=(*first.where, *one.where)) if first else one
    return tuple(grouped.values())


def settings_of(deadline: Deadline) -> Iterator[tuple[str, Setting[Any]]]:
    """The settings that a deadline has, by name."""
    for name in DEADLINE_SETTINGS:
        setting = getattr(deadline, name)
        if setting is not None:
            yield name, setting


def _questions(province: Province, lang: str) -> Iterator[OpenQuestion]:
    for deadline in province.deadlines:
        for name, setting in settings_of(deadline):
            if setting.to_confirm:
                yield _ask(f'deadlines."{deadline.id}"', name, name, setting, lang)
        for name, reason in _unset(deadline, lang):
            ask = text(f"provinces.ask_{name}", lang)
            yield OpenQuestion((f'deadlines."{deadline.id}"',), name, ask, None, reason)
    for obligation in province.obligations:
        if inferred(obligation):
            yield OpenQuestion(
                (f"obligations.{obligation.id}",),
                "asked",
                text("provinces.ask_asked", lang),
                True,
                " ".join(obligation.notes),
            )
        for who in obligation.perhaps:
            if who.applies.to_confirm:
                for kind in who.kinds:
                    yield _ask(
                        f"obligations.{obligation.id}.perhaps", kind, "who", who.applies, lang
                    )
    for name, setting in province.settings.items():
        if setting.to_confirm:
            yield _ask("settings", name, "setting", setting, lang)


def _unset(deadline: Deadline, lang: str) -> Iterator[tuple[str, str]]:
    """What a deadline of a regular period still needs: a date, then a data window."""
    if deadline.period.startswith("DX"):
        return
    if deadline.date is None:
        yield "date", deadline.undated
    elif deadline.window is None and deadline.level.value != "upward":
        yield "window", text("provinces.no_window", lang)


def _ask(where: str, name: str, kind: str, setting: Setting[Any], lang: str) -> OpenQuestion:
    return OpenQuestion(
        (where,), name, text(f"provinces.ask_{kind}", lang), setting.value, setting.reason
    )
