"""What an office decides for itself: the sections of ``office.toml`` that change rules.

::

    [deadlines."*"]                  # every deadline: inclusive, day_off, closing_time …
    day_off = "next"

    [deadlines."HP-H1"]              # one deadline: also date, level, window, cumulative
    inclusive = true
    reason = "Văn phòng Sở thống nhất tại cuộc họp tháng 2"

    [obligations.B02.perhaps]        # kinds that a text perhaps means; "*" for every obligation
    TV_DU_HOC = true

    [obligations.B17]                # one that no text lays down directly
    asked = false

    [directives."HP-CV-2023"]        # number and day that our copy of a directive lacks
    number = "45/SGDĐT-VP"
    issued = 2023-01-10

    [settings]                       # a setting that the province declares
    name = "value"

    [adhoc."2023-DX01"]              # an ad-hoc request: forms, or columns of a table of its own
    title = "Thống kê học sinh du học tại một số nước"
    who = ["THPT"]
    forms = ["F02"]
    due = 2023-08-15

Everything decided here has the basis ``office`` and is no longer to be confirmed.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Deadline, Obligation, OfficeError, Province, Setting

from .adhoc import AdHocRequest, with_request
from .choices import (
    DeadlineChoice,
    EveryDeadlineChoice,
    EveryObligationChoice,
    ObligationChoice,
    ask,
    decide,
    decide_every,
    decided,
    owe,
    perhaps_kinds,
)
from .naming import DirectiveChoice, renamed
from .shape import said

SECTIONS = ("directives", "deadlines", "obligations", "settings", "adhoc")
"""The sections of ``office.toml`` that belong here; the rest is the office's."""
EVERY = "*"
"""Stands for every deadline or every obligation; a decision on one of them goes before it."""

_M = TypeVar("_M", bound=BaseModel)


def with_office_settings(
    province: Province, office: Mapping[str, Any], lang: str = "vi"
) -> Province:
    """Return the province as an office has decided; ``office`` is the content of office.toml.

    Sections other than :data:`SECTIONS` are not looked at. Raises ``OfficeError`` for anything
    that is not known here, naming the section.
    """
    toml = _OfficeToml(office, lang)
    changed = province.model_copy(
        update={
            "deadlines": _deadlines(province, toml),
            "obligations": _obligations(province, toml),
            "settings": {**province.settings, **_settings(province, toml)},
        }
    )
    changed = renamed(changed, _directives(province, toml))
    for name in toml.section("adhoc"):
        request = toml.parse(AdHocRequest, "adhoc", name)
        try:
            changed = with_request(changed, name, request, lang)
        except ValueError as error:
            raise toml.wrong("adhoc", name, str(error)) from error
    return changed


def _directives(province: Province, toml: _OfficeToml) -> dict[str, DirectiveChoice]:
    section = toml.section("directives")
    toml.refuse_unknown("directives", "", section, [d.id for d in province.directives])
    return {name: toml.parse(DirectiveChoice, "directives", name) for name in section}


def _deadlines(province: Province, toml: _OfficeToml) -> tuple[Deadline, ...]:
    section = toml.section("deadlines")
    toml.refuse_unknown("deadlines", "", section, [EVERY, *(d.id for d in province.deadlines)])
    every = toml.parse(EveryDeadlineChoice, "deadlines", EVERY) if EVERY in section else None
    changed = []
    for deadline in province.deadlines:
        if every:
            deadline = decide_every(deadline, every, toml.lang)
        if deadline.id in section:
            choice = toml.parse(DeadlineChoice, "deadlines", deadline.id)
            try:
                deadline = decide(deadline, choice, toml.lang)
            except ValueError as error:
                raise toml.wrong("deadlines", deadline.id, str(error)) from error
        changed.append(deadline)
    return tuple(changed)


def _obligations(province: Province, toml: _OfficeToml) -> tuple[Obligation, ...]:
    section = toml.section("obligations")
    known = perhaps_kinds(province)
    known[EVERY] = list(dict.fromkeys(kind for kinds in known.values() for kind in kinds))
    toml.refuse_unknown("obligations", "", section, list(known))
    every = toml.parse(EveryObligationChoice, "obligations", EVERY) if EVERY in section else None
    choices = {
        name: toml.parse(ObligationChoice, "obligations", name) for name in section if name != EVERY
    }
    for name, choice in {**choices, **({EVERY: every} if every else {})}.items():
        toml.refuse_unknown("obligations", f"{name}.perhaps", choice.perhaps, known[name])
    changed = []
    for obligation in province.obligations:
        if every:
            obligation = owe(obligation, every, toml.lang)
        if obligation.id in choices:
            choice = choices[obligation.id]
            try:
                obligation = owe(ask(obligation, choice, toml.lang), choice, toml.lang)
            except ValueError as error:
                raise toml.wrong("obligations", obligation.id, str(error)) from error
        changed.append(obligation)
    return tuple(changed)


def _settings(province: Province, toml: _OfficeToml) -> dict[str, Setting[str | int | bool]]:
    section = toml.section("settings")
    toml.refuse_unknown("settings", "", section, list(province.settings))
    for name, value in section.items():
        kind = type(province.settings[name].value)
        if type(value) is not kind:
            wanted = toml.say(f"kind_{kind.__name__}")
            raise toml.wrong("settings", "", toml.say("setting_kind", name=name, kind=wanted))
    return {name: decided(value, "", toml.lang) for name, value in section.items()}


@dataclass(frozen=True, slots=True)
class _OfficeToml:
    """Reads sections of office.toml and complains in the words of an office."""

    office: Mapping[str, Any]
    lang: str

    def say(self, key: str, **params: Any) -> str:
        return text(f"provinces.{key}", self.lang, **params)

    def section(self, name: str) -> Mapping[str, Any]:
        found = self.office.get(name, {})
        if not isinstance(found, Mapping):
            raise self.wrong(name, "", self.say("not_keys", name=name))
        return found

    def parse(self, model: type[_M], section: str, name: str) -> _M:
        try:
            # As in a province's files: strict, and JSON so that lists serve as tuples.
            given = json.dumps(self.section(section)[name], default=_iso)
            return model.model_validate_json(given, strict=True)
        except ValidationError as error:
            # A key that does not exist is more likely the mistake than one that is missing.
            items = error.errors(include_url=False)
            item = next((i for i in items if i["type"] == "extra_forbidden"), items[0])
            code, params = said(item, ".".join(str(part) for part in item["loc"]))
            raise self.wrong(section, name, self.say(code, **params)) from error

    def refuse_unknown(
        self, section: str, under: str, names: Iterable[str], known: list[str]
    ) -> None:
        for name in names:
            if name not in known:
                listed = ", ".join(known) or self.say("none")
                detail = self.say("unknown_name", name=name, known=listed)
                raise self.wrong(section, under, detail)

    def wrong(self, section: str, name: str, detail: str) -> OfficeError:
        table = f'{section}."{name}"' if name else section
        return OfficeError(f"office.toml [{table}]: {detail}")


def _iso(value: object) -> str:
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(type(value).__name__)
