"""The copy that goes back: the form filled with what was read, its cells to mend marked."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.workbook.workbook import Workbook

from foreignaffairs.files import write_new
from foreignaffairs.model import Finding, FormContent, ReportType, UnreadCell

from .beside import not_in_the_form, write_beside
from .compare import Comparison
from .fill import Filled, fill
from .locate import placed
from .marks import mark
from .notes import anchors
from .package import completed, quiet_cells
from .places import copy_looks, form_places
from .shown import shown_values
from .summary import Summary, write_summary

MOST_LISTED = 300
"""Findings that a copy lists and marks; nobody mends more in one go, and the next copy has them."""


@dataclass(frozen=True, slots=True)
class ReturnCopy:
    """A copy as written: where it is, and what it asks for with the cells of the copy itself.

    ``again`` are those of the findings that the unit was asked before.
    """

    path: Path
    findings: tuple[Finding, ...]
    again: tuple[Finding, ...] = ()


def write_return_copy(
    issued_form: Path,
    content: FormContent | None,
    findings: Sequence[Finding],
    out: Path,
    *,
    title: str,
    due_text: str,
    report_types: Mapping[str, ReportType],
    compared: Comparison | None = None,
    unread: Sequence[UnreadCell] = (),
    lang: str = "vi",
) -> ReturnCopy:
    """Fill a fresh form with what was read, mark what is to be mended, and write it to ``out``.

    ``issued_form`` is a form that we wrote just now. ``content`` is ``None`` where nothing could
    be read: the copy is then the blank form. ``compared`` is what became of the findings of the
    revision before, ``unread`` what the file held beside the form: it goes on a sheet of its own,
    as plain text. An existing file is never written over.
    """
    form = issued_form.read_bytes()
    quiet = quiet_cells(form)
    book = load_workbook(io.BytesIO(form))
    _restore_merged_looks(book)
    places = form_places(book, report_types)
    filled = Filled(places, {}, ())
    if content is not None:
        filled = fill(book, places, content, report_types)
    found = placed(findings, content, filled, book, lang, compared)
    listed = found[:MOST_LISTED]
    mark(listed, lang)
    left = not_in_the_form(filled.left_over, unread)
    beside = (write_beside(book, left, title, lang), len(left)) if left else None
    more = tuple(item.finding for item in found[MOST_LISTED:])
    summary = Summary(title, due_text, content is not None, lang, compared, beside, more)
    list_shows = write_summary(book, summary, listed)
    order = {sheet.title: number for number, sheet in enumerate(book.worksheets)}
    shown: dict[int, dict[str, str | int | float]] = {0: {**list_shows}}
    for place in filled.places.tables.values():
        shown[order[place.sheet.title]] = shown_values(place)
    assert book.calculation is not None
    book.calculation.fullCalcOnLoad = True
    buffer = io.BytesIO()
    notes = anchors(book)
    book.save(buffer)
    moved = {number: xml for number, xml in enumerate(quiet, start=1) if xml}
    path = write_new(out, completed(buffer.getvalue(), moved, shown, notes))
    asked_again = tuple(item.moved() for item in found if item.again)
    return ReturnCopy(path, tuple(item.moved() for item in found), asked_again)


def _restore_merged_looks(book: Workbook) -> None:
    """Give every cell of a merged area the looks of its first, protection included.

    openpyxl keeps those of the first cell only; the others would be locked, and Excel then
    refuses to clear the area.
    """
    for sheet in book.worksheets:
        for area in sheet.merged_cells.ranges:
            first = sheet.cell(area.min_row, area.min_col)
            for row, column in area.cells:
                if (row, column) != (area.min_row, area.min_col):
                    copy_looks(first, sheet.cell(row, column))
