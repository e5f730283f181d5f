"""What an office decides for itself: the sections of ``office.toml`` that change rules.

::

    [deadlines."HP-H1"]
    inclusive = true
    reason = "Văn phòng Sở thống nhất tại cuộc họp tháng 2"

    [obligations.B02.perhaps]
    TV_DU_HOC = true

    [settings]
    name = "value"

    [adhoc."2023-DX01"]
    title = "Thống kê học sinh du học tại một số nước"
    who = ["THPT"]
    forms = ["F02"]
    due = 2023-08-15

Everything decided here has the basis ``office`` and is no longer to be confirmed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import (
    DateRule,
    DayOff,
    Deadline,
    DueLevel,
    Frozen,
    Obligation,
    OfficeError,
    OptionalWho,
    Province,
    Setting,
    Window,
)

from .adhoc import AdHocRequest, with_request
from .deadline_dates import deadline_faults
from .shape import said

SECTIONS = ("deadlines", "obligations", "settings", "adhoc")
"""The sections of ``office.toml`` that belong here; the rest is the office's."""

T = TypeVar("T")
_M = TypeVar("_M", bound=BaseModel)


class DeadlineChoice(Frozen):
    """What an office may decide of one deadline; what it leaves out stays as it is."""

    date: DateRule | None = None
    level: DueLevel | None = None
    inclusive: bool | None = None
    day_off: DayOff | None = None
    closing_time: time | None = None
    window: Window | None = None
    cumulative: bool | None = None
    after_named_years: bool | None = None
    reason: str = ""


class ObligationChoice(Frozen):
    """Which of the unit kinds that a text perhaps means owe the obligation."""

    perhaps: dict[str, bool]
    reason: str = ""


def with_office_settings(
    province: Province, office: Mapping[str, Any], lang: str = "vi"
) -> Province:
    """Return the province as an office has decided; ``office`` is the content of office.toml.

    Sections other than :data:`SECTIONS` are not looked at. Raises ``OfficeError`` for anything
    that is not known here, naming the section.
    """
    reader = _Reader(office, lang)
    deadlines = {
        name: reader.parse(DeadlineChoice, "deadlines", name, [d.id for d in province.deadlines])
        for name in reader.section("deadlines")
    }
    obligations = {
        name: reader.parse(ObligationChoice, "obligations", name, _open(province))
        for name in reader.section("obligations")
    }
    decided = province.model_copy(
        update={
            "deadlines": tuple(
                _decide(d, deadlines[d.id], reader) if d.id in deadlines else d
                for d in province.deadlines
            ),
            "obligations": tuple(
                _owe(o, obligations[o.id], reader) if o.id in obligations else o
                for o in province.obligations
            ),
            "settings": {**province.settings, **reader.settings(province)},
        }
    )
    for name in reader.section("adhoc"):
        request = reader.parse(AdHocRequest, "adhoc", name, None)
        try:
            decided = with_request(decided, name, request, lang)
        except ValueError as error:
            raise reader.wrong("adhoc", name, str(error)) from error
    return decided


def _open(province: Province) -> list[str]:
    return [o.id for o in province.obligations if o.perhaps]


def _decide(deadline: Deadline, choice: DeadlineChoice, reader: _Reader) -> Deadline:
    changes: dict[str, Any] = {
        name: reader.decided(value, choice.reason)
        for name in type(choice).model_fields
        if name not in ("reason", "cumulative") and (value := getattr(choice, name)) is not None
    }
    if choice.cumulative is not None:
        window = choice.window or (deadline.window.value if deadline.window else None)
        if window is None:
            raise reader.wrong("deadlines", deadline.id, reader.say("cumulative_without_window"))
        changed = window.model_copy(update={"cumulative": choice.cumulative})
        changes["window"] = reader.decided(changed, choice.reason)
    decided = deadline.model_copy(update=changes)
    for code, _, params in deadline_faults(decided):
        raise reader.wrong("deadlines", deadline.id, reader.say(code, **params))
    return decided


def _owe(obligation: Obligation, choice: ObligationChoice, reader: _Reader) -> Obligation:
    known = [kind for who in obligation.perhaps for kind in who.kinds]
    for kind in choice.perhaps:
        if kind not in known:
            raise reader.unknown("obligations", f"{obligation.id}.perhaps", kind, known)
    # One group may be decided kind by kind, so each decided kind becomes a group of its own.
    groups: list[OptionalWho] = []
    for who in obligation.perhaps:
        rest = tuple(kind for kind in who.kinds if kind not in choice.perhaps)
        if rest:
            groups.append(who.model_copy(update={"kinds": rest}))
        groups.extend(
            OptionalWho(kinds=(kind,), applies=reader.decided(choice.perhaps[kind], choice.reason))
            for kind in who.kinds
            if kind in choice.perhaps
        )
    return obligation.model_copy(update={"perhaps": tuple(groups)})


class _Reader:
    """Reads sections of office.toml and complains in the words of an office."""

    def __init__(self, office: Mapping[str, Any], lang: str) -> None:
        self.office = office
        self.lang = lang

    def say(self, key: str, **params: Any) -> str:
        return text(f"provinces.{key}", self.lang, **params)

    def section(self, name: str) -> Mapping[str, Any]:
        found = self.office.get(name, {})
        if not isinstance(found, Mapping):
            raise OfficeError(f"office.toml [{name}]: {self.say('not_keys', name=name)}")
        return found

    def parse(self, model: type[_M], section: str, name: str, known: list[str] | None) -> _M:
        """Validate one table; ``known`` are the names that may stand in the section."""
        if known is not None and name not in known:
            raise self.unknown(section, "", name, known)
        try:
            # As in a province's files: strict, and JSON so that lists serve as tuples.
            given = json.dumps(self.section(section)[name], default=_iso)
            return model.model_validate_json(given, strict=True)
        except ValidationError as error:
            # A key that does not exist is more likely the mistake than one that is missing.
            items = error.errors(include_url=False)
            item = next((i for i in items if i["type"] == "extra_forbidden"), items[0])
            around = ".".join(str(part) for part in item["loc"])
            code, params = said(item, around)
            raise self.wrong(section, name, self.say(code, **params)) from error

    def settings(self, province: Province) -> dict[str, Setting[str | int | bool]]:
        chosen = self.section("settings")
        for name, value in chosen.items():
            if name not in province.settings:
                raise self.unknown("settings", "", name, list(province.settings))
            before = province.settings[name].value
            if type(value) is not type(before):
                kind = type(before).__name__
                detail = self.say("setting_kind", name=name, kind=self.say(f"kind_{kind}"))
                raise self.wrong("settings", "", detail)
        return {name: self.decided(value) for name, value in chosen.items()}

    def decided(self, value: T, reason: str = "") -> Setting[T]:
        return Setting(value=value, basis="office", reason=reason or self.say("office_decided"))

    def unknown(self, section: str, under: str, name: str, known: list[str]) -> OfficeError:
        listed = ", ".join(known) or self.say("none")
        return self.wrong(section, under, self.say("unknown_name", name=name, known=listed))

    def wrong(self, section: str, name: str, detail: str) -> OfficeError:
        table = f'{section}."{name}"' if name else section
        return OfficeError(f"office.toml [{table}]: {detail}")


def _iso(value: object) -> str:
    if isinstance(value, (date, time)):
        return value.isoformat()
    raise TypeError(type(value).__name__)
