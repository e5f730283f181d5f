"""The layout of Decree 30/2020/NĐ-CP with python-docx: page, letterhead, paragraphs, signature.

Sizes marked [nhớ] in the domain notes (type sizes, indents) are common practice that was not
checked against the decree's text; page and margins were.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT, WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from foreignaffairs.files import put_over, temporary
from foreignaffairs.model import Letterhead

FONT = "Times New Roman"
BODY_SIZE = 14
LEFT_WIDTH, RIGHT_WIDTH = 64, 98
_LONG_PLACE = 12
_LONG_AGENCY = 26
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_MADE = datetime(2023, 1, 1)


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signs: lines of authority ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"); the name stays blank."""

    titles: tuple[str, ...]


def new_document() -> Any:
    """An empty A4 document with the decree's margins, font and page numbers from page 2."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin = section.bottom_margin = Mm(20)
    section.left_margin, section.right_margin = Mm(30), Mm(18)
    section.header_distance = Mm(10)
    section.different_first_page_header_footer = True
    style = document.styles["Normal"]
    style.font.name, style.font.size = FONT, Pt(BODY_SIZE)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for face in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
        fonts.set(qn(face), FONT)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), "vi-VN")
    style.element.rPr.append(language)
    style.paragraph_format.space_before = style.paragraph_format.space_after = Pt(0)
    _page_number(section.header.paragraphs[0])
    # The day of making is not part of the document: the same input gives the same bytes.
    document.core_properties.created = document.core_properties.modified = _MADE
    document.core_properties.author = ""
    return document


def clean(words: str) -> str:
    """Drop control characters, which a .docx cannot hold."""
    return _CONTROL.sub("", words)


def paragraph(
    container: Any,
    words: str = "",
    *,
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    align: Any = ALIGN.CENTER,
    before: float = 0,
    after: float = 0,
) -> Any:
    """Add one paragraph of one run; newlines become line breaks."""
    made = container.add_paragraph()
    made.alignment = align
    made.paragraph_format.space_before, made.paragraph_format.space_after = Pt(before), Pt(after)
    run = made.add_run(clean(words))
    run.bold, run.italic = bold, italic
    if size:
        run.font.size = Pt(size)
    return made


def body(container: Any, words: str, *, bold: bool = False, italic: bool = False) -> Any:
    """Add a paragraph of body text: justified, first line in by 12,7 mm, 6 pt after."""
    made = paragraph(container, words, bold=bold, italic=italic, align=ALIGN.JUSTIFY, after=6)
    made.paragraph_format.first_line_indent = Mm(12.7)
    made.paragraph_format.line_spacing = 1.15
    return made


def heading(container: Any, words: str) -> Any:
    """Add a bold heading that stays with what follows."""
    made = body(container, words, bold=True)
    made.paragraph_format.keep_with_next = True
    return made


def letterhead(
    document: Any, head: Letterhead, *, symbol: str, year: int, subject: str | None = None
) -> None:
    """Write agency, motto, number and place; number and day stay blank for the registry (văn thư).

    ``symbol`` follows the blank number ("/BC-SGDĐT"); ``subject`` is a letter's "V/v …".
    """
    left, right, left_below, right_below = grid(document, (LEFT_WIDTH, RIGHT_WIDTH), 2)
    paragraph(left, _in_lines(head.parent_agency), size=12)
    paragraph(left, head.agency, size=13, bold=True)
    _line(left, LEFT_WIDTH, 22)
    paragraph(right, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", size=13, bold=True)
    paragraph(right, "Độc lập - Tự do - Hạnh phúc", size=14, bold=True)
    _line(right, RIGHT_WIDTH, 68)
    paragraph(left_below, f"Số:          {symbol}", size=13, before=4)
    if subject:
        paragraph(left_below, f"V/v {subject}", size=12, before=2)
    long_place = len(head.place) > _LONG_PLACE
    gap = " " * (4 if long_place else 7)
    dated = f"{head.place}, ngày{gap}tháng{gap}năm {year}"
    paragraph(right_below, dated, size=13 if long_place else 14, italic=True, before=4)


def _in_lines(agency: str) -> str:
    """A name too long for its column breaks before the place, not inside it."""
    if len(agency) <= _LONG_AGENCY:
        return agency
    return re.sub(r" (?=(THÀNH PHỐ|TỈNH) )", "\n", agency, count=1)


def title(document: Any, kind: str, subject: str) -> None:
    """Write the name of the document type and its subject, with the short rule under them."""
    paragraph(document, kind, bold=True, before=14)
    paragraph(document, subject, bold=True)
    _line(document, 162, 55)


def caption(container: Any, words: str) -> Any:
    """Write the line above a table or a chart; it stays with what follows."""
    made = paragraph(container, words, size=12, bold=True, before=6, after=3)
    made.paragraph_format.keep_with_next = True
    return made


def addressed_to(document: Any, names: Sequence[str]) -> None:
    """Write "Kính gửi:" with one line a recipient."""
    lines = [f"- {name};" for name in names]
    if lines:
        lines[-1] = lines[-1][:-1] + "."
    if len(names) == 1:
        paragraph(document, f"Kính gửi: {names[0]}.", before=10, after=10)
        return
    made = paragraph(document, "Kính gửi:", align=ALIGN.LEFT, before=10, after=10)
    made.add_run(clean("\n" + "\n".join(lines)))
    made.paragraph_format.left_indent = Mm(42)


def signature(document: Any, sign: Signature, sent_to: Iterable[str], archive: str) -> None:
    """Write "Nơi nhận" on the left and the signing lines on the right, never split over pages."""
    paragraph(document, "", size=6)
    left, right = grid(document, (82, 80))
    paragraph(left, "Nơi nhận:", size=12, bold=True, italic=True, align=ALIGN.LEFT)
    for name in sent_to:
        paragraph(left, f"- {name};", size=11, align=ALIGN.LEFT)
    paragraph(left, f"- Lưu: {archive}.", size=11, align=ALIGN.LEFT)
    for line in sign.titles:
        paragraph(right, line, bold=True)
    for _ in range(4):
        paragraph(right, "")
    for cell in (left, right):
        for each in cell.paragraphs:
            each.paragraph_format.keep_with_next = True


def subheading(container: Any, words: str) -> Any:
    """Add an italic heading below a numbered one; it stays with what follows."""
    made = body(container, words, italic=True, bold=True)
    made.paragraph_format.keep_with_next = True
    return made


def data_table(
    container: Any,
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    widths: Sequence[float],
    *,
    size: float = 12,
    text_columns: Sequence[int] = (0,),
    total: bool = False,
    whole: bool = False,
    then: bool = False,
) -> Any:
    """Add a bordered table with a repeated heading row; widths in mm.

    Columns outside ``text_columns`` are set right. ``total`` makes the last row bold. ``whole``
    keeps the table on one page, ``then`` the line that follows it as well.
    """
    body_rows = [list(r) for r in rows]
    made = container.add_table(1 + len(body_rows), len(headings))
    made.style = "Table Grid"
    made.alignment, made.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for number, values in enumerate([list(headings), *body_rows]):
        cells = made.rows[number].cells
        _no_split(made.rows[number])
        strong = number == 0 or (total and number == len(body_rows))
        for column, value in enumerate(values):
            cell = cells[column]
            cell.width = Mm(widths[column])
            sides = ALIGN.LEFT if column in text_columns else ALIGN.RIGHT
            first = cell.paragraphs[0]
            first.alignment = ALIGN.CENTER if number == 0 else sides
            run = first.add_run(clean(value))
            run.bold, run.font.size = strong, Pt(size)
            first.paragraph_format.space_before = first.paragraph_format.space_after = Pt(2)
            first.paragraph_format.keep_with_next = whole and (then or number < len(body_rows))
    _repeat(made.rows[0])
    _grid_widths(made, widths)
    return made


def landscape(document: Any) -> Any:
    """Begin a landscape section, for a wide annex."""
    section = document.add_section(WD_SECTION.NEW_PAGE)
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    section.different_first_page_header_footer = False
    return section


def save(document: Any, path: Path) -> Path:
    """Write the document under its name in one step; return where it stands (``put_over``)."""
    with temporary(path.parent) as part:
        document.save(str(part))
        return put_over(part, path)


def grid(document: Any, widths: Sequence[float], rows: int = 1) -> list[Any]:
    """Add a borderless table without side margins; return its cells, emptied, row by row."""
    made = document.add_table(rows, len(widths))
    made.autofit, made.alignment = False, WD_TABLE_ALIGNMENT.CENTER
    margins = OxmlElement("w:tblCellMar")
    for side in ("left", "right"):
        # The motto at 13 pt bold needs its whole column.
        none = OxmlElement(f"w:{side}")
        none.set(qn("w:w"), "0")
        none.set(qn("w:type"), "dxa")
        margins.append(none)
    made._tbl.tblPr.append(margins)
    _grid_widths(made, widths)
    cells = []
    for row in made.rows:
        _no_split(row)
        for cell, width in zip(row.cells, widths, strict=True):
            cell.width = Mm(width)
            cell._tc.remove(cell.paragraphs[0]._p)
            cells.append(cell)
    return cells


def _grid_widths(made: Any, widths: Sequence[float]) -> None:
    for column, width in zip(made._tbl.tblGrid.findall(qn("w:gridCol")), widths, strict=True):
        column.set(qn("w:w"), str(round(width * 56.7)))


def _no_split(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))


def _repeat(row: Any) -> None:
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))


def _line(container: Any, column: float, width: float) -> None:
    """A thin rule of ``width`` mm, centred: an empty paragraph with a border on top."""
    made = paragraph(container, "", size=4)
    indent = Mm((column - width) / 2)
    made.paragraph_format.left_indent = made.paragraph_format.right_indent = indent
    borders, top = OxmlElement("w:pBdr"), OxmlElement("w:top")
    for key, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")):
        top.set(qn(f"w:{key}"), value)
    borders.append(top)
    made._p.get_or_add_pPr().insert_element_before(
        borders, "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:spacing", "w:ind", "w:jc", "w:rPr"
    )


def _page_number(header: Any) -> None:
    header.alignment = ALIGN.CENTER
    for kind in ("begin", None, "end"):
        run = header.add_run()
        run.font.size = Pt(13)
        element = OxmlElement("w:fldChar" if kind else "w:instrText")
        if kind:
            element.set(qn("w:fldCharType"), kind)
        else:
            element.text = "PAGE"
        run._r.append(element)
