"""The register's tables and columns, read from the schema."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .markdown import NOTE_EN, code, codes, document, table

if TYPE_CHECKING:
    from sqlalchemy import Column, Table

WORDS = Path(__file__).with_name("register_words.toml")
"""One sentence a table, and notes on columns that need one."""

INTRO = """\
# The register's tables

The register (sổ theo dõi) is SQLite by default (`so-theo-doi.db`; DELETE journal, synchronous
FULL, foreign keys on, so that a kill at any moment loses nothing acknowledged, on a network share
too) and PostgreSQL by URL. Dates are ISO dates, moments are ISO text with the UTC+7 offset, JSON
is text: the same on both. Submissions are numbered revisions and are never overwritten. Alembic
migrations stand beside the schema; a register made by a newer program is refused.
"""


def page() -> str:
    """The page of the register's tables."""
    from foreignaffairs.register.schema import VERSIONS, metadata

    words: dict[str, dict[str, str]] = tomllib.loads(WORDS.read_text("utf-8"))
    _refuse_dead(words, metadata.tables)
    parts = [INTRO, f"Schema version: {code(VERSIONS[-1])}."]
    for name in sorted(metadata.tables):
        parts.extend(_table(metadata.tables[name], words[name]))
    return document(NOTE_EN, *parts)


def _refuse_dead(words: dict[str, dict[str, str]], tables: Any) -> None:
    columns = {f"{t.name}.{c.name}" for t in tables.values() for c in t.columns}
    said = {f"{t}.{c}" for t, notes in words.items() for c in notes if c != "_"}
    if set(words) != set(tables) or said - columns:
        raise ValueError(
            f"register_words.toml: tables {set(words) ^ set(tables)}, columns {said - columns}"
        )


def _table(declared: Table, words: dict[str, str]) -> Iterator[str]:
    from sqlalchemy import UniqueConstraint

    yield f"## {declared.name}"
    yield words["_"]
    yield table(
        ("Column", "Type", "Key", "Null", "Meaning"),
        (_column(column, words.get(column.name, "")) for column in declared.columns),
    )
    unique = sorted(
        codes(c.name for c in limit.columns)
        for limit in declared.constraints
        if isinstance(limit, UniqueConstraint)
    )
    if unique:
        yield f"Unique: {'; '.join(unique)}."


def _column(column: Column[Any], about: str) -> tuple[str, ...]:
    keys = ["primary"] if column.primary_key else []
    keys += [f"→ {code(key.target_fullname)}" for key in column.foreign_keys]
    return (
        code(column.name),
        str(column.type).lower(),
        ", ".join(keys),
        "yes" if column.nullable else "",
        about,
    )
