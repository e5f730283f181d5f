"""The doctor on PCs of many kinds: finds what is wrong, only that, and says how to mend it."""

from __future__ import annotations

from pathlib import PureWindowsPath

import pytest
from tests.excel.install.fake_windows import FakeWindows
from tests.excel.install.profiles import FINE, WRONG

from foreignaffairs.excel.install.diagnosis import Diagnosis
from foreignaffairs.excel.install.doctor import all_well
from foreignaffairs.excel.install.setup import doctor, install
from foreignaffairs.language.catalogue import entries

LANGUAGES = ("vi", "en")


def name(found: Diagnosis) -> str:
    return f"{found.check}_{found.case}"


def not_in_order(windows: FakeWindows, add_in, books=()) -> dict[str, Diagnosis]:
    found = doctor(windows, books, add_in)
    return {name(d): d for d in found if d.status != "ok"}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_is_wrong_is_found_and_nothing_else(windows, add_in, wrong) -> None:
    change, expected = WRONG[wrong]
    install(windows, add_in)
    change(windows)
    before = windows.snapshot()
    assert set(not_in_order(windows, add_in)) == expected
    assert windows.snapshot() == before


@pytest.mark.parametrize("fine", FINE)
def test_what_is_only_unusual_is_in_order(windows, add_in, fine) -> None:
    change, expected = FINE[fine]
    change(windows)
    install(windows, add_in)
    found = doctor(windows, (), add_in)
    assert all_well(found)
    assert expected <= {name(d) for d in found}


def test_before_installing_it_says_to_install(windows, add_in) -> None:
    assert set(not_in_order(windows, add_in)) == {
        "add_in_missing", "settings_missing", "temp_missing",
    }  # fmt: skip


def test_an_older_add_in_is_seen(windows, make_book) -> None:
    install(windows, make_book(note="cũ"))
    assert set(not_in_order(windows, make_book(note="mới"))) == {"add_in_older"}


def test_without_an_add_in_anywhere_the_needed_xlwings_is_not_guessed(windows, monkeypatch) -> None:
    monkeypatch.setattr("foreignaffairs.excel.install.setup.find_add_in", lambda: None)
    found = not_in_order(windows, None)
    assert found["xlwings_unknown"].status == "look"
    assert "dll_missing" not in found


def test_a_virtual_environment_has_its_dll_one_folder_up(windows, add_in) -> None:
    install(windows, add_in)
    dll = next(d for d in doctor(windows, (), add_in) if d.check == "dll")
    assert dll.params["path"] == r"C:\foreignaffairs\xlwings64-0.37.8.dll"


def test_python_in_onedrive_is_remarked(windows, add_in) -> None:
    windows.move_python(r"C:\Users\canbo\OneDrive\py\python.exe")
    account = r"HKCU\Software\Microsoft\OneDrive\Accounts\Business1"
    windows.set(account, "UserFolder", r"C:\Users\canbo\OneDrive")
    install(windows, add_in)
    assert set(not_in_order(windows, add_in)) == {"python_synced"}


def test_the_short_name_is_in_order(tmp_path, make_book) -> None:
    windows = FakeWindows(tmp_path / "pc", "Hồng")
    windows.move_python(r"C:\Users\Hồng\python.exe")
    windows.shorts[windows.interpreter] = PureWindowsPath(r"C:\Users\HNG~1\python.exe")
    windows.write(PureWindowsPath(r"C:\Users\HNG~1\python.exe"), b"")
    book = make_book()
    install(windows, book)
    found = doctor(windows, (), book)
    assert all_well(found)
    assert "path_short" in {name(d) for d in found}


# --- workbooks asked about ---


@pytest.fixture
def books(windows, make_book):
    """One workbook of each kind, by the case it must be found to be."""
    fine = make_book("tot.xlsm")
    other = make_book("khac.xlsm", xlwings="0.30.0")
    marked = make_book("tai-ve.xlsm")
    windows.mark(windows.path_of(marked))
    synced = make_book("OneDrive/van-phong/so.xlsm")
    strange = windows.root / "D" / "la.xlsx"
    strange.write_bytes(b"no workbook")
    windows.set_environment(ONEDRIVE=r"D:\OneDrive")
    return {
        "book_fine": fine,
        "book_other": other,
        "book_marked": marked,
        "book_synced": synced,
        "book_not_ours": strange,
        "book_missing": windows.root / "D" / "khong-co.xlsm",
    }


def test_each_workbook_is_judged(windows, make_book, books) -> None:
    add_in = make_book()
    install(windows, add_in)
    for case, path in books.items():
        found = [d for d in doctor(windows, [path], add_in) if d.check == "book"]
        assert case in {name(d) for d in found}
        assert all(d.params["path"] == str(windows.path_of(path)) for d in found)


# --- words ---


def every_diagnosis(windows: FakeWindows, add_in, books) -> list[Diagnosis]:
    return list(doctor(windows, books.values(), add_in))


def test_every_case_of_the_catalogue_happens_on_some_pc(
    tmp_path, make_book, books, windows, monkeypatch
) -> None:
    """Words that no PC can bring about would be dead; words that lack would be a crash."""
    add_in = make_book()
    seen: list[Diagnosis] = [*doctor(windows, (), add_in)]
    install(windows, add_in)
    seen += every_diagnosis(windows, add_in, books)
    seen += doctor(windows, (), make_book(note="mới"))
    for number, (change, _) in enumerate([*WRONG.values(), *FINE.values()]):
        pc = FakeWindows(tmp_path / str(number))
        pc.write(PureWindowsPath(r"D:\a.xlam"), add_in.read_bytes())
        install(pc, pc.root / "D/a.xlam")
        change(pc)
        seen += doctor(pc, (), pc.root / "D/a.xlam")
    pc = FakeWindows(tmp_path / "b", "Hồng")
    pc.move_python(r"C:\Users\Hồng\OneDrive\python.exe")
    pc.shorts[pc.interpreter] = PureWindowsPath(r"C:\Users\HNG~1\python.exe")
    pc.set_environment(ONEDRIVECOMMERCIAL=r"C:\Users\Hồng\OneDrive")
    monkeypatch.setattr("foreignaffairs.excel.install.setup.find_add_in", lambda: None)
    seen += doctor(pc)
    for found in seen:
        for lang in LANGUAGES:
            assert found.title(lang)
            assert found.seen(lang)
            assert bool(found.fix(lang)) == (found.status != "ok" and name(found) != "excel_bits")
    checks = {key.removeprefix("check_") for key in entries("excel_install") if "check_" in key}
    cases = {
        key
        for key in entries("excel_install")
        if any(key.startswith(f"{c}_") for c in checks) and not key.endswith("_fix")
        if not key.startswith(("check_", "calc_"))
    }
    assert cases - {name(d) for d in seen} == set()
