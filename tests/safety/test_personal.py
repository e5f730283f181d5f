"""Personal values stay in the register: no report, annex, publication, screen or log has them."""

from __future__ import annotations

import zipfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.support.filled import drop, filled, make_office, plan_of
from tests.support.paper_book import PaperBook

from foreignaffairs.cli import main
from foreignaffairs.excel.macros import run
from foreignaffairs.model import Column
from foreignaffairs.office import Office

PRIVATE = "Riêng Tư Mẫu"
OFFICES = {"hai-phong": ("2023-N", ("F02b",)), "tphcm": ("2023-K1", ())}


def value(column: Column, number: int) -> Any:
    """A value of each kind; personal text can be told from all other text."""
    if column.type in ("text", "long_text"):
        return f"{PRIVATE} {number}" if column.personal else f"Nội dung mẫu {number}"
    plain: dict[str, Any] = {
        "count": 7, "money": Decimal(25_000_000), "date": date(2023, 3, 6), "flag": True,
        "country": "JP", "countries": ("JP",),
    }  # fmt: skip
    if column.type in plain:
        return plain[column.type]
    assert column.codes
    first = column.codes.ids[0]
    return (first,) if column.type == "codes" else first


@pytest.fixture(scope="module", params=sorted(OFFICES))
def office(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory):
    province, (period, personal) = request.param, OFFICES[request.param]
    with make_office(tmp_path_factory.mktemp("rieng"), province) as made:
        settings = made.folder.settings
    words = settings.read_text("utf-8")
    settings.write_text(f"personal = {list(personal)}\n{words}".replace("'", '"'), "utf-8")
    with Office.open(settings.parent) as made:
        plan = plan_of(made, period, "MAU-T01")
        rows = {
            r.id: ({c.name: value(c, at) for at, c in enumerate(r.columns)},)
            for r in plan.report_types
            if r.id != "F01"
        }
        drop(made, filled(plan, rows))
        made.collect()
        made.accept(period, "MAU-T01", "mẫu")
        made.report(period)
        made.publish(period)
        yield made


def period_of(office: Office) -> str:
    return OFFICES[office.province.id][0]


def texts(path: Path) -> str:
    if not zipfile.is_zipfile(path):
        return path.read_bytes().decode("utf-8", "replace")
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(n).decode("utf-8", "replace") for n in package.namelist())


def test_the_register_has_them(office: Office) -> None:
    period = period_of(office)
    types = office.view(period).report_types
    kept = office.register.rows.of_unit(period, "MAU-T01", types)
    assert PRIVATE in str(kept)
    names = {c.name for r in plan_of(office, period, "MAU-T01").report_types for c in r.columns
             if c.personal}  # fmt: skip
    assert names


def test_no_document_has_them(office: Office) -> None:
    made = [p for p in office.folder.reports.rglob("*") if p.is_file()]
    assert len(made) >= 4
    for path in made:
        assert PRIVATE not in texts(path), path.name


def test_no_command_prints_them_and_no_log_keeps_them(office: Office, capsysbinary) -> None:
    root, period = str(office.folder.root), period_of(office)
    for words in (
        ["status", root, period], ["consolidate", root, period], ["report", root, period],
        ["collect", root], ["verify", root, "--full"],
    ):  # fmt: skip
        for more in ([], ["--json"]):
            main([*words, *more])
            out, err = capsysbinary.readouterr()
            assert PRIVATE not in (out + err).decode("utf-8")
    for log in office.folder.root.glob("*.log"):
        assert PRIVATE not in log.read_text("utf-8")


def test_no_sheet_of_the_open_workbook_shows_them(office: Office, tmp_path: Path) -> None:
    book = PaperBook(tmp_path / "so.giay")
    book.put(thu_muc=str(office.folder.root), can_bo="Cán bộ mẫu", ky=period_of(office))
    assert run("FaTongHop", book).done
    book.close()
    assert book.rows("so_lieu")
    shown = [v for sheet in book.sheets for _, v in book.shown(sheet)]
    assert not [v for v in shown if PRIVATE in str(v)]
