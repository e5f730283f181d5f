"""An office whose register is on PostgreSQL gives the same figures as one with a file."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from openpyxl import load_workbook
from tests.support.filled import drop, filled, plan_of, received, write_units
from tests.support.postgres import Server

from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office
from foreignaffairs.register import VIETNAM
from foreignaffairs.register.schema import metadata

PERIOD = "2023-K1"
NOW = datetime(2023, 5, 12, 9, 0, tzinfo=VIETNAM)
TRIP = {
    "ten_doan": "Đoàn mẫu",
    "truong_doan": "Người mẫu",
    "nuoc_den": ("JP", "KR"),
    "so_nguoi": 5,
    "tu_ngay": date(2023, 3, 1),
    "den_ngay": date(2023, 3, 5),
    "tinh_trang": "DA_THUC_HIEN",
    "muc_dich": "GIAO_LUU_HS",
    "nguon_kinh_phi": "XA_HOI_HOA",
    "cap_quyet_dinh": "SO",
    "vb_cho_phep": "12/QĐ-SGDĐT",
}
PEOPLE = f"{PERIOD}/F03/so_nguoi"


LATER = {**TRIP, "ten_doan": "Đoàn thứ ba", "so_nguoi": 11, "nuoc_den": ("US",)}


def new_office(folder: Path, register: str) -> Path:
    """A folder as an officer makes it by hand, its register where office.toml says."""
    for name in ("hop-thu-den", "bieu-mau", "tra-lai", "bao-cao"):
        (folder / name).mkdir(parents=True)
    settings = ['province = "tphcm"', 'name = "Văn phòng mẫu"', 'actor = "Cán bộ mẫu"']
    if register:
        settings.append(f'register = "{register}"')
    (folder / "office.toml").write_text("\n".join(settings), "utf-8")
    return folder


def walk(office: Office) -> dict[str, Any]:
    """The whole way of a period, with every decision; what each step said."""
    said: dict[str, Any] = {}
    units = write_units(office.folder.root / "don-vi.csv", consultancy=False)
    said["units"] = office.units_import(units).counts()
    said["forms"] = sorted(office.forms(PERIOD).forms)
    backwards = {**TRIP, "ten_doan": "Đoàn ngược", "den_ngay": date(2023, 2, 1)}
    for name, unit, trips in (
        ("a.xlsx", "MAU-T01", (TRIP, {**TRIP, "ten_doan": "Đoàn khác", "so_nguoi": 7})),
        ("b.xlsx", "MAU-T02", (TRIP,)),
        ("d.xlsx", "MAU-T03", (backwards,)),
    ):
        send(office, unit, trips, name)
    received(office, {"a.xlsx": "2023-05-04", "b.xlsx": "2023-05-11"})
    said["collected"] = outcomes(office)
    said["accepted"] = office.accept_clean(PERIOD)
    office.accept(PERIOD, "MAU-T01", "đã xem lại")
    office.return_(PERIOD, "MAU-T03", "ngày về trước ngày đi")
    office.extend(PERIOD, "MAU-T04", date(2023, 5, 30), "bão")
    send(office, "MAU-T03", (LATER,), "e.xlsx")
    said["collected again"] = outcomes(office)
    said["seen before"] = outcomes(office)
    office.accept(PERIOD, "MAU-T03")
    said["reminded"] = office.remind(PERIOD).units
    said["status"] = frame(office.status(PERIOD))
    pairs = office.duplicates(PERIOD)
    said["duplicates"] = frame(pairs)
    office.report(PERIOD)
    first, second = pairs["dong_1"].iloc[0], pairs["dong_2"].iloc[0]
    office.decide_duplicate(PERIOD, first, second, "same", "một đoàn")
    made = office.consolidate(PERIOD)
    said["tables"] = {kind: frame(made[kind]) for kind in ("F01", "F03")}
    said["report"] = office.report(PERIOD).name
    said["annex"] = {
        sheet.title: list(sheet.iter_rows(values_only=True))
        for sheet in load_workbook(office.annex_path(PERIOD))
    }
    said["trace"] = frame(office.trace(PEOPLE))
    said["corrections"] = office.register.figures.corrections(PERIOD)
    said["closed"] = office.close_period(PERIOD, "đã gửi"), office.register.periods.closed()
    with pytest.raises(OfficeError, match="đã khóa"):
        office.return_(PERIOD, "MAU-T01", "muộn")
    said["reopened"] = office.reopen(PERIOD, "đính chính"), office.register.periods.closed()
    said["erased"] = office.erase_personal(PERIOD, "hết hạn lưu", originals=False)
    verified = office.verify(full=True)
    said["verified"] = (dict(verified.checked), verified.found)
    return said


def send(office: Office, unit: str, trips: tuple[dict[str, Any], ...], name: str) -> None:
    path = drop(office, filled(plan_of(office, PERIOD, unit), {"F03": trips}), name)
    os.utime(path, (NOW.timestamp(), NOW.timestamp()))


def outcomes(office: Office) -> list[tuple[Any, ...]]:
    found = office.collect().result.outcomes
    return sorted((o.file, o.disposition, o.unit, o.revision) for o in found)


def frame(table: pd.DataFrame) -> list[dict[str, Any]]:
    return table.astype(object).where(table.notna(), None).to_dict("records")


@pytest.fixture(scope="module")
def walked(
    postgresql: Server, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, tuple[Path, dict[str, Any], dict[str, Any]]]]:
    """Both offices after the walk: folder, what was said on the way, what the register holds."""
    database = postgresql.create()
    done = {}
    for kind, register in (("sqlite", ""), ("postgresql", postgresql.url(database))):
        folder = new_office(tmp_path_factory.mktemp(kind) / "van-phong", register)
        with Office.open(folder, clock=lambda: NOW) as office:
            said = walk(office)
            done[kind] = (folder, said, stored(office))
    yield done
    postgresql.drop(database)


def stored(office: Office) -> dict[str, list[Any]]:
    with office.register._connections.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }


def test_every_step_says_the_same(walked: dict[str, Any]) -> None:
    (_, wanted, _), (_, said, _) = walked["sqlite"], walked["postgresql"]
    assert said.keys() == wanted.keys()
    for step, words in wanted.items():
        assert said[step] == words, step


def test_the_figures_are_those_that_were_sent(walked: dict[str, Any]) -> None:
    _, said, _ = walked["postgresql"]
    assert sum(row["gia_tri"] for row in said["trace"]) == 5 + 7 + 11
    assert {row["don_vi"] for row in said["trace"]} == {"MAU-T01", "MAU-T03"}
    assert (f"{PERIOD}/F03/so_luong", 4, 3) in [
        (c.figure, c.before, c.after) for c in said["corrections"]
    ]
    assert said["erased"]
    assert said["verified"][1] == ()


def test_both_registers_hold_the_same(walked: dict[str, Any]) -> None:
    (_, _, wanted), (_, _, held) = walked["sqlite"], walked["postgresql"]
    for table, rows in wanted.items():
        assert held[table] == rows, table
    empty = {table for table, rows in held.items() if not rows}
    assert empty == {"unit_change", "exclusion", "personal_row"}


def test_nothing_of_the_register_lies_in_the_folder(walked: dict[str, Any]) -> None:
    folder, *_ = walked["postgresql"]
    assert not list(folder.rglob("*.db*"))
    assert list(walked["sqlite"][0].glob("*.db"))


def test_a_backup_is_left_to_the_server(walked: dict[str, Any], tmp_path: Path) -> None:
    folder, *_ = walked["postgresql"]
    with Office.open(folder) as office, pytest.raises(OfficeError, match="pg_dump"):
        office.backup(tmp_path / "a.zip")
    assert not (tmp_path / "a.zip").exists()
