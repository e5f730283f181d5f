"""An office that has something to lose."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.support.filled import drop, filled, make_office, plan_of, students

from foreignaffairs.files import placing
from foreignaffairs.office import Office

PERIOD = "2023-K1"


@pytest.fixture(scope="session")
def lived_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an office: forms issued, files received, one returned, a report gone up."""
    folder = tmp_path_factory.mktemp("mau")
    with make_office(folder, "hai-phong") as office:
        office.forms(PERIOD)
        for code, rows in (("MAU-T01", students(US=3, KR=2)), ("MAU-T02", students(US=4))):
            drop(office, filled(plan_of(office, PERIOD, code), {"F02": rows}))
        drop(office, filled(plan_of(office, PERIOD, "MAU-T03"), {}, nil=True))
        wrong = ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5},)
        drop(office, filled(plan_of(office, PERIOD, "MAU-T04"), {"F02": wrong}))
        (office.folder.inbox / "công văn.pdf").write_bytes(b"%PDF-1.4 mau")
        office.collect()
        office.accept_clean(PERIOD)
        office.return_(PERIOD, "MAU-T04", "số liệu chưa khớp")
        office.report(PERIOD)
        return office.folder.root


@pytest.fixture
def office(lived_in: Path, tmp_path: Path) -> Iterator[Office]:
    """A copy of that office, to do anything with."""
    shutil.copytree(lived_in, tmp_path / "van-phong")
    with Office.open(tmp_path / "van-phong") as opened:
        yield opened


@pytest.fixture(autouse=True)
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody waits for a virus scanner in a test."""
    monkeypatch.setattr(placing, "_PATIENCE", (0.0,))
