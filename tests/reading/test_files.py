"""Files that are no workbook, or are built to harm: one refusal each, with its reason."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest

from foreignaffairs.model import WorkbookUnreadable
from foreignaffairs.reading import read_form
from foreignaffairs.reading.container import open_container
from foreignaffairs.reading.kind import kind_of

from .books import REPORT_TYPES, issued, parts, read, zipped


def reason(data: bytes) -> str:
    with pytest.raises(WorkbookUnreadable) as refused:
        read(data)
    return refused.value.reason


def _short(value: object) -> str:
    return repr(value)[:24]


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"", "empty"),
        (b"PK\x03\x04....", "zip"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "ole"),
        (b"\x09\x08\x08\x00\x00\x05\x10\x00", "biff"),
        (b"%PDF-1.7", "pdf"),
        (b"{\\rtf1", "rtf"),
        (b"\x89PNG\r\n", "image"),
        (b"\xff\xd8\xff\xe0", "image"),
        (b"Rar!\x1a\x07", "archive"),
        (b"\xef\xbb\xbf <!DOCTYPE html><html>", "html"),
        (b"<table><tr><td>1</td></tr></table>", "html"),
        ('<html><meta charset="x">'.encode("utf-16"), "html"),
        (b"MIME-Version: 1.0\r\nContent-Type: multipart/related", "mhtml"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "xml2003",
        ),
        (b'<?xml version="1.0"?><a/>', "xml"),
        ("Nước;Số\nMỹ;5".encode("cp1258", "replace"), "text"),
        ("Nước\tSố".encode("utf-16"), "text"),
        (b"\x00\x01\x02\x03" * 20, "unknown"),
    ],
    ids=_short,
)
def test_kind_is_told_by_content(head: bytes, kind: str) -> None:
    assert kind_of(head) == kind


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "FA-F01"),
        (b"%PDF-1.7 ...", "FA-F03"),
        (b"<html><table><tr><td>1</td></tr></table></html>", "FA-F03"),
        ("Nước;Số".encode(), "FA-F03"),
        (zipped({"a.txt": b"x"}), "FA-F03"),
        (zipped({"[Content_Types].xml": b"<a/>", "word/document.xml": b"<a/>"}), "FA-F03"),
        (b"PK\x03\x04" + b"\x00" * 50, "FA-F05"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "FA-F05"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "FA-F05"),
    ],
    ids=_short,
)
def test_what_is_no_workbook_is_refused(data: bytes, expected: str) -> None:
    assert reason(data) == expected


def test_refusal_names_what_the_file_is_and_what_to_do() -> None:
    with pytest.raises(WorkbookUnreadable, match=r"PDF.*\.xlsx"):
        read(b"%PDF-1.7 ...")


def test_truncated_form_is_damaged() -> None:
    assert reason(issued()[:-200]) == "FA-F05"
    assert reason(issued()[:3000]) == "FA-F05"


def test_one_flipped_bit_in_a_sheet_is_noticed() -> None:
    data = bytearray(issued())
    info = open_container(bytes(data)).entries["xl/worksheets/sheet3.xml"]
    data[info.header_offset + 30 + len(info.filename) + info.compress_size // 2] ^= 0x10
    assert reason(bytes(data)) == "FA-F05"


def test_part_that_inflates_to_more_than_it_says_is_refused() -> None:
    contents = parts(issued())
    padded = contents["xl/worksheets/sheet3.xml"] + b" " * 5_000_000
    data = bytearray(zipped({**contents, "xl/worksheets/sheet3.xml": padded}))
    size = struct.pack("<I", len(padded))
    lie = struct.pack("<I", 100)
    assert size in data
    assert reason(bytes(data).replace(size, lie)) == "FA-F05"


def test_bomb_is_refused_from_its_directory_alone() -> None:
    bomb = zipped({**parts(issued()), "xl/media/a.bin": b"\0" * 30_000_000})
    assert len(bomb) < 200_000
    assert reason(bomb) == "FA-F06"


def test_total_size_beyond_the_limit_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("foreignaffairs.reading.container.MAX_TOTAL", 10_000)
    assert reason(issued()) == "FA-F11"


def test_too_many_entries_are_refused() -> None:
    many = {f"x{n}": b"" for n in range(5_001)}
    assert reason(zipped({**parts(issued()), **many})) == "FA-F11"


def test_duplicate_entries_are_refused_because_readers_differ_on_them() -> None:
    out = io.BytesIO(issued())
    with (
        zipfile.ZipFile(out, "a") as archive,
        pytest.warns(UserWarning, match="Duplicate"),
    ):
        archive.writestr("xl/worksheets/sheet3.xml", b"<worksheet/>")
    assert reason(out.getvalue()) == "FA-F06"


def test_names_that_leave_the_archive_are_refused() -> None:
    assert reason(zipped({**parts(issued()), "../a": b"x"})) == "FA-F06"


def test_encrypted_parts_are_a_password() -> None:
    data = bytearray(issued())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert reason(bytes(data)) == "FA-F04"


def test_names_do_not_matter_but_lock_files_do(tmp_path: Path) -> None:
    disguised = tmp_path / "bao-cao.xls"
    disguised.write_bytes(issued())
    assert read_form(disguised, REPORT_TYPES).unit == "T01"
    lock = tmp_path / "~$bao-cao.xlsx"
    lock.write_bytes(b"x" * 165)
    with pytest.raises(WorkbookUnreadable) as refused:
        read_form(lock, REPORT_TYPES)
    assert refused.value.reason == "FA-F02"


def test_missing_file_and_folder_cannot_be_opened(tmp_path: Path) -> None:
    for path in (tmp_path / "khong-co.xlsx", tmp_path):
        with pytest.raises(WorkbookUnreadable) as refused:
            read_form(path, REPORT_TYPES)
        assert refused.value.reason == "FA-F10"
