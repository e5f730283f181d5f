"""Which Python a LibreOffice that is started here would take for its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from foreignaffairs.excel.engine.environment import environment_for, misleading_python

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux searches PATH")


def program(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "python3").write_text("#!/bin/sh\n")
    (folder / "python3").chmod(0o755)
    return folder


@pytest.fixture
def folders(tmp_path: Path) -> dict[str, Path]:
    """One folder of programs of each kind."""
    virtual = program(tmp_path / "venv" / "bin")
    (tmp_path / "venv" / "pyvenv.cfg").write_text("home = /usr/bin\n")
    other = program(tmp_path / "python" / "bin")
    library = tmp_path / "python" / "lib" / "python3.12"
    library.mkdir(parents=True)
    (library / "os.py").write_text("")
    linked = tmp_path / "links"
    linked.mkdir()
    (linked / "python3").symlink_to(other / "python3")
    plain = tmp_path / "tools"
    plain.mkdir()
    return {
        "venv": virtual, "other": other, "linked": linked, "shim": program(tmp_path / "shims"),
        "plain": plain,
    }  # fmt: skip


def path_of(*folders: Path) -> str:
    return os.pathsep.join(map(str, folders))


def test_folders_of_other_pythons_leave_the_path_in_order(folders):
    everything = path_of(*folders.values(), Path("/usr/bin"))
    kept = environment_for({"PATH": everything})["PATH"]
    assert kept == path_of(folders["shim"], folders["plain"], Path("/usr/bin"))


def test_settings_of_another_python_go_and_the_rest_stays():
    environment = {"HOME": "/h", "PYTHONHOME": "/p", "PYTHONPATH": "/q", "VIRTUAL_ENV": "/v"}
    assert environment_for(environment) == {"HOME": "/h"}


@pytest.mark.parametrize("kind", ["venv", "other", "linked"])
def test_the_first_python_counts(folders, kind):
    first = {"PATH": path_of(folders["plain"], folders[kind], folders["shim"])}
    assert misleading_python(first) == folders[kind] / "python3"
    assert misleading_python({"PATH": path_of(folders["shim"], folders[kind])}) is None
    assert misleading_python(environment_for(first)) is None


def test_the_systems_own_python_misleads_nobody():
    assert misleading_python({"PATH": "/usr/bin"}) is None
    assert misleading_python({}) is None
