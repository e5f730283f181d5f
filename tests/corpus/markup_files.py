"""Forms as web pages, archived web pages, XML 2003, OpenDocument and delimited text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from html import escape

from foreignaffairs.model.layout import ID_MARK

from .form import COVER, TABLE, Form, zipped
from .grids import Computed, Err, Grid, Value, grid, grids

_TABLE = "urn:oasis:names:tc:opendocument:xmlns:table:1.0"
_OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0"
_TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
_CALC = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"


def shown(value: Value | None) -> str:
    """What a cell shows."""
    if value is None:
        return ""
    if isinstance(value, Err):
        return value.text
    if isinstance(value, Computed):
        return shown(value.value)
    if isinstance(value, float):
        return f"{value:g}"
    return str(value)


def page(sheets: Iterable[Grid], charset: str = "utf-8") -> bytes:
    """One web page with a table a sheet, as LibreOffice and web exports write it."""
    tables = []
    for sheet in sheets:
        rows = []
        for number, row in enumerate(sheet.rows()):
            style = " style='display:none'" if number in sheet.hidden_rows else ""
            cells = "".join(f"<td>{_html(value)}</td>" for value in row)
            rows.append(f"<tr{style}>{cells}</tr>")
        tables.append(f"<h1><em>{escape(sheet.name)}</em></h1><table>{''.join(rows)}</table>")
    head = f'<html><head><meta charset="{charset}"><title>x</title></head><body>'
    return (head + "".join(tables) + "</body></html>").encode(charset)


def _html(value: Value | None) -> str:
    return escape(shown(value)).replace("\n", "<br>")


def archived_page(sheets: Sequence[Grid]) -> bytes:
    """An archived web page as Excel saves it: a page that names the sheets, and one for each."""
    named = "".join(
        f"<x:ExcelWorksheet><x:Name>{escape(s.name)}</x:Name>"
        f'<x:WorksheetSource HRef="sheet{n}.htm"/></x:ExcelWorksheet>'
        for n, s in enumerate(sheets)
    )
    first = f"<html><!--[if gte mso 9]><xml>{named}</xml><![endif]--><body></body></html>"
    parts = [("so.htm", first.encode())]
    parts += [(f"sheet{n}.htm", page([s])) for n, s in enumerate(sheets)]
    out = [
        b"MIME-Version: 1.0\r\nX-Document-Type: Workbook\r\n"
        b'Content-Type: multipart/related; boundary="=_mau"\r\n\r\n'
    ]
    for location, body in parts:
        out.append(
            b"--=_mau\r\nContent-Location: file:///C:/x/%s\r\nContent-Type: text/html; "
            b'charset="utf-8"\r\nContent-Transfer-Encoding: 8bit\r\n\r\n%s\r\n'
            % (location.encode(), body)
        )
    return b"".join([*out, b"--=_mau--\r\n"])


def xml2003(sheets: Iterable[Grid]) -> bytes:
    """XML Spreadsheet 2003."""
    out = [
        '<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?>'
        '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet" '
        'xmlns:x="urn:schemas-microsoft-com:office:excel">'
    ]
    for sheet in sheets:
        out.append(f'<Worksheet ss:Name="{escape(sheet.name)}"><Table>')
        for number, row in enumerate(sheet.rows()):
            hidden = ' ss:Hidden="1"' if number in sheet.hidden_rows else ""
            out.append(f'<Row ss:Index="{number + 1}"{hidden}>')
            out += [
                f'<Cell ss:Index="{column + 1}"{_formula(value)}>{_data(value)}</Cell>'
                for column, value in enumerate(row)
                if value is not None
            ]
            out.append("</Row>")
        state = "SheetHidden" if sheet.hidden else "SheetVisible"
        out.append(
            f"</Table><x:WorksheetOptions><x:Visible>{state}</x:Visible></x:WorksheetOptions>"
            "</Worksheet>"
        )
    return "".join([*out, "</Workbook>"]).encode()


def _formula(value: Value) -> str:
    return f' ss:Formula="={escape(value.formula)}"' if isinstance(value, Computed) else ""


def _data(value: Value) -> str:
    inner = value.value if isinstance(value, Computed) else value
    if inner is None:
        return ""
    kind = {str: "String", float: "Number", bool: "Boolean", Err: "Error"}[type(inner)]
    return f'<Data ss:Type="{kind}">{escape(shown(inner))}</Data>'


def opendocument(sheets: Iterable[Grid], *, extra: dict[str, bytes] | None = None) -> bytes:
    """An .ods workbook."""
    out = [
        f'<?xml version="1.0"?><office:document-content xmlns:office="{_OFFICE}" '
        f'xmlns:table="{_TABLE}" xmlns:text="{_TEXT}" xmlns:calcext="{_CALC}" '
        'office:version="1.2"><office:body><office:spreadsheet>'
    ]
    for sheet in sheets:
        out.append(f'<table:table table:name="{escape(sheet.name)}">')
        for number, row in enumerate(sheet.rows()):
            hidden = ' table:visibility="collapse"' if number in sheet.hidden_rows else ""
            out.append(f"<table:table-row{hidden}>{''.join(map(_cell, row))}</table:table-row>")
        out.append("</table:table>")
    out.append("</office:spreadsheet></office:body></office:document-content>")
    kind = b"application/vnd.oasis.opendocument.spreadsheet"
    manifest = b'<?xml version="1.0"?><manifest/>'
    parts = {
        "mimetype": kind, "content.xml": "".join(out).encode(), "META-INF/manifest.xml": manifest,
    }  # fmt: skip
    return zipped({**parts, **(extra or {})})


def _cell(value: Value | None) -> str:
    if value is None:
        return "<table:table-cell/>"
    formula = f' table:formula="of:={escape(value.formula)}"' if isinstance(value, Computed) else ""
    inner = value.value if isinstance(value, Computed) else value
    words = "".join(f"<text:p>{escape(line)}</text:p>" for line in shown(inner).split("\n"))
    if isinstance(inner, Err):
        typed = 'table:formula="of:=#REF!" office:value-type="string" calcext:value-type="error"'
        return f"<table:table-cell {typed}>{words}</table:table-cell>"
    if isinstance(inner, bool):
        kind = f'office:value-type="boolean" office:boolean-value="{str(inner).lower()}"'
    elif isinstance(inner, float):
        kind = f'office:value-type="float" office:value="{inner!r}"'
    elif inner is None:
        return f"<table:table-cell{formula}/>"
    else:
        kind = 'office:value-type="string"'
    return f"<table:table-cell{formula} {kind}>{words}</table:table-cell>"


def visible(form: Form) -> list[Grid]:
    """The sheets that a person sees."""
    return [g for g in grids(form) if not g.hidden]


def delimited(form: Form, delimiter: str = ",") -> str:
    """The cover and the table one below the other, without hidden marks, as people export them."""
    cover = [row[1:3] for row in _seen(grid(form, COVER)) if len(row) > 2 and row[1] and row[2]]
    table = [row[1:4] for row in _seen(grid(form, TABLE)) if any(row)]
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows([*cover, [], *table])
    return out.getvalue()


def _seen(sheet: Grid) -> list[list[str]]:
    rows = [r for n, r in enumerate(sheet.rows()) if n not in sheet.hidden_rows]
    words = [[shown(value) for value in row] for row in rows]
    return [["" if cell.startswith(ID_MARK) else cell for cell in row] for row in words]
