"""What became of the findings of the revision before: mended, still there, new.

A finding is known again by its code, its field and what its row says; its cell alone would
change with every row that moved.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from foreignaffairs.language.text import fold
from foreignaffairs.model import Finding, FormContent, ReportType, TableContent
from foreignaffairs.model.layout import COVER_QUESTION

from .rows import paired_rows

_FOR_THE_OFFICE = ("FA-S31", "FA-U01")
"""Findings that only the office can do something about."""
_OF_THE_WHOLE = ("FA-F", "FA-S", "FA-P", "FA-T13")
"""Findings about a file, a table, a column or a task: the row of their cell means nothing."""
_EMPTY_TABLES = ("FA-T11", "FA-T12")
"""Findings that may be about a table whose sheet is gone."""
_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})(?::.*)?")
_TOLD_APART_BY = ("label", "table", "task", "title")

_LOST_COLUMN = "FA-S02"
_NO_VALUE = ("FA-V", "FA-R02")
"""Findings that a cell holds nothing that can be used."""
_GONE = -1
"""The position of a row that is no more."""

Spot = tuple[str, str, str, str]
"""Code, table or sheet, field, and what tells it apart without a row."""
Placed = tuple[Finding, Spot, int | None]


@dataclass(frozen=True, slots=True)
class Judged:
    """A revision as it was read, and everything that was found in it."""

    content: FormContent
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Findings of two revisions of one report.

    ``mended`` are of the earlier one and read as they did then; ``still_there`` and ``new`` are of
    the later one. What is only noted, or is the office's own affair, is left out.
    """

    mended: tuple[Finding, ...]
    still_there: tuple[Finding, ...]
    new: tuple[Finding, ...]

    @property
    def kept(self) -> tuple[Finding, ...]:
        """What was to be confirmed and stands as it was: the unit says that it is right."""
        return tuple(f for f in self.still_there if f.severity == "warning")

    def counts(self) -> dict[str, int]:
        """How many of each; ``kept`` are among ``still_there``."""
        return {
            "mended": len(self.mended),
            "still_there": len(self.still_there),
            "kept": len(self.kept),
            "new": len(self.new),
        }


def image(finding: Finding) -> Hashable:
    """What tells a finding from the others of its revision."""
    return finding.code, finding.sheet, finding.cell, finding.field, finding.message


def for_the_unit(finding: Finding) -> bool:
    """Whether a finding asks the unit for something."""
    return finding.severity != "info" and finding.code not in _FOR_THE_OFFICE


def compare(before: Judged, now: Judged, report_types: Mapping[str, ReportType]) -> Comparison:
    """Compare the findings of a report with those of the revision before it."""
    rows = {
        name: paired_rows(earlier.rows, later.rows, report_types[name])
        for name, earlier in before.content.tables.items()
        if (later := now.content.tables.get(name)) and name in report_types
    }
    old, new = _spots(before), _spots(now)
    for at, (finding, spot, row) in enumerate(old):
        if row is not None:
            old[at] = finding, spot, rows.get(spot[1], {}).get(row, _GONE)
    known = _matched(old, new)
    gone = [at for at in range(len(old)) if at not in known]
    left = [at for at in range(len(new)) if at not in set(known.values())]
    empty = _still_without_value([old[at] for at in gone], [new[at] for at in left])
    stays = {gone[at] for at in empty}
    there = {*known.values(), *(left[at] for found in empty.values() for at in found)}
    return Comparison(
        tuple(old[at][0] for at in gone if at not in stays),
        tuple(f for at, (f, _, _) in enumerate(new) if at in there),
        tuple(f for at, (f, _, _) in enumerate(new) if at not in there),
    )


def _matched(old: Sequence[Placed], new: Sequence[Placed]) -> dict[int, int]:
    """Pair findings of one code about one thing, in their order."""
    waiting: dict[tuple[Spot, int | None], list[int]] = defaultdict(list)
    for at, (_, spot, row) in enumerate(new):
        waiting[spot, row].append(at)
    pairs = {}
    for at, (_, spot, row) in enumerate(old):
        found = waiting.get((spot, row))
        if found:
            pairs[at] = found.pop(0)
    return pairs


def _still_without_value(old: Sequence[Placed], new: Sequence[Placed]) -> dict[int, list[int]]:
    """Pair cells that had no good value and have none now, whatever each code calls it.

    A broken formula leaves a blank cell in the copy, a lost column a column of them: sent back
    untouched, nothing of that is mended.
    """
    cells: dict[tuple[str, str, int | None], list[int]] = defaultdict(list)
    columns: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, (finding, (_, table, field, _), row) in enumerate(new):
        if _without_value(finding):
            cells[table, field, row].append(at)
            columns[table, field].append(at)
    pairs: dict[int, list[int]] = {}
    for at, (finding, (_, table, field, _), row) in enumerate(old):
        if finding.code == _LOST_COLUMN:
            found = columns[table, field]
        elif _without_value(finding) and row is not None:
            found = cells[table, field, row][:1]
        else:
            continue
        if found:
            pairs[at] = found
    return pairs


def _without_value(finding: Finding) -> bool:
    return finding.severity == "error" and finding.code.startswith(_NO_VALUE)


def _spots(judged: Judged) -> list[Placed]:
    """Each finding that the unit can do something about, with what it is about."""
    numbers = {
        name: {row.number: at for at, row in enumerate(table.rows)}
        for name, table in judged.content.tables.items()
    }
    asked = (f for f in judged.findings if for_the_unit(f))
    return [(f, *_spot(f, judged.content, numbers)) for f in asked]


def _spot(
    finding: Finding, content: FormContent, numbers: Mapping[str, Mapping[int, int]]
) -> tuple[Spot, int | None]:
    """What a finding is about, and the position of its row (0-based) where it is about one."""
    if finding.code in _EMPTY_TABLES:
        return (finding.code, "", finding.field or "", ""), None
    for table in tables_of(finding, content):
        address = _ADDRESS.fullmatch(finding.cell or "")
        field = finding.field or _field_at(address, table) or ""
        row = numbers[table.report_type].get(int(address[2])) if address else None
        if finding.code.startswith(_OF_THE_WHOLE):
            row = None
        apart = _told_apart(finding.params) if row is None else ""
        return (finding.code, table.report_type, field, apart), row
    entry = _entry(finding, content)
    if entry:
        return (finding.code, "", entry, ""), None
    sheet = fold((finding.sheet or "").lstrip("0123456789. "))
    return (finding.code, sheet, finding.field or "", _told_apart(finding.params)), None


def tables_of(finding: Finding, content: FormContent) -> Sequence[TableContent]:
    """The tables of the finding's sheet, the one that has its field first."""
    here: Iterable[TableContent] = (t for t in content.tables.values() if t.sheet == finding.sheet)
    return sorted(here, key=lambda t: finding.field not in t.columns)


def _field_at(address: re.Match[str] | None, table: TableContent) -> str | None:
    return next((n for n, at in table.columns.items() if address and at == address[1]), None)


def _entry(finding: Finding, content: FormContent) -> str:
    """The entry of the cover that a finding is about; questions go by the table they ask for."""
    standing = {(e.sheet, e.cell): entry for entry, e in content.cover.items()}
    entry = finding.field or standing.get((finding.sheet or "", finding.cell or ""))
    return (entry or "").removeprefix(COVER_QUESTION)


def _told_apart(params: Mapping[str, Any]) -> str:
    return next((fold(str(params[n])) for n in _TOLD_APART_BY if params.get(n)), "")
