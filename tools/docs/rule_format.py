"""The rule format: every key of a province's YAML, read from the models.

What a key means stands in ``rule_keys.toml`` beside this module, one sentence a key; a key
without a sentence, or a sentence without a key, is an error.
"""

from __future__ import annotations

import tomllib
import types
import typing
from collections.abc import Iterator
from datetime import date, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, Union

from .markdown import NOTE_EN, code, document, fence, table

if TYPE_CHECKING:
    from pydantic import BaseModel
    from pydantic.fields import FieldInfo

SIMPLE = {
    str: "text",
    int: "whole number",
    bool: "`true` or `false`",
    date: "date",
    time: "time",
}
WORDS = Path(__file__).with_name("rule_keys.toml")
FILLED_IN = {"Citation": ("text",)}
"""Keys that the loader fills in where a file leaves them out."""

INTRO = """\
# Rule format

A province is a folder of YAML 1.2 files. Every top-level key is a field of `Province`; it may stand
in any `*.yaml` of the folder, each key in one file only. `load_province(folder)` reads them all,
validates them and refuses what is wrong with file and line, everything at once.

- Quote codes and times (`"NO"`, `"17:00"`); the reader is YAML 1.2 and takes `NO`, `on` and `yes`
  as text, but editors and other readers do not.
- Unknown keys, dead references (a directive, deadline, unit kind or report type that does not
  exist), overlapping validity and malformed citations are refused.
- `since` and `until` are both included; a missing one means no bound.
- A *setting* `{value, basis, reason, citation}` holds what a text leaves open. `basis` is `seed`
  (the directive itself says so), `seen` (another text that was read), `remembered`, `proposed` or
  `office`. Anything `remembered` or `proposed` is shown as *to be confirmed* and asked of the
  office.
- A citation is `{directive, clause}`; what is printed (`text`) is made from the directive's kind,
  number and issuer unless it is given.

The same as a [JSON Schema](province.schema.json) for editors (the package ships it as
`foreignaffairs/provinces/province.schema.json`). With the YAML extension of Visual Studio Code, put
this into the first line of a file:
"""


def page() -> str:
    """The page of the rule format."""
    from foreignaffairs.model import Province

    words = tomllib.loads(WORDS.read_text("utf-8"))
    models = reachable(Province)
    _refuse_dead(words, models)
    modeline = "# yaml-language-server: $schema=province.schema.json"
    parts = [INTRO, fence("yaml", modeline)]
    for model in models:
        parts.extend(_model(model, words[model.__name__]))
    return document(NOTE_EN, *parts)


def keys(model: type[BaseModel]) -> dict[str, FieldInfo]:
    """The keys that a file may write for a model."""
    from foreignaffairs.model import Province
    from foreignaffairs.provinces.shape import NOT_WRITTEN

    hidden = NOT_WRITTEN if model is Province else ()
    return {n: field for n, field in model.model_fields.items() if n not in hidden}


def reachable(root: type[BaseModel]) -> list[type[BaseModel]]:
    """The root and every model that its keys lead to, nearest first; generic ones once."""
    from pydantic import BaseModel as Base

    found = [root]
    for model in found:
        for field in keys(model).values():
            for part in _parts(field.annotation):
                plain = _origin(part)
                if isinstance(plain, type) and issubclass(plain, Base) and plain not in found:
                    found.append(plain)
    return found


def _parts(annotation: Any) -> Iterator[Any]:
    yield annotation
    generic = getattr(annotation, "__pydantic_generic_metadata__", None)
    inner = generic["args"] if generic and generic["args"] else typing.get_args(annotation)
    for part in inner:
        yield from _parts(part)


def _origin(annotation: Any) -> Any:
    """``Setting`` for ``Setting[bool]``."""
    generic = getattr(annotation, "__pydantic_generic_metadata__", None)
    return generic["origin"] if generic and generic["origin"] else annotation


def _refuse_dead(words: dict[str, dict[str, str]], models: list[type[BaseModel]]) -> None:
    written = {f"{model.__name__}.{name}" for model in models for name in (*keys(model), "_")}
    said = {f"{model}.{name}" for model, names in words.items() for name in names}
    if written != said:
        missing, dead = sorted(written - said), sorted(said - written)
        raise ValueError(f"rule_keys.toml: missing {missing}, dead {dead}")


def _model(model: type[BaseModel], words: dict[str, str]) -> Iterator[str]:
    yield f"## {model.__name__} {{ #{model.__name__.lower()} }}"
    yield words["_"]
    yield table(
        ("Key", "Type", "Required", "Default", "Meaning"),
        (_line(model, name, field, words[name]) for name, field in keys(model).items()),
    )


def _line(model: type[BaseModel], name: str, field: FieldInfo, about: str) -> tuple[str, ...]:
    required = field.is_required() and name not in FILLED_IN.get(model.__name__, ())
    return (
        code(name),
        " ".join((type_words(field.annotation), *_limits(field))),
        "yes" if required else "",
        "" if field.is_required() else _default(field),
        about,
    )


def _limits(field: FieldInfo) -> Iterator[str]:
    """What pydantic holds a value to beyond its type."""
    for limit in field.metadata:
        low, high = getattr(limit, "ge", None), getattr(limit, "le", None)
        if low is not None:
            yield f"from {low}"
        if high is not None:
            yield f"to {high}"
        if getattr(limit, "min_length", None):
            yield "(not empty)"
        if getattr(limit, "pattern", None):
            yield f"like {code(limit.pattern)}"


def _default(field: FieldInfo) -> str:
    value = field.get_default(call_default_factory=True, validated_data={})
    return "" if value in (None, "", (), {}) else code(str(value).lower())


def type_words(annotation: Any) -> str:
    """A type as a writer of YAML thinks of it; models link to their own section."""
    from pydantic import BaseModel as Base

    generic = getattr(annotation, "__pydantic_generic_metadata__", None)
    if generic and generic["origin"]:
        inner = ", ".join(type_words(part) for part in generic["args"])
        return f"{_link(generic['origin'])} of {inner}"
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin in (Union, types.UnionType):
        return " or ".join(type_words(a) for a in args if a is not type(None))
    if origin is Literal:
        return ", ".join(code(a) for a in args)
    if origin is tuple:
        return f"list of {type_words(args[0])}"
    if origin is dict:
        return f"keys of {type_words(args[0])} to {type_words(args[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Base):
        return _link(annotation)
    if isinstance(annotation, typing.TypeVar):
        return "as the key asks for"
    return SIMPLE.get(annotation, str(annotation))


def _link(model: type[BaseModel]) -> str:
    return f"[{model.__name__}](#{model.__name__.lower()})"
