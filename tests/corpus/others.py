"""What is no form at all: documents, pictures, other workbooks, leftovers, and files too large."""

from __future__ import annotations

import io
import random
import zipfile

from tests.inbox.packed import compound

from .form import Form, zipped
from .kind import ASIDE, IGNORED, UNREADABLE, kind


def _aside(name: str, file: str, data: bytes, reason: str = "document") -> None:
    kind(name, ASIDE, file=file, reason=reason)(lambda form: data)


_ENTRY = b'<?xml version="1.0"?><a/>'
_aside("pdf", "quet.pdf", b"%PDF-1.7\n1 0 obj")
_aside("pdf-named-xlsx", "quet.xlsx", b"%PDF-1.4\n")
_aside("rich-text", "van-ban.rtf", b"{\\rtf1\\ansi B\\'e1o c\\'e1o}")
_aside("picture-png", "anh.png", b"\x89PNG\r\n\x1a\n" + bytes(60))
_aside("picture-jpeg-named-xlsx", "anh.xlsx", b"\xff\xd8\xff\xe0" + bytes(60))
_aside("picture-tiff", "quet.tif", b"II*\x00" + bytes(60))
_aside("old-word", "bao-cao.doc", compound({"WordDocument": bytes(600)}))
_aside("old-powerpoint", "trinh-chieu.ppt", compound({"PowerPoint Document": bytes(600)}))
_aside("rar", "goi.rar", b"Rar!\x1a\x07\x01\x00" + bytes(60), "archive")
_aside("seven-zip", "goi.7z", b"7z\xbc\xaf\x27\x1c" + bytes(60), "archive")
_aside("gzip", "goi.gz", b"\x1f\x8b\x08\x00" + bytes(60), "archive")
_aside("winmail", "winmail.dat", b"\x78\x9f\x3e\x22" + bytes(60), "archive")


@kind("word", ASIDE, file="bao-cao.docx", reason="document")
def _(form: Form) -> bytes:
    return zipped({"[Content_Types].xml": _ENTRY, "word/document.xml": _ENTRY})


@kind("word-named-xlsx", ASIDE, file="that-ra-la-word.xlsx", reason="document")
def _(form: Form) -> bytes:
    return zipped({"word/document.xml": _ENTRY, "[Content_Types].xml": _ENTRY, "a": b"1"})


@kind("powerpoint", ASIDE, file="trinh-chieu.pptx", reason="document")
def _(form: Form) -> bytes:
    return zipped({"[Content_Types].xml": _ENTRY, "ppt/presentation.xml": _ENTRY})


@kind("program", UNREADABLE, "FA-F03", file="bao-cao.xlsx.exe")
def _(form: Form) -> bytes:
    return b"MZ\x90\x00\x03" + random.Random(1).randbytes(900)


@kind("json", UNREADABLE, "FA-F03", file="so-lieu.json")
def _(form: Form) -> bytes:
    return b'{"a": 1}'


@kind("shortcut", UNREADABLE, "FA-F03", file="bao-cao.lnk")
def _(form: Form) -> bytes:
    return b"L\x00\x00\x00\x01\x14\x02\x00" + bytes(70)


@kind("database", UNREADABLE, "FA-F03", file="so-lieu.accdb")
def _(form: Form) -> bytes:
    return b"\x00\x01\x00\x00Standard ACE DB\x00" + bytes(400)


def _workbook(*lines: tuple[object, ...]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lines:
        sheet.append(line)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@kind("workbook-of-something-else", UNREADABLE, "FA-F09")
def _(form: Form) -> bytes:
    return _workbook(("STT", "Họ tên", "Điểm"), (1, "Học sinh mẫu", 9))


@kind("workbook-with-nothing-in-it", UNREADABLE, "FA-F09")
def _(form: Form) -> bytes:
    return _workbook(("",))


@kind("table-typed-by-hand", ("warnings", "to_review"), reason="no_period")
def _(form: Form) -> bytes:
    heads = ("STT", "Nước/vùng lãnh thổ", "Mới đi trong kỳ", "Trong đó: nữ")
    return _workbook(("Thống kê du học",), heads, (1, "Nhật Bản", 4, 2))


@kind("workbook-of-charts-alone", UNREADABLE, "FA-F09")
def _(form: Form) -> bytes:
    relation = "/worksheet"
    return form.sub(relation, "/chartsheet", "xl/_rels/workbook.xml.rels").packed()


# --- leftovers -----------------------------------------------------------------------------------


def _left(name: str, file: str, reason: str, data: bytes = b"x") -> None:
    kind(name, IGNORED, file=file, reason=reason)(lambda form: data)


_left("lock-of-excel", "~$bao-cao.xlsx", "lock_file", b"\x08Can bo mau" + bytes(154))
_left("lock-of-libreoffice", ".~lock.bao-cao.xlsx#", "lock_file", b",mau,may,01.11.2023 08:00;")
_left("fork-of-a-mac", "._bao-cao.xlsx", "lock_file", b"\x00\x05\x16\x07" + bytes(60))
_left("zero-bytes", "rong.xlsx", "empty_file", b"")
_left("zero-bytes-of-a-pdf", "rong.pdf", "empty_file", b"")
_left("thumbnails", "Thumbs.db", "system_file")
_left("folder-settings", "desktop.ini", "system_file", b"[.ShellClassInfo]")
_left("mac-settings", ".DS_Store", "system_file")
_left("placeholder-of-a-cloud", "bao-cao.xlsx.icloud", "not_downloaded", b"bplist00")
_left("half-a-download", "bao-cao.xlsx.crdownload", "not_downloaded", b"PK\x03\x04")
_left("half-a-copy", "bao-cao.xlsx.part", "not_downloaded", b"PK\x03\x04")
_left("scratch-of-excel", "A1B2C3D4.tmp", "not_downloaded", b"PK\x03\x04")
_left("lock-in-a-folder", "truong/~$bao-cao.xlsx", "lock_file")


@kind("too-large", UNREADABLE, "FA-F11", file="qua-lon.xlsx")
def _(form: Form) -> bytes:
    return form.part("xl/media/image1.png", bytes(61 << 20)).packed(zipfile.ZIP_STORED)
