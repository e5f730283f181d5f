"""LibreOffice that is missing, dies, hangs; and nothing of it is left afterwards."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
import xlwings

from foreignaffairs.excel.engine import (
    LibreOffice,
    LibreOfficeError,
    LibreOfficeMissing,
    LibreOfficeStopped,
    LibreOfficeTooSlow,
    libreoffice_engine,
    uno_import,
)

pytestmark = pytest.mark.xdist_group("libreoffice")
LOOP = "Sub Mai\nDo\nLoop\nEnd Sub\nFunction Gap(so)\nGap = so * 2\nEnd Function\n"


def members(group: int) -> list[int]:
    """The running processes of a process group; one that is dead but not yet buried is none."""
    found = []
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            words = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        if int(words[2]) == group and words[0] != "Z":
            found.append(int(stat.parent.name))
    return found


def wait_for(condition, limit: float = 15.0) -> bool:
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            return False
        time.sleep(0.05)
    return True


@pytest.fixture
def _libreoffice(libreoffice_app: xlwings.App) -> None:
    """Skips where there is no LibreOffice."""


@pytest.mark.usefixtures("_libreoffice")
def test_two_engines_in_turn_and_one_inside_another(libreoffice_app):
    outer = xlwings.engines.active
    with libreoffice_engine() as first:
        pid = first.pid
        assert xlwings.apps.active == first
        assert len(members(pid)) >= 1
        book = xlwings.Book()
        book.sheets[0]["A1"].value = "một"
        with pytest.raises(LibreOfficeError, match="Macro"):
            book.macro("Gap")(1)
    assert xlwings.engines.active is outer
    assert members(pid) == []
    with libreoffice_engine(answer=lambda alert: "yes") as second:
        assert second.pid != pid
        assert second.alert("Ghi đè?", buttons="yes_no") == "yes"
        assert [b.name for b in second.books] == []
        with xlwings.App(visible=False) as third:
            assert len(xlwings.apps) == 2
            assert [b.name for b in third.books] == ["Book1"]
        assert list(xlwings.apps) == [second]
    assert xlwings.engines.active is outer
    with pytest.raises(LibreOfficeStopped):
        _ = book.sheets
    other = libreoffice_app.books.add()
    other.close()


@pytest.mark.usefixtures("_libreoffice")
def test_a_hanging_macro_is_ended_and_its_file_is_not_left_locked(tmp_path):
    with libreoffice_engine(run_macros=True, call_limit=3) as app:
        book = app.books.add()
        libraries = book.api.BasicLibraries
        libraries.createLibrary("Standard")
        libraries.getByName("Standard").insertByName("Thu", LOOP)
        assert book.macro("Gap")(21) == 42
        assert app.macro("Thu.Gap")(2.5) == 5
        with pytest.raises(LibreOfficeError, match="Khong"):
            book.macro("Khong")()
        book.save(tmp_path / "Sổ.ods")
        cell = book.sheets[0]["A1"]
        lock = tmp_path / ".~lock.Sổ.ods#"
        assert lock.exists()
        start = time.monotonic()
        with pytest.raises(LibreOfficeTooSlow, match="3 giây"):
            book.macro("Mai")()
        assert time.monotonic() - start < 10
        with pytest.raises(LibreOfficeTooSlow):
            _ = cell.value
        with pytest.raises(LibreOfficeStopped):
            app.books.add()
        pid = app.pid
    assert not lock.exists()
    assert members(pid) == []


@pytest.mark.usefixtures("_libreoffice")
def test_a_dead_process_says_so():
    with libreoffice_engine() as app:
        book = app.books.add()
        cell = book.sheets[0]["A1"]
        worker = max(members(app.pid))
        os.kill(worker, signal.SIGKILL)
        for action in (
            lambda: cell.value,
            lambda: book.sheets.add(),
            lambda: cell.font.bold,
            lambda: app.books.add(),
            lambda: book.save("a.xlsx"),
        ):
            with pytest.raises(LibreOfficeStopped, match="đã dừng"):
                action()
        pid = app.pid
    assert members(pid) == []


@pytest.mark.usefixtures("_libreoffice")
def test_the_office_ends_when_its_python_is_killed(tmp_path):
    script = (
        "from foreignaffairs.excel.engine import LibreOffice\n"
        "office = LibreOffice()\n"
        "print(office.pid, office.folder, flush=True)\n"
        "input()\n"
    )
    python = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert python.stdout is not None
    pid, folder = python.stdout.readline().split()
    assert members(int(pid))
    python.kill()
    python.communicate()
    assert wait_for(lambda: not members(int(pid)))
    assert wait_for(lambda: not Path(folder).exists())


@pytest.mark.usefixtures("_libreoffice")
def test_importing_uno_changes_nothing_else():
    script = (
        "import builtins, sys\n"
        "before = builtins.__import__, list(sys.path)\n"
        "from foreignaffairs.excel.engine.uno_import import find_program, load_uno\n"
        "load_uno(find_program())\n"
        "assert (builtins.__import__, sys.path) == before\n"
        "assert 'uno' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", script], check=True)


def test_no_libreoffice_is_said_with_what_to_install(monkeypatch, tmp_path):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(LibreOfficeMissing, match="Máy này chưa có LibreOffice"):
        uno_import.find_program(places=())


def test_no_bridge_is_said_with_what_to_install(monkeypatch, tmp_path):
    monkeypatch.delitem(sys.modules, "uno", raising=False)
    monkeypatch.setattr(uno_import, "_SYSTEM_PACKAGES", tmp_path)
    with pytest.raises(LibreOfficeMissing, match="python3-uno"):
        uno_import.load_uno(tmp_path / "program" / "soffice")


def test_a_bridge_for_another_python_is_tried_in_a_child_first(monkeypatch, tmp_path):
    monkeypatch.delitem(sys.modules, "uno", raising=False)
    (tmp_path / "uno.py").write_text("import os\nos.abort()\n")
    with pytest.raises(LibreOfficeMissing, match=r"Python 3\."):
        uno_import.load_uno(tmp_path / "soffice")
    assert "uno" not in sys.modules


@pytest.mark.usefixtures("_libreoffice")
def test_an_office_that_does_not_start_is_given_up(monkeypatch, tmp_path):
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\necho hỏng >&2\nexit 1\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setattr("foreignaffairs.excel.engine.process.find_program", lambda: program)
    with pytest.raises(LibreOfficeError, match="hỏng"):
        LibreOffice(start_limit=5)
