"""The cover: entries by id, answers Có/Không, "Toàn đơn vị không phát sinh"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import fold
from foreignaffairs.model import CoverEntry, layout

from .address import a1
from .notes import Notes
from .recognise import SEARCHED_ROWS, IdRow
from .sheet import Cell, Sheet
from .spec import TableSpec
from .texts import read_text
from .values import (
    BLANK,
    Problem,
    Reading,
    read_count,
    read_date,
    read_flag,
    shown,
)

_TEXTS = (
    layout.COVER_UNIT, layout.COVER_PERIOD, layout.COVER_PREPARED_BY, layout.COVER_PHONE,
    layout.COVER_SIGNER,
)  # fmt: skip
_DATES = (layout.COVER_PREPARED_ON, "window_start", "window_end")
_COUNTS = (layout.COVER_SCHOOLS_DUE, layout.COVER_SCHOOLS_FILED, layout.COVER_SCHOOLS_NIL)
_PERIOD_ID = re.compile(r"\b\d{4}-(?:N|K[12]|DX\d{2})\b")
_UNIT_CHOICE = re.compile(r"\s+[–—-]\s+|\s*\|\s*")


@dataclass(frozen=True, slots=True)
class Cover:
    """What the cover says; a blank entry has the value ``None`` and keeps its place."""

    entries: Mapping[str, CoverEntry] = field(default_factory=dict)
    answers: Mapping[str, bool | None] = field(default_factory=dict)
    nil: bool = False


class _Line(NamedTuple):
    entry: str
    label: str
    row: int
    column: int


def read_cover(
    marked: IdRow | None, sheets: Sequence[Sheet], specs: Iterable[TableSpec], notes: Notes
) -> Cover | None:
    """Read the cover by its id column, else by its printed labels; ``None`` where there is none."""
    questions = {f"{layout.COVER_QUESTION}{s.id}": s.question for s in specs if s.question}
    if marked is not None:
        return _read(marked.sheet, list(_by_ids(marked)), notes)
    labels = _labels(questions)
    found = [(sheet, list(_by_labels(sheet, labels))) for sheet in sheets]
    sheet, lines = max(found, key=lambda pair: len(pair[1]), default=(None, []))
    return _read(sheet, lines, notes) if sheet and len(lines) >= 2 else None


def period_id(cover: Cover) -> str | None:
    """The period's id as the cover prints it, in brackets after its title."""
    entry = cover.entries.get(layout.COVER_PERIOD)
    found = _PERIOD_ID.search(str(entry.value)) if entry and entry.value else None
    return found[0] if found else None


def unit_code(cover: Cover) -> str | None:
    """The unit's code as the cover shows it, "T01 – Trường …"; the whole text where it has none."""
    entry = cover.entries.get(layout.COVER_UNIT)
    if entry is None or not entry.value:
        return None
    return _UNIT_CHOICE.split(str(entry.value), maxsplit=1)[0].strip()


def _by_ids(marked: IdRow) -> Iterator[_Line]:
    ids = marked.columns.get("id")
    values = marked.columns.get("value")
    if ids is None or values is None:
        return
    sheet = marked.sheet
    for row in range(marked.row + 1, len(sheet.rows)):
        entry = sheet.cell(row, ids)
        if isinstance(entry, str) and entry:
            label = next((shown(c) for c in sheet.rows[row][ids + 1 : values] if c != ""), entry)
            yield _Line(entry.strip(), label, row, values)


def _labels(questions: Mapping[str, str]) -> dict[str, str]:
    entries = (*_TEXTS, *_DATES, *_COUNTS, layout.COVER_NIL)
    known = {
        fold(text(f"forms.{entry}", lang)): entry for entry in entries for lang in ("vi", "en")
    }
    return known | {fold(words): entry for entry, words in questions.items()}


def _by_labels(sheet: Sheet, labels: Mapping[str, str]) -> Iterator[_Line]:
    """Yield each known label with the first filled cell to its right, else the one beside it."""
    for number, row in enumerate(sheet.rows[: SEARCHED_ROWS * 3]):
        for at, cell in enumerate(row):
            entry = labels.get(fold(cell.rstrip(" :"))) if isinstance(cell, str) and cell else None
            if entry:
                yield _Line(entry, shown(cell), number, at + 1)
                break


def _read(sheet: Sheet, lines: Sequence[_Line], notes: Notes) -> Cover:
    entries: dict[str, CoverEntry] = {}
    answers: dict[str, bool | None] = {}
    nil = False
    for line in lines:
        value = _value(sheet, line, notes)
        if line.entry.startswith(layout.COVER_QUESTION):
            answers[line.entry.removeprefix(layout.COVER_QUESTION)] = value
        elif line.entry == layout.COVER_NIL:
            nil = bool(value)
        entries[line.entry] = CoverEntry(value, sheet.name, a1(line.row, line.column))
    return Cover(entries, answers, nil)


def _value(sheet: Sheet, line: _Line, notes: Notes) -> Any:
    place = (line.row, line.column)
    cell = sheet.cell(*place)
    if place in sheet.marks.errors:
        reading = Reading(None, (Problem("FA-V07", {"error": sheet.marks.errors[place]}),))
    elif place in sheet.marks.uncomputed:
        reading = Reading(None, (Problem("FA-V08", {}),))
    else:
        reading = _convert(line.entry, cell)
    for problem in reading.problems:
        notes.value(sheet, *place, line.label, cell, problem)
    return reading.value


def _convert(entry: str, cell: Cell) -> Reading:
    if cell == "" or (isinstance(cell, str) and not cell.strip()):
        return BLANK
    if entry in _DATES:
        return read_date(cell)
    if entry in _COUNTS:
        return read_count(cell)
    if entry == layout.COVER_NIL or entry.startswith(layout.COVER_QUESTION):
        reading = read_flag(cell)
        return reading if not reading.problems else Reading(None, (Problem("FA-C02", {}),))
    written, problems = read_text(shown(cell), lines=False)
    return Reading(written or None, tuple(Problem(c, p) for c, p in problems.items()))
