"""Limits, drop-down lists and input hints of input cells.

A value that reading can make sense of is never stopped: countries have many names and dates many
spellings, so those cells guide without a bar. Codes and numbers are stopped.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import MOST_COUNT, Column

from .lists import Lists

LONGEST_TITLE = 32
LONGEST_MESSAGE = 255
_EXACT_MONEY = 10**15
"""Excel holds fifteen digits of a number; what is typed beyond would change unseen."""


def cell_rule(column: Column, lists: Lists, lang: str) -> dict[str, Any]:
    """The XlsxWriter data validation of a column's cells."""
    return {**_limit(column, lists, lang), **_hint(column, lang)}


def list_rule(source: str, title: str, message: str, lang: str) -> dict[str, Any]:
    """A drop-down list that accepts nothing else."""
    return {
        "validate": "list",
        "source": source,
        "input_title": shortened(title, LONGEST_TITLE),
        "input_message": shortened(message, LONGEST_MESSAGE),
        **_stop(text("forms.stop_list", lang), lang),
    }


def whole_rule(title: str, message: str, lang: str) -> dict[str, Any]:
    """A whole number from zero."""
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": MOST_COUNT,
        "input_title": shortened(title, LONGEST_TITLE),
        "input_message": shortened(message, LONGEST_MESSAGE),
        **_stop(text("forms.stop_whole", lang), lang),
    }


def hint_rule(title: str, message: str) -> dict[str, Any]:
    """No limit, only a hint."""
    return {
        "validate": "any",
        "input_title": shortened(title, LONGEST_TITLE),
        "input_message": shortened(message, LONGEST_MESSAGE),
    }


def date_rule(title: str, message: str, lang: str) -> dict[str, Any]:
    """A date; a date typed as text gets a question, not a bar."""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": date(1950, 1, 1),
        "maximum": date(2100, 12, 31),
        "error_type": "warning",
        "error_title": text("forms.stop_title", lang),
        "error_message": text("forms.warn_date", lang),
        "input_title": shortened(title, LONGEST_TITLE),
        "input_message": shortened(message, LONGEST_MESSAGE),
    }


def shortened(words: str, longest: int) -> str:
    """Cut to what Excel accepts, at a word, with an ellipsis."""
    if len(words) <= longest:
        return words
    kept = words[: longest - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–-")
    return f"{kept}…"


def _stop(message: str, lang: str) -> dict[str, Any]:
    return {
        "error_type": "stop",
        "error_title": text("forms.stop_title", lang),
        "error_message": message,
    }


def _limit(column: Column, lists: Lists, lang: str) -> dict[str, Any]:
    source = lists.of(column)
    match column.type:
        case "code" | "flag" if source:
            return list_rule(source, "", "", lang)
        case "country" | "countries" | "codes" if source:
            return {"validate": "list", "source": source, "show_error": False}
        case "count":
            return whole_rule("", "", lang)
        case "money":
            return {
                "validate": "decimal",
                "criteria": "between",
                "minimum": 0,
                "maximum": _EXACT_MONEY,
                **_stop(text("forms.stop_money", lang), lang),
            }
        case "date":
            return date_rule("", "", lang)
        case _:
            return {"validate": "any"}


def _hint(column: Column, lang: str) -> dict[str, Any]:
    """What to type, the column's own hint first."""
    parts = [column.hint.strip()] if column.hint else []
    how = text(f"forms.hint_{column.type}", lang)
    if how:
        parts.append(how)
    if column.required:
        parts.append(text("forms.hint_required", lang))
    return {
        "input_title": shortened(column.label, LONGEST_TITLE),
        "input_message": shortened(" ".join(parts), LONGEST_MESSAGE),
    }
