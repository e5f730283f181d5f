"""The first sheet of the copy: what to mend, in order, each line leading to its cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.workbook import Workbook
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.language.catalogue import text

from .fill import LeftOver
from .locate import Placed
from .marks import TO_CONFIRM, TO_MEND, changed, turn_green
from .measure import LINE, height_of
from .places import cell_at
from .values import put

_HEADER, _GRID, _QUIET = "1F3864", "A6A6A6", "595959"
_FONT = "Times New Roman"
_COLUMNS = (
    ("number", 6.0), ("severity", 19.0), ("sheet", 20.0), ("cell", 8.0), ("what", 56.0),
    ("fix", 52.0), ("state", 13.0),
)  # fmt: skip
_NUMBER, _SEVERITY, _SHEET, _CELL, _WHAT, _FIX, _STATE = range(1, 8)
_WIDTHS = {at: width for at, (_, width) in enumerate(_COLUMNS, start=1)}
_WIDTH = sum(_WIDTHS.values())
_A4 = 9

_THIN = Side(style="thin", color=_GRID)
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_WRAPPED = Alignment(vertical="center", wrap_text=True)
_INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
_CENTRED = Alignment(vertical="center", horizontal="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Summary:
    """What the first sheet says beside the findings."""

    title: str
    due_text: str
    read: bool
    lang: str

    def words(self, key: str, **params: object) -> str:
        """Words of this room's catalogue."""
        return text(f"returns.{key}", self.lang, **params)


def write_summary(
    book: Workbook, summary: Summary, found: Sequence[Placed], left_over: Sequence[LeftOver]
) -> dict[str, str]:
    """Add the first sheet and open the copy on it; returns what its formulas show, by cell."""
    sheet = book.create_sheet(summary.words("sheet_list"), 0)
    for at, width in _WIDTHS.items():
        sheet.column_dimensions[get_column_letter(at)].width = width
    row = _write_top(sheet, summary, found)
    _write_heads(sheet, row, [summary.words(f"head_{key}") for key, _ in _COLUMNS])
    heads = row
    shown: dict[str, str] = {}
    for number, item in enumerate(found, start=1):
        row += 1
        shown.update(_write_line(sheet, row, number, item, summary))
    if left_over:
        _write_left_over(sheet, row + 2, left_over, summary)
    _set_up(book, sheet, heads, summary)
    return shown


def _write_top(sheet: Worksheet, summary: Summary, found: Sequence[Placed]) -> int:
    """Write title, counts, due date and how to go about it; returns the row of the headings."""
    errors = sum(item.finding.severity == "error" for item in found)
    counts = summary.words("counts", errors=errors, warnings=len(found) - errors)
    steps = ["step_find", "step_colours", "step_send"] if summary.read else ["not_read"]
    lines = [
        (summary.words("list_title"), Font(name=_FONT, size=16, bold=True, color=_HEADER), None),
        (summary.title, Font(name=_FONT, size=13, bold=True), None),
        (counts, Font(name=_FONT, size=12), None),
        (summary.due_text, Font(name=_FONT, size=12, bold=True), TO_CONFIRM),
        *((summary.words(s), Font(name=_FONT, size=12), None) for s in steps),
    ]
    row = 0
    for words, font, colour in lines:
        if not words:
            continue
        row += 1
        cell = _write(sheet, row, 1, words, font, _WRAPPED)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_COLUMNS))
        if colour:
            cell.fill = PatternFill("solid", fgColor=colour)
        scale = (font.size or 12) / 12
        sheet.row_dimensions[row].height = height_of([(words, _WIDTH / scale)]) * scale + 2
    return row + 2


def _write_heads(sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
    font = Font(name=_FONT, size=12, bold=True, color="FFFFFF")
    for at, words in enumerate(heads, start=1):
        cell = _write(sheet, row, at, words, font, _CENTRED)
        cell.fill = PatternFill("solid", fgColor=_HEADER)
        cell.border = _BOX
    sheet.row_dimensions[row].height = 2 * LINE + 6


def _write_line(
    sheet: Worksheet, row: int, number: int, item: Placed, summary: Summary
) -> dict[str, str]:
    """Write one finding; its state follows the cell it is about."""
    finding = item.finding
    error = finding.severity == "error"
    plain, link = Font(name=_FONT, size=12), Font(name=_FONT, size=12, underline="single")
    link.color = _HEADER
    message = finding.message
    if finding.citation:
        message += "\n" + summary.words("cites", citation=finding.citation)
    where = item.sheet.title if item.sheet is not None else summary.words("whole_file")
    address = item.cell.coordinate if item.cell is not None and item.exact else ""
    _write(sheet, row, _NUMBER, number, plain, _CENTRED)
    severity = _write(sheet, row, _SEVERITY, summary.words(finding.severity), plain, _INDENTED)
    severity.fill = PatternFill("solid", fgColor=TO_MEND if error else TO_CONFIRM)
    _write(sheet, row, _SHEET, where, link if item.cell is not None else plain, _INDENTED)
    _write(sheet, row, _CELL, address, link if address else plain, _CENTRED)
    _write(sheet, row, _WHAT, message, plain, _INDENTED)
    _write(sheet, row, _FIX, finding.fix, plain, _INDENTED)
    state = _write(sheet, row, _STATE, "", plain, _CENTRED)
    for at in range(1, len(_COLUMNS) + 1):
        sheet.cell(row, at).border = _BOX
    texts = ((where, _SHEET), (message, _WHAT), (finding.fix, _FIX))
    sheet.row_dimensions[row].height = height_of((t, _WIDTHS[at]) for t, at in texts) + 4
    if item.target is None:
        return {}
    for at in (_SHEET, *((_CELL,) if address else ())):
        cell_at(sheet, row, at).hyperlink = Hyperlink(ref="", location=item.target)
    return _follow(sheet, state, item, summary)


def _follow(sheet: Worksheet, state: Cell, item: Placed, summary: Summary) -> dict[str, str]:
    """Let a line say by itself whether its cell was changed."""
    if item.cell is None or item.target is None or not item.exact:
        return {}
    done, waiting = summary.words("done"), summary.words(f"open_{item.finding.severity}")
    state.value = f'=IF({changed(item.cell, item.target)},"{done}","{waiting}")'
    turn_green(sheet, state, f'${state.column_letter}${state.row}="{done}"')
    return {state.coordinate: waiting}


def _write_left_over(
    sheet: Worksheet, row: int, left_over: Sequence[LeftOver], summary: Summary
) -> None:
    """List what was typed where the form has no place for it, so that nothing is lost."""
    bold, plain = Font(name=_FONT, size=12, bold=True), Font(name=_FONT, size=12)
    words = summary.words("left_over")
    _write(sheet, row, 1, words, bold, _WRAPPED)
    sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(_COLUMNS))
    sheet.row_dimensions[row].height = height_of([(words, _WIDTH)])
    heads = {
        _NUMBER: "number", _SEVERITY: "left_label", _SHEET: "sheet", _CELL: "cell",
        _WHAT: "left_text",
    }  # fmt: skip
    titles = [summary.words(f"head_{heads[at]}") if at in heads else "" for at in _WIDTHS]
    _write_heads(sheet, row + 1, titles[:_WHAT])
    for number, item in enumerate(left_over, start=1):
        at = row + 1 + number
        line: dict[int, str | int] = {
            _NUMBER: number, _SEVERITY: item.label, _SHEET: item.sheet, _CELL: item.cell,
            _WHAT: item.text,
        }  # fmt: skip
        for column, value in line.items():
            centred = column in (_NUMBER, _CELL)
            cell = _write(sheet, at, column, value, plain, _CENTRED if centred else _INDENTED)
            cell.border = _BOX
        texts = ((str(v), _WIDTHS[c]) for c, v in line.items())
        sheet.row_dimensions[at].height = height_of(texts) + 4


def _set_up(book: Workbook, sheet: Worksheet, heads: int, summary: Summary) -> None:
    """Protection, printing and the view: the copy opens here, with the cursor on the first line."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.sheet_properties.tabColor = _HEADER
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{heads + 1}"
    for selection in sheet.sheet_view.selection:
        selection.activeCell = selection.sqref = f"D{heads + 1}"
    sheet.print_title_rows = f"{heads}:{heads}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = _A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.5, 0.5, 0.6, 0.7
    margins.header = margins.footer = 0.3
    font = f"{_FONT},Regular"
    left = _HeaderFooterPart(text=summary.title.replace("&", "&&")[:150], font=font, size=10)
    right = _HeaderFooterPart(text=summary.words("page", page="&P", pages="&N"), font=font, size=10)
    sheet.oddFooter = HeaderFooterItem(left=left, right=right)
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet
    book.active = 0


def _write(
    sheet: Worksheet, row: int, column: int, value: str | int, font: Font, align: Alignment
) -> Cell:
    cell = cell_at(sheet, row, column)
    put(cell, value)
    cell.font, cell.alignment = font, align
    return cell
