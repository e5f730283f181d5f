"""Small pieces of Markdown: tables, code, and docstrings turned into Markdown."""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterable, Sequence
from typing import Any

NOTE_VI = "<!-- Trang này do tools/make_docs.py tạo từ mã nguồn; không sửa bằng tay. -->"
NOTE_EN = "<!-- Made from the code by tools/make_docs.py; do not edit by hand. -->"

_ROLE = re.compile(r":[a-z]+:`~?([^`]+)`")
_LITERAL = re.compile(r"``([^`]+)``")


def document(note: str, *parts: str) -> str:
    """Put parts together, each a block of its own."""
    return "\n\n".join([note, *(part.strip("\n") for part in parts if part.strip())]) + "\n"


def table(headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """A table; "|" and line breaks in cells are escaped."""
    lines = [headings, ["---"] * len(headings), *rows]
    return "\n".join("| " + " | ".join(map(cell, line)) + " |" for line in lines)


def cell(value: Any) -> str:
    """A value as a table cell; ``None`` is blank."""
    words = "" if value is None else str(value)
    return words.strip().replace("|", "\\|").replace("\n", "<br>")


def plain(words: str) -> str:
    """Text in which ``<`` or ``*`` is no markup."""
    for mark in "\\`*_{}[]<>#":
        words = words.replace(mark, f"\\{mark}")
    return words


def code(value: Any) -> str:
    """A value as inline code; blank stays blank."""
    return f"`{value}`" if value not in (None, "") else ""


def codes(values: Iterable[Any]) -> str:
    """Several values as inline code."""
    return ", ".join(code(value) for value in values)


def fence(lang: str, content: str) -> str:
    """A block of code."""
    return f"```{lang}\n{content.strip(chr(10))}\n```"


def yes(flag: bool, word: str) -> str:
    """The word, or blank."""
    return word if flag else ""


def docstring(thing: object) -> str:
    """A docstring as Markdown: roles and double backticks become inline code."""
    return from_rst(inspect.getdoc(thing) or "")


def from_rst(words: str) -> str:
    """The little of reStructuredText that docstrings here use, as Markdown."""
    words = _ROLE.sub(lambda m: f"`{m[1].rpartition('.')[2] or m[1]}`", words)
    return _LITERAL.sub(r"`\1`", words)


def summary(thing: object) -> str:
    """The first paragraph of a docstring on one line."""
    return " ".join(docstring(thing).partition("\n\n")[0].split())
