"""Everything a province declares, as plain JSON-able data: what ``foreignaffairs rules`` prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from foreignaffairs.model import Citation, Dated, Deadline, Obligation, Province, Setting, Task

from .questions import DEADLINE_SETTINGS, open_questions, settings_of

_D = TypeVar("_D", bound=Dated)


def describe(province: Province, on: date | None = None, lang: str = "vi") -> dict[str, Any]:
    """Return the rules of a province, those in force on a day where ``on`` is given.

    Every entry has its ``id`` (a deadline also the ``code`` of its place in the text), its
    ``citation`` as printed and ``to_confirm``, the names of what nobody has confirmed. Undated
    obligations are there too, with ``dated`` false. ``open_questions`` says all that is
    unconfirmed and can be settled in ``office.toml``, with the section that does; what a record
    only remembers, infers or proposes stands in its own ``to_confirm``.
    """
    questions = open_questions(province, lang)
    return {
        "province": province.id,
        "name": province.name,
        "city": province.city,
        "plugin": province.plugin,
        "version": province.version,
        "on": on.isoformat() if on else None,
        "main_directive": province.main_directive,
        "letterhead": _plain(province.letterhead),
        "directives": [{**_plain(d), "draft": d.draft} for d in _valid(province.directives, on)],
        "tasks": [_task(t) for t in _valid(province.tasks, on)],
        "deadlines": [_deadline(d) for d in _valid(province.deadlines, on)],
        "obligations": [_obligation(o, province) for o in _valid(province.obligations, on)],
        "recipients": [_plain(r) for r in _valid(province.recipients, on)],
        "addressees": [_plain(a) for a in _valid(province.addressees, on)],
        "unit_kinds": [_plain(k) for k in _valid(province.unit_kinds, on)],
        "units": len(_valid(province.units, on)),
        "unit_changes": [_plain(c) for c in province.unit_changes if on is None or c.on <= on],
        "report_types": [
            {"id": t.id, "number": t.number, "title": t.title}
            for t in _valid(province.report_types, on)
        ],
        "settings": {name: _setting(s) for name, s in province.settings.items()},
        "open_questions": [to_jsonable_python(asdict(q)) for q in questions],
    }


def _valid(records: Iterable[_D], on: date | None) -> list[_D]:
    return [record for record in records if on is None or record.valid_on(on)]


def _plain(record: BaseModel) -> dict[str, Any]:
    """A record's fields, citations as they are printed; a record without settings is certain."""
    plain: dict[str, Any] = {
        name: _value(getattr(record, name)) for name in type(record).model_fields
    }
    plain.setdefault("to_confirm", [])
    return plain


def _value(value: Any) -> Any:
    if isinstance(value, Citation):
        return value.text
    if isinstance(value, Setting):
        return _setting(value)
    if isinstance(value, BaseModel):
        return {name: _value(getattr(value, name)) for name in type(value).model_fields}
    if isinstance(value, Mapping):
        return {key: _value(item) for key, item in value.items()}
    if isinstance(value, tuple):
        return [_value(item) for item in value]
    return to_jsonable_python(value)


def _setting(setting: Setting[Any]) -> dict[str, Any]:
    return {
        "value": _value(setting.value),
        "basis": setting.basis,
        "reason": setting.reason,
        "citation": setting.citation.text if setting.citation else None,
        "to_confirm": setting.to_confirm,
    }


def _task(task: Task) -> dict[str, Any]:
    return {**_plain(task), "directive": task.citation.directive, "clause": task.citation.clause}


def _deadline(deadline: Deadline) -> dict[str, Any]:
    unsure = [name for name, setting in settings_of(deadline) if setting.to_confirm]
    if deadline.date is None:
        unsure.insert(0, DEADLINE_SETTINGS[0])
    return {**_plain(deadline), "dated": deadline.date is not None, "to_confirm": unsure}


def _obligation(obligation: Obligation, province: Province) -> dict[str, Any]:
    deadlines = [province.deadline(name) for name in obligation.deadlines]
    unsure = [k for who in obligation.perhaps if who.applies.to_confirm for k in who.kinds]
    return {
        **_plain(obligation),
        "kinds": list(obligation.kinds),
        "dated": any(d.date is not None for d in deadlines),
        "codes": [d.code for d in deadlines],
        "citation": province.citation_of(obligation).text,
        "to_confirm": [*obligation.to_confirm, *unsure],
    }
