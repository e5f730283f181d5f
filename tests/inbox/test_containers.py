"""Archives, mails and folders: opened once, each file in them taken in by itself."""

from __future__ import annotations

import contextlib
import re
import struct
import tempfile
import zipfile
from datetime import date
from pathlib import Path

import pytest
from tests.inbox.fake import K1, Desk, form
from tests.inbox.packed import SENT, archive, mail, outlook
from tests.register.helpers import dump

PDF = b"%PDF-1.7 b\xe1\xba\xa3n k\xc3\xbd"


@pytest.mark.parametrize(
    "pack", [archive, mail, lambda files: outlook({n: d.encode() for n, d in files.items()})]
)
def test_what_is_inside_is_taken_in_under_the_path_of_the_container(desk: Desk, pack) -> None:
    desk.put("gui.bin", pack({"bao-cao.xlsx": form("T01"), "hai.xlsx": form("T02")}))
    result = desk.collect()
    assert {o.file: (o.disposition.value, o.unit, o.verdict) for o in result.outcomes} == {
        "gui.bin": ("opened", None, "valid"),
        "gui.bin/bao-cao.xlsx": ("accepted", "T01", "valid"),
        "gui.bin/hai.xlsx": ("accepted", "T02", "valid"),
    }
    assert result.outcomes[0].sentence().startswith("Đã mở, lấy ra 2 trong 2 tệp")


def test_the_container_and_each_file_are_kept_under_their_own_hash(desk: Desk) -> None:
    packed = archive({"bao-cao.xlsx": form("T01")})
    desk.put("gui.zip", packed)
    desk.collect()
    kept = {path.read_bytes() for path in desk.originals.rglob("*") if path.is_file()}
    assert kept == {packed, form("T01").encode()}


@pytest.mark.parametrize(
    "pack", [mail, lambda files: outlook({n: d.encode() for n, d in files.items()})]
)
def test_the_day_of_a_mail_is_the_day_received(desk: Desk, pack) -> None:
    desk.put("thu", pack({"bao-cao.xlsx": form("T01")}))
    inside = desk.collect().outcomes[1]
    assert (inside.received_on, inside.basis) == (date(2023, 5, 30), "mail")


@pytest.mark.parametrize("written", ["hôm qua", "Mon, 29 May 2099 20:30:00 +0000", None, "31 Feb"])
def test_a_date_that_is_none_or_still_to_come_is_not_taken(desk: Desk, written: str | None) -> None:
    packed = mail({"bao-cao.xlsx": form("T01")}, date="@@").replace(
        b"Date: @@\r\n", b"" if written is None else f"Date: {written}\r\n".encode()
    )
    desk.put("thu.eml", packed)
    inside = desk.collect().outcomes[1]
    assert (inside.received_on, inside.basis) == (date(2023, 6, 1), "first_seen")


def test_what_the_officer_wrote_of_a_mail_goes_for_all_in_it_unless_a_file_has_its_own_line(
    desk: Desk,
) -> None:
    desk.put("thu.eml", mail({"a.xlsx": form("T01"), "b.xlsx": form("T02")}))
    desk.put("ngay-nhan.csv", "tep,ngay_nhan\nthu.eml,2023-05-20\nthu.eml/b.xlsx,2023-05-22\n")
    days = {o.file: (o.received_on, o.basis) for o in desk.collect().outcomes}
    assert days["thu.eml/a.xlsx"] == (date(2023, 5, 20), "officer")
    assert days["thu.eml/b.xlsx"] == (date(2023, 5, 22), "officer")


def test_collecting_again_opens_nothing_and_says_the_same(desk: Desk, monkeypatch) -> None:
    desk.put("gui.zip", archive({"thu.eml": mail({"a.xlsx": form("T01"), "b.pdf": PDF})}))
    desk.put("hong.zip", b"PK\x03\x04" + bytes(60))
    first = desk.collect()
    before = dump(desk.register)
    monkeypatch.setattr(desk.reader, "open", None)
    desk.tomorrow()
    again = desk.collect()
    assert dump(desk.register) == before
    assert not any(o.new for o in again.outcomes)
    assert [(o.file, o.disposition, o.sentence(), o.verdict) for o in again.outcomes] == [
        (o.file, o.disposition, o.sentence(), o.verdict) for o in first.outcomes
    ]


def test_mails_in_archives_in_mails_are_opened_but_not_without_end(desk: Desk) -> None:
    packed: bytes = form("T01").encode()
    name = "bao-cao.xlsx"
    for level in range(5):
        packed, name = archive({name: packed}), f"goi{level}.zip"
    desk.put(name, packed)
    fates = desk.fates()
    assert list(fates.values()) == ["opened", "opened", "opened", "set_aside"]
    assert list(fates)[-1] == "goi4.zip/goi3.zip/goi2.zip/goi1.zip"


def test_the_same_form_alone_and_in_a_mail_counts_once(desk: Desk) -> None:
    desk.put("bao-cao.xlsx", form("T01"))
    desk.put("thu.eml", mail({"bao-cao.xlsx": form("T01")}, date=None), minute=5)
    fates = desk.fates()
    assert fates["bao-cao.xlsx"] == "accepted"
    assert fates["thu.eml/bao-cao.xlsx"] == "duplicate"


def test_the_same_mail_saved_twice_is_opened_once(desk: Desk) -> None:
    packed = mail({"a.xlsx": form("T01")})
    desk.put("thu.eml", packed)
    desk.put("thu (2).eml", packed, minute=3)
    fates = desk.fates()
    assert sorted(fates.values()) == ["accepted", "duplicate", "opened"]
    assert desk.fates() == fates
    (desk.inbox / next(n for n, f in fates.items() if f == "opened")).unlink()
    left = desk.fates()
    assert sorted(left.values()) == ["accepted", "opened"]


@pytest.mark.parametrize(
    "name",
    ["../../ngoai.xlsx", "/etc/ngoai.xlsx", "C:\\Windows\\ngoai.xlsx", "..\\..\\ngoai.xlsx",
     "a/../../../ngoai.xlsx", "x\u202egnp.xlsx", "con\x01.xlsx", "n" * 400 + ".xlsx"],
)  # fmt: skip
def test_names_inside_cannot_leave_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    deep = tmp_path / "a" / "b" / "c" / "van-phong"
    work = tmp_path / "a" / "b" / "c" / "tam"
    for folder in (deep, work):
        folder.mkdir(parents=True)
    monkeypatch.setattr(tempfile, "tempdir", str(work))
    monkeypatch.chdir(work)
    desk = Desk(deep)
    with contextlib.closing(desk.register):
        desk.put("gui.zip", archive({name: form("T01")}))
        outcomes = desk.collect().outcomes
    (inside,) = [o for o in outcomes if o.file != "gui.zip"]
    assert inside.unit == "T01"
    parts = inside.file.split("/")
    assert ".." not in parts
    assert not any(p.endswith(":") for p in parts)
    assert inside.file.isprintable()
    assert all(len(p) <= 150 for p in parts)
    beside = {p for p in tmp_path.rglob("*") if p.is_file() and deep not in p.parents}
    assert not beside, "written beside the office"
    kept = {p.name for p in deep.rglob("*") if p.is_file()} - {"gui.zip", "so-theo-doi.db"}
    assert all(re.fullmatch(r"[0-9a-f]{64}(\.\w+)?", n) for n in kept), "a name from inside"
    assert not Path("/etc/ngoai.xlsx").exists()


def test_names_of_old_systems_are_read(desk: Desk) -> None:
    packed = archive({"bao cao.xlsx": form("T01")})
    desk.put("cp1258.zip", packed.replace(b"bao cao.xlsx", b"B\xe1o c\xe1o.xlsx"))
    desk.put("utf8.zip", packed.replace(b"bao cao.xlsx", "báo sá.xlsx".encode()[:12]))
    fates = desk.fates()
    assert "cp1258.zip/Báo cáo.xlsx" in fates
    assert any(name.startswith("utf8.zip/báo") for name in fates)


def test_lock_files_and_empty_files_inside_are_passed_over(desk: Desk) -> None:
    desk.put(
        "gui.zip",
        archive(
            {"~$a.xlsx": "x", "__MACOSX/._a.xlsx": "y", "rong.xlsx": "", "a.xlsx": form("T01")}
        ),
    )
    assert desk.fates() == {
        "gui.zip": "opened",
        "gui.zip/__MACOSX/._a.xlsx": "ignored",
        "gui.zip/a.xlsx": "accepted",
        "gui.zip/rong.xlsx": "ignored",
        "gui.zip/~$a.xlsx": "ignored",
    }


def refused(desk: Desk, packed: bytes) -> str:
    desk.put("gui.zip", packed)
    (outcome,) = desk.collect().outcomes
    assert (outcome.disposition.value, outcome.verdict) == ("unreadable", "unreadable")
    return str(outcome.params["code"])


def test_a_bomb_is_refused_before_it_costs_memory(desk: Desk) -> None:
    assert refused(desk, archive({"a.xlsx": bytes(30_000_000)})) == "FA-F06"


def test_an_archive_with_a_password_is_said(desk: Desk) -> None:
    packed = bytearray(archive({"a.xlsx": form("T01")}))
    packed[packed.index(b"PK\x01\x02") + 8] |= 1
    assert refused(desk, bytes(packed)) == "FA-F04"


def test_sizes_that_lie_are_found_out(desk: Desk) -> None:
    data = form("T01").encode() * 3
    packed = archive({"a.xlsx": data})
    lie = packed.replace(struct.pack("<I", len(data)), struct.pack("<I", 90))
    assert refused(desk, lie) == "FA-F05"


def test_too_many_files_are_refused(desk: Desk) -> None:
    assert refused(desk, archive({f"{n}.xlsx": b"x" for n in range(2_001)})) == "FA-F11"


def test_a_broken_archive_is_said(desk: Desk) -> None:
    assert refused(desk, archive({"a.xlsx": form("T01")})[:-30]) == "FA-F05"


def test_one_locked_file_does_not_keep_the_others_inside(desk: Desk) -> None:
    packed = bytearray(archive({"a.xlsx": form("T01"), "b.xlsx": form("T02")}))
    packed[packed.rindex(b"PK\x01\x02") + 8] |= 1
    desk.put("gui.zip", bytes(packed))
    outcomes = {o.file: o for o in desk.collect().outcomes}
    assert outcomes["gui.zip/a.xlsx"].disposition.value == "accepted"
    assert outcomes["gui.zip/b.xlsx"].disposition.value == "unreadable"
    assert "mật khẩu" in outcomes["gui.zip/b.xlsx"].sentence()


def test_methods_that_are_not_opened_are_said(desk: Desk) -> None:
    files = {"a.xlsx": form("T01"), "b.txt": b"x"}
    desk.put("gui.zip", archive(files, zipfile.ZIP_LZMA))
    (outcome,) = desk.collect().outcomes
    assert outcome.disposition.value == "unreadable"


def test_archives_of_other_programs_are_put_aside(desk: Desk) -> None:
    desk.put("gui.rar", b"Rar!\x1a\x07\x01\x00" + bytes(40))
    desk.put("gui.7z", b"7z\xbc\xaf\x27\x1c" + bytes(40))
    assert desk.fates() == {"gui.7z": "set_aside", "gui.rar": "set_aside"}


def test_a_mail_without_anything_to_take_in_is_left_to_the_officer(desk: Desk) -> None:
    desk.put("thu.eml", mail({}))
    outcomes = desk.collect().outcomes
    assert [(o.file, o.disposition.value) for o in outcomes] == [("thu.eml", "set_aside")]


def test_pictures_in_a_signature_are_no_attachments(desk: Desk) -> None:
    packed = mail({"a.xlsx": form("T01"), "logo.png": b"\x89PNG...."})
    packed = packed.replace(
        b'Content-Disposition: attachment; filename="logo.png"',
        b'Content-Disposition: inline; filename="logo.png"\r\nContent-ID: <logo>',
    )
    at = packed.rindex(b"application/octet-stream")
    packed = packed[:at] + b"image/png" + packed[at + len(b"application/octet-stream") :]
    desk.put("thu.eml", packed)
    assert desk.fates()["thu.eml/logo.png"] == "ignored"


# --- signed copies ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name", ["thu.eml", "gui.zip", "T01 va phu luc/"], ids=["mail", "archive", "folder"]
)
def test_a_scan_that_came_with_a_form_is_its_signed_copy(desk: Desk, name: str) -> None:
    files = {"bao-cao.xlsx": form("T01"), "scan0001.pdf": PDF}
    if name.endswith("/"):
        for inner, data in files.items():
            desk.put(name + inner, data)
    else:
        desk.put(name, mail(files) if name.endswith("eml") else archive(files))
    (copy,) = [o for o in desk.collect().outcomes if o.file.endswith("pdf")]
    assert (copy.disposition.value, copy.unit, copy.period) == ("signed_copy", "T01", "2023-K1")
    assert "T01" in copy.sentence()


@pytest.mark.parametrize("name", ["T01-bao-cao-2023-K1.pdf", "2023-k1 truong THPT mau 1.PDF"])
def test_a_scan_is_matched_by_code_or_name_and_period_in_its_name(desk: Desk, name: str) -> None:
    from tests.support.mini import UNITS

    unit = UNITS.find("T01")
    assert unit is not None
    shown = name.replace("truong THPT mau 1", unit.name)
    desk.put(shown, PDF)
    (copy,) = desk.collect().outcomes
    assert (copy.disposition.value, copy.unit, copy.period) == ("signed_copy", "T01", "2023-K1")


def test_a_scan_without_a_period_is_left_to_the_officer_until_he_says_it(desk: Desk) -> None:
    desk.put("T01.pdf", PDF)
    (copy,) = desk.collect().outcomes
    assert copy.disposition.value == "set_aside"
    assert "T01" in copy.sentence()
    desk.put("ngay-nhan.csv", "tep,ky\nT01.pdf,2023-K1\n")
    (copy,) = [o for o in desk.collect().outcomes if o.file == "T01.pdf"]
    assert (copy.disposition.value, copy.period) == ("signed_copy", "2023-K1")


def test_a_scan_of_two_possible_units_is_nobodys(desk: Desk) -> None:
    desk.put("gui.zip", archive({"a.xlsx": form("T01"), "b.xlsx": form("T02"), "scan.pdf": PDF}))
    desk.put("T01 va T02 2023-K1.pdf", PDF + b"2")
    fates = desk.fates()
    assert fates["gui.zip/scan.pdf"] == fates["T01 va T02 2023-K1.pdf"] == "set_aside"


def test_a_scan_that_came_first_is_matched_when_the_form_comes(desk: Desk) -> None:
    desk.put("T01 gửi/scan.pdf", PDF)
    assert desk.fates(K1)["T01 gửi/scan.pdf"] in ("set_aside", "signed_copy")
    desk.put("gui/scan.pdf", PDF + b"x")
    assert desk.fates(K1)["gui/scan.pdf"] == "set_aside"
    desk.put("gui/bao-cao.xlsx", form("T02"))
    assert desk.fates(K1)["gui/scan.pdf"] == "signed_copy"


def test_dates_with_and_without_zone_are_read() -> None:
    from foreignaffairs.reading.containers.mail import sent_at

    at = sent_at(SENT)
    assert at is not None
    assert at.isoformat() == "2023-05-29T20:30:00+00:00"
    assert sent_at("Mon, 29 May 2023 20:30:00 -0000") == at
    assert sent_at(None) is None
    assert sent_at("x" * 300) is None


def test_a_member_without_a_name_is_taken_in_under_a_made_up_one(desk: Desk) -> None:
    packed = archive({"a.xlsx": form("T01")}).replace(b"a.xlsx", b"\0.xlsx")
    desk.put("goi.zip", packed)
    assert desk.fates() == {"goi.zip": "opened", "goi.zip/khong-ten": "accepted"}
