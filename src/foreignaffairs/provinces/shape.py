"""What pydantic says of a province's data, put at a file and line and in plain words."""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any

from pydantic import ValidationError

from foreignaffairs.model import Province

from .problems import Place, Problem
from .yaml_text import Located, Path

NOT_WRITTEN = ("report_types", "plugin", "version")
"""Fields of a province that its plugin gives, never its YAML."""

KEYS = tuple(name for name in Province.model_fields if name not in NOT_WRITTEN)
"""The top-level keys of a province's files."""

_SAID = {
    "missing": "missing_key",
    "extra_forbidden": "unknown_key",
    "literal_error": "not_one_of",
    "string_type": "not_text",
    "string_too_short": "empty",
    "too_short": "empty",
    "string_too_long": "too_long",
    "string_pattern_mismatch": "wrong_id",
    "int_type": "not_whole",
    "bool_type": "not_flag",
    "tuple_type": "not_list",
    "dict_type": "not_keys",
    "model_type": "not_keys",
    "date_type": "not_date",
    "date_parsing": "not_date",
    "date_from_datetime_parsing": "not_date",
    "date_from_datetime_inexact": "not_date",
    "time_type": "not_time",
    "time_parsing": "not_time",
    "greater_than_equal": "out_of_range",
    "less_than_equal": "out_of_range",
}


def problems_of(error: ValidationError, located: Located) -> Iterable[Problem]:
    """Turn each of pydantic's complaints into a problem at its place."""
    items = error.errors(include_url=False)
    for item in items:
        if item["type"] == "too_short" and _explained(item, items):
            continue
        path = _existing(item["loc"], located)
        code, params = said(item, _last_name(path))
        yield Problem(code, located.place(path) or Place("?", 1), params)


def _explained(short: Any, items: Iterable[Any]) -> bool:
    """Whether a list only counts as too short because something in it is wrong."""
    depth = len(short["loc"])
    return any(i is not short and i["loc"][:depth] == short["loc"] for i in items)


def said(item: Any, around: str = "") -> tuple[str, dict[str, Any]]:
    """The catalogue key and parameters for one complaint; ``around`` names the thing it is in."""
    key = str(item["loc"][-1]) if item["loc"] else ""
    context = item.get("ctx", {})
    value = item["input"]
    near = _near(key) if item["type"] == "extra_forbidden" else ""
    code = "unknown_key_near" if near else _SAID.get(item["type"], "wrong_value")
    return code, {
        "name": key if item["type"] in ("missing", "extra_forbidden") else around or key,
        "value": "" if isinstance(value, (dict, list)) else str(value),
        "expected": (context.get("expected") or context.get("pattern") or "").replace(" or ", ", "),
        "detail": str(context.get("error") or item["msg"]),
        "near": near,
        "limits": ", ".join(f"{k} {v}" for k, v in context.items() if k in ("ge", "le")),
    }


def _existing(loc: tuple[int | str, ...], located: Located) -> Path:
    """The longest part of ``loc`` that stands in the files (unions and generics add words)."""
    path: Path = ()
    for part in loc:
        if (*path, part) in located.places:
            path = (*path, part)
    return path


def _near(key: str) -> str:
    """The known key that ``key`` is most likely meant to be; blank where it is one itself."""
    found = get_close_matches(key, _all_keys(), n=1)
    return found[0] if found and key not in _all_keys() else ""


def _last_name(path: Path) -> str:
    return next((part for part in reversed(path) if isinstance(part, str)), "")


@cache
def _all_keys() -> tuple[str, ...]:
    """Every key that stands anywhere in a province's files."""
    definitions = Province.model_json_schema()["$defs"].values()
    nested = {name for d in definitions for name in d.get("properties", {})}
    return tuple(sorted(nested | set(KEYS)))
