"""Every function from a cell of LibreOffice Calc, through the installed add-in."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from tools.docs.formulas import parse

from foreignaffairs.excel.calc_addin import build_add_in
from foreignaffairs.excel.calc_addin.worker import plain
from foreignaffairs.excel.engine.environment import environment_for, misleading_python
from foreignaffairs.excel.functions import functions_of
from foreignaffairs.provinces import Registry

from .conftest import Sample

SOFFICE, UNOPKG = shutil.which("soffice"), shutil.which("unopkg")
PYTHON = "/usr/bin/python3"
DRIVER = Path(__file__).with_name("calc_driver.py")
DAYS_LATE = "Số ngày chậm"
"""The one column of the examples that changes with the day: Calc asks on the present one."""

pytestmark = [
    pytest.mark.skipif(not (SOFFICE and UNOPKG), reason="LibreOffice is not installed"),
    pytest.mark.xdist_group("libreoffice"),
]


def has_uno() -> bool:
    if not Path(PYTHON).exists():
        return False
    return subprocess.run([PYTHON, "-c", "import uno"], capture_output=True).returncode == 0


@dataclass(frozen=True)
class Calc:
    """What came of the formulas, at once and after the document was opened again."""

    results: list[list[list[Any]]]
    reopened: list[list[list[Any]]]
    seconds: float


@pytest.fixture(scope="module")
def profile(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """A throw-away profile with the add-in installed; its settings name this interpreter.

    unopkg refuses to work for root but in the shared place, which is thrown away too.
    """
    if not has_uno():
        pytest.skip("python3-uno is not installed")
    folder = tmp_path_factory.mktemp("calc")
    where = [
        f"-env:UserInstallation={(folder / 'profile').as_uri()}",
        f"-env:UNO_SHARED_PACKAGES={(folder / 'shared').as_uri()}",
        f"-env:UNO_SHARED_PACKAGES_CACHE={(folder / 'shared').as_uri()}",
    ]
    add_in = build_add_in(folder / "foreignaffairs.oxt", functions_of(Registry.load()))
    shared = ["--shared"] if os.geteuid() == 0 else []
    done = subprocess.run(
        [str(UNOPKG), "add", "-f", *shared, *where, str(add_in)], capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    return where


def asked(
    profile: Sequence[str],
    document: Path,
    cells: dict[str, Any],
    formulas: Sequence[Any],
    **env: str,
) -> Calc:
    """Enter formulas into a new document saved at ``document``."""
    pipe = f"fa{uuid.uuid4().hex[:12]}"
    office = subprocess.Popen(
        [
            str(SOFFICE), *profile, "--headless", "--norestore", "--nologo", "--nodefault",
            f"--accept=pipe,name={pipe};urp;",
        ],
        env={**environment_for(), "FOREIGNAFFAIRS_PYTHON": sys.executable, **env},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        done = subprocess.run(
            [PYTHON, str(DRIVER), pipe, document.as_uri()],
            env=environment_for(),
            input=json.dumps({"cells": cells, "formulas": formulas}),
            capture_output=True,
            text=True,
            timeout=180,
        )
        assert done.returncode == 0, done.stderr[-2000:]
        return Calc(**json.loads(done.stdout))
    finally:
        try:
            office.wait(timeout=20)
        except subprocess.TimeoutExpired:
            os.killpg(office.pid, signal.SIGKILL)
            office.wait()


def cells_of(answer: Any) -> list[list[Any]]:
    """An answer as Calc shows it: dates and flags as numbers."""
    rows = answer if isinstance(answer, list) else [[answer]]
    return [[float(c) if isinstance(c, bool) else plain(c) for c in row] for row in rows]


@pytest.fixture(scope="module")
def examples(profile: list[str], sample: Sample) -> Iterator[tuple[list[str], list[Any], Calc]]:
    names = list(sample.session.functions)
    expected = [cells_of(sample.formula(sample.session.functions[n].example)) for n in names]
    formulas = [
        (f"={parse(sample.session.functions[n].example).for_calc()}", len(e), len(e[0]))
        for n, e in zip(names, expected, strict=True)
    ]
    document = sample.root / "hàm trong Calc.ods"
    yield names, expected, asked(profile, document, {}, formulas)
    document.unlink()


def test_every_example_answers_in_a_cell_of_calc_as_it_does_in_the_documentation(examples):
    names, expected, calc = examples
    for name, want, got in zip(names, expected, calc.results, strict=True):
        assert _undated(got) == _undated(want), name


def test_a_saved_document_computes_the_same_when_opened_again(examples):
    _, expected, calc = examples
    assert [*map(_undated, calc.reopened)] == [*map(_undated, expected)]


def _undated(table: list[list[Any]]) -> list[list[Any]]:
    """A table without its column of days late."""
    late = table[0].index(DAYS_LATE) if DAYS_LATE in table[0] else None
    return [[cell for at, cell in enumerate(row) if at != late] for row in table]


def test_cells_ranges_blanks_and_other_formulas_go_in(profile: list[str], sample: Sample):
    cells = {"A1": "MAU-T01", "A2": "MAU-T03", "B1": "Mỹ", "C1": 44_927, "D1": "2024-K1"}
    formulas = [
        ('=FA_TINH_TRANG(A1:A3;"2024-K1")', 3, 1),
        ('=FA_QUOC_GIA(B1;"ma2")&"!"', 1, 1),
        ("=FA_HAN_NOP(C1)", 1, 1),
        ("=FA_HAN_NOP(D1)-DATE(2024;6;1)", 1, 1),
        ("=FA_HAN_NOP(D1;A9;A9)", 1, 1),
        ('=IF(FA_SO_SANH("hoà";"HÒA");"giống";"khác")', 1, 1),
        ('=FA_TINH_TRANG(A1;{"2023-K1";"2024-K1"})', 1, 2),
        ('=INDEX(FA_TONG_HOP("2023-K1";"F02");2;3)', 1, 1),
        ("=FA_DOC_SO(A9)", 1, 1),
    ]
    document = sample.root / "thử.ods"
    got = asked(profile, document, cells, formulas).results
    document.unlink()
    assert got[0] == [["Đạt, chờ tổng hợp"], ["Đã nhận, đang kiểm tra"], [""]]
    assert got[1] == [["US!"]]
    assert got[2][0][0].startswith("#FA-KY ")
    assert "2023-K1" in got[2][0][0]
    assert got[3] == [[13.0]]
    assert got[4] == [[float((date(2024, 6, 14) - date(1899, 12, 30)).days)]]
    assert got[5] == [["giống"]]
    assert got[6] == [["Đã tổng hợp", "Đạt, chờ tổng hợp"]]
    assert got[7] == [[4.0]]
    assert got[8] == [["không"]]


def test_without_a_python_that_has_the_library_the_cell_says_so(profile: list[str], tmp_path: Path):
    missing = {"FOREIGNAFFAIRS_PYTHON": str(tmp_path / "python")}
    formulas = [('=FA_BO_DAU("Đối")', 1, 1), ('=FA_BO_DAU("Đối")', 1, 1)]
    got = asked(profile, tmp_path / "thử.ods", {}, formulas, **missing)
    assert all(r[0][0].startswith("#FA-STD ") for r in got.results)
    assert got.seconds < 5


def test_a_python_ahead_in_the_path_is_not_taken_for_libreoffices_own(
    profile: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    """What made every formula end in ``std::bad_alloc`` on a fresh machine with another Python."""
    own = Path(sys.executable).parent
    assert misleading_python({"PATH": str(own)}) == own / "python3"
    monkeypatch.setenv("PATH", f"{own}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setenv("PYTHONHOME", str(tmp_path))
    got = asked(profile, tmp_path / "thử.ods", {}, [('=FA_BO_DAU("Đối")', 1, 1)])
    assert got.results == [[["Doi"]]]
