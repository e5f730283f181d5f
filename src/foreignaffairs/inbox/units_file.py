"""The units file: ``ma, ten, loai, ma_cha, dia_ban, tu, den, email``, as .csv or .xlsx.

Several kinds stand in one cell with ``;`` between; a kind is given by its id, title or alias.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from pydantic import ValidationError

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import parse_date
from foreignaffairs.language.text import fold
from foreignaffairs.model import OfficeError, Unit, UnitKind

from .tables import Line, read_table

COLUMNS = ("ma", "ten", "loai", "ma_cha", "dia_ban", "tu", "den", "email")
_NEEDED = ("ma", "ten", "loai")
_HEADINGS = {
    "ma": ("Mã", "Mã đơn vị"),
    "ten": ("Tên", "Tên đơn vị"),
    "loai": ("Loại", "Loại đơn vị"),
    "ma_cha": ("Mã cha", "Mã đơn vị cấp trên"),
    "dia_ban": ("Địa bàn",),
    "tu": ("Từ", "Từ ngày"),
    "den": ("Đến", "Đến ngày"),
    "email": ("Thư điện tử", "E-mail"),
}


@dataclass(frozen=True, slots=True)
class UnitsProblem:
    """What is wrong with one cell of a units file; ``reason`` is a key of the catalogue."""

    cell: str
    reason: str
    value: str

    def sentence(self, lang: str = "vi") -> str:
        """Return it in words."""
        return text(f"inbox.units_{self.reason}", lang, cell=self.cell, value=self.value)


@dataclass(frozen=True, slots=True)
class UnitsFile:
    """The units of a file, and what is wrong with it; with problems it is not to be applied."""

    units: tuple[Unit, ...]
    problems: tuple[UnitsProblem, ...]


def read_units(path: Path, kinds: Sequence[UnitKind], known: Collection[str] = ()) -> UnitsFile:
    """Read a units file; raises :class:`OfficeError` where it is unreadable or lacks a column.

    ``known`` are codes of units kept elsewhere (the province's own) that may be parents too.
    """
    lines = read_table(path)
    if not lines:
        raise OfficeError(text("inbox.units_empty", path=path))
    columns = _columns(lines[0], path)
    reading = _Reading(columns, _kinds_by_name(kinds))
    units = [unit for line in lines[1:] if (unit := reading.unit(line)) is not None]
    reading.check_together(units, known)
    return UnitsFile(tuple(units), tuple(reading.problems))


class _Reading:
    """One pass over a file: knows the columns, gathers the problems."""

    def __init__(self, columns: Mapping[str, int], kinds: Mapping[str, str]) -> None:
        self._columns = columns
        self._kinds = kinds
        self._lines: dict[tuple[str, date | None], Line] = {}
        self.problems: list[UnitsProblem] = []

    def unit(self, line: Line) -> Unit | None:
        """Read one unit; ``None`` where a cell is wrong."""
        before = len(self.problems)
        code, name = self._needed(line, "ma"), self._needed(line, "ten")
        kinds = self._kinds_of(line)
        since, until = self._day(line, "tu"), self._day(line, "den")
        if since is not None and until is not None and until < since:
            self._problem(line, "den", "ends_before")
        if len(self.problems) > before:
            return None
        if (code, since) in self._lines:
            self._problem(line, "ma", "twice")
            return None
        try:
            made = Unit(
                code=code,
                name=name,
                kinds=kinds,
                parent=self._text(line, "ma_cha") or None,
                area=self._text(line, "dia_ban"),
                email=self._text(line, "email"),
                since=since,
                until=until,
            )
        except ValidationError:
            # Only the code has a pattern that a cell can break.
            self._problem(line, "ma", "bad_code")
            return None
        self._lines[code, since] = line
        return made

    def check_together(self, listed: Sequence[Unit], known: Collection[str]) -> None:
        """Note parents that nobody knows and records of one code that overlap."""
        codes = {unit.code for unit in listed} | set(known)
        spans: dict[str, list[Unit]] = {}
        for unit in listed:
            line = self._lines[unit.code, unit.since]
            if unit.parent is not None and (unit.parent not in codes or unit.parent == unit.code):
                self._problem(line, "ma_cha", "parent_unknown")
            if any(_overlap(unit, other) for other in spans.get(unit.code, ())):
                self._problem(line, "ma", "overlap")
            spans.setdefault(unit.code, []).append(unit)

    def _text(self, line: Line, column: str) -> str:
        at = self._columns.get(column)
        return "" if at is None else line.cell(at)

    def _needed(self, line: Line, column: str) -> str:
        value = self._text(line, column)
        if not value:
            self._problem(line, column, "missing")
        return value

    def _kinds_of(self, line: Line) -> tuple[str, ...]:
        found = []
        names = [n.strip() for n in self._needed(line, "loai").split(";") if n.strip()]
        for name in names:
            kind = self._kinds.get(fold(name))
            if kind is None:
                self._problem(line, "loai", "kind_unknown", name)
            else:
                found.append(kind)
        return tuple(dict.fromkeys(found))

    def _day(self, line: Line, column: str) -> date | None:
        value = self._text(line, column)
        if not value:
            return None
        read = parse_date(value)
        if read.value is None or read.question or read.precision != "day":
            self._problem(line, column, "bad_date")
            return None
        return read.value

    def _problem(self, line: Line, column: str, reason: str, value: str | None = None) -> None:
        cell = f"{_letter(self._columns[column])}{line.number}"
        shown = self._text(line, column) if value is None else value
        self.problems.append(UnitsProblem(cell, reason, shown))


def _columns(head: Line, path: Path) -> dict[str, int]:
    """Find the columns in any order, by id or by the words that people write instead."""
    words = {fold(w): name for name in COLUMNS for w in (name, *_HEADINGS[name])}
    columns: dict[str, int] = {}
    for at, cell in enumerate(head.cells):
        name = words.get(fold(cell))
        if name is not None:
            columns.setdefault(name, at)
    missing = [name for name in _NEEDED if name not in columns]
    if missing:
        raise OfficeError(
            text(
                "inbox.units_header",
                path=path,
                missing=", ".join(missing),
                columns=", ".join(COLUMNS),
            )
        )
    return columns


def _kinds_by_name(kinds: Sequence[UnitKind]) -> dict[str, str]:
    named = {fold(name): k.id for k in kinds for name in (k.title, *k.aliases)}
    return named | {fold(k.id): k.id for k in kinds}


def _overlap(one: Unit, other: Unit) -> bool:
    return one.valid_within(other.since or date.min, other.until or date.max)


def _letter(column: int) -> str:
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
