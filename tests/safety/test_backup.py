"""What a backup holds, what restoring makes of it, and what either refuses."""

from __future__ import annotations

import json
import shutil
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.safety.damage import damage_a_page

from foreignaffairs.files import temporary
from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office, restore
from foreignaffairs.office.safety import restore as restoring

PERIOD = "2023-K1"
APART = {".khoa", "so-theo-doi.db"}


def files(root: Path) -> dict[str, tuple[bytes, int]]:
    found = {p.relative_to(root).as_posix(): p for p in root.rglob("*") if p.is_file()}
    return {
        name: (p.read_bytes(), p.stat().st_mtime_ns)
        for name, p in found.items()
        if name not in APART
    }


def rows(root: Path) -> list[str]:
    with closing(sqlite3.connect(root / "so-theo-doi.db")) as register:
        return list(register.iterdump())


def rewrite(
    source: Path,
    target: Path,
    change: Callable[[dict[str, Any]], None] = lambda manifest: None,
    **entries: bytes,
) -> Path:
    """Copy a backup with its manifest changed, or with entries of another content."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        manifest = json.loads(old.read("manifest.json"))
        change(manifest)
        for name in old.namelist():
            data = json.dumps(manifest).encode() if name == "manifest.json" else old.read(name)
            new.writestr(name, entries.get(name, data))
        for name in entries.keys() - set(old.namelist()):
            new.writestr(name, entries[name])
    return target


def refused(backup: Path, target: Path, match: str) -> None:
    """Restoring is refused, and nothing is left behind."""
    before = sorted(p.name for p in target.parent.iterdir())
    with pytest.raises(OfficeError, match=match):
        restore(backup, target)
    assert sorted(p.name for p in target.parent.iterdir()) == before


@pytest.fixture
def backup(office: Office, tmp_path: Path) -> Path:
    return office.backup(tmp_path / "luu" / "a.zip").path


def test_a_restored_office_is_the_same_office(office: Office, backup: Path, tmp_path: Path):
    made = restore(backup, tmp_path / "moi")
    assert files(made.path) == files(office.folder.root)
    assert rows(made.path) == rows(office.folder.root)
    assert (made.province, made.files) == ("hai-phong", len(files(made.path)) + 1)
    with Office.open(made.path) as again:
        assert not any(o.new for o in again.collect().result.outcomes)
        trace = again.trace(f"{PERIOD}/F02/moi_di_trong_ky?nguon_bao_cao=TRUONG&nuoc=US")
        assert trace["gia_tri"].sum() == 7
        report = again.report(PERIOD)
        assert report.name == f"bao-cao-hai-phong-{PERIOD}.docx"
    with office:
        assert files(office.folder.root) == files(made.path)


def test_a_backup_can_be_opened_by_hand_and_holds_equal_content_once(office: Office, backup: Path):
    with zipfile.ZipFile(backup) as archive:
        names = archive.namelist()
        manifest = json.loads(archive.read("manifest.json"))
    paths = {f["path"]: f["entry"] for f in manifest["files"]}
    assert len(names) == len(set(names))
    assert "office.toml" in names
    assert "hop-thu-den/công văn.pdf" in paths
    originals = {path for path in paths if path.startswith("so-theo-doi/")}
    assert len(originals) == 5
    assert all(paths[name].startswith("hop-thu-den/") for name in originals)
    assert not originals & set(names)


def test_in_a_folder_a_backup_gets_a_name_with_city_and_moment(office: Office, tmp_path: Path):
    folder = tmp_path / "usb"
    folder.mkdir()
    made = office.backup(folder)
    assert made.path.parent == folder
    assert made.path.name.startswith("sao-luu-hai-phong-20")
    assert made.path.stat().st_size == made.size
    assert [p.name for p in folder.iterdir()] == [made.path.name]


def test_a_backup_is_never_written_over(office: Office, backup: Path):
    before = backup.read_bytes()
    with pytest.raises(OfficeError, match="không ghi đè"):
        office.backup(backup)
    assert backup.read_bytes() == before


def test_a_backup_inside_the_office_is_refused(office: Office):
    with pytest.raises(OfficeError, match="ổ đĩa hoặc thư mục khác"):
        office.backup(office.folder.root / "luu" / "a.zip")
    assert not (office.folder.root / "luu").exists()


def test_links_are_not_followed_and_said(office: Office, tmp_path: Path):
    (tmp_path / "ngoai.txt").write_text("ngoài", "utf-8")
    (office.folder.inbox / "link.xlsx").symlink_to(tmp_path / "ngoai.txt")
    made = office.backup(tmp_path / "a.zip")
    assert made.left_out == ("hop-thu-den/link.xlsx",)
    with zipfile.ZipFile(made.path) as archive:
        assert "hop-thu-den/link.xlsx" not in archive.namelist()


def test_a_register_on_a_server_is_not_half_backed_up(office: Office, tmp_path: Path):
    office.settings = office.settings.model_copy(update={"register_url": "postgresql://x/y"})
    with pytest.raises(OfficeError, match="pg_dump"):
        office.backup(tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()


def test_a_damaged_register_makes_no_backup(office: Office, tmp_path: Path):
    office.close()
    damage_a_page(office.folder.register, "form_row")
    with Office.open(office.folder.root) as again, pytest.raises(OfficeError, match="phục hồi"):
        again.backup(tmp_path / "luu" / "a.zip")
    assert list((tmp_path / "luu").iterdir()) == []


def test_what_a_killed_backup_left_is_swept_by_the_next(office: Office, tmp_path: Path):
    office.backup(tmp_path / "luu" / "a.zip")
    with temporary(tmp_path / "luu", "sao-luu-0000-") as of_another_office:
        (left,) = _left_by_a_kill(office, tmp_path / "luu")
        office.backup(tmp_path / "luu" / "b.zip")
        assert not left.exists()
        assert of_another_office.exists()


def _left_by_a_kill(office: Office, folder: Path) -> list[Path]:
    """What lies there while a backup is being made."""
    seen: set[Path] = set()
    office.backup(folder / "c.zip", lambda done, of: seen.update(folder.glob(".fa-sao-luu-*")))
    names = sorted(p for p in seen if "0000-" not in p.name)
    names[0].write_bytes(b"half")
    return names[:1]


def test_a_backup_taken_while_others_read_is_of_one_moment(office: Office, tmp_path: Path):
    with pytest.raises(OfficeError, match="đang được"), office._lock():
        Office.open(office.folder.root).backup(tmp_path / "a.zip")


# --- restoring -------------------------------------------------------------------------------


def test_restoring_into_a_folder_that_is_there_and_empty(backup: Path, tmp_path: Path):
    (tmp_path / "moi").mkdir()
    assert (restore(backup, tmp_path / "moi").path / "office.toml").is_file()
    assert not list(tmp_path.glob(".fa-*"))


def test_restoring_over_something_is_refused(backup: Path, tmp_path: Path):
    target = tmp_path / "moi"
    target.mkdir()
    (target / "viec.txt").write_text("x", "utf-8")
    refused(backup, target, "thư mục mới hoặc thư mục trống")
    assert (target / "viec.txt").read_text("utf-8") == "x"


@pytest.mark.parametrize("entry", ["office.toml", "so-theo-doi.db", "hop-thu-den/công văn.pdf"])
def test_a_changed_byte_is_found_before_anything_is_there(backup: Path, tmp_path: Path, entry: str):
    with zipfile.ZipFile(backup) as archive:
        data = bytearray(archive.read(entry))
    data[len(data) // 2] ^= 1
    bad = rewrite(backup, tmp_path / "bad.zip", **{entry: bytes(data)})
    refused(bad, tmp_path / "moi", f"(?s){entry}.*Chưa phục hồi gì")


def test_more_bytes_than_the_manifest_says_are_not_read(backup: Path, tmp_path: Path):
    with zipfile.ZipFile(backup) as archive:
        data = archive.read("office.toml")
    bad = rewrite(backup, tmp_path / "bad.zip", **{"office.toml": data + b"x" * (64 << 20)})
    refused(bad, tmp_path / "moi", r"office\.toml")


@pytest.mark.parametrize(
    "path",
    [
        "../ngoai.txt",
        "hop-thu-den/../../ngoai.txt",
        "/ngoai.txt",
        "hop-thu-den//x",
        "./office.toml",
        "",
        "a\x00b",
        "office.toml",
    ],
)
def test_no_path_leads_out_of_the_folder_or_is_there_twice(backup: Path, tmp_path: Path, path: str):
    def change(manifest: dict[str, Any]) -> None:
        manifest["files"].append({**manifest["files"][1], "path": path})

    refused(rewrite(backup, tmp_path / "bad.zip", change), tmp_path / "moi", "không an toàn")
    assert not (tmp_path / "ngoai.txt").exists()


@pytest.mark.parametrize(
    "path", ["C:/x", "a\\..\\..\\x", "hop-thu-den/con", "a/x. ", "a/b:stream", "COM1.txt"]
)
def test_windows_has_more_unsafe_paths(monkeypatch: pytest.MonkeyPatch, path: str):
    assert restoring._inside(path)
    monkeypatch.setattr(restoring, "_ON_WINDOWS", True)
    assert not restoring._inside(path)
    assert restoring._inside("hop-thu-den/công văn.pdf")


def test_a_backup_of_a_newer_program_is_refused_with_what_to_do(backup: Path, tmp_path: Path):
    def schema(manifest: dict[str, Any]) -> None:
        manifest["schema_version"] = "0999"

    def layout(manifest: dict[str, Any]) -> None:
        manifest |= {"format": 99, "something": "new"}

    for change in (schema, layout):
        bad = rewrite(backup, tmp_path / f"{change.__name__}.zip", change)
        refused(bad, tmp_path / "moi", "cập nhật chương trình")


def test_the_register_itself_says_its_version(office: Office, tmp_path: Path):
    with closing(sqlite3.connect(office.folder.register)) as register:
        register.execute("UPDATE alembic_version SET version_num = '0999'")
        register.commit()
    made = office.backup(tmp_path / "a.zip").path

    def lie(manifest: dict[str, Any]) -> None:
        manifest["schema_version"] = "0001"

    refused(rewrite(made, tmp_path / "bad.zip", lie), tmp_path / "moi", r"0999.*cập nhật")


@pytest.mark.parametrize("missing", ["office.toml", "so-theo-doi.db"])
def test_a_backup_that_lacks_what_makes_an_office_is_refused(
    backup: Path, tmp_path: Path, missing: str
):
    def change(manifest: dict[str, Any]) -> None:
        manifest["files"] = [f for f in manifest["files"] if f["path"] != missing]

    refused(rewrite(backup, tmp_path / "bad.zip", change), tmp_path / "moi", missing)


@pytest.mark.parametrize("data", [b"", b"no zip at all", b"PK\x05\x06" + b"\0" * 18])
def test_what_is_no_backup_is_said(tmp_path: Path, data: bytes):
    (tmp_path / "a.zip").write_bytes(data)
    refused(tmp_path / "a.zip", tmp_path / "moi", "không phải là bản sao lưu")


def test_a_backup_cut_short_is_said(backup: Path, tmp_path: Path):
    cut = tmp_path / "cut.zip"
    cut.write_bytes(backup.read_bytes()[:-200])
    refused(cut, tmp_path / "moi", "không phải là bản sao lưu")


def test_a_backup_that_is_not_there_is_said(tmp_path: Path):
    refused(tmp_path / "khong-co.zip", tmp_path / "moi", r"Không tìm thấy.*khong-co\.zip")


def test_too_little_room_is_said_before_anything_is_written(
    backup: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    usage = shutil.disk_usage(tmp_path)
    monkeypatch.setattr(shutil, "disk_usage", lambda path: usage._replace(free=1000))
    refused(backup, tmp_path / "moi", "còn 0 MB, cần 1 MB")


def test_a_restore_that_was_killed_is_done_again(backup: Path, tmp_path: Path):
    left = tmp_path / ".fa-phuc-hoi-moi.tmp"
    (left / "hop-thu-den").mkdir(parents=True)
    (left / "hop-thu-den" / "x.xlsx").write_bytes(b"half")
    (left / ".khoa").write_bytes(b"")
    made = restore(backup, tmp_path / "moi")
    assert not left.exists()
    assert not (made.path / "hop-thu-den" / "x.xlsx").exists()


def test_two_restores_at_once_do_not_mix(backup: Path, tmp_path: Path):
    from foreignaffairs.register import OfficeLock

    work = tmp_path / ".fa-phuc-hoi-moi.tmp"
    work.mkdir()
    with OfficeLock(work / ".khoa", actor="Cán bộ mẫu"):
        refused(backup, tmp_path / "moi", "Cán bộ mẫu")
        assert work.exists()


def test_the_root_of_a_disk_is_no_place_for_an_office(backup: Path):
    with pytest.raises(OfficeError, match="thư mục con"):
        restore(backup, "/")
