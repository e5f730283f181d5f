"""``foreignaffairs excel …`` as an IT person calls it, on Windows and elsewhere."""

from __future__ import annotations

import json
import subprocess
import sys
import unicodedata

import pytest
from tests.excel.install.fake_windows import FakeWindows

from foreignaffairs.cli import main
from foreignaffairs.excel.install import setup


@pytest.fixture
def run(capsysbinary):
    def call(*arguments: str) -> tuple[int, str, str]:
        code = main(["excel", *arguments])
        out, err = (stream.decode("utf-8") for stream in capsysbinary.readouterr())
        return code, out, err

    return call


@pytest.fixture
def pc(windows: FakeWindows, monkeypatch: pytest.MonkeyPatch) -> FakeWindows:
    monkeypatch.setattr(setup, "this_system", lambda: windows)
    return windows


def test_from_installing_to_uninstalling(pc, add_in, run) -> None:
    before = pc.snapshot()
    code, out, err = run("install", "--addin", str(add_in))
    assert (code, err) == (0, "")
    assert str(pc.add_in) in out
    assert "Cài xong" in out
    assert run("install", "--addin", str(add_in))[1].startswith("Đã cài từ trước")
    assert run("doctor", "--addin", str(add_in))[0] == 0
    code, out, _ = run("uninstall")
    assert (code, "Đã gỡ xong" in out) == (0, True)
    assert pc.snapshot() == before


def test_a_preview_says_what_would_be_done(pc, add_in, run) -> None:
    before = pc.snapshot()
    code, out, _ = run("install", "--addin", str(add_in), "--preview")
    assert code == 0
    assert "chưa làm gì" in out
    assert "FOREIGNAFFAIRS_PYTHON" in out
    assert pc.snapshot() == before


def test_what_is_to_be_mended_gives_1_and_says_how(pc, add_in, run) -> None:
    run("install", "--addin", str(add_in))
    pc.versions["xlwings"] = "0.33.1"
    code, out, _ = run("doctor", "--addin", str(add_in))
    assert code == 1
    assert "Cần sửa" in out
    assert "pip install xlwings==0.37.8" in out


def test_installing_on_a_pc_that_needs_mending_says_so_at_once(pc, add_in, run) -> None:
    pc.versions.pop("pywin32")
    code, out, _ = run("install", "--addin", str(add_in))
    assert code == 1
    assert "pywin32" in out
    assert "Cài xong" not in out


def test_a_refusal_gives_1(pc, add_in, run) -> None:
    pc.write(pc.add_in, b"not ours")
    code, out, err = run("install", "--addin", str(add_in))
    assert (code, out) == (1, "")
    assert str(pc.add_in) in err


def test_the_doctor_as_json(pc, add_in, run) -> None:
    code, out, _ = run("doctor", "--addin", str(add_in), "--json")
    said = json.loads(out)
    assert (code, said["ok"]) == (1, False)
    assert {tuple(c) for c in said["checks"]} == {("check", "title", "status", "seen", "fix")}
    broken = {c["check"] for c in said["checks"] if c["status"] == "mend"}
    assert broken == {"add_in", "settings", "temp"}
    assert out == unicodedata.normalize("NFC", out)


def test_workbooks_are_looked_at_too(pc, add_in, make_book, run) -> None:
    run("install", "--addin", str(add_in))
    book = make_book("so.xlsm")
    pc.mark(pc.path_of(book))
    code, out, _ = run("doctor", str(book), "--addin", str(add_in))
    assert code == 1
    assert "Unblock" in out


def test_a_missing_add_in_is_wrong_usage(pc, run, tmp_path) -> None:
    code, _, err = run("install", "--addin", str(tmp_path / "none.xlam"))
    assert code == 2
    assert "none.xlam" in err


@pytest.mark.parametrize("command", ["install", "doctor", "uninstall"])
def test_off_windows_one_sentence_says_what_there_is(run, monkeypatch, command) -> None:
    monkeypatch.setattr(setup, "this_system", lambda: None)
    code, out, err = run(command)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1
    assert "--libreoffice" in err


@pytest.mark.skipif(sys.platform == "win32", reason="speaks about other systems")
def test_this_system_is_no_windows() -> None:
    assert setup.this_system() is None


def test_asking_for_help_loads_nothing_slow() -> None:
    words = (
        "import sys; from foreignaffairs.cli import main; main(['excel', '--help']);"
        "sys.exit(any(m in sys.modules for m in ('xlwings', 'pandas', 'xlsxwriter')))"
    )
    done = subprocess.run([sys.executable, "-c", words], capture_output=True, check=False)
    assert done.returncode == 0
