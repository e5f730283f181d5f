"""The add-in in a real LibreOffice, in a profile of its own."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from foreignaffairs.cli import main
from foreignaffairs.excel.calc_addin.settings import write_settings
from foreignaffairs.excel.engine.errors import LibreOfficeMissing
from foreignaffairs.excel.engine.uno_import import find_program
from foreignaffairs.excel.functions import functions_of
from foreignaffairs.excel.install.doing import InstallError
from foreignaffairs.excel.install.libreoffice import (
    Calc,
    diagnose_calc,
    install_calc,
    uninstall_calc,
    unopkg_of,
)
from foreignaffairs.provinces import Registry


def cases(calc: Calc, environment: dict[str, str] | None = None) -> list[str]:
    return [f"{d.check}_{d.case}" for d in diagnose_calc(calc, environment or {})]


@pytest.fixture
def calc(tmp_path: Path) -> Calc:
    try:
        unopkg = unopkg_of(find_program())
    except LibreOfficeMissing as missing:
        pytest.skip(str(missing))
    # unopkg refuses to work for root but in the shared place: that is a folder of the test too.
    shared = (tmp_path / "shared").as_uri()
    options = (
        "--shared",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        f"-env:UNO_SHARED_PACKAGES={shared}",
        f"-env:UNO_SHARED_PACKAGES_CACHE={shared}",
    )
    return Calc(unopkg, tmp_path / "config" / "calc.json", options)


def test_in_and_out_of_calc(calc) -> None:
    assert cases(calc) == ["calc_missing", "calc_python_missing"]
    functions = functions_of(Registry.load())
    install_calc(calc, functions)
    install_calc(calc, functions)
    assert cases(calc) == ["calc_there", "calc_python_set"]
    assert uninstall_calc(calc)
    assert not calc.settings.exists()
    assert not uninstall_calc(calc)


# --- without starting LibreOffice ---


@pytest.fixture
def scripted(tmp_path: Path) -> Calc:
    """An extension manager that lists the add-in and refuses everything else."""
    script = tmp_path / "unopkg"
    script.write_text(
        '#!/bin/sh\n[ "$1" = list ] && { echo "Identifier: org.foreignaffairs.calc"; exit 0; }\n'
        'echo "ERROR: LibreOffice is running" >&2; exit 1\n'
    )
    script.chmod(0o755)
    return Calc(script, tmp_path / "calc.json")


def test_which_python_would_answer(scripted, tmp_path) -> None:
    write_settings(scripted.settings, str(tmp_path / "gone"))
    assert cases(scripted)[1] == "calc_python_gone"
    write_settings(scripted.settings, sys.executable)
    assert cases(scripted)[1] == "calc_python_set"
    other = tmp_path / "python"
    other.write_bytes(b"")
    assert cases(scripted, {"FOREIGNAFFAIRS_PYTHON": str(other)})[1] == "calc_python_other"


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux searches PATH")
def test_a_python_in_libreoffices_way_is_named_with_what_to_do(scripted) -> None:
    folder = Path(sys.executable).parent
    found = list(diagnose_calc(scripted, {"PATH": str(folder)}))
    assert (found[-1].check, found[-1].status) == ("calc_path", "look")
    assert str(folder / "python3") in found[-1].seen("vi")
    assert "deactivate" in found[-1].fix("vi")


def test_a_refusal_of_libreoffice_is_said(scripted) -> None:
    with pytest.raises(InstallError, match="LibreOffice is running"):
        uninstall_calc(scripted)
    with pytest.raises(InstallError, match="Đóng mọi cửa sổ"):
        install_calc(scripted, functions_of(Registry.load()))
    assert not scripted.settings.exists()


def test_settings_that_name_another_python_are_left(scripted, tmp_path) -> None:
    calc = Calc(Path("/bin/true"), scripted.settings)
    write_settings(calc.settings, str(tmp_path / "other"))
    assert not uninstall_calc(calc)
    assert calc.settings.exists()


def test_the_commands_speak_of_calc(scripted, monkeypatch, capsysbinary) -> None:
    monkeypatch.setattr("foreignaffairs.cli.excel._calc", lambda: scripted)
    write_settings(scripted.settings, sys.executable)
    assert main(["excel", "doctor", "--libreoffice"]) == 0
    assert main(["excel", "install", "--libreoffice", "--preview"]) == 0
    assert main(["excel", "uninstall", "--libreoffice"]) == 2
    out, err = (stream.decode("utf-8") for stream in capsysbinary.readouterr())
    assert "Calc" in out
    assert "LibreOffice is running" in err
