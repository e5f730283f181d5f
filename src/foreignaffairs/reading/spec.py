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
    """One report type as a reader sees it; ``headings`` gives the field that a heading means.

    A heading that means several fields means none.
    """

    id: str
    number: str
    title: str
    sheet: str
    question: str | None
    boxes: bool
    columns: Mapping[str, Column]
    headings: Mapping[str, str]


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
            _headings(t.columns),
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


def _headings(columns: Iterable[Column]) -> dict[str, str]:
    meant: dict[str, set[str]] = {}
    for column in columns:
        for words in (column.label, *column.aliases):
            for key in heading_keys(words):
                meant.setdefault(key, set()).add(column.name)
    return {key: names.pop() for key, names in meant.items() if len(names) == 1}
