"""The plugin and the report type that the documentation shows pass the tests it shows."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from tests.docs.worked_examples import declare, unpack

PLUGIN, REPORT_TYPE = "phat-trien/goi-dia-phuong.md", "phat-trien/bieu-thu-17.md"


def run_tests(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "tests"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(folder / "src"), "PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


@pytest.fixture
def plugin(tmp_path: Path) -> Path:
    names = unpack(PLUGIN, tmp_path)
    assert len(names) == len(set(names)) >= 8
    declare(tmp_path)
    return tmp_path


def test_the_plugin_of_the_page_passes_its_tests(plugin: Path) -> None:
    done = run_tests(plugin)
    assert done.returncode == 0, done.stdout


def test_the_report_type_of_the_page_passes_its_tests(plugin: Path) -> None:
    names = unpack(REPORT_TYPE, plugin)
    assert {Path(name).name for name in names} >= {"f17.py", "test_f17.py", "bieu-17.yaml"}
    done = run_tests(plugin)
    assert done.returncode == 0, done.stdout


def test_a_mistake_in_the_page_would_be_seen(plugin: Path) -> None:
    rules = plugin / "src/foreignaffairs_mau/data/obligations.yaml"
    rules.write_text(rules.read_text("utf-8").replace("day: 10", "day: 11"), "utf-8")
    done = run_tests(plugin)
    assert done.returncode == 1
    assert "due is 2023-12-10" in done.stdout
