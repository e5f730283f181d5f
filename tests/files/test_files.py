"""Files are written whole or not at all, and never over another by accident."""

from __future__ import annotations

import errno
import os
import stat
import threading
from pathlib import Path

import pytest

from foreignaffairs.files import (
    cause,
    free_name,
    is_temporary,
    latest_name,
    placing,
    put_new,
    put_there,
    sha256_of,
    sweep,
    temporary,
    write_new,
    write_over,
)


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_PATIENCE", (0.0, 0.0))


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_a_taken_name_is_never_written_over(tmp_path: Path):
    path = tmp_path / "bao-cao.docx"
    written = [write_new(path, data) for data in (b"1", b"2", b"3")]
    assert [p.name for p in written] == ["bao-cao.docx", "bao-cao-2.docx", "bao-cao-3.docx"]
    assert [p.read_bytes() for p in written] == [b"1", b"2", b"3"]
    assert names(tmp_path) == sorted(p.name for p in written)
    assert latest_name(path) == written[-1]
    assert free_name(path).name == "bao-cao-4.docx"


def test_latest_of_none_is_the_name_itself(tmp_path: Path):
    assert latest_name(tmp_path / "a.xlsx") == free_name(tmp_path / "a.xlsx") == tmp_path / "a.xlsx"


def test_a_dangling_link_is_a_taken_name(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.symlink_to(tmp_path / "nowhere")
    assert write_new(path, b"x").name == "a-2.xlsx"
    assert not (tmp_path / "nowhere").exists()


def test_many_writers_at_once_get_names_of_their_own(tmp_path: Path):
    path = tmp_path / "a.eml"
    threads = [
        threading.Thread(target=write_new, args=(path, bytes([n]) * 1000)) for n in range(12)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = [p.read_bytes() for p in tmp_path.iterdir()]
    assert sorted(found) == [bytes([n]) * 1000 for n in range(12)]


def test_folders_are_made_and_others_may_read_what_is_written(tmp_path: Path):
    before = os.umask(0o022)
    try:
        path = write_new(tmp_path / "2023-K1" / "thu-nhac" / "a.eml", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o644


def test_writing_over_replaces_in_one_step(tmp_path: Path):
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    assert write_over(path, b"new") == path
    assert path.read_bytes() == b"new"
    assert names(tmp_path) == ["a.xlsx"]


def test_a_file_open_elsewhere_stays_and_the_new_one_gets_a_dated_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
):
    path = tmp_path / "phu-luc.xlsx"
    path.write_bytes(b"open in Excel")
    tries = []

    def refused(made: Path, to: Path) -> None:
        tries.append(to)
        raise PermissionError(errno.EACCES, "open elsewhere", str(to))

    monkeypatch.setattr(os, "replace", refused)
    written = write_over(path, b"new")
    assert len(tries) == 3
    assert written.name.startswith("phu-luc-20")
    assert written.read_bytes() == b"new"
    assert path.read_bytes() == b"open in Excel"
    assert written.name in caplog.text


def test_a_file_held_for_a_moment_is_replaced_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    path, replace, tries = tmp_path / "a.xlsx", os.replace, []
    path.write_bytes(b"old")

    def busy_once(made: Path, to: Path) -> None:
        tries.append(to)
        if len(tries) == 1:
            raise PermissionError(errno.EACCES, "scanned", str(to))
        replace(made, to)

    monkeypatch.setattr(os, "replace", busy_once)
    assert write_over(path, b"new") == path
    assert path.read_bytes() == b"new"


def test_where_links_are_not_known_names_are_still_not_taken_away(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    def no_links(made: Path, to: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, "no links here")

    monkeypatch.setattr(os, "link", no_links)
    assert [write_new(tmp_path / "a.xlsx", d).name for d in (b"1", b"2")] == ["a.xlsx", "a-2.xlsx"]
    assert names(tmp_path) == ["a-2.xlsx", "a.xlsx"]


@pytest.mark.parametrize("when", ["write", "fsync", "link"])
@pytest.mark.parametrize("write", [write_new, write_over])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str, write
):
    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    if when == "write":
        monkeypatch.setattr(Path, "write_bytes", full)
    elif when == "fsync":
        monkeypatch.setattr(os, "fsync", full)
    else:
        monkeypatch.setattr(os, "link", full)
        monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space") as raised:
        write(tmp_path / "a.xlsx", b"x" * 100)
    assert cause(raised.value) == "disk_full"
    assert names(tmp_path) == []


def test_this_very_name_or_none(tmp_path: Path):
    (tmp_path / "a.zip").write_bytes(b"there")
    with temporary(tmp_path) as made, pytest.raises(FileExistsError):
        put_there(made, tmp_path / "a.zip")
    assert names(tmp_path) == ["a.zip"]


def test_a_temporary_file_goes_whatever_happens_and_what_was_put_stays(tmp_path: Path):
    def broken() -> None:
        with temporary(tmp_path) as made:
            assert is_temporary(made.name)
            raise ValueError("x")

    with pytest.raises(ValueError, match="x"):
        broken()
    with temporary(tmp_path) as made:
        made.write_bytes(b"x")
        put_new(made, tmp_path / "a")
    assert names(tmp_path) == ["a"]


def test_sweeping_takes_what_a_kill_left_and_nothing_else(tmp_path: Path):
    kept = ["a.tmp", ".fa-note", "fa-x.tmp", ".khoa"]
    for name in (*kept, ".fa-1234.tmp", ".fa-sao-luu-12.tmp"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "2023-K1").mkdir()
    deep = tmp_path / "2023-K1" / ".fa-9.tmp"
    deep.write_bytes(b"")
    (tmp_path / ".fa-dir.tmp").mkdir()
    (tmp_path / ".fa-dir.tmp" / "x").write_bytes(b"")
    assert [p.name for p in sweep(tmp_path, "sao-luu-")] == [".fa-sao-luu-12.tmp"]
    assert [p.name for p in sweep(tmp_path)] == [".fa-1234.tmp", ".fa-dir.tmp"]
    assert deep.exists()
    assert sweep(tmp_path, deep=True) == [deep]
    assert names(tmp_path) == sorted([*kept, "2023-K1"])


def test_the_hash_is_of_the_whole_content(tmp_path: Path):
    path = tmp_path / "a"
    path.write_bytes(b"abc")
    assert sha256_of(path) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"


@pytest.mark.parametrize(
    ("number", "key"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EROFS, "read_only"),
        (errno.EACCES, "no_permission"),
        (errno.ENOENT, "gone"),
        (errno.EIO, "unreachable"),
        (errno.ENAMETOOLONG, "name_too_long"),
        (errno.EPIPE, "other"),
    ],
)
def test_every_trouble_has_a_sentence_in_both_languages(number: int, key: str):
    from foreignaffairs.language.catalogue import text

    found = cause(OSError(number, "x", "/a"))
    assert found == key
    for lang in ("vi", "en"):
        assert "a.xlsx" in text(f"files.{found}", lang, path="a.xlsx", detail="x")


def test_windows_says_more_than_errno():
    error = OSError(errno.EACCES, "x", "a")
    error.winerror = 32
    assert cause(error) == "in_use"
