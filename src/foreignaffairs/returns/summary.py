"""The first sheet of the copy: what to mend, in order, each line leading to its cell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import PatternFill
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Finding

from .compare import Comparison
from .looks import (
    BOX,
    CENTRED,
    HEADER,
    INDENTED,
    Line,
    font,
    lead,
    set_up,
    set_widths,
    write,
    write_heads,
    write_lines,
)
from .marks import DONE, TO_CONFIRM, TO_MEND, turn_green
from .measure import height_of
from .placed import Placed
from .places import cell_at

_COLUMNS = (
    ("number", 6.0), ("severity", 23.0), ("sheet", 27.0), ("cell", 8.0), ("what", 54.0),
    ("fix", 50.0), ("state", 13.0),
)  # fmt: skip
_NUMBER, _SEVERITY, _SHEET, _CELL, _WHAT, _FIX, _STATE = range(1, 8)
_WIDTHS = {at: width for at, (_, width) in enumerate(_COLUMNS, start=1)}


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first sheet says beside the findings.

    ``beside`` leads to the sheet of what has no place in the form, with how much stands there;
    ``more`` are findings that are too many to be listed.
    """

    title: str
    due_text: str
    read: bool
    lang: str
    compared: Comparison | None = None
    beside: tuple[str, int] | None = None
    more: tuple[Finding, ...] = ()

    def words(self, key: str, **params: object) -> str:
        """Words of this room's catalogue."""
        return text(f"returns.{key}", self.lang, **params)


def write_summary(book: Workbook, summary: Summary, found: Sequence[Placed]) -> dict[str, str]:
    """Add the first sheet and open the copy on it; returns what its formulas show, by cell."""
    sheet = book.create_sheet(summary.words("sheet_list"), 0)
    set_widths(sheet, _WIDTHS)
    heads = write_lines(sheet, list(_top(summary, found)), _WIDTHS) + 2
    write_heads(sheet, heads, [summary.words(f"head_{key}") for key, _ in _COLUMNS])
    shown = dict(_count_changes(sheet, heads, found, summary))
    for number, item in enumerate(found, start=1):
        shown.update(_write_line(sheet, heads + number, number, item, summary))
    set_up(sheet, heads, summary.title, summary.lang)
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = f"D{heads + 1}"
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0
    return shown


def _top(summary: Summary, found: Sequence[Placed]) -> Iterator[Line]:
    """Title, counts, what was mended, due date, how to go about it."""
    everything = [*(item.finding for item in found), *summary.more]
    errors = sum(f.severity == "error" for f in everything)
    yield Line(summary.words("list_title"), size=16, bold=True, ink=HEADER)
    yield Line(summary.title, size=13, bold=True)
    yield Line(summary.words("counts", errors=errors, warnings=len(everything) - errors))
    if summary.more:
        yield Line(summary.words("many", n=len(found)))
    if summary.compared is not None and any(summary.compared.counts().values()):
        words = summary.words("mended", **summary.compared.counts())
        yield Line(words, fill=DONE if summary.compared.mended else None)
    if summary.due_text:
        yield Line(summary.due_text, bold=True, fill=TO_CONFIRM)
    for step in ("step_find", "step_colours", "step_send") if summary.read else ("not_read",):
        yield Line(summary.words(step))
    if summary.beside is not None:
        target, n = summary.beside
        yield Line(summary.words("see_other", n=n), link=target)


def _count_changes(
    sheet: Worksheet, heads: int, found: Sequence[Placed], summary: Summary
) -> Iterator[tuple[str, str]]:
    """Say above the states how far the clerk has got; yields what the formula shows."""
    followed = sum(item.exact for item in found)
    if not followed:
        return
    cell = write(sheet, heads - 1, _STATE, "", font(), CENTRED)
    letter = cell.column_letter
    states = f"${letter}${heads + 1}:${letter}${heads + len(found)}"
    before, after = summary.words("progress", done="|", all=followed).split("|")
    cell.value = f'="{before}"&COUNTIF({states},"{summary.words("done")}")&"{after}"'
    yield cell.coordinate, f"{before}0{after}"


def _write_line(
    sheet: Worksheet, row: int, number: int, item: Placed, summary: Summary
) -> dict[str, str]:
    """Write one finding; its state follows the cell it is about."""
    finding = item.finding
    error = finding.severity == "error"
    plain, link = font(), font(link=True)
    kind = summary.words(finding.severity)
    if item.again:
        kind += "\n" + summary.words("again")
    message = finding.message
    if finding.citation:
        message += "\n" + summary.words("cites", citation=finding.citation)
    where = item.sheet.title if item.sheet is not None else summary.words("whole_file")
    address = item.cell.coordinate if item.cell is not None and item.exact else ""
    write(sheet, row, _NUMBER, number, plain, CENTRED)
    severity = write(sheet, row, _SEVERITY, kind, plain, INDENTED)
    severity.fill = PatternFill("solid", fgColor=TO_MEND if error else TO_CONFIRM)
    write(sheet, row, _SHEET, where, link if item.cell is not None else plain, INDENTED)
    write(sheet, row, _CELL, address, link if address else plain, CENTRED)
    write(sheet, row, _WHAT, message, plain, INDENTED)
    write(sheet, row, _FIX, finding.fix, plain, INDENTED)
    state = write(sheet, row, _STATE, "", plain, CENTRED)
    for at in _WIDTHS:
        sheet.cell(row, at).border = BOX
    texts = ((kind, _SEVERITY), (where, _SHEET), (message, _WHAT), (finding.fix, _FIX))
    sheet.row_dimensions[row].height = height_of((t, _WIDTHS[at]) for t, at in texts) + 4
    if item.target is None:
        return {}
    for at in (_SHEET, *((_CELL,) if address else ())):
        lead(cell_at(sheet, row, at), item.target)
    return _follow(sheet, state, item, summary)


def _follow(sheet: Worksheet, state: Cell, item: Placed, summary: Summary) -> dict[str, str]:
    """Let a line say by itself whether its cell was changed."""
    if item.cell is None or item.target is None or not item.exact:
        return {}
    done, waiting = summary.words("done"), summary.words(f"open_{item.finding.severity}")
    tests = item.tests(item.cell, elsewhere=True)
    test = f"OR({tests.done},{item.or_done})" if item.or_done else tests.done
    otherwise = f'"{waiting}"'
    for what, unclear in reversed(tests.unclear):
        otherwise = f'IF({unclear},"{summary.words(f"unclear_{what}")}",{otherwise})'
    state.value = f'=IF({test},"{done}",{otherwise})'
    turn_green(sheet, state, f'${state.column_letter}${state.row}="{done}"')
    return {state.coordinate: waiting}
