"""What the officer wrote down about files: ``ngay-nhan.csv`` in the inbox.

Header ``tep, ngay_nhan, don_vi, ky``: the file, the day received, and where the file itself does
not say it (or says it wrongly) the unit's code and the period. Only ``tep`` must be filled in.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.dates import parse_date
from foreignaffairs.language.text import fold
from foreignaffairs.model import OfficeError, Period
from foreignaffairs.register import ReceivedBasis

from .files import ENTRIES_FILE
from .tables import read_table

_COLUMNS = ("tep", "ngay_nhan", "don_vi", "ky")


@dataclass(frozen=True, slots=True)
class OfficerEntry:
    """One line of the list; ``None`` where the officer wrote nothing."""

    received_on: date | None = None
    unit: str | None = None
    period: Period | None = None


NO_ENTRY = OfficerEntry()


class OfficerEntries:
    """The list, looked up by a file's path in the inbox or by its name alone.

    What is written about a folder, mail or archive goes for every file in it that has no line.
    """

    def __init__(self, entries: Mapping[str, OfficerEntry]) -> None:
        self._entries = {fold(name): entry for name, entry in entries.items()}

    def of(self, name: str) -> OfficerEntry:
        """Return what is written about a file; an empty entry where nothing is."""
        if not self._entries:
            return NO_ENTRY
        above, _, last = name.rpartition("/")
        for written in (name, last, *_parents(above)):
            entry = self._entries.get(fold(written))
            if entry is not None:
                return entry
        return NO_ENTRY


def _parents(path: str) -> Iterator[str]:
    """Yield a path, its name alone, and the same of all above it, nearest first."""
    while path:
        above, _, last = path.rpartition("/")
        yield path
        yield last
        path = above


def read_entries(inbox: Path) -> OfficerEntries:
    """Read the list of an inbox; none is an empty one. Raises ``OfficeError`` naming the cell."""
    path = inbox / ENTRIES_FILE
    if not path.exists():
        return OfficerEntries({})
    lines = read_table(path)
    if not lines:
        return OfficerEntries({})
    head = lines[0]
    columns = {cell.casefold(): at for at, cell in enumerate(head.cells) if cell}
    if "tep" not in columns or set(columns) - set(_COLUMNS):
        raise OfficeError(
            text("inbox.entries_header", file=ENTRIES_FILE, columns=", ".join(_COLUMNS))
        )
    entries = {}
    for line in lines[1:]:
        cells = {name: line.cell(at) for name, at in columns.items()}
        if cells["tep"]:
            entries[cells["tep"]] = _entry(cells, line.number)
    return OfficerEntries(entries)


def received_day(
    entry: OfficerEntry, mailed_on: date | None, first_seen: date
) -> tuple[date, ReceivedBasis]:
    """Return the day a file was received and who says so: officer, else mail, else first seen."""
    if entry.received_on is not None:
        return entry.received_on, "officer"
    return (mailed_on, "mail") if mailed_on is not None else (first_seen, "first_seen")


def _entry(cells: Mapping[str, str], number: int) -> OfficerEntry:
    return OfficerEntry(
        _day(cells.get("ngay_nhan", ""), number),
        cells.get("don_vi") or None,
        _period(cells.get("ky", ""), number),
    )


def _day(cell: str, number: int) -> date | None:
    if not cell:
        return None
    read = parse_date(cell)
    # The day decides who was late: one that needs a guess is not taken.
    if read.value is None or read.question or read.precision != "day":
        raise OfficeError(text("inbox.entries_date", file=ENTRIES_FILE, line=number, value=cell))
    return read.value


def _period(cell: str, number: int) -> Period | None:
    if not cell:
        return None
    try:
        return Period.parse(cell)
    except ValueError as error:
        raise OfficeError(
            text("inbox.entries_period", file=ENTRIES_FILE, line=number, value=cell)
        ) from error
