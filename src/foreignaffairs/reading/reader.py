"""One form from bytes to content: sheets, cover, tables, and what is odd about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from foreignaffairs.model import FormContent, TableContent, WorkbookUnreadable
from foreignaffairs.model.layout import LAYOUT, LISTS_SHEET

from .body import read_table
from .book import Book, Remark
from .columns import table_area
from .converters import ValueReader
from .cover import Cover, period_id, read_cover, unit_code
from .kind import HEAD, NEVER_TABLES, is_lock_file, kind_of
from .notes import Notes
from .recognise import (
    COVER,
    IdRow,
    by_words,
    computed_sheets,
    id_rows,
    is_own_sheet,
    metadata,
    word_score,
)
from .refusal import CANNOT_OPEN, LOCK_FILE, NOT_OUR_FORM, refuse
from .sheet import Sheet
from .spec import TableSpec
from .structure import (
    cover_sheets,
    keep_beside,
    say_identity,
    say_missing,
    say_other_sheets,
    say_twice,
)
from .words import not_a_workbook, reason_words
from .workbook import MAX_BYTES, read_book

_MISSED = frozenset({"FA-C01", "FA-S17"})
"""Findings that say that the cover or a table is not where it should be."""


class FormReader:
    """Reads forms one after another and remembers the values that it has met."""

    def __init__(
        self, specs: Sequence[TableSpec], aliases: Mapping[str, str] | None = None
    ) -> None:
        self._specs = {spec.id: spec for spec in specs}
        self._values = ValueReader(aliases)

    def read(self, source: Path | bytes) -> FormContent:
        """Read one form from a file or from bytes; raises ``WorkbookUnreadable``."""
        if isinstance(source, bytes):
            return self._read_bytes(source)
        if is_lock_file(source.name):
            raise refuse(LOCK_FILE)
        try:
            with source.open("rb") as file:
                head = file.read(HEAD)
                kind = kind_of(head)
                if kind in NEVER_TABLES:
                    raise not_a_workbook(kind)
                data = head + file.read(MAX_BYTES + 1)
        except OSError as error:
            raise refuse(CANNOT_OPEN, reason=reason_words(error)) from error
        return self._read_bytes(data)

    def _read_bytes(self, data: bytes) -> FormContent:
        """Look into the sheets that a form computes by itself only where something is missed."""
        try:
            content = self._read_book(read_book(data, {LISTS_SHEET} | computed_sheets()))
        except WorkbookUnreadable as error:
            if error.reason != NOT_OUR_FORM:
                raise
        else:
            if _MISSED.isdisjoint(finding.code for finding in content.findings):
                return content
        return self._read_book(read_book(data))

    def _read_book(self, book: Book) -> FormContent:
        """A page or text without a form in it is refused by what it is, a workbook as another's."""
        try:
            return self.read_sheets(book.sheets, book.remarks)
        except WorkbookUnreadable as error:
            if error.reason == NOT_OUR_FORM and book.disguise:
                raise not_a_workbook(book.disguise) from error
            raise

    def read_sheets(self, sheets: Sequence[Sheet], remarks: Sequence[Remark] = ()) -> FormContent:
        """Turn sheets into content; raises ``WorkbookUnreadable`` where no form is among them."""
        notes = Notes()
        for remark in remarks:
            notes.add(remark.code, **remark.words)
        said, meta_sheet = metadata(sheets)
        marked = [row for sheet in sheets for row in id_rows(sheet)]
        found = list(self._tables(marked, [s for s in sheets if s.name != meta_sheet], notes))
        cover_row = next((row for row in marked if row.owner == COVER), None)
        cover = read_cover(cover_row, sheets, self._specs.values(), notes)
        if not found and not said and cover is None:
            raise refuse(NOT_OUR_FORM)
        tables = self._read_tables(found, marked, notes)
        used = {row.sheet.name for row, _ in found}
        say_identity(said, cover, notes)
        say_missing(said, self._specs, tables, notes)
        say_other_sheets(sheets, used | cover_sheets(cover, cover_row) | {meta_sheet}, notes)
        return _content(said, cover or Cover(), tables, notes)

    def _tables(
        self, marked: Sequence[IdRow], sheets: Sequence[Sheet], notes: Notes
    ) -> Iterator[tuple[IdRow, bool]]:
        """Yield the id row of every table, and by words the tables that have lost theirs."""
        taken = {row.sheet.name for row in marked}
        known = set()
        for row in marked:
            if row.owner in self._specs:
                known.add(row.owner)
                yield row, True
            elif row.owner != COVER:
                notes.add("FA-S12", sheet=row.sheet.name, value=row.owner)
        for sheet in (s for s in sheets if s.name not in taken and not is_own_sheet(s)):
            scored = [
                (word_score(worded, spec), worded)
                for spec in self._specs.values()
                if spec.id not in known and (worded := by_words(sheet, spec))
            ]
            if scored:
                best = max(scored, key=lambda pair: pair[0])[1]
                known.add(best.owner)
                notes.add("FA-S01", sheet=sheet.name, table=self._specs[best.owner].title)
                yield best, False

    def _read_tables(
        self, found: Sequence[tuple[IdRow, bool]], marked: Sequence[IdRow], notes: Notes
    ) -> dict[str, TableContent]:
        """Read every table once; of a table that stands on two sheets the fuller one is kept."""
        tables: dict[str, TableContent] = {}
        for row, by_marks in found:
            spec = self._specs[row.owner]
            own = Notes()
            area = table_area(row, spec, _end(row, marked), by_marks, self._values, own)
            table = read_table(area, self._values, own)
            earlier = tables.get(spec.id)
            if earlier is None:
                tables[spec.id] = table
                notes.take(own)
                continue
            say_twice(spec, earlier, table, notes)
            if not earlier.numbers and table.numbers:
                tables[spec.id] = table
                notes.take(own)
            else:
                keep_beside(area.sheet, notes, area.first, area.end)
        return tables


def _end(row: IdRow, marked: Iterable[IdRow]) -> int:
    """The row after a table: where the next id row stands in its sheet, else the sheet's end."""
    below = [r.row for r in marked if r.sheet is row.sheet and r.row > row.row]
    return min(below, default=len(row.sheet.rows))


def _content(
    said: Mapping[str, str], cover: Cover, tables: Mapping[str, TableContent], notes: Notes
) -> FormContent:
    """Put it together; hidden metadata go first, what the cover shows fills their gaps."""
    return FormContent(
        layout=said.get("layout", LAYOUT),
        province=said.get("province") or None,
        period=said.get("period") or period_id(cover),
        unit=said.get("unit") or unit_code(cover),
        cover=cover.entries,
        answers=cover.answers,
        nil=cover.nil,
        tables=tables,
        findings=tuple(notes.findings),
        unread=tuple(notes.unread),
    )
