"""The control workbook open in LibreOffice, with a folder of its own and days of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
import xlwings
from tests.support.filled import write_units

from foreignaffairs.excel.build.control_workbook import NAME, build_control
from foreignaffairs.excel.macros import Ran, run
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import VIETNAM

CITIES = {"hai-phong": "Hải Phòng", "tphcm": "TP.HCM"}


@dataclass
class Officer:
    """Someone at the control workbook: fills in cells, presses buttons, reads what stands there."""

    book: xlwings.Book
    folder: Path
    registry: Registry
    day: str = "2023-06-12"
    done: set[str] = field(default_factory=set)

    def clock(self) -> datetime:
        return datetime.fromisoformat(f"{self.day}T09:00:00").replace(tzinfo=VIETNAM)

    def press(self, name: str, book: xlwings.Book | None = None) -> Ran:
        """Press a button, of the workbook that is given where it is not the control workbook."""
        ran = run(name, book or self.book, clock=self.clock, registry=self.registry)
        if ran.done:
            self.done.add(name)
        return ran

    def must(self, name: str, book: xlwings.Book | None = None) -> None:
        """Press a button that has to work."""
        ran = self.press(name, book)
        assert ran.done, ran.message

    def cells(self, name: str) -> xlwings.Range:
        return self.book.names[name].refers_to_range

    def write(self, **values: Any) -> None:
        for name, value in values.items():
            self.cells(f"fa_{name}").value = value

    def read(self, name: str) -> Any:
        return self.cells(f"fa_{name}").value

    def rows(self, name: str) -> list[list[Any]]:
        found = self.cells(f"fa_{name}").options(ndim=2).value
        return [row for row in found if any(v not in (None, "") for v in row)]

    def choose(self, *codes: str) -> None:
        place = self.cells("fa_so_theo_doi")
        for number, row in enumerate(place.options(ndim=2).value):
            if row[1] in codes:
                place[number, 0].value = "x"

    def state(self, code: str) -> str:
        return next(row[5] for row in self.rows("so_theo_doi") if row[1] == code)

    def sheets(self) -> list[str]:
        return [s.name for s in self.book.sheets if s.visible]

    def office(self) -> Office:
        return Office.open(self.folder / "van-phong", registry=self.registry, clock=self.clock)

    def settings(self, province: str) -> None:
        """Fill in the settings, as on the first day."""
        write_units(self.folder / "don-vi.csv", consultancy=province == "hai-phong")
        self.write(
            thu_muc="van-phong",
            dia_phuong=CITIES[province],
            can_bo="Cán bộ mẫu",
            tep_don_vi="don-vi.csv",
        )

    def take_over(self, ready: Path, period: str) -> None:
        """Work with a copy of an office that is there already."""
        copytree(ready, self.folder / "van-phong")
        self.settings("hai-phong")
        self.write(ky=period)
        assert self.press("FaCapNhat").done


@pytest.fixture(scope="session")
def registry() -> Registry:
    return Registry.load()


@pytest.fixture(scope="session")
def control_file(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Path:
    path = tmp_path_factory.mktemp("control") / NAME
    build_control(path, registry)
    return path


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory, registry: Registry) -> Path:
    """An office of Hải Phòng with four schools and a consultancy; nothing has come in."""
    folder = tmp_path_factory.mktemp("ready")
    units = write_units(folder / "don-vi.csv")
    first_day = datetime(2023, 5, 2, 8, tzinfo=VIETNAM)
    Office.create(
        folder / "hai-phong",
        province="hai-phong",
        units=units,
        registry=registry,
        clock=lambda: first_day,
    ).close()
    return folder / "hai-phong"


@pytest.fixture
def officer(
    libreoffice_app: xlwings.App, control_file: Path, registry: Registry, tmp_path: Path
) -> Iterator[Officer]:
    path = tmp_path / NAME
    path.write_bytes(control_file.read_bytes())
    book = libreoffice_app.books.open(str(path))
    yield Officer(book, tmp_path, registry)
    for each in list(libreoffice_app.books):
        each.close()
