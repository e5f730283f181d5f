"""One writer at a time, and a killed one holds nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.register.helpers import CLOCK

from foreignaffairs.model import OfficeError
from foreignaffairs.register import OfficeLock, holder

HOLD = """
import sys
from pathlib import Path
from foreignaffairs.register import OfficeLock
with OfficeLock(Path(sys.argv[1]), actor="Người mẫu"):
    print("held", flush=True)
    sys.stdin.read()
"""


def test_a_second_holder_is_told_who_has_it(tmp_path: Path) -> None:
    path = tmp_path / ".khoa"
    with OfficeLock(path, actor="Cán bộ mẫu", clock=CLOCK):
        assert holder(path)["pid"] == os.getpid()
        with pytest.raises(OfficeError) as refused, OfficeLock(path):
            pass
        for said in ("Cán bộ mẫu", str(os.getpid()), "08:30 ngày 15/6/2023"):
            assert said in str(refused.value)
    assert holder(path) == {}
    with OfficeLock(path):
        pass


def test_a_killed_holder_lets_go(tmp_path: Path) -> None:
    path = tmp_path / ".khoa"
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    with pytest.raises(OfficeError, match="Người mẫu"), OfficeLock(path):
        pass
    process.kill()
    process.communicate()
    with OfficeLock(path, actor="Cán bộ mẫu"):
        assert holder(path)["actor"] == "Cán bộ mẫu"


def test_the_next_holder_knows_whether_the_one_before_came_to_an_end(tmp_path: Path) -> None:
    path = tmp_path / ".khoa"
    with OfficeLock(path) as first:
        assert not first.interrupted
    with OfficeLock(path) as second:
        assert not second.interrupted
    path.write_text('{"actor": "killed"}', "utf-8")
    with OfficeLock(path) as third:
        assert third.interrupted
    with OfficeLock(path) as fourth:
        assert not fourth.interrupted


def test_an_error_inside_lets_go_too(tmp_path: Path) -> None:
    path = tmp_path / ".khoa"
    with pytest.raises(ValueError, match="x"), OfficeLock(path):
        raise ValueError("x")
    with OfficeLock(path):
        pass


def test_a_lock_that_says_nothing_is_still_a_lock(tmp_path: Path) -> None:
    path = tmp_path / ".khoa"
    with OfficeLock(path):
        path.write_bytes(b"\xff\xfe rubbish")
        with pytest.raises(OfficeError, match="người khác"), OfficeLock(path):
            pass


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="khong-co"), OfficeLock(tmp_path / "khong-co" / ".khoa"):
        pass


def test_a_lock_that_leaves_the_file_at_the_locked_byte_still_sees_who_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows locks a byte far behind the text, and the file then stands there."""
    from foreignaffairs.register import lock

    taken = lock._take

    def as_on_windows(file) -> None:
        taken(file)
        file.seek(lock._LOCKED_BYTE)

    monkeypatch.setattr(lock, "_take", as_on_windows)
    path = tmp_path / ".khoa"
    path.write_text('{"actor": "Người mẫu"}', "utf-8")
    with OfficeLock(path) as held:
        assert held.interrupted
    with OfficeLock(path) as held:
        assert not held.interrupted
