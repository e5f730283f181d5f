"""Installing on PCs of many kinds: what is written, what is refused, what is taken away again."""

from __future__ import annotations

import json
from pathlib import Path, PureWindowsPath

import pytest
from tests.excel.install.fake_windows import FakeWindows

from foreignaffairs.excel.install.conf import PYTHON_VARIABLE, TEMP_VARIABLE
from foreignaffairs.excel.install.doing import InstallError
from foreignaffairs.excel.install.paths import manifest_path
from foreignaffairs.excel.install.plan import KeepManifest, PutFile, SetVariable
from foreignaffairs.excel.install.setup import install, uninstall


def refusals(windows: FakeWindows, add_in: Path | None) -> list[str]:
    before = windows.snapshot()
    outcome = install(windows, add_in)
    assert outcome.plan.actions == ()
    assert windows.snapshot() == before
    return [r.key for r in outcome.plan.refusals]


def test_on_a_good_pc_the_add_in_is_put_and_excel_knows_python(windows, add_in) -> None:
    outcome = install(windows, add_in)
    assert not outcome.plan.refusals
    assert windows.place(windows.add_in).read_bytes() == add_in.read_bytes()
    assert windows.user_variables == {
        PYTHON_VARIABLE: r"C:\foreignaffairs\Scripts\python.exe",
        TEMP_VARIABLE: r"C:\Users\canbo\AppData\Local\Temp",
    }
    assert windows.announced == 1
    assert {d.status for d in outcome.found} == {"ok"}


def test_what_will_be_written_is_written_down_before_anything_else(windows, add_in) -> None:
    actions = install(windows, add_in, preview=True).plan.actions
    assert isinstance(actions[0], KeepManifest)
    assert [f.path for f in actions[0].manifest.files] == [str(windows.add_in)]


def test_nothing_is_written_outside_the_profile_and_the_users_registry(windows, add_in) -> None:
    before = windows.snapshot()
    install(windows, add_in)
    after = windows.snapshot()
    new_files = set(after["files"]) - set(before["files"])
    new_values = set(after["registry"]) - set(before["registry"])
    assert all(name.startswith("C/Users/canbo/AppData/Roaming/") for name in new_files)
    assert {key for key, _ in new_values} == {r"HKCU\Environment"}
    kept = {k: v for k, v in after["files"].items() if k in before["files"]}
    assert kept == before["files"]


def test_only_the_add_in_lies_in_the_start_up_folder(windows, add_in) -> None:
    """Excel opens every file there: no settings, no half-written copies."""
    install(windows, add_in)
    folder = windows.place(windows.add_in).parent
    assert [p.name for p in folder.iterdir()] == ["foreignaffairs.xlam"]


def test_a_preview_writes_nothing(windows, add_in) -> None:
    before = windows.snapshot()
    plan = install(windows, add_in, preview=True).plan
    assert any(isinstance(a, PutFile) for a in plan.actions)
    assert windows.snapshot() == before


def test_a_second_installation_does_nothing(windows, add_in) -> None:
    install(windows, add_in)
    before = windows.snapshot()
    outcome = install(windows, add_in)
    assert outcome.plan.actions == ()
    assert windows.snapshot() == before
    assert windows.announced == 1


def test_an_older_add_in_of_ours_is_replaced(windows, make_book) -> None:
    install(windows, make_book(note="cũ"))
    newer = make_book(note="mới")
    outcome = install(windows, newer)
    assert [type(a) for a in outcome.plan.actions] == [KeepManifest, PutFile]
    assert windows.place(windows.add_in).read_bytes() == newer.read_bytes()


def test_an_add_in_copied_by_hand_is_known_as_ours(windows, make_book) -> None:
    windows.write(windows.add_in, make_book(note="cũ").read_bytes())
    newer = make_book(note="mới")
    assert not install(windows, newer).plan.refusals
    assert windows.place(windows.add_in).read_bytes() == newer.read_bytes()


def test_a_copy_that_windows_marked_is_replaced_by_a_clean_one(windows, add_in) -> None:
    windows.write(windows.add_in, add_in.read_bytes())
    windows.mark(windows.add_in)
    assert any(isinstance(a, PutFile) for a in install(windows, add_in).plan.actions)


def test_a_mark_on_the_source_does_not_come_along(windows, add_in) -> None:
    windows.mark(windows.path_of(add_in))
    assert all(d.status == "ok" for d in install(windows, add_in).found)


# --- PCs on which it cannot be done ---


def test_somebody_elses_file_of_that_name_is_left_alone(windows, add_in) -> None:
    windows.write(windows.add_in, b"not ours")
    assert refusals(windows, add_in) == ["refuse_not_ours"]


def test_without_excel_nothing_is_written(windows, add_in) -> None:
    windows.remove_excel()
    assert refusals(windows, add_in) == ["refuse_no_excel"]


def test_an_add_in_open_in_excel_is_not_replaced(windows, make_book) -> None:
    install(windows, make_book(note="cũ"))
    windows.running = True
    windows.open_files.add(windows.add_in)
    assert refusals(windows, make_book(note="mới")) == ["refuse_locked"]


def test_an_open_add_in_that_is_up_to_date_is_no_hindrance(windows, add_in) -> None:
    install(windows, add_in)
    windows.open_files.add(windows.add_in)
    assert install(windows, add_in).plan.refusals == ()


def test_without_an_add_in_there_is_nothing_to_install(windows, monkeypatch) -> None:
    monkeypatch.setattr("foreignaffairs.excel.install.setup.find_add_in", lambda: None)
    assert refusals(windows, None) == ["refuse_no_source"]


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 damaged", b"plain text"])
def test_a_file_that_is_no_add_in_of_ours_is_not_installed(windows, data) -> None:
    windows.write(PureWindowsPath(r"D:\other.xlam"), data)
    assert refusals(windows, windows.root / "D/other.xlam") == ["refuse_source"]


def test_python_of_the_store_is_refused(windows, add_in) -> None:
    windows.move_python(r"C:\Users\canbo\AppData\Local\Microsoft\WindowsApps\python.exe")
    assert refusals(windows, add_in) == ["refuse_store_python"]


# --- names that VBA cannot read ---

NAME = "Nguyễn Thị Hồng"


def test_python_below_a_name_with_accents_is_refused(tmp_path, make_book) -> None:
    windows = FakeWindows(tmp_path / "pc", NAME)
    windows.move_python(rf"C:\Users\{NAME}\AppData\Local\Programs\Python\Python311\python.exe")
    assert refusals(windows, make_book()) == ["refuse_interpreter"]


def test_the_short_name_serves_where_the_disk_keeps_one(tmp_path, make_book) -> None:
    windows = FakeWindows(tmp_path / "pc", NAME)
    windows.move_python(rf"C:\Users\{NAME}\python.exe")
    windows.write(PureWindowsPath(r"C:\Users\NGUYNT~1\python.exe"), b"")
    windows.shorts[windows.interpreter] = PureWindowsPath(r"C:\Users\NGUYNT~1\python.exe")
    assert not install(windows, make_book()).plan.refusals
    assert windows.user_variables[PYTHON_VARIABLE] == r"C:\Users\NGUYNT~1\python.exe"


def test_a_name_with_accents_gets_a_plain_temporary_folder(tmp_path, make_book) -> None:
    windows = FakeWindows(tmp_path / "pc", NAME)
    outcome = install(windows, make_book())
    assert windows.place(windows.add_in).is_file()
    spare = PureWindowsPath(r"C:\Users\Public\foreignaffairs-tam")
    assert windows.user_variables[TEMP_VARIABLE] == str(spare)
    assert windows.place(spare).is_dir()
    assert all(d.status == "ok" for d in outcome.found)
    uninstall(windows)
    assert not windows.place(spare).exists()


def test_every_path_that_vba_gets_is_plain(tmp_path, make_book) -> None:
    windows = FakeWindows(tmp_path / "pc", NAME)
    install(windows, make_book())
    assert all(str(value).isascii() for value in windows.user_variables.values())


# --- taking it away ---


def test_uninstalling_leaves_the_pc_as_it_was(windows, add_in) -> None:
    before = windows.snapshot()
    install(windows, add_in)
    uninstall(windows)
    assert windows.snapshot() == before
    assert not windows.place(manifest_path(windows.appdata).parent).exists()


def test_uninstalling_leaves_other_add_ins_and_settings_alone(windows, add_in) -> None:
    other = windows.add_in.with_name("PERSONAL.XLSB")
    windows.write(other, b"somebody's macros")
    windows.write(windows.home / r".xlwings\xlwings.conf", b'"INTERPRETER_WIN","C:\\other"\r\n')
    windows.set(r"HKCU\Environment", "PATH", r"C:\tools")
    before = windows.snapshot()
    install(windows, add_in)
    uninstall(windows)
    assert windows.snapshot() == before


def test_a_variable_that_was_there_before_comes_back(windows, make_book) -> None:
    windows.set(r"HKCU\Environment", PYTHON_VARIABLE, r"D:\py\python.exe")
    install(windows, make_book(note="cũ"))
    install(windows, make_book(note="mới"))
    assert windows.user_variables[PYTHON_VARIABLE].startswith("C:")
    uninstall(windows)
    assert windows.user_variables == {PYTHON_VARIABLE: r"D:\py\python.exe"}


def test_a_variable_changed_since_is_left_and_said(windows, add_in) -> None:
    install(windows, add_in)
    windows.set_variable(PYTHON_VARIABLE, r"D:\py\python.exe")
    remarks = uninstall(windows).plan.remarks
    assert [r.key for r in remarks] == ["left_variable"]
    assert windows.user_variables == {PYTHON_VARIABLE: r"D:\py\python.exe"}


def test_a_file_changed_since_is_left_and_said(windows, add_in) -> None:
    install(windows, add_in)
    windows.write(windows.add_in, b"changed by somebody")
    remarks = uninstall(windows).plan.remarks
    assert [r.key for r in remarks] == ["left_file"]
    assert windows.place(windows.add_in).read_bytes() == b"changed by somebody"


def test_an_open_add_in_is_not_half_uninstalled(windows, add_in) -> None:
    install(windows, add_in)
    windows.open_files.add(windows.add_in)
    before = windows.snapshot()
    assert [r.key for r in uninstall(windows).plan.refusals] == ["refuse_locked"]
    assert windows.snapshot() == before


def test_uninstalling_twice_says_there_is_nothing(windows, add_in) -> None:
    install(windows, add_in)
    uninstall(windows)
    assert [r.key for r in uninstall(windows).plan.remarks] == ["nothing_installed"]


def test_a_damaged_record_is_never_followed(windows, add_in) -> None:
    install(windows, add_in)
    windows.write(manifest_path(windows.appdata), b'{"format": 2, "files": []}')
    before = windows.snapshot()
    assert [r.key for r in uninstall(windows).plan.remarks] == ["nothing_installed"]
    assert windows.snapshot() == before


def test_a_record_that_names_another_file_removes_nothing_but_the_add_in(windows, add_in) -> None:
    """The record lies in the profile, where anything may write: it is no order to remove."""
    install(windows, add_in)
    path = windows.place(manifest_path(windows.appdata))
    record = json.loads(path.read_bytes())
    record["files"].append({"path": r"C:\Users\canbo\thu.docx", "sha256": "0" * 64})
    path.write_text(json.dumps(record), "utf-8")
    windows.write(PureWindowsPath(r"C:\Users\canbo\thu.docx"), b"a letter")
    uninstall(windows)
    assert windows.place(PureWindowsPath(r"C:\Users\canbo\thu.docx")).read_bytes() == b"a letter"


# --- when something goes wrong on the way ---


def test_a_step_that_fails_says_so_and_can_be_undone(windows, add_in, monkeypatch) -> None:
    before = windows.snapshot()

    def refuse(source: object, target: object) -> None:
        raise PermissionError(13, "in use", str(target))

    with monkeypatch.context() as patch:
        patch.setattr("foreignaffairs.excel.install.doing.os.replace", refuse)
        patch.setattr("foreignaffairs.excel.install.doing.write_over", _write)
        with pytest.raises(InstallError, match=r"foreignaffairs\.xlam"):
            install(windows, add_in)
    assert manifest_path(windows.appdata).name in str(windows.snapshot()["files"].keys())
    uninstall(windows)
    assert windows.snapshot() == before


def _write(path: Path, data: bytes) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)
    return path


def test_an_interrupted_installation_is_finished_by_running_it_again(windows, add_in) -> None:
    class Killed(Exception):
        pass

    def die(name: str, value: str | None) -> None:
        raise Killed

    alive = windows.set_variable
    windows.set_variable = die
    with pytest.raises(Killed):
        install(windows, add_in)
    windows.set_variable = alive
    outcome = install(windows, add_in)
    assert {type(a) for a in outcome.plan.actions} == {KeepManifest, SetVariable}
    assert all(d.status == "ok" for d in outcome.found)
