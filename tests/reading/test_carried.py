"""What a workbook carries beside its cells is seen and said, and its own password is tried."""

from __future__ import annotations

import io
import struct

import msoffcrypto.format.ooxml as ooxml
import pytest

from foreignaffairs.model import WorkbookUnreadable

from .books import codes, filled, issued, parts, read, rows, zipped

ROW = ("Hoa Kỳ", 5, 2)
READ = [{"nuoc": "US", "moi_di_trong_ky": 5, "nu": 2}]


def encrypted(data: bytes, password: str) -> bytes:
    out = io.BytesIO()
    ooxml.OOXMLFile(io.BytesIO(data)).encrypt(password, out)
    return out.getvalue()


@pytest.mark.parametrize(
    ("part", "code"),
    [
        ("xl/vbaProject.bin", "FA-F13"),
        ("xl/macrosheets/sheet1.xml", "FA-F13"),
        ("xl/externalLinks/externalLink1.xml", "FA-F14"),
        ("xl/connections.xml", "FA-F14"),
        ("xl/queryTables/queryTable1.xml", "FA-F14"),
        ("customUI/customUI14.xml", "FA-F14"),
        ("xl/embeddings/oleObject1.bin", "FA-F15"),
        ("xl/activeX/activeX1.bin", "FA-F15"),
    ],
)
def test_what_may_do_harm_is_said_and_the_cells_are_read(part: str, code: str) -> None:
    content = read(zipped({**parts(filled(ROW)), part: b"\xcc\x61 mz"}))
    assert rows(content) == READ
    assert [(f.code, f.severity) for f in content.findings] == [(code, "info")]


def test_an_issued_form_carries_nothing() -> None:
    assert codes(read(issued())) == []


def test_excels_own_password_is_no_secret_and_is_opened() -> None:
    content = read(encrypted(filled(ROW), "VelvetSweatshop"))
    assert rows(content) == READ
    assert codes(content) == ["FA-F17"]


@pytest.mark.parametrize("password", ["123456", "velvetsweatshop", "Mật khẩu"])
def test_a_real_password_is_asked_for(password: str) -> None:
    with pytest.raises(WorkbookUnreadable) as refused:
        read(encrypted(filled(ROW), password))
    assert refused.value.reason == "FA-F04"


def test_a_lock_within_a_lock_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    once = encrypted(filled(ROW), "VelvetSweatshop")
    monkeypatch.setattr(
        "foreignaffairs.reading.workbook.open_with_default_password", lambda data: once
    )
    with pytest.raises(WorkbookUnreadable) as refused:
        read(encrypted(filled(ROW), "VelvetSweatshop"))
    assert refused.value.reason == "FA-F04"


def test_a_broken_lock_is_a_refusal_whatever_the_library_makes_of_it() -> None:
    data = bytearray(encrypted(filled(ROW), "VelvetSweatshop"))
    for at in range(512, len(data), 997):
        struct.pack_into("<B", data, at, data[at] ^ 0x5A)
    with pytest.raises(WorkbookUnreadable) as refused:
        read(bytes(data))
    assert refused.value.reason in ("FA-F04", "FA-F05")
