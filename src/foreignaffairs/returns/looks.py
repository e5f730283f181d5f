"""How the sheets look that a copy has beside the form: fonts, boxes, headings, printing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.header_footer import HeaderFooterItem, _HeaderFooterPart
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from foreignaffairs.language.catalogue import text

from .measure import LINE, height_of
from .places import cell_at
from .values import put

HEADER, GRID = "1F3864", "A6A6A6"
NAME = "Times New Roman"
A4 = 9

_THIN = Side(style="thin", color=GRID)
BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
WRAPPED = Alignment(vertical="center", wrap_text=True)
INDENTED = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
CENTRED = Alignment(vertical="center", horizontal="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Line:
    """A line above a table, over its whole width; ``link`` is where it leads."""

    words: str
    size: float = 12
    bold: bool = False
    ink: str | None = None
    fill: str | None = None
    link: str | None = None


def font(
    *, size: float = 12, bold: bool = False, ink: str | None = None, link: bool = False
) -> Font:
    """The font of these offices; a link is underlined in the dark colour."""
    made = Font(name=NAME, size=size, bold=bold, underline="single" if link else None)
    made.color = HEADER if link else ink
    return made


def write(
    sheet: Worksheet, row: int, column: int, value: str | int, look: Font, align: Alignment
) -> Cell:
    """Write a cell as a person reads it; text stays text."""
    cell = cell_at(sheet, row, column)
    put(cell, value)
    cell.font, cell.alignment = look, align
    return cell


def write_lines(sheet: Worksheet, lines: Sequence[Line], widths: Mapping[int, float]) -> int:
    """Write lines from the first row on; returns the row of the last."""
    whole = sum(widths.values())
    for row, line in enumerate(lines, start=1):
        look = font(size=line.size, bold=line.bold, ink=line.ink, link=bool(line.link))
        cell = write(sheet, row, 1, line.words, look, WRAPPED)
        sheet.merge_cells(start_row=row, start_column=1, end_row=row, end_column=max(widths))
        if line.fill:
            cell.fill = PatternFill("solid", fgColor=line.fill)
        if line.link:
            lead(cell, line.link)
        scale = line.size / 12
        sheet.row_dimensions[row].height = height_of([(line.words, whole / scale)]) * scale + 2
    return len(lines)


def write_heads(sheet: Worksheet, row: int, heads: Sequence[str]) -> None:
    """Write the headings of a table."""
    for at, words in enumerate(heads, start=1):
        cell = write(sheet, row, at, words, font(bold=True, ink="FFFFFF"), CENTRED)
        cell.fill = PatternFill("solid", fgColor=HEADER)
        cell.border = BOX
    sheet.row_dimensions[row].height = 2 * LINE + 6


def lead(cell: Cell, target: str) -> None:
    """Make a cell a link to a place in the workbook; openpyxl fills in whose it is."""
    cell.hyperlink = Hyperlink(ref="", location=target)


def set_widths(sheet: Worksheet, widths: Mapping[int, float]) -> None:
    """Give columns (1-based) their widths in characters."""
    for at, width in widths.items():
        sheet.column_dimensions[get_column_letter(at)].width = width


def set_up(sheet: Worksheet, heads: int, footer: str, lang: str) -> None:
    """Protect a sheet, freeze it below its headings, and print it on A4 with page numbers."""
    sheet.protection.sheet = True
    sheet.protection.formatRows = sheet.protection.formatColumns = False
    sheet.sheet_properties.tabColor = HEADER
    sheet.sheet_view.showGridLines = False
    sheet.freeze_panes = f"A{heads + 1}"
    sheet.print_title_rows = f"{heads}:{heads}"
    sheet.page_setup.paperSize, sheet.page_setup.orientation = A4, "landscape"
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_options.horizontalCentered = True
    margins = sheet.page_margins
    margins.left, margins.right, margins.top, margins.bottom = 0.5, 0.5, 0.6, 0.7
    margins.header = margins.footer = 0.3
    look = f"{NAME},Regular"
    pages = text("returns.page", lang, page="&P", pages="&N")
    left = _HeaderFooterPart(text=footer.replace("&", "&&")[:150], font=look, size=10)
    right = _HeaderFooterPart(text=pages, font=look, size=10)
    sheet.oddFooter = HeaderFooterItem(left=left, right=right)
