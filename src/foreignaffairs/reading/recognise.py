"""Which sheet holds which table: by id rows first, by printed headings where those are gone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from foreignaffairs.language.catalogue import entries, text
from foreignaffairs.language.text import fold
from foreignaffairs.model.layout import ID_MARK, META_SHEET, parse_mark

from .sheet import Cell, Sheet
from .spec import TableSpec, heading_keys

SEARCHED_ROWS = 40
"""Id rows and headings stand in the first rows, even after a few were inserted above."""
COVER = "cover"
_COVER_COLUMNS = {"id", "value"}
_OWN_ROOMS = ("forms", "returns")
_TITLE_ROWS = 5


@dataclass(frozen=True, slots=True)
class IdRow:
    """One id row: where it stands and the column of each field it names, per owner.

    ``owner`` is a report type id or ``cover``. ``twice`` are fields named by two columns.
    """

    sheet: Sheet
    owner: str
    row: int
    columns: Mapping[str, int]
    twice: tuple[str, ...] = ()


def metadata(sheets: Sequence[Sheet]) -> tuple[Mapping[str, str], str]:
    """Return the hidden metadata by key and the name of their sheet, wherever it was moved to."""
    for sheet in sorted(sheets, key=lambda s: s.name != META_SHEET):
        found = {
            str(row[0]): _plain(row[1]) for row in sheet.rows[:20] if len(row) > 1 and row[0] != ""
        }
        if "layout" in found and "form_id" in found:
            return found, sheet.name
    return {}, META_SHEET


def id_rows(sheet: Sheet) -> Iterator[IdRow]:
    """Yield every id row in the first rows of a sheet."""
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        # Nearly no row has a mark: thousands of cells are looked at, in the cheapest way there is.
        for cell in row:
            if cell.__class__ is str and cell[:1] == ID_MARK:
                break
        else:
            continue
        marked = [(at, mark) for at, cell in enumerate(row) if (mark := parse_mark(cell))]
        owners: dict[str, dict[str, int]] = {}
        twice: dict[str, list[str]] = {}
        for column, (owner, field) in marked:
            columns = owners.setdefault(owner, {})
            if field in columns:
                twice.setdefault(owner, []).append(field)
            columns.setdefault(field, column)
        for owner, columns in owners.items():
            if owner == COVER and not columns.keys() >= _COVER_COLUMNS:
                continue  # half a cover would end the table above it
            yield IdRow(sheet, owner, number, columns, tuple(twice.get(owner, ())))


def heading_fields(row: Sequence[Cell], spec: TableSpec) -> dict[int, str]:
    """Return the field that each column's heading means, where it means exactly one."""
    found = {}
    for column, cell in enumerate(row):
        if isinstance(cell, str) and cell:
            fields = {spec.headings[k] for k in heading_keys(cell) if k in spec.headings}
            if len(fields) == 1:
                found[column] = fields.pop()
    return found


def by_words(sheet: Sheet, spec: TableSpec) -> IdRow | None:
    """Find a table by its printed headings; ``None`` where too few of them stand in one row.

    Enough is more than half of the required columns and two headings, or the sheet's own name
    and one heading.
    """
    best: dict[str, int] = {}
    at = 0
    for number, row in enumerate(sheet.rows[:SEARCHED_ROWS]):
        fields: dict[str, int] = {}
        for column, field in heading_fields(row, spec).items():
            fields.setdefault(field, column)
        if len(fields) > len(best):
            best, at = fields, number
    required = {c.name for c in spec.columns.values() if c.required}
    enough = len(best) >= 2 and 2 * len(required & best.keys()) >= len(required)
    if enough or (best and _named_for(sheet, spec)):
        return IdRow(sheet, spec.id, at, best)
    return None


def word_score(found: IdRow, spec: TableSpec) -> tuple[int, int]:
    """How well headings fit a report type: its own sheet name first, then headings met."""
    return (_named_for(found.sheet, spec), len(found.columns))


def _named_for(sheet: Sheet, spec: TableSpec) -> bool:
    return fold(spec.sheet) == fold(sheet.name.lstrip("0123456789. "))


def is_own_sheet(sheet: Sheet) -> bool:
    """Tell whether a sheet is one of the form's own that hold nothing to read (live checks)."""
    words = _own_words()
    return fold(sheet.name) in words or any(
        isinstance(cell, str) and cell != "" and fold(cell) in words
        for row in sheet.rows[:_TITLE_ROWS]
        for cell in row
    )


@lru_cache(maxsize=1)
def _own_words() -> frozenset[str]:
    """Every name and title that a form, or a copy sent back, prints on a sheet of its own."""
    known = {f"{room}.{key}": said for room in _OWN_ROOMS for key, said in entries(room).items()}
    names = [key for key in known if ".sheet_" in key]
    titles = [f"{name.replace('.sheet_', '.')}_title" for name in names]
    return frozenset(
        fold(known[key][lang]) for key in (*names, *titles) if key in known for lang in ("vi", "en")
    )


@lru_cache(maxsize=1)
def computed_sheets() -> frozenset[str]:
    """The names of the sheets that a form computes by itself and nobody fills in."""
    keys = ("forms.sheet_check", "forms.sheet_rules")
    return frozenset(text(key, lang) for key in keys for lang in ("vi", "en"))


def _plain(cell: Cell) -> str:
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()
