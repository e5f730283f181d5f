"""A native bar chart in a Word document: editable, with its data inside.

python-docx has no charts. XlsxWriter already writes the same DrawingML, so its chart part and
its workbook are put into the document as they are.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.shared import Mm

from .sheet_styles import BOOK_OPTIONS, MADE

_CHART_TYPE = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_C = "http://schemas.openxmlformats.org/drawingml/2006/chart"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ONLY_VALUE = b"".join(
    b'<c:show%s val="%d"/>' % (what, what == b"Val")
    for what in (b"LegendKey", b"Val", b"CatName", b"SerName", b"Percent", b"BubbleSize")
)
SHOWN = 10
"""More bars than this are gathered into one."""


def gathered(
    values: Sequence[tuple[str, float]], other: str, shown: int = SHOWN
) -> list[tuple[str, float]]:
    """Sort by value, largest first, and gather what is beyond ``shown`` under ``other``."""
    ranked = sorted(values, key=lambda v: (-v[1], v[0]))
    if len(ranked) <= shown:
        return ranked
    return [*ranked[:shown], (other, sum(v for _, v in ranked[shown:]))]


def add_bar_chart(
    document: Any, values: Sequence[tuple[str, float]], series: str, number: int
) -> None:
    """Add horizontal bars, the largest on top, with numbers on them; ``number`` names the part."""
    data, chart = _parts(values, series)
    package = document.part.package
    book = Part(PackURI(f"/word/embeddings/chart{number}.xlsx"), _XLSX_TYPE, data, package)
    part = Part(PackURI(f"/word/charts/chart{number}.xml"), _CHART_TYPE, b"", package)
    book_id = part.relate_to(book, RT.PACKAGE)
    external = f'<c:externalData r:id="{book_id}"><c:autoUpdate val="0"/></c:externalData>'
    closing = b"</c:chartSpace>"
    chart = chart.split(b"<c:printSettings>")[0].replace(closing, b"")
    # XlsxWriter writes only what is shown; a reader takes what is absent for shown.
    chart = chart.replace(b'<c:showVal val="1"/>', _ONLY_VALUE)
    if b"xmlns:r=" not in chart[:600]:
        chart = chart.replace(b"<c:chartSpace ", f'<c:chartSpace xmlns:r="{_R}" '.encode(), 1)
    part._blob = chart + external.encode() + closing
    chart_id = document.part.relate_to(part, RT.CHART)
    height = Mm(min(110, 22 + 8.5 * len(values)))
    drawn = document.add_paragraph()
    drawn.paragraph_format.keep_with_next = True
    run = drawn.add_run()
    run._r.append(parse_xml(_frame(chart_id, int(Mm(160)), int(height), number)))


def _parts(values: Sequence[tuple[str, float]], series: str) -> tuple[bytes, bytes]:
    import xlsxwriter

    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {**BOOK_OPTIONS, "in_memory": True})
    book.set_properties(MADE)
    sheet = book.add_worksheet("So lieu")
    font = {"name": "Times New Roman", "size": 11}
    sheet.write_string(0, 1, series)
    for row, (name, value) in enumerate(values, 1):
        sheet.write_string(row, 0, name)
        sheet.write_number(row, 1, value)
    chart = book.add_chart({"type": "bar"})
    last = len(values)
    chart.add_series(
        {
            "name": ["So lieu", 0, 1],
            "categories": ["So lieu", 1, 0, last, 0],
            "values": ["So lieu", 1, 1, last, 1],
            "fill": {"color": "#1F3864"},
            "gap": 45,
            "data_labels": {"value": True, "font": font, "num_format": "#,##0"},
        }
    )
    chart.set_legend({"none": True})
    chart.set_title({"none": True})
    chart.set_y_axis({"reverse": True, "num_font": font, "line": {"color": "#7F7F7F"}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}, "min": 0})
    chart.set_chartarea({"border": {"none": True}})
    sheet.insert_chart(0, 3, chart)
    book.close()
    blob = stream.getvalue()
    with zipfile.ZipFile(io.BytesIO(blob)) as package:
        return blob, package.read("xl/charts/chart1.xml")


def _frame(chart_id: str, width: int, height: int, number: int) -> str:
    wp = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
    return (
        '<w:drawing xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
        f'xmlns:wp="{wp}" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        f'xmlns:c="{_C}" xmlns:r="{_R}">'
        '<wp:inline distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/>'
        f'<wp:docPr id="{1000 + number}" name="Bieu do {number}"/>'
        f'<a:graphic><a:graphicData uri="{_C}"><c:chart r:id="{chart_id}"/></a:graphicData>'
        "</a:graphic></wp:inline></w:drawing>"
    )
