"""Error cells, uncomputed formulas, stray cells: seen and said, in every format."""

from __future__ import annotations

import re

import pytest
from openpyxl.workbook import Workbook

from foreignaffairs.model import WorkbookUnreadable
from foreignaffairs.reading.workbook import MAX_SHEETS

from .books import TABLE, codes, edited, fill, parts, read, rows, sheet_xml, zipped

US = {"nuoc": "US", "moi_di_trong_ky": 5, "nu": 2}


def one_row() -> bytes:
    return edited(lambda book: fill(book, ("Hoa Kỳ", 5, 2)))


def number_cell(style: bytes = b"") -> bytes:
    """The raw XML of C9 as openpyxl writes it."""
    xml = parts(one_row())["xl/worksheets/sheet3.xml"]
    start = xml.index(b'<c r="C9"')
    return xml[start : xml.index(b"</c>", start) + 4]


def test_error_cell_is_an_error_with_address_and_no_value() -> None:
    content = read(sheet_xml(one_row(), number_cell(), b'<c r="C9" t="e"><v>#REF!</v></c>'))
    assert rows(content) == [{"nuoc": "US", "nu": 2}]
    (finding,) = content.findings
    assert (finding.code, finding.cell, finding.field) == ("FA-V07", "C9", "moi_di_trong_ky")
    assert "#REF!" in finding.message


def test_error_from_a_formula_is_an_error() -> None:
    cell = b'<c r="C9" s="1" t="e"><f>B9/0</f><v>#DIV/0!</v></c>'
    assert codes(read(sheet_xml(one_row(), number_cell(), cell))) == ["FA-V07"]


def test_row_with_nothing_but_an_error_is_a_row() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2), (None, 7, None))

    data = edited(change)
    xml = parts(data)["xl/worksheets/sheet3.xml"]
    start = xml.index(b'<c r="C10"')
    cell = xml[start : xml.index(b"</c>", start) + 4]
    content = read(sheet_xml(data, cell, b'<c r="C10" t="e"><v>#N/A</v></c>'))
    assert rows(content) == [US, {}]
    assert [(f.code, f.cell) for f in content.findings] == [("FA-V07", "C10")]


@pytest.mark.parametrize(
    "cell",
    [
        b'<c r="C9"><f>1+4</f></c>',
        b'<c r="C9"><f>1+4</f><v></v></c>',
        b'<c r="C9"><f>1+4</f><v/></c>',
        b'<c r="C9" t="str"><f>1+4</f></c>',
        b'<c r="C9"><f t="shared" si="0"/></c>',
        b'<c r="C9"><f t="array" ref="C9">1+4</f><v></v></c>',
    ],
    ids=repr,
)
def test_formula_without_value_is_an_error(cell: bytes) -> None:
    content = read(sheet_xml(one_row(), number_cell(), cell))
    assert rows(content) == [{"nuoc": "US", "nu": 2}]
    assert [(f.code, f.cell) for f in content.findings] == [("FA-V08", "C9")]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        (b'<c r="C9"><f>1+4</f><v>5</v></c>', 5),
        (b'<c r="C9"><f t="shared" si="0"/><v>5</v></c>', 5),
        (b'<c r="C9" t="str"><f>""</f><v></v></c>', None),
    ],
    ids=repr,
)
def test_formula_with_its_value_reads_as_the_value(cell: bytes, value: int | None) -> None:
    content = read(sheet_xml(one_row(), number_cell(), cell))
    assert rows(content)[0].get("moi_di_trong_ky") == value
    assert content.findings == ()


def prefixed(data: bytes, part: str = "xl/worksheets/sheet3.xml") -> bytes:
    """The sheet as some .NET tools write it: every name with a prefix, quotes single."""
    contents = parts(data)
    xml = contents[part].replace(b"<", b"<x:").replace(b"<x:/", b"</x:").replace(b"<x:?", b"<?")
    xml = xml.replace(b"<x:worksheet xmlns=", b"<x:worksheet xmlns:x=")
    return zipped({**contents, part: xml})


def test_prefixed_names_are_read_and_scanned_all_the_same() -> None:
    assert rows(read(prefixed(one_row()))) == [US]
    error = sheet_xml(one_row(), number_cell(), b'<c r="C9" t="e"><v>#REF!</v></c>')
    assert codes(read(prefixed(error))) == ["FA-V07"]
    formula = sheet_xml(one_row(), number_cell(), b'<c r="C9"><f>1+4</f></c>')
    assert codes(read(prefixed(formula))) == ["FA-V08"]


def test_error_with_bad_letters_is_an_error_still() -> None:
    odd = b'<c r="C9" t="e"><v>#REF\xa1</v></c>'
    with pytest.raises(WorkbookUnreadable) as refused:
        read(sheet_xml(one_row(), number_cell(), odd))
    assert refused.value.reason == "FA-F05"


@pytest.mark.parametrize(
    "odd",
    [
        b"<c r=\"C9\" t='e'><v>#REF!</v></c>",
        b'<c r="C9" t = "e"><v>#REF!</v></c>',
        b'<c r="C9"\nt="e"><v>#REF!</v></c>',
    ],
)
def test_error_is_seen_however_its_cell_is_written(odd: bytes) -> None:
    content = read(sheet_xml(one_row(), number_cell(), odd))
    assert [(f.code, f.cell) for f in content.findings] == [("FA-V07", "C9")]


def test_single_quotes_are_scanned_too() -> None:
    contents = parts(sheet_xml(one_row(), number_cell(), b'<c r="C9" t="e"><v>#REF!</v></c>'))
    name = "xl/worksheets/sheet3.xml"
    quoted = zipped({**contents, name: contents[name].replace(b"'", b"&apos;").replace(b'"', b"'")})
    assert [(f.code, f.cell) for f in read(quoted).findings] == [("FA-V07", "C9")]


@pytest.mark.parametrize("address", ["XFD1048576", "XFD12", "B1048576", "ZZZ3"])
def test_stray_cell_is_left_out_and_said(address: str) -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2))
        book[TABLE][address if address != "ZZZ3" else "XFC3"] = "lạc"

    content = read(edited(change))
    assert rows(content) == [US]
    (finding,) = content.findings
    assert (finding.code, finding.severity) == ("FA-S10", "warning")


def test_far_cells_that_hold_only_a_format_are_nothing() -> None:
    def change(book: Workbook) -> None:
        from openpyxl.styles import Font

        fill(book, ("Hoa Kỳ", 5, 2))
        book[TABLE]["XFD9"].font = Font(bold=True)
        book[TABLE]["A1048576"].font = Font(bold=True)

    content = read(edited(change))
    assert rows(content) == [US]
    assert content.findings == ()


@pytest.mark.parametrize(
    "xml",
    [
        b"",
        b"<<<>>",
        b'<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1"><v>1',
    ],
    ids=repr,
)
def test_sheet_that_a_reader_takes_for_empty_is_refused_as_damaged(xml: bytes) -> None:
    contents = parts(one_row())
    data = zipped({**contents, "xl/worksheets/sheet3.xml": xml})
    with pytest.raises(WorkbookUnreadable) as refused:
        read(data)
    assert refused.value.reason == "FA-F05"


def test_sheet_in_another_character_set_is_refused_rather_than_read_as_empty() -> None:
    contents = parts(one_row())
    name = "xl/worksheets/sheet3.xml"
    wide = contents[name].decode("utf-8").encode("utf-16")
    with pytest.raises(WorkbookUnreadable) as refused:
        read(zipped({**contents, name: wide}))
    assert refused.value.reason == "FA-F05"


def test_value_hidden_under_a_merged_cell_is_said_and_left_out() -> None:
    data = edited(lambda book: fill(book, ("Hoa Kỳ", 5, 2), ("Hàn Quốc", 3, 1)))
    merged = b'<mergeCells count="1"><mergeCell ref="C9:C10"/></mergeCells>'
    xml = parts(data)["xl/worksheets/sheet3.xml"]
    start = xml.index(b"<mergeCells")
    old = xml[start : xml.index(b"</mergeCells>") + len(b"</mergeCells>")]
    content = read(sheet_xml(data, old, merged))
    assert rows(content) == [US, {"nuoc": "KR", "nu": 1}]
    assert codes(content) == ["FA-S08", "FA-S18"]
    assert (content.findings[0].cell, content.findings[0].severity) == ("C10", "error")


def test_far_cell_of_a_sheet_that_lies_about_its_last_cell_is_no_blank() -> None:
    contents = parts(one_row())
    name = "xl/worksheets/sheet3.xml"
    stray = b'<c r="XFD12"><v>1</v></c></row></sheetData>'
    xml = contents[name].replace(b"</row></sheetData>", stray)
    assert stray in xml
    dimension = re.compile(rb'<dimension ref="[^"]*"/>')
    xml = dimension.sub(b'<dimension ref="A1:D12"/>', xml, count=1)
    with pytest.raises(WorkbookUnreadable) as refused:
        read(zipped({**contents, name: xml}))
    assert refused.value.reason == "FA-F11"


def test_one_part_under_thousands_of_names_is_refused_at_once() -> None:
    contents = parts(one_row())
    name = "xl/workbook.xml"
    entry = re.search(rb"<[^<]*sheet [^>]*/>", contents[name])
    assert entry
    many = b"".join(
        re.sub(rb'name="[^"]*"', b'name="s%d"' % n, entry[0]) for n in range(MAX_SHEETS)
    )
    xml = contents[name].replace(b"</sheets>", many + b"</sheets>")
    with pytest.raises(WorkbookUnreadable) as refused:
        read(zipped({**contents, name: xml}))
    assert refused.value.reason == "FA-F11"


def test_relationships_are_followed_rather_than_part_names() -> None:
    contents = parts(one_row())
    moved = contents.pop("xl/worksheets/sheet3.xml")
    relations = contents["xl/_rels/workbook.xml.rels"].replace(
        b"/xl/worksheets/sheet3.xml", b"/xl/tables/x.xml"
    )
    types = contents["[Content_Types].xml"].replace(
        b"/xl/worksheets/sheet3.xml", b"/xl/tables/x.xml"
    )
    data = zipped(
        {
            **contents,
            "xl/tables/x.xml": moved,
            "xl/_rels/workbook.xml.rels": relations,
            "[Content_Types].xml": types,
        }
    )
    assert rows(read(data)) == [US]


def test_strict_open_xml_is_read() -> None:
    contents = {
        name: xml.replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ).replace(
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        )
        for name, xml in parts(one_row()).items()
    }
    assert rows(read(zipped(contents))) == [US]


def test_document_type_declarations_are_refused() -> None:
    data = sheet_xml(one_row(), b"<worksheet", b'<!DOCTYPE a [<!ENTITY b "c">]><worksheet')
    with pytest.raises(WorkbookUnreadable) as refused:
        read(data)
    assert refused.value.reason == "FA-F06"
