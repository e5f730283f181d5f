"""Damage: files cut, overwritten, incomplete, or with parts that are no XML."""

from __future__ import annotations

import random

from .form import BOOK, STRINGS, TABLE, Form
from .kind import ASIDE, UNREADABLE, VALID, kind

DAMAGED = "FA-F05"


def _cut(name: str, share: float) -> None:
    def make(form: Form) -> bytes:
        data = form.packed()
        return data[: int(len(data) * share)]

    kind(f"cut-{name}", UNREADABLE, DAMAGED)(make)


for _name, _share in (("early", 0.1), ("half", 0.5), ("late", 0.98), ("at-the-very-end", 0.9999)):
    _cut(_name, _share)


@kind("only-the-beginning", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    return form.packed()[:30]


@kind("only-an-end", ASIDE, reason="nothing_inside")
def _(form: Form) -> bytes:
    return b"PK\x05\x06" + bytes(18)


@kind("bit-flipped-in-the-table", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    data = bytearray(form.packed())
    at = data.index(form.sheet(TABLE).encode()) + 400
    data[at] ^= 0x10
    return bytes(data)


@kind("bit-flipped-in-the-directory", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    data = bytearray(form.packed())
    at = data.index(b"PK\x01\x02")
    data[at + 42] ^= 0x40
    return bytes(data)


@kind("zeros-in-the-middle", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    data = bytearray(form.packed())
    data[len(data) // 3 : len(data) // 2] = bytes(len(data) // 2 - len(data) // 3)
    return bytes(data)


@kind("halves-of-two-files", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    one, other = form.packed(), Form.of("MAU-K001").number("C9", 77).packed()
    return one[: len(one) // 2] + other[len(other) // 2 + 500 :]


@kind("line-ends-translated", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return form.packed().replace(b"\n", b"\r\n").replace(b"\x0a\x00", b"\x0d\x0a\x00")


@kind("eight-bit-lost", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return bytes(b & 0x7F for b in form.packed())


@kind("junk-before", UNREADABLE, "FA-F03")
def _(form: Form) -> bytes:
    return b"MZ\x90\x00" + bytes(500) + form.packed()


@kind("junk-after", VALID)
def _(form: Form) -> bytes:
    return form.packed() + b"\r\n--boundary--\r\n"


@kind("noise", UNREADABLE, "FA-F03")
def _(form: Form) -> bytes:
    return b"\x00" + random.Random(4).randbytes(4_000)


@kind("zeros", UNREADABLE, "FA-F03")
def _(form: Form) -> bytes:
    return bytes(4_096)


@kind("one-byte", UNREADABLE, "FA-F03")
def _(form: Form) -> bytes:
    return b"P"


def _without(name: str, part: str) -> None:
    kind(f"without-{name}", UNREADABLE, DAMAGED)(lambda form: form.part(part, None).packed())


_without("workbook", BOOK)
_without("relations", "xl/_rels/workbook.xml.rels")
_without("root-relations", "_rels/.rels")
_without("a-sheet", "xl/worksheets/sheet3.xml")


@kind("without-strings", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return form.part(STRINGS, None).packed()


@kind("string-number-beyond-all", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return form.cell("B9", '<c r="B9" t="s"><v>999999</v></c>').packed()


def _table(name: str, xml: bytes, *codes: str) -> None:
    kind(f"table-{name}", UNREADABLE, *(codes or (DAMAGED,)))(
        lambda form: form.part(form.sheet(TABLE), xml).packed()
    )


_table("empty", b"")
_table("not-xml", b"<<<>>>")
_table("cut", b'<?xml version="1.0"?><worksheet><sheetData><row r="1"><c r="A1"><v>1')
_table("of-zeros", bytes(2_000))
_table("html", b"<html><body><table/></body></html>")


@kind("table-in-utf-16", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    part = form.sheet(TABLE)
    return form.part(part, form.parts[part].decode().encode("utf-16")).packed()


@kind("table-with-bad-letters", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    return form.sub("Trong", b"Tr\xff\xfeng", STRINGS).packed()


@kind("table-with-unclosed-row", VALID)
def _(form: Form) -> bytes:
    """Not well-formed, yet every cell stands where it should and is read."""
    return form.sub("</row></sheetData>", "</sheetData>").packed()


@kind("workbook-not-xml", UNREADABLE, DAMAGED)
def _(form: Form) -> bytes:
    return form.part(BOOK, b"\x00\x01").packed()


@kind("workbook-without-sheets", UNREADABLE, "FA-F09")
def _(form: Form) -> bytes:
    xml = form.parts[BOOK]
    start, end = xml.index(b"<sheets>"), xml.index(b"</sheets>")
    return form.part(BOOK, xml[:start] + b"<sheets>" + xml[end:]).packed()


@kind("row-number-that-is-none", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return form.sub('<row r="10" ', '<row r="mười" ').packed()


@kind("cell-place-that-is-none", UNREADABLE, "FA-F05")
def _(form: Form) -> bytes:
    return form.sub('<c r="C10"', '<c r="10C"').packed()
