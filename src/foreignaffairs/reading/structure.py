"""What is to be said of a workbook as a whole: sheets missing, twice, hidden, not its own."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from foreignaffairs.model import TableContent
from foreignaffairs.model.layout import COVER_UNIT, LAYOUT, LISTS_SHEET, parse_mark

from .cover import Cover, unit_code
from .notes import Notes
from .recognise import IdRow, is_own_sheet
from .sheet import Sheet
from .spec import TableSpec

_MOST_STRAY = 5


def cover_sheets(cover: Cover | None, marked: IdRow | None) -> set[str]:
    """Return the names of the sheets that the cover stands on."""
    names = {entry.sheet for entry in cover.entries.values()} if cover else set()
    return names | ({marked.sheet.name} if marked else set())


def say_identity(said: Mapping[str, str], cover: Cover | None, notes: Notes) -> None:
    """Say where the cover is gone, or shows another unit than the form was issued to."""
    if cover is None:
        notes.add("FA-C01")
    elif said.get("unit") and unit_code(cover) not in (None, said["unit"]):
        entry = cover.entries[COVER_UNIT]
        notes.add(
            "FA-C03",
            sheet=entry.sheet,
            cell=entry.cell,
            field=COVER_UNIT,
            value=entry.value,
            unit=said["unit"],
        )
    if said and said["layout"] != LAYOUT:
        notes.add("FA-S14", value=said["layout"])


def say_missing(
    said: Mapping[str, str],
    specs: Mapping[str, TableSpec],
    tables: Mapping[str, TableContent],
    notes: Notes,
) -> None:
    """Say which tables the form was issued with and no longer has."""
    for name in said.get("report_types", "").split(","):
        spec = specs.get(name.strip())
        if spec is not None and spec.id not in tables:
            notes.add("FA-S17", field=spec.id, number=spec.number, table=spec.title)


def say_twice(spec: TableSpec, earlier: TableContent, later: TableContent, notes: Notes) -> None:
    """Say that a table stands on two sheets: an error only where both hold different rows."""
    before, after = len(earlier.numbers), len(later.numbers)
    same = before == after and earlier.values == later.values
    kept, left = (later, earlier) if after and not before else (earlier, later)
    notes.add(
        "FA-S04",
        sheet=left.sheet,
        severity="error" if before and after and not same else "info",
        table=spec.title,
        kept=kept.sheet,
    )


def say_other_sheets(sheets: Iterable[Sheet], used: set[str], notes: Notes) -> None:
    """Say which cells were too far away to read, and which sheets hold data but no table."""
    for sheet in sheets:
        stray = sheet.marks.stray
        if stray:
            cells = ", ".join(stray[:_MOST_STRAY]) + ("…" if len(stray) > _MOST_STRAY else "")
            notes.add("FA-S10", sheet=sheet.name, cell=stray[0], cells=cells)
        if sheet.name in used or sheet.name == LISTS_SHEET or is_own_sheet(sheet):
            continue
        if any(cell != "" for row in sheet.rows for cell in row):
            notes.add("FA-S05" if sheet.hidden else "FA-S11", sheet=sheet.name)
            keep_beside(sheet, notes)


def keep_beside(sheet: Sheet, notes: Notes, first: int = 0, end: int | None = None) -> None:
    """Keep the cells of rows that no table took in; id marks are ours."""
    for number, row in enumerate(sheet.rows[first:end], start=first):
        for at, cell in enumerate(row):
            if cell != "" and not parse_mark(cell):
                notes.beside(sheet, number, at, cell)
