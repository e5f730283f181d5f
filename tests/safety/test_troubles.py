"""Disks, folders, drives and colleagues that get in the way: a sentence, and nothing half-done."""

from __future__ import annotations

import errno
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tests.safety.kill_checks import state_of
from tests.support.filled import drop, filled, plan_of, students

from foreignaffairs.cli import main
from foreignaffairs.language.countries import all_countries
from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office, restore
from foreignaffairs.register import Register
from foreignaffairs.register import connection as connecting

PERIOD = "2023-K1"

STEPS: dict[str, Callable[[Office], object]] = {
    "forms": lambda office: office.forms(PERIOD),
    "collect": lambda office: office.collect(),
    "consolidate": lambda office: office.consolidate(PERIOD),
    "report": lambda office: office.report(PERIOD),
    "remind": lambda office: office.remind(PERIOD),
    "backup": lambda office: office.backup(office.folder.root.parent / "luu.zip"),
}
"""Each has something to write in the office below."""


@pytest.fixture
def waiting(office: Office) -> Office:
    """An office in which every step has something to do."""
    office.extend(PERIOD, "MAU-T04", date(2027, 6, 30), "bão")
    plan = filled(plan_of(office, PERIOD, "MAU-T04"), {"F02": students(US=1)})
    drop(office, plan, "gui lai.xlsx")
    office.return_(PERIOD, "MAU-T02", "sai số liệu")
    return office


@contextmanager
def failing(monkeypatch: pytest.MonkeyPatch, number: int, folder: Path) -> Iterator[None]:
    """Everything that writes a file under ``folder`` fails as the system would."""
    real_open = os.open

    def refuse(path: object) -> None:
        raise OSError(number, os.strerror(number), str(path))

    def open_(path: Any, flags: int, *rest: Any, **more: Any) -> int:
        if flags & os.O_CREAT and str(path).startswith(str(folder)) and number != errno.ENOSPC:
            refuse(path)
        return real_open(path, flags, *rest, **more)

    def sync(handle: int) -> None:
        refuse(os.readlink(f"/proc/self/fd/{handle}") if sys.platform == "linux" else "?")

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", open_)
        # A full disk is mostly noticed when what was written has to be on it.
        patched.setattr(os, "fsync", sync)
        yield


SAID = {
    errno.ENOSPC: "Ổ đĩa đã đầy",
    errno.EROFS: "chỉ cho phép đọc",
    errno.EACCES: "Không có quyền ghi",
    errno.EIO: "không phản hồi",
}


@pytest.mark.parametrize(
    ("step", "number"),
    [
        *((step, errno.ENOSPC) for step in STEPS),
        ("forms", errno.EROFS),
        ("collect", errno.EACCES),
        ("report", errno.EIO),
        ("backup", errno.EROFS),
    ],
)
def test_a_disk_that_fails_ends_a_step_in_words_and_the_step_runs_later(
    waiting: Office, monkeypatch: pytest.MonkeyPatch, step: str, number: int
):
    before = state_of(waiting.folder.root)
    ends = pytest.raises(OfficeError, match=SAID[number])
    with failing(monkeypatch, number, waiting.folder.root.parent), ends:
        STEPS[step](waiting)
    after = state_of(waiting.folder.root)
    assert after.temporary == []
    assert after.files == before.files
    STEPS[step](waiting)
    assert waiting.verify().checked["originals"] >= 5


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES])
def test_a_disk_that_fails_leaves_no_half_publication(
    office: Office, monkeypatch: pytest.MonkeyPatch, number: int
):
    before = state_of(office.folder.root)
    ends = pytest.raises(OfficeError, match=SAID[number])
    with failing(monkeypatch, number, office.folder.root), ends:
        office.publish(PERIOD)
    after = state_of(office.folder.root)
    assert (after.files, after.temporary) == (before.files, [])
    made = office.publish(PERIOD)
    assert made.report.is_file()
    assert made.annex.is_file()


@pytest.mark.parametrize("step", ["collect", "report"])
def test_a_register_that_cannot_grow_says_that_the_disk_is_full(
    waiting: Office, monkeypatch: pytest.MonkeyPatch, step: str
):
    many = students(**{country.alpha2: 5 for country in all_countries()[:60]})
    drop(waiting, filled(plan_of(waiting, PERIOD, "MAU-T04"), {"F02": many}), "nhieu.xlsx")
    waiting.close()
    with closing(sqlite3.connect(waiting.folder.register)) as register:
        register.execute("VACUUM")
        (pages,) = register.execute("PRAGMA page_count").fetchone()
    before = state_of(waiting.folder.root)
    limited = (*connecting._PRAGMAS, f"max_page_count={pages}")
    with monkeypatch.context() as patched:
        patched.setattr(connecting, "_PRAGMAS", limited)
        ends = pytest.raises(OfficeError, match=r"Ổ đĩa đã đầy.*so-theo-doi\.db")
        with Office.open(waiting.folder.root) as office, ends:
            STEPS[step](office)
    after = state_of(waiting.folder.root)
    assert after.rows == before.rows
    assert after.temporary == []
    with Office.open(waiting.folder.root) as office:
        STEPS[step](office)
        assert not any(f.weight == "damage" for f in office.verify().found)


@contextmanager
def nobody() -> Iterator[None]:
    """Act without the rights of root, which no folder refuses."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.mark.skipif(sys.platform == "win32", reason="rights of POSIX")
@pytest.mark.parametrize("command", ["forms", "collect", "consolidate", "report"])
def test_a_folder_that_may_only_be_read(lived_in: Path, capsysbinary, command: str, tmp_path: Path):
    office = _read_only_copy(lived_in, tmp_path)
    before = state_of(office)
    with nobody():
        code = main([command, str(office), *([] if command == "collect" else [PERIOD])])
    said = capsysbinary.readouterr().err.decode("utf-8")
    assert code == 2
    assert "quyền ghi" in said
    assert "Traceback" not in said
    assert state_of(office) == before


def _read_only_copy(source: Path, tmp_path: Path) -> Path:
    import shutil

    target = tmp_path / "van-phong"
    shutil.copytree(source, target)
    for path in (target, *target.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    for parent in (tmp_path, *tmp_path.parents):
        if parent.stat().st_uid == os.geteuid() and parent != Path("/"):
            parent.chmod(parent.stat().st_mode | 0o055)
    return target


def test_a_document_open_in_excel_gets_a_version_beside_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    """On Windows nothing can be put in the place of an open file; here nothing ever is."""
    annex = office.annex_path(PERIOD)
    before = annex.read_bytes()
    office.return_(PERIOD, "MAU-T02", "sai số liệu")
    real, real_open = os.replace, Path.open

    def replace(source: Any, target: Any) -> None:
        if Path(target) == annex:
            raise PermissionError(errno.EACCES, "open in Excel", str(target))
        real(source, target)

    def open_(path: Path, *rest: Any, **more: Any) -> Any:
        if path == annex:
            raise PermissionError(errno.EACCES, "open in Excel", str(path))
        return real_open(path, *rest, **more)

    monkeypatch.setattr(os, "replace", replace)
    monkeypatch.setattr(Path, "open", open_)
    office.consolidate(PERIOD)
    monkeypatch.undo()
    assert office.annex_path(PERIOD).name == f"{annex.stem}-2.xlsx"
    assert annex.read_bytes() == before


HOLD = """
import sys
from pathlib import Path
from foreignaffairs.office import Office
with Office.open(sys.argv[1]) as office:
    office.settings = office.settings.model_copy(update={"actor": "Cán bộ mẫu"})
    def stop(done, of):
        print("collecting", flush=True)
        sys.stdin.readline()
    office.collect(progress=stop)
"""


def test_two_officers_collecting_at_once(office: Office, capsysbinary):
    drop(office, filled(plan_of(office, PERIOD, "MAU-T04"), {"F02": students(US=1)}), "lai.xlsx")
    office.close()
    first = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(office.folder.root)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert first.stdout is not None
    assert first.stdout.readline() == "collecting\n"
    code = main(["collect", str(office.folder.root)])
    said = capsysbinary.readouterr().err.decode("utf-8")
    assert code == 2
    assert "Cán bộ mẫu" in said
    assert str(first.pid) in said
    assert " từ " in said
    assert main(["status", str(office.folder.root), PERIOD]) in (0, 1)
    capsysbinary.readouterr()
    first.communicate("go\n")
    assert first.returncode == 0
    assert main(["collect", str(office.folder.root)]) in (0, 1)


def test_a_share_that_knows_no_locks_is_said(office: Office, monkeypatch: pytest.MonkeyPatch):
    from foreignaffairs.register import lock

    def no_locks(file: object) -> None:
        raise OSError(errno.ENOLCK, "No locks available")

    monkeypatch.setattr(lock, "_take", no_locks)
    with pytest.raises(OfficeError, match=r"Không khóa được văn phòng"):
        office.collect()


def test_a_drive_that_goes_away_in_the_middle_is_said(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    drop(office, filled(plan_of(office, PERIOD, "MAU-T04"), {"F02": students(US=1)}), "lai.xlsx")
    office.folder.root.rename(office.folder.root.with_name("da-rut"))
    for step in STEPS.values():
        with pytest.raises(OfficeError):
            step(office)


def test_a_write_ahead_log_is_never_used(office: Office):
    """It does not work on network shares."""
    office.collect()
    assert not list(office.folder.root.glob("*-wal"))
    with Register.open(office.folder.register) as register, register.transaction():
        register.issued.record_form(PERIOD, "x", "y", "1", "z")
        assert not list(office.folder.root.glob("*-shm"))


def test_a_colleague_may_look_while_another_writes(office: Office):
    found: list[int] = []

    def look() -> None:
        with Office.open(office.folder.root) as other:
            found.append(len(other.status(PERIOD)))

    with office._lock(), office.register.transaction():
        office.register.issued.record_form(PERIOD, "x", "y", "1", "z")
        thread = threading.Thread(target=look)
        thread.start()
        thread.join()
    assert found == [len(office.status(PERIOD))]


def test_an_office_that_could_not_be_made_can_be_made_again(tmp_path: Path):
    units = tmp_path / "don-vi.csv"
    units.write_text("ma,ten,loai\n,thiếu mã,THPT\n", "utf-8")
    with pytest.raises(OfficeError, match="A2"):
        Office.create(tmp_path / "vp", province="tphcm", units=units)
    units.write_text("ma,ten,loai\nMAU-T01,Trường mẫu,THPT\n", "utf-8")
    with Office.create(tmp_path / "vp", province="tphcm", units=units) as office:
        assert office.register.units.roster().units


@pytest.mark.parametrize(
    "arguments",
    [
        ["backup", "{office}", "{office}/trong.zip"],
        ["backup", "{missing}", "{folder}/a.zip"],
        ["restore", "{missing}", "{folder}/moi"],
        ["restore", "{office}/office.toml", "{folder}/moi"],
        ["verify", "{missing}"],
        ["verify", "{folder}"],
    ],
)
def test_wrong_usage_ends_with_one_sentence_and_exit_2(
    office: Office, tmp_path: Path, capsysbinary, arguments: list[str]
):
    office.close()
    names = {"office": office.folder.root, "missing": tmp_path / "khong-co", "folder": tmp_path}
    code = main([a.format(**names) for a in arguments])
    said = capsysbinary.readouterr().err.decode("utf-8")
    assert code == 2
    assert len(said.strip().splitlines()) == 1
    assert not (tmp_path / "moi").exists()


def test_restoring_onto_a_full_disk_leaves_nothing(
    office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    made = office.backup(tmp_path / "a.zip").path
    with failing(monkeypatch, errno.ENOSPC, tmp_path), pytest.raises(OfficeError, match="đã đầy"):
        restore(made, tmp_path / "moi")
    assert sorted(p.name for p in tmp_path.iterdir()) == ["a.zip", "van-phong"]
