"""Files built to harm: bombs, entities, absurd sizes, names that climb, locks and passengers."""

from __future__ import annotations

import io
import struct
import zipfile
from functools import lru_cache

from .form import BOOK, STRINGS, TABLE, Form, zipped
from .kind import UNREADABLE, VALID, WARNED, WRONG, kind

SUSPICIOUS, TOO_LARGE, LOCKED = "FA-F06", "FA-F11", "FA-F04"
LAUGHS = b'<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
OUTSIDE = b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def _declared(name: str, part: str, declaration: bytes) -> None:
    def make(form: Form) -> bytes:
        xml = form.parts[part]
        at = xml.index(b"?>") + 2
        return form.part(part, xml[:at] + declaration + xml[at:]).packed()

    kind(f"entities-in-{name}", UNREADABLE, SUSPICIOUS)(make)


_declared("table", "xl/worksheets/sheet3.xml", LAUGHS)
_declared("workbook", BOOK, LAUGHS)
_declared("relations", "xl/_rels/workbook.xml.rels", OUTSIDE)


@kind("entities-in-strings", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    xml = form.parts[STRINGS]
    at = xml.index(b"?>") + 2
    return form.part(STRINGS, xml[:at] + LAUGHS + xml[at:].replace(b"Trong", b"&b;", 1)).packed()


@kind("entities-in-a-part-nobody-reads", VALID)
def _(form: Form) -> bytes:
    return form.part(
        "customXml/item1.xml", b'<?xml version="1.0"?>' + LAUGHS + b"<a>&b;</a>"
    ).packed()


@kind("bomb-beside-the-sheets", UNREADABLE, SUSPICIOUS)
def _(form: Form) -> bytes:
    return form.part("xl/media/image1.bmp", bytes(30_000_000)).packed()


@lru_cache(maxsize=1)
def _spaces() -> bytes:
    return b" " * 20_000_000


@kind("bomb-inside-a-sheet", UNREADABLE, SUSPICIOUS)
def _(form: Form) -> bytes:
    return form.sub("</sheetData>", b"</sheetData>" + _spaces()).packed()


@kind("size-said-too-small", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return _lying(form, 100)


@kind("size-said-too-large", UNREADABLE, TOO_LARGE)
def _(form: Form) -> bytes:
    return _lying(form, 0x7FFFFFFF)


def _lying(form: Form, said: int) -> bytes:
    size = struct.pack("<I", len(form.parts[form.sheet(TABLE)]))
    data = form.packed()
    assert size in data
    return data.replace(size, struct.pack("<I", said))


@kind("entries-over-one-another", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    data = bytearray(form.packed())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 4)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    return bytes(data)


@kind("too-many-entries", UNREADABLE, TOO_LARGE)
def _(form: Form) -> bytes:
    return zipped({**form.parts, **{f"x/{n}": b"" for n in range(5_001)}}, zipfile.ZIP_STORED)


@kind("entry-twice", UNREADABLE, SUSPICIOUS)
def _(form: Form) -> bytes:
    return _twice(form, form.sheet(TABLE))


@kind("entry-twice-but-for-its-case", UNREADABLE, SUSPICIOUS)
def _(form: Form) -> bytes:
    return _twice(form, form.sheet(TABLE).upper())


def _twice(form: Form, name: str) -> bytes:
    import warnings

    out = io.BytesIO(form.packed())
    with zipfile.ZipFile(out, "a") as archive, warnings.catch_warnings():
        warnings.simplefilter("ignore")
        archive.writestr(zipfile.ZipInfo(name, (2023, 11, 1, 8, 0, 0)), b"<worksheet/>")
    return out.getvalue()


def _climbing(name: str, entry: str) -> None:
    kind(f"entry-{name}", UNREADABLE, SUSPICIOUS)(lambda form: form.part(entry, b"x").packed())


_climbing("that-climbs", "../../ngoai.xml")
_climbing("that-climbs-the-other-way", "..\\..\\ngoai.xml")
_climbing("that-climbs-from-inside", "xl/../../ngoai.xml")


@kind("row-far-beyond-all", WARNED, "FA-S10")
def _(form: Form) -> bytes:
    return form.sub(
        "</sheetData>", '<row r="4294967295"><c r="A4294967295"><v>1</v></c></row></sheetData>'
    ).packed()


@kind("column-far-beyond-all", UNREADABLE, "FA-F08")
def _(form: Form) -> bytes:
    return form.sub("</row></sheetData>", '<c r="ZZZZZZ39"><v>1</v></c></row></sheetData>').packed()


@kind("row-below-zero", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return form.sub('<row r="10" ', '<row r="-10" ').packed()


@kind("dimension-that-lies", VALID)
def _(form: Form) -> bytes:
    import re

    part = form.sheet(TABLE)
    xml = re.sub(rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:B2"/>', form.parts[part])
    return form.part(part, xml).packed()


@kind("dimension-of-the-whole-world", VALID)
def _(form: Form) -> bytes:
    import re

    part = form.sheet(TABLE)
    xml = re.sub(
        rb'<dimension ref="[^"]*"/>', b'<dimension ref="A1:XFD1048576"/>', form.parts[part]
    )
    return form.part(part, xml).packed()


@kind("four-thousand-million-strings", UNREADABLE, "FA-F08")
def _(form: Form) -> bytes:
    import re

    xml = re.sub(rb'uniqueCount="[0-9]+"', b'uniqueCount="4294967295"', form.parts[STRINGS])
    return form.part(STRINGS, xml).packed()


@kind("same-cell-twice", WRONG, "FA-V15")
def _(form: Form) -> bytes:
    return form.cell("C9", '<c r="C9"><v>3</v></c><c r="C9"><v>-8</v></c>').packed()


@kind("rows-backwards", VALID)
def _(form: Form) -> bytes:
    import re

    part = form.sheet(TABLE)
    rows = re.findall(rb"<row .*?</row>", form.parts[part], re.DOTALL)
    return form.part(
        part, form.parts[part].replace(b"".join(rows), b"".join(reversed(rows)))
    ).packed()


@kind("nested-a-hundred-thousand-deep", VALID)
def _(form: Form) -> bytes:
    deep = b"<a>" * 100_000 + b"</a>" * 100_000
    return form.part(BOOK, form.parts[BOOK].replace(b"<sheets>", deep + b"<sheets>")).packed(
        zipfile.ZIP_STORED
    )


@kind("twenty-thousand-sheets", UNREADABLE, TOO_LARGE)
def _(form: Form) -> bytes:
    many = b"".join(b'<sheet name="s%d" sheetId="%d" r:id="rId3"/>' % (n, n) for n in range(20_000))
    return form.sub("</sheets>", many + b"</sheets>", BOOK).packed()


@kind("sixty-thousand-formulas", VALID)
def _(form: Form) -> bytes:
    rows = b"".join(
        b'<row r="%d"><c r="H%d"><f>H%d+1</f></c></row>' % (n, n, n - 1) for n in range(100, 18_000)
    )
    return form.sub("</sheetData>", rows + b"</sheetData>").packed()


# --- passengers ------------------------------------------------------------------------------


def _carrying(name: str, part: str, code: str, file: str = "") -> None:
    kind(f"carries-{name}", VALID, code, file=file)(
        lambda form: form.part(part, b"\xd0\xcf\x11\xe0 m\xe1\xba\xabu").packed()
    )


_carrying("macros", "xl/vbaProject.bin", "FA-F13", "co-macro.xlsm")
_carrying("old-macro-sheets", "xl/macrosheets/sheet1.xml", "FA-F13")
_carrying("links", "xl/externalLinks/externalLink1.xml", "FA-F14")
_carrying("connections", "xl/connections.xml", "FA-F14")
_carrying("queries", "xl/queryTables/queryTable1.xml", "FA-F14")
_carrying("a-ribbon", "customUI/customUI14.xml", "FA-F14")
_carrying("objects", "xl/embeddings/oleObject1.bin", "FA-F15")
_carrying("controls", "xl/activeX/activeX1.bin", "FA-F15")


@kind("dde-formula", VALID)
def _(form: Form) -> bytes:
    return form.cell("B9", '<c r="B9" t="str"><f>cmd|\' /C calc\'!A0</f><v>Mỹ</v></c>').packed()


@kind("hyperlink-outside", VALID)
def _(form: Form) -> bytes:
    return form.cell(
        "B9", '<c r="B9" t="str"><f>HYPERLINK("http://mau.vn","Mỹ")</f><v>Mỹ</v></c>'
    ).packed()


# --- locks -----------------------------------------------------------------------------------


def _encrypted(form: Form, password: str) -> bytes:
    import msoffcrypto.format.ooxml as ooxml

    out = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(form.packed())).encrypt(password, out)
    return out.getvalue()


@kind("locked-with-a-password", UNREADABLE, LOCKED)
def _(form: Form) -> bytes:
    return _encrypted(form, "123456")


@kind("locked-with-excels-own-password", VALID, "FA-F17")
def _(form: Form) -> bytes:
    return _encrypted(form, "VelvetSweatshop")


@kind("locked-and-damaged", UNREADABLE, LOCKED)
def _(form: Form) -> bytes:
    data = bytearray(_encrypted(form, "VelvetSweatshop"))
    for at in range(3_000, len(data), 501):
        data[at] ^= 0x55
    return bytes(data)


@kind("entries-locked", UNREADABLE, LOCKED)
def _(form: Form) -> bytes:
    data = bytearray(form.packed())
    data[data.index(b"PK\x01\x02") + 8] |= 1
    return bytes(data)
