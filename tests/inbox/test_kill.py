"""Killed at any moment, a collect loses nothing that it acknowledged and doubles nothing."""

from __future__ import annotations

import hashlib
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.inbox.fake import Desk, form

FILES = 160
ROOT = Path(__file__).parents[2]


@pytest.fixture
def full(tmp_path: Path) -> Path:
    desk = Desk(tmp_path)
    for n in range(FILES):
        desk.put(f"{n:03}.xlsx", form(("T01", "T02", "V01", "Q01")[n % 4], gone=20 + n), minute=n)
    desk.register.close()
    return tmp_path


def start(folder: Path) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.inbox.kill_me", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_kills_lose_and_double_nothing(full: Path) -> None:
    chance = random.Random(20230615)
    acknowledged = 0
    for _ in range(5):
        process = start(full)
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
        time.sleep(chance.uniform(0.0, 0.15))
        process.send_signal(signal.SIGKILL)
        said = [line for line in process.stdout.read().split() if line.isdigit()]
        process.wait()
        stored = check(full)
        assert stored >= acknowledged + (int(said[-1]) if said else 0)
        acknowledged = stored
    process = start(full)
    assert process.communicate()[0].splitlines()[-1] == "end"
    assert check(full) == FILES


def check(folder: Path) -> int:
    """Look over the register after a kill; return how many forms are in it."""
    desk = Desk(folder)
    register = desk.register
    with register._connections.engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA integrity_check").scalar() == "ok"
        assert connection.exec_driver_sql("PRAGMA foreign_key_check").all() == []
        rows = connection.exec_driver_sql("SELECT count(*) FROM form_row").scalar()
        originals = connection.exec_driver_sql("SELECT sha256, path FROM original").all()
    for sha256, path in originals:
        assert hashlib.sha256((desk.originals / path).read_bytes()).hexdigest() == sha256
    seen = register.receipts.seen()
    assert len({s.path for s in seen}) == len(seen)
    chains = [register.submissions.revisions("2023-K1", u) for u in ("T01", "T02", "V01", "Q01")]
    for chain in chains:
        assert [s.revision for s in chain] == list(range(1, len(chain) + 1))
        assert sum(s.is_current for s in chain) == min(1, len(chain))
    stored = sum(len(chain) for chain in chains)
    assert rows == stored == len(seen)
    register.close()
    return stored


def test_unfinished_copies_are_swept_by_the_next_run(desk: Desk) -> None:
    desk.originals.mkdir()
    left = desk.originals / ".fa-left.tmp"
    left.write_bytes(b"half")
    desk.put("T01.xlsx", form("T01"))
    desk.collect()
    assert not left.exists()


def test_an_original_cut_short_by_a_power_cut_is_written_again(desk: Desk) -> None:
    desk.put("T01.xlsx", form("T01"))
    desk.collect()
    (path,) = (p for p in desk.originals.rglob("*.xlsx"))
    path.write_bytes(b"")
    desk.put("T01.xlsx", form("T01"), minute=3)
    desk.collect()
    assert path.read_text() == form("T01")
