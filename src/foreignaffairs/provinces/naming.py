"""The number and the day that an office knows of a directive, and every citation with them.

The copies of both texts that the rules were drawn from have lost number and day; the office that
issued them has not. What it gives stands in letters, reports, forms and explanations.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any, TypeVar

from pydantic import BaseModel, Field

from foreignaffairs.model import Citation, Directive, Frozen, Province

from .citing import directive_name

M = TypeVar("M", bound=BaseModel)

NOT_RULES = ("report_types",)
"""Fields of a province that hold no citations of it, but classes."""


class DirectiveChoice(Frozen):
    """What an office knows of a directive; what is left out stays as it is."""

    number: str | None = Field(default=None, min_length=1)
    issued: date | None = None
    reason: str = ""


def renamed(province: Province, choices: Mapping[str, DirectiveChoice]) -> Province:
    """Give directives their number and day, and print citations of them accordingly."""
    directives = tuple(_known(d, choices.get(d.id)) for d in province.directives)
    names = {
        old.id: (_name(old), _name(new))
        for old, new in zip(province.directives, directives, strict=True)
        if _name(old) != _name(new)
    }
    return _with_names(province.model_copy(update={"directives": directives}), names)


def _known(directive: Directive, choice: DirectiveChoice | None) -> Directive:
    if choice is None:
        return directive
    given = choice.model_dump(include={"number", "issued"}, exclude_none=True)
    open_still = tuple(name for name in directive.to_confirm if name not in given)
    return directive.model_copy(update={**given, "to_confirm": open_still})


def _name(directive: Directive) -> str:
    return directive_name(directive.model_dump(), directive.id)


def _with_names(record: M, names: Mapping[str, tuple[str, str]]) -> M:
    """The record with new names in its citations; itself where nothing changes."""
    if isinstance(record, Citation):
        old, new = names.get(record.directive, ("", ""))
        if not old or not record.text.startswith(f"{old}, "):
            return record
        return record.model_copy(update={"text": new + record.text[len(old) :]})
    fields = [name for name in type(record).model_fields if name not in NOT_RULES]
    made = {name: _inside(getattr(record, name), names) for name in fields}
    changed = {name: value for name, value in made.items() if value is not getattr(record, name)}
    return record.model_copy(update=changed) if changed else record


def _inside(value: Any, names: Mapping[str, tuple[str, str]]) -> Any:
    if isinstance(value, BaseModel):
        return _with_names(value, names)
    if isinstance(value, tuple):
        made = tuple(_inside(item, names) for item in value)
        same = all(one is other for one, other in zip(made, value, strict=True))
        return value if same else made
    return value
