"""Killed at any moment, a step loses nothing, doubles nothing, and finishes when it runs again."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SEED = 20230615
KILLS = 5

posix = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")


def run(module: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@posix
@pytest.mark.parametrize("step", ["forms", "collect", "consolidate", "report", "publish", "macro"])
def test_a_killed_step_loses_and_doubles_nothing(step: str):
    done = run("tests.safety.kill", "--step", step, "--kills", str(KILLS), "--seed", str(SEED))
    assert done.returncode == 0, done.stdout + done.stderr
    assert f"{KILLS} kills" in done.stdout


@posix
def test_the_killer_finds_out_a_step_that_writes_carelessly():
    done = run("tests.safety.careless")
    assert done.returncode == 1, done.stdout + done.stderr
    for kind in ("half-written", "lost: ", "doubled: "):
        assert kind in done.stdout
