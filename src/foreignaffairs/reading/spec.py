"""What reading needs to know of a report type: its columns and words, without the row class.

A row class made at run time cannot be sent to another process; these records can.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from foreignaffairs.language.text import fold
from foreignaffairs.model import Column, ReportType

_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")


@dataclass(frozen=True, slots=True)
class TableSpec:
    """One report type as a reader sees it; ``keys`` are the headings that mean each field."""

    id: str
    number: str
    title: str
    sheet: str
    question: str | None
    boxes: bool
    columns: Mapping[str, Column]
    keys: Mapping[str, frozenset[str]]


def table_specs(report_types: Iterable[ReportType]) -> tuple[TableSpec, ...]:
    """Return what reading needs of each report type."""
    return tuple(
        TableSpec(
            t.id,
            t.number,
            t.title,
            t.sheet,
            t.question,
            t.layout == "boxes",
            {c.name: c for c in t.columns},
            {c.name: _column_keys(c) for c in t.columns},
        )
        for t in report_types
    )


@lru_cache(maxsize=4096)
def heading_keys(words: str) -> frozenset[str]:
    """Return the keys of a heading: as it stands, without its last brackets, its first line.

    Forms print the unit of a column in brackets under its label: "Trong đó: nữ (người)".
    """
    texts = {words, _IN_BRACKETS.sub("", words), words.split("\n")[0]}
    return frozenset(key for key in map(fold, texts) if key)


def _column_keys(column: Column) -> frozenset[str]:
    return frozenset(k for words in (column.label, *column.aliases) for k in heading_keys(words))
