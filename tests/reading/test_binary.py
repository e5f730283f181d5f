"""A hand-made .xlsb: no program at hand writes one, so its records are laid down here."""

from __future__ import annotations

import struct

import pytest

from foreignaffairs.model import WorkbookUnreadable

from .books import codes, parts, read, rows, zipped

ROW, BLANK, ERROR, REAL, TEXT, FORMULA_ERROR = 0, 1, 3, 5, 6, 11
BEGIN_SHEET, END_SHEET, BEGIN_DATA, END_DATA, DIMENSION = 129, 130, 145, 146, 148
BEGIN_BOOK, END_BOOK, BEGIN_SHEETS, END_SHEETS, BUNDLE = 131, 132, 143, 144, 156
BEGIN_MERGES, END_MERGES, MERGE = 177, 178, 176

RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def record(kind: int, body: bytes = b"") -> bytes:
    head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(body)
    while True:
        size, low = size >> 7, size & 0x7F
        length += bytes([low | (0x80 if size else 0)])
        if not size:
            return head + length + body


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def cell(column: int, value: object) -> bytes:
    head = struct.pack("<II", column, 0)
    if isinstance(value, str) and value.startswith("!"):
        return record(ERROR, head + bytes([int(value[1:])]))
    if isinstance(value, str):
        return record(TEXT, head + wide(value))
    return record(REAL, head + struct.pack("<d", float(value)))  # type: ignore[arg-type]


def row(number: int, *values: object, hidden: bool = False) -> bytes:
    flags = 0x10 if hidden else 0
    head = struct.pack("<IIHBBBI", number, 0, 300, 0, flags, 0, 0)
    return record(ROW, head) + b"".join(
        cell(column, value) for column, value in enumerate(values) if value is not None
    )


def workbook(*lines: bytes, merges: tuple[tuple[int, int, int, int], ...] = ()) -> bytes:
    merged = b"".join(record(MERGE, struct.pack("<4I", *area)) for area in merges)
    if merged:
        count = struct.pack("<I", len(merges))
        merged = record(BEGIN_MERGES, count) + merged + record(END_MERGES)
    sheet = b"".join(
        [
            record(BEGIN_SHEET),
            record(DIMENSION, struct.pack("<4I", 0, 20, 0, 5)),
            record(BEGIN_DATA), *lines, record(END_DATA),
            merged,
            record(END_SHEET),
        ]
    )  # fmt: skip
    bundle = struct.pack("<II", 0, 1) + wide("rId1") + wide("Du học")
    book = (
        record(BEGIN_BOOK) + record(BEGIN_SHEETS) + record(BUNDLE, bundle)
        + record(END_SHEETS) + record(END_BOOK)
    )  # fmt: skip

    def relation(kind: str, target: str) -> bytes:
        return (
            f'<?xml version="1.0"?><Relationships xmlns="{RELATIONS}"><Relationship Id="rId1" '
            f'Type="{OFFICE}/{kind}" Target="{target}"/></Relationships>'
        ).encode()

    return zipped(
        {
            "[Content_Types].xml": b'<?xml version="1.0"?><Types/>',
            "_rels/.rels": relation("officeDocument", "xl/workbook.bin"),
            "xl/workbook.bin": book,
            "xl/_rels/workbook.bin.rels": relation("worksheet", "worksheets/sheet1.bin"),
            "xl/worksheets/sheet1.bin": sheet,
        }
    )


MARKS = row(1, None, "@F02.nuoc", "@F02.moi_di_trong_ky", "@F02.nu", hidden=True)
HEADINGS = row(2, "STT", "Nước/vùng lãnh thổ", "Mới đi trong kỳ", "Trong đó: nữ")


def test_rows_of_a_binary_workbook() -> None:
    content = read(workbook(MARKS, HEADINGS, row(3, 1, "Mỹ", 5, 2), row(5, 2, "Hàn Quốc", 3, 1)))
    assert rows(content) == [
        {"nuoc": "US", "moi_di_trong_ky": 5, "nu": 2},
        {"nuoc": "KR", "moi_di_trong_ky": 3, "nu": 1},
    ]
    assert [r.number for r in content.tables["F02"].rows] == [4, 6]


def test_errors_hidden_rows_and_merges_of_a_binary_workbook() -> None:
    content = read(
        workbook(
            MARKS,
            HEADINGS,
            row(3, 1, "Mỹ", "!7", 2),
            row(4, 2, None, 3, 1, hidden=True),
            merges=((3, 4, 1, 1),),
        )
    )
    assert rows(content) == [
        {"nuoc": "US", "nu": 2},
        {"nuoc": "US", "moi_di_trong_ky": 3, "nu": 1},
    ]
    assert sorted(codes(content)) == ["FA-C01", "FA-S06", "FA-S07", "FA-V07"]
    (error,) = [f for f in content.findings if f.code == "FA-V07"]
    assert (error.cell, error.params["error"]) == ("C4", "#DIV/0!")


def test_far_cell_of_a_binary_workbook_is_refused() -> None:
    with pytest.raises(WorkbookUnreadable) as refused:
        read(workbook(MARKS, HEADINGS, row(1_048_575, "lạc")))
    assert refused.value.reason == "FA-F11"


def test_binary_workbook_whose_sheet_ends_too_early_is_damaged() -> None:
    whole = parts(workbook(MARKS, HEADINGS, row(3, 1, "Mỹ", 5, 2)))
    name = "xl/worksheets/sheet1.bin"
    with pytest.raises(WorkbookUnreadable) as refused:
        read(zipped({**whole, name: whole[name][:-20]}))
    assert refused.value.reason == "FA-F05"
