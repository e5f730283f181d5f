"""A file written through one handle is there whole and on the disk, or not at all."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path
from typing import Any

import pytest

from foreignaffairs.files import NewFile, cause, is_temporary, placing


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "_PATIENCE", (0.0, 0.0))


def put(path: Path, *pieces: bytes) -> None:
    with NewFile(path.parent) as new:
        for piece in pieces:
            new.write(piece)
        new.put_there(path)


def names(folder: Path) -> list[str]:
    return sorted(p.name for p in folder.iterdir())


def test_pieces_come_one_after_the_other_unchanged(tmp_path: Path):
    put(tmp_path / "a", b"1\r\n", b"", b"\n\x1a2")
    assert (tmp_path / "a").read_bytes() == b"1\r\n\n\x1a2"
    assert names(tmp_path) == ["a"]


def test_a_missing_folder_is_made_and_others_may_read_what_is_written(tmp_path: Path):
    before = os.umask(0o022)
    try:
        put(tmp_path / "goc" / "moi" / "a", b"x")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "goc" / "moi" / "a").stat().st_mode) == 0o644


def test_a_taken_name_is_refused_and_nothing_is_left(tmp_path: Path):
    (tmp_path / "a").write_bytes(b"there")
    with pytest.raises(FileExistsError):
        put(tmp_path / "a", b"new")
    assert names(tmp_path) == ["a"]
    assert (tmp_path / "a").read_bytes() == b"there"


def test_without_a_name_it_goes(tmp_path: Path):
    with NewFile(tmp_path) as new:
        new.write(b"x")
        assert [is_temporary(name) for name in names(tmp_path)] == [True]
    assert names(tmp_path) == []


def test_all_is_on_the_disk_and_closed_before_it_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """A power cut leaves no shorter file, and Windows can rename it."""
    path, sync, link, did = tmp_path / "a", os.fsync, os.link, []
    handles: list[int] = []

    def synced(handle: int) -> None:
        facts = os.fstat(handle)
        if stat.S_ISREG(facts.st_mode):
            handles.append(handle)
        did.append(("sync", facts.st_size if stat.S_ISREG(facts.st_mode) else "folder"))
        sync(handle)

    def linked(made: Path, to: Path) -> None:
        with pytest.raises(OSError, match="Bad file descriptor"):
            os.fstat(handles[0])
        did.append(("name", to))
        link(made, to)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(os, "link", linked)
    put(path, b"abc", b"def")
    assert did == [("sync", 6), ("name", path)]


def test_a_disk_that_takes_less_at_a_time_gets_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    write = os.write
    monkeypatch.setattr(os, "write", lambda handle, data: write(handle, data[:7]))
    put(tmp_path / "a", bytes(range(100)), b"end")
    assert (tmp_path / "a").read_bytes() == bytes(range(100)) + b"end"


@pytest.mark.parametrize("when", ["write", "fsync", "link"])
def test_a_full_disk_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, when: str
):
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, when, full)
    if when == "link":
        monkeypatch.setattr(os, "replace", full)
    with pytest.raises(OSError, match="No space") as raised:
        put(tmp_path / "a", b"x" * 100)
    assert cause(raised.value) == "disk_full"
    assert names(tmp_path) == []


def test_no_handle_stays_open(tmp_path: Path):
    if not Path("/proc/self/fd").exists():
        pytest.skip("Handles are counted in /proc, which this system has not.")
    before = len(os.listdir("/proc/self/fd"))
    put(tmp_path / "a", b"x")
    for _ in range(3):
        with pytest.raises(FileExistsError):
            put(tmp_path / "a", b"y")
        with NewFile(tmp_path) as new:
            new.write(b"z")
    assert len(os.listdir("/proc/self/fd")) == before
