"""Workbooks as people and programs change them: sheets, rows, columns, marks, ways of writing."""

from __future__ import annotations

import io
import re
import zipfile

from .form import (
    BOOK,
    CHECK,
    COVER,
    LISTS,
    META,
    NARRATIVE,
    STRINGS,
    TABLE,
    Form,
    zipped,
)
from .kind import UNREADABLE, VALID, WARNED, WRONG, kind

MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELATIONS = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@kind("as-filled-in", VALID)
def _(form: Form) -> bytes:
    return form.packed()


@kind("nothing-to-report", VALID, base="nil")
def _(form: Form) -> bytes:
    return form.packed()


def _named(name: str, file: str) -> None:
    kind(name, VALID, file=file)(lambda form: form.packed())


_named("named-xls", "ten-xls.xls")
_named("named-csv", "ten-csv.csv")
_named("named-pdf", "ten-pdf.pdf")
_named("named-nothing", "khong-duoi")
_named("named-like-a-formula", "=cmd+1.xlsx")
_named("named-with-decomposed-letters", "báo cáo tách dấu.xlsx")
_named("named-at-length", "b" * 200 + ".xlsx")
_named("named-with-signs", "báo cáo (1) [cuối] & ký 🖊.xlsx")
_named("in-a-folder", "Trường mẫu/năm 2023/báo cáo.xlsx")


# --- other ways to write the same workbook ---------------------------------------------------


@kind("strict-open-xml", VALID)
def _(form: Form) -> bytes:
    strict = {
        MAIN: b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        RELATIONS: b"http://purl.oclc.org/ooxml/officeDocument/relationships",
    }
    for name, data in form.parts.items():
        for old, new in strict.items():
            data = data.replace(old, new)
        form.part(name, data)
    return form.packed()


@kind("prefixed-names", VALID)
def _(form: Form) -> bytes:
    part = form.sheet(TABLE)
    xml = form.parts[part].replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    return form.part(part, xml.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")).packed()


@kind("prefixed-names-and-an-error", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    form.error("C9", "#REF!")
    part = form.sheet(TABLE)
    xml = form.parts[part].replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    return form.part(part, xml.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")).packed()


@kind("single-quotes", VALID)
def _(form: Form) -> bytes:
    part = form.sheet(TABLE)
    xml = form.parts[part].replace(b"'", b"&apos;").replace(b'"', b"'")
    return form.part(part, xml).packed()


@kind("attributes-in-another-order", WRONG, "FA-V07")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c t="e" s="25" r="C9"><v>#REF!</v></c>').packed()


@kind("cells-without-places", VALID)
def _(form: Form) -> bytes:
    part = form.sheet(TABLE)
    rows = re.sub(rb'<row r="([0-9]+)"', rb"<row", form.parts[part])
    xml = re.sub(rb'<c r="[A-Z]+[0-9]+"', b"<c", rows)
    return form.part(part, _every_row(xml)).packed()


def _every_row(xml: bytes) -> bytes:
    """Rows of the form stand in every line and begin in A, but for those that begin later."""
    lead = {b"5": b"<c/>", b"1": b"", b"2": b"", b"3": b""}
    out, number = [], 0
    for piece in re.split(rb"(?=<row)", xml):
        if piece.startswith(b"<row"):
            number += 1
            gap = lead.get(str(number).encode(), b"")
            if number in (1, 2, 3, 4):
                gap = b"<c/>"
            piece = re.sub(rb"(<row[^>]*[^/]>)", lambda m, g=gap: m[1] + g, piece, count=1)
        out.append(piece)
    return b"".join(out)


@kind("strings-in-place", VALID)
def _(form: Form) -> bytes:
    strings = re.findall(rb"<si>(.*?)</si>", form.parts[STRINGS], re.DOTALL)

    def inline(match: re.Match[bytes]) -> bytes:
        return match[1] + b't="inlineStr"' + match[2] + b"><is>" + strings[int(match[3])] + b"</is>"

    for name in [n for n in form.parts if n.startswith("xl/worksheets/sheet")]:
        cell = re.compile(rb'(<c [^>]*)t="s"([^>]*)><v>([0-9]+)</v>')
        form.part(name, cell.sub(inline, form.parts[name]))
    return form.packed()


@kind("string-counts-that-lie", VALID)
def _(form: Form) -> bytes:
    xml = re.sub(
        rb' count="[0-9]+" uniqueCount="[0-9]+"', b' count="3" uniqueCount="1"', form.parts[STRINGS]
    )
    return form.part(STRINGS, xml).packed()


@kind("phonetic-runs", VALID)
def _(form: Form) -> bytes:
    runs = b'<rPh sb="0" eb="1"><t>xx</t></rPh><phoneticPr fontId="1"/></si>'
    return form.part(STRINGS, form.parts[STRINGS].replace(b"</si>", runs)).packed()


@kind("not-compressed", VALID)
def _(form: Form) -> bytes:
    return form.packed(zipfile.ZIP_STORED)


@kind("written-as-a-stream", VALID)
def _(form: Form) -> bytes:
    class Stream(io.RawIOBase):
        """Cannot seek, so that sizes follow the data."""

        def __init__(self) -> None:
            self.data = bytearray()

        def writable(self) -> bool:
            return True

        def write(self, piece: object) -> int:
            self.data += piece  # type: ignore[operator]
            return len(piece)  # type: ignore[arg-type]

    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in form.parts.items():
            archive.writestr(zipfile.ZipInfo(name, (2023, 11, 1, 8, 0, 0)), data, 8, 1)
    return bytes(out.data)


@kind("zip-with-a-comment", VALID)
def _(form: Form) -> bytes:
    data = io.BytesIO(form.packed())
    with zipfile.ZipFile(data, "a") as archive:
        archive.comment = b"x" * 3000
    return data.getvalue()


@kind("parts-elsewhere", VALID)
def _(form: Form) -> bytes:
    old = form.sheet(TABLE)
    new = "xl/tables/x.xml"
    form.part(new, form.parts[old]).part(old, None)
    short = old.removeprefix("xl/")
    for name in ("xl/_rels/workbook.xml.rels", "[Content_Types].xml"):
        form.part(name, form.parts[name].replace(short.encode(), b"tables/x.xml"))
    return form.packed()


@kind("targets-from-the-root", VALID)
def _(form: Form) -> bytes:
    name = "xl/_rels/workbook.xml.rels"
    return form.sub('Target="worksheets/', 'Target="/xl/worksheets/', name).packed()


@kind("parts-of-other-programs", VALID)
def _(form: Form) -> bytes:
    form.part("customXml/item1.xml", b"<a/>").part("docProps/thumbnail.jpeg", b"\xff\xd8\xff")
    return form.part("xl/printerSettings/printerSettings1.bin", bytes(100)).packed()


@kind("without-styles", VALID)
def _(form: Form) -> bytes:
    return form.part("xl/theme/theme1.xml", None).packed()


# --- sheets ----------------------------------------------------------------------------------


def _line(form: Form, name: str) -> str:
    found = re.search(rb'<sheet name="%s"[^>]*/>' % re.escape(name.encode()), form.parts[BOOK])
    assert found
    return found[0].decode()


@kind("sheet-renamed", VALID)
def _(form: Form) -> bytes:
    return form.sub(f'name="{TABLE}"', 'name="Bảng của trường"', BOOK).packed()


@kind("sheets-in-another-order", VALID)
def _(form: Form) -> bytes:
    cover, table = _line(form, COVER), _line(form, TABLE)
    form.sub(cover, "@@", BOOK).sub(table, cover, BOOK)
    return form.sub("@@", table, BOOK).packed()


@kind("table-deleted", WRONG, "FA-S17", "FA-T11")
def _(form: Form) -> bytes:
    return form.sub(_line(form, TABLE), "", BOOK).packed()


@kind("cover-deleted", WARNED, "FA-C01", "FA-C15")
def _(form: Form) -> bytes:
    return form.sub(_line(form, COVER), "", BOOK).packed()


@kind("metadata-deleted", VALID)
def _(form: Form) -> bytes:
    return form.sub(_line(form, META), "", BOOK).packed()


@kind("lists-and-checks-deleted", VALID)
def _(form: Form) -> bytes:
    return form.sub(_line(form, LISTS), "", BOOK).sub(_line(form, CHECK), "", BOOK).packed()


@kind("cover-and-metadata-deleted", ("warnings", "to_review"), reason="no_period")
def _(form: Form) -> bytes:
    return form.sub(_line(form, COVER), "", BOOK).sub(_line(form, META), "", BOOK).packed()


def _with_sheet(form: Form, xml: bytes, name: str, state: str = "") -> Form:
    """Add a worksheet at the end."""
    relation = (
        f'<Relationship Id="rId900" Type="{RELATIONS.decode()}/worksheet" '
        'Target="worksheets/them.xml"/>'
    )
    form.part("xl/worksheets/them.xml", xml)
    form.sub("</Relationships>", f"{relation}</Relationships>", "xl/_rels/workbook.xml.rels")
    override = (
        '<Override PartName="/xl/worksheets/them.xml" ContentType="application/vnd.openxmlformats-'
        'officedocument.spreadsheetml.worksheet+xml"/></Types>'
    )
    form.sub("</Types>", override, "[Content_Types].xml")
    entry = f'<sheet name="{name}" sheetId="900" {state} r:id="rId900"/></sheets>'
    return form.sub("</sheets>", entry, BOOK)


_OWN = (
    b'<worksheet xmlns="' + MAIN + b'"><sheetData><row r="1"><c r="A1" t="inlineStr"><is>'
    b'<t>T\xe1\xbb\xb1 t\xc3\xadnh</t></is></c><c r="B1"><v>7</v></c></row></sheetData></worksheet>'
)


@kind("another-sheet", VALID, "FA-S11")
def _(form: Form) -> bytes:
    return _with_sheet(form, _OWN, "Nháp").packed()


@kind("another-hidden-sheet", VALID, "FA-S05")
def _(form: Form) -> bytes:
    return _with_sheet(form, _OWN, "Nháp", 'state="hidden"').packed()


@kind("another-very-hidden-sheet", VALID, "FA-S05")
def _(form: Form) -> bytes:
    return _with_sheet(form, _OWN, "Nháp", 'state="veryHidden"').packed()


@kind("another-sheet-with-an-error", VALID, "FA-S11")
def _(form: Form) -> bytes:
    xml = _OWN.replace(b'<c r="B1"><v>7</v>', b'<c r="B1" t="e"><v>#REF!</v>')
    return _with_sheet(form, xml, "Nháp").packed()


@kind("table-twice-with-the-same-rows", VALID, "FA-S04")
def _(form: Form) -> bytes:
    return _with_sheet(form, form.parts[form.sheet(TABLE)], "3 Du học (2)").packed()


@kind("table-twice-with-other-rows", WRONG, "FA-S04")
def _(form: Form) -> bytes:
    copy = form.parts[form.sheet(TABLE)]
    form.number("C9", 9)
    return _with_sheet(form, copy, "3 Du học (2)").packed()


@kind("table-twice-one-hidden-and-empty", VALID, "FA-S04")
def _(form: Form) -> bytes:
    filled = form.parts[form.sheet(TABLE)]
    for address in ("B9", "C9", "D9", "B10", "C10", "D10"):
        form.blank(address)
    return _with_sheet(form, filled, "3 Du học (2)", 'state="hidden"').packed()


# --- rows and columns ------------------------------------------------------------------------


@kind("hidden-rows-with-data", VALID, "FA-S06")
def _(form: Form) -> bytes:
    return form.sub('<row r="10" ', '<row r="10" hidden="1" ').packed()


@kind("filtered-rows", VALID, "FA-S06")
def _(form: Form) -> bytes:
    form.sub('<row r="9" ', '<row r="9" hidden="true" ')
    return form.packed()


@kind("blank-rows-between", VALID)
def _(form: Form) -> bytes:
    return form.blank("B10").blank("C10").blank("D10").row(30, "Hàn Quốc", 2, 1).packed()


@kind("marks-deleted", VALID, "FA-S01")
def _(form: Form) -> bytes:
    xml = re.sub(rb'<row r="5" .*?</row>', b"", form.parts[form.sheet(TABLE)], flags=re.DOTALL)
    return form.part(form.sheet(TABLE), xml).packed()


@kind("heading-retyped", VALID)
def _(form: Form) -> bytes:
    return form.text("C6", "Số em mới đi").packed()


@kind("headings-exchanged", WARNED, "FA-S13")
def _(form: Form) -> bytes:
    return (
        form.text("C6", "Trong đó: nữ")
        .text("D6", "Mới đi trong kỳ")
        .number("C9", 1)
        .number("D9", 3)
        .number("C10", 1)
        .number("D10", 2)
        .packed()
    )


@kind("column-deleted", WRONG, "FA-S02")
def _(form: Form) -> bytes:
    for row in (5, 6, 9, 10):
        form.blank(f"C{row}")
    return form.packed()


@kind("column-twice", WRONG, "FA-S16")
def _(form: Form) -> bytes:
    return form.sub('<c r="D5" t="s"><v>105</v></c>', '<c r="D5" t="s"><v>103</v></c>').packed()


@kind("column-of-their-own", VALID, "FA-S03")
def _(form: Form) -> bytes:
    part = form.sheet(TABLE)
    xml = form.parts[part]
    for row, words in ((6, "Ghi chú của trường"), (9, "đã về")):
        cell = f'<c r="E{row}" t="inlineStr"><is><t>{words}</t></is></c></row>'.encode()
        xml = re.sub(
            rb'(<row r="%d" .*?)</row>' % row, lambda m, c=cell: m[1] + c, xml, flags=re.DOTALL
        )
    return form.part(part, xml).packed()


def _merged(form: Form, area: str) -> Form:
    part = form.sheet(TABLE)
    merge = f'<mergeCells count="1"><mergeCell ref="{area}"/></mergeCells>'.encode()
    xml = re.sub(rb"<mergeCells.*?</mergeCells>", b"", form.parts[part], flags=re.DOTALL)
    return form.part(part, xml.replace(b"</sheetData>", b"</sheetData>" + merge))


@kind("merged-country", WARNED, "FA-S07", figures={"US": 5})
def _(form: Form) -> bytes:
    return _merged(form.blank("B10"), "B9:B10").packed()


@kind("merged-number", WRONG, "FA-S18")
def _(form: Form) -> bytes:
    return _merged(form.blank("C10").blank("D10"), "C9:C10").packed()


@kind("value-hidden-under-a-merge", WRONG, "FA-S08")
def _(form: Form) -> bytes:
    return _merged(form, "C9:C10").packed()


@kind("merge-of-the-whole-sheet", WRONG, "FA-S08")
def _(form: Form) -> bytes:
    return _merged(form, "A9:XFD1048576").packed()


@kind("total-that-differs", WARNED, "FA-S09")
def _(form: Form) -> bytes:
    return form.text("B20", "Tổng cộng").number("C20", 50).packed()


@kind("total-that-agrees", VALID)
def _(form: Form) -> bytes:
    return form.text("B20", "Cộng").number("C20", 5).number("D20", 2).packed()


@kind("signature-below", VALID, "FA-S19")
def _(form: Form) -> bytes:
    return form.text("B25", "Người lập biểu").packed()


@kind("row-that-says-nothing", VALID, "FA-S15")
def _(form: Form) -> bytes:
    return form.text("B20", "Không phát sinh").packed()


@kind("stray-cell-to-the-right", UNREADABLE, "FA-F11")
def _(form: Form) -> bytes:
    """Far outside the place where the sheet says that its last cell stands."""
    return form.sub("</row></sheetData>", '<c r="XFD39"><v>1</v></c></row></sheetData>').packed()


@kind("stray-cell-at-the-end-of-the-world", WARNED, "FA-S10")
def _(form: Form) -> bytes:
    row = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>x</t></is></c></row></sheetData>'
    return form.sub("</sheetData>", row).packed()


@kind("far-cells-with-only-a-format", VALID)
def _(form: Form) -> bytes:
    row = '<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>'
    return form.sub("</sheetData>", row).packed()


# --- answers and identity --------------------------------------------------------------------


@kind("answer-that-is-none", WRONG, "FA-C02")
def _(form: Form) -> bytes:
    return form.text(form.label("q.F09"), "có lẽ", COVER).packed()


@kind("answer-missing", WARNED, "FA-C15")
def _(form: Form) -> bytes:
    return form.blank(form.label("q.F09"), COVER).packed()


@kind("yes-without-a-row", WRONG, "FA-C13")
def _(form: Form) -> bytes:
    return form.text(form.label("q.F09"), "Có", COVER).packed()


@kind("narrative-blank", WRONG, "FA-T12")
def _(form: Form) -> bytes:
    for row in range(7, 13):
        form.blank(f"C{row}", NARRATIVE)
    return form.packed()


@kind("unknown-unit", ("valid", "to_review"), reason="unknown_unit_near")
def _(form: Form) -> bytes:
    form.part(STRINGS, form.parts[STRINGS].replace(form.unit.encode(), b"LA-999"))
    return form.text(form.label("unit"), "LA-999 – Trường THPT mẫu KXYZ", COVER).packed()


@kind("cover-names-another-unit", ("warnings", "to_review"), reason="two_units")
def _(form: Form) -> bytes:
    return form.text(form.label("unit"), "MAU-K000 – Trường THPT mẫu K000", COVER).packed()


@kind("layout-of-tomorrow", WARNED, "FA-S14")
def _(form: Form) -> bytes:
    xml = re.sub(
        rb'(<c r="B1"[^>]*?)(?: t="s")?><v>[^<]*</v></c>',
        rb'<c r="B1"><v>99</v></c>',
        form.parts[form.sheet(META)],
        count=1,
    )
    return form.part(form.sheet(META), xml).packed()


@kind("unknown-table", WRONG, "FA-S12")
def _(form: Form) -> bytes:
    return form.part(STRINGS, form.parts[STRINGS].replace(b"@F02.", b"@F99.")).packed()


@kind("form-of-another-city", ("valid", "other_office"), base="tphcm", reason="other_office")
def _(form: Form) -> bytes:
    return form.packed()


@kind("form-of-another-period", ("valid", "other_period"), base="k1", reason="other_period")
def _(form: Form) -> bytes:
    return form.packed()


@kind("zipped-twice-over", VALID)
def _(form: Form) -> bytes:
    """Directories as entries of their own, as some archivers put them."""
    folders = dict.fromkeys(("xl/", "xl/worksheets/", "_rels/"), b"")
    return zipped({**form.parts, **folders})
