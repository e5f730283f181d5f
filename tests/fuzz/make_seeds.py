"""Makes the small inputs that fuzzing of each parser starts from.

``python -m tests.fuzz.make_seeds``. They are committed; inputs that once broke a parser are put
beside them by hand, and stay.
"""

from __future__ import annotations

import dataclasses

from tests.corpus.binary_files import workbook_stream, xlsb
from tests.corpus.form import TABLE, Form, zipped
from tests.corpus.grids import Computed, Err, Grid, Place, Value, grid
from tests.corpus.markup_files import archived_page, opendocument, page, xml2003
from tests.inbox import packed

from . import SEEDS

_TEXTS: dict[str, tuple[str, ...]] = {
    "numbers": ("1.200", "12,5 triệu", "(3)", "5-6", "-4", "１２", "1'200,5", "50%", "IV"),
    "dates": ("15/6/2023", "ngày 9 tháng 12 năm 2023", "06-2023", "2023-06-15", "45092", "32/1/99"),
    "places": ("Mỹ, Nhật Bản", "Đài Loan (Trung Quốc)", "Tiệp Khắc", "Hàn Quôcc", "JP;KR/US"),
    "document_numbers": ("số 45/2023/QĐ-UBND và 12/CTr-SGDĐT", "3567/SGDĐT-VP", "01/NQ-TW/2023"),
    "old_letters": ("B¸o c¸o kÕt qu¶", "Baùo caùo keát quaû", "Báo cáo", "HOÄI NGHÒ"),
    "texts": ("Hoà Bình\r\n _x0041_ \u202e\u200b", "=1+1", "Nguyễn\tVăn A"),
    "periods": ("2023-K1", "2023-N", "2023-DX01", "2023"),
    "figures": ("2023-K1/F02/moi_di_trong_ky?nuoc=US&loai_don_vi=THPT", "2023-N/F03/so_doan"),
    "yaml": ("a: [1, 'NO', {b: 2023-01-01}]\n", "x: &y {a: 1}\nz: *y\n", "a: |\n  b\n c", "- 1"),
    "units": ("ma,ten,loai\nT01,Trường mẫu,THPT\n", "ma;ten;loai;tu\n;x;y;31/2/2023\n"),
    "names": ("../../ngoai.xlsx", "C:\\Windows\\a.xlsx", "báo cáo.xlsx", "a\u202e.xlsx", "CON"),
    "delimited": ('a,b\n"1\n2",="001"\n', "sep=|\na|b\n#REF!|1", "a\tb\n"),
    "addresses": ("A1", "XFD1048576", "1A", ""),
}


def inputs() -> dict[str, dict[str, bytes]]:
    """The inputs by parser and name."""
    found = {
        target: {f"{n}": text.encode() for n, text in enumerate(texts)}
        for target, texts in _TEXTS.items()
    }
    small = _small()
    mail = packed.mail({"a.txt": b"x", "b.eml": b"y"})
    outlook = packed.outlook({"a.txt": b"x" * 20})
    sheets = {"a": page([small]), "b": archived_page([small]), "c": xml2003([small])}
    document, binary = opendocument([small]), xlsb([small])
    book = Form.of("MAU-K001").parts
    whole = ("[Content_Types].xml", "_rels/.rels", "xl/workbook.xml", "xl/_rels/workbook.xml.rels")
    light = {n: d if n in whole else b"" for n, d in book.items() if not n.startswith("docProps/")}
    found |= {
        "old_letters": {**found["old_letters"], "raw": bytes(range(0xA1, 0x100))},
        "html": {"0": sheets["a"], "1": b"<table><tr><td rowspan=3 x:num='1,5'>1<td>#REF!"},
        "mhtml": {"0": sheets["b"]},
        "xml2003": {"0": sheets["c"]},
        "mail": {"0": mail},
        "message": {"0": outlook},
        "archive": {"0": packed.archive({"a/b.txt": b"x" * 40, "c.txt": b""})},
        "compound": {"0": packed.compound({"Workbook": b"\x09\x08\x10\0", "S": {"T": b"x"}})},
        "container": {"0": zipped(light)},
        "xls_records": {"0": workbook_stream([small])},
        "xlsb_records": {"0": _part(binary, "xl/worksheets/sheet0.bin")},
        "xlsx_sheet": {"0": _xlsx_rows(), "1": b'<row><c t="e"><f>1</f></c></row>'},
        "ods_sheet": {"0": _part(document, "content.xml")},
        "kinds": {"0": mail[:200], "1": sheets["b"][:200], "2": "<?xml".encode("utf-16-le")},
    }
    return found


def _small() -> Grid:
    """Some cells of a form's table, one of each sort."""
    table = grid(Form.of("MAU-K001"), TABLE)
    few: dict[Place, Value] = {p: v for p, v in table.cells.items() if 4 <= p[0] <= 9}
    few |= {(10, 1): Err("#REF!"), (10, 2): Computed("1+2", 3.0), (10, 3): True, (11, 1): "=1+1"}
    return dataclasses.replace(table, cells=few)


def _xlsx_rows() -> bytes:
    return (
        b'<row r="1" hidden="1"><c r="A1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="B1"><f>A1</f>'
        b'<v></v></c></row><row r="2"><c r="XFD2"><v>1</v></c></row></sheetData><mergeCells>'
        b'<mergeCell ref="A1:B2"/></mergeCells>'
    )


def _part(data: bytes, name: str) -> bytes:
    import io
    import zipfile

    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return opened.read(name)


def main() -> None:
    """Write them."""
    for target, files in inputs().items():
        folder = SEEDS / target
        folder.mkdir(parents=True, exist_ok=True)
        for name, data in files.items():
            (folder / name).write_bytes(data)


if __name__ == "__main__":
    main()
