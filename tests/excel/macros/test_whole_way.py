"""A period of each city, from units to report, by macros alone; figures as the command line's."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import Workbook, load_workbook
from tests.support.filled import drop, filled, make_office, plan_of, received, students

from foreignaffairs.cli import main
from foreignaffairs.excel.macros import MACROS
from foreignaffairs.excel.macros.places import LOG, PLACES, REGISTER, sheet_name
from foreignaffairs.excel.macros.register_rows import state_words
from foreignaffairs.office import Office

from .conftest import Officer

pytestmark = pytest.mark.xdist_group("libreoffice")

SCHOOLS = ("MAU-T01", "MAU-T02", "MAU-T03")
DELEGATION = {
    "tinh_trang": "DA_THUC_HIEN",
    "ten_doan": "Đoàn mẫu",
    "nuoc_den": ("SG", "JP"),
    "tu_ngay": "2023-03-06",
    "den_ngay": "2023-03-10",
    "so_nguoi": 6,
    "nu": 3,
    "muc_dich": "GIAO_LUU_HS",
    "nguon_kinh_phi": "XA_HOI_HOA",
    "cap_quyet_dinh": "SO",
    "vb_cho_phep": "01/QĐ-MAU",
    "ngay_cho_phep": "2023-02-01",
}


def rows_for(asked: set[str], unit: str) -> dict[str, Any]:
    """What a school reports of what it is asked."""
    from datetime import date

    made: dict[str, Any] = {}
    number = SCHOOLS.index(unit) + 1
    if "F02" in asked:
        made["F02"] = students(US=3 * number, KR=number)
    if "F03" in asked and unit == "MAU-T01":
        days = ("tu_ngay", "den_ngay", "ngay_cho_phep")
        row = {k: date.fromisoformat(v) if k in days else v for k, v in DELEGATION.items()}
        made["F03"] = (row,)
    return made


def send_all(office: Any, period: str, day: str) -> None:
    """Three schools file: two with figures, the third had nothing."""
    files = {}
    for unit in SCHOOLS:
        plan = plan_of(office, period, unit)
        asked = {r.id for r in plan.report_types}
        nil = unit == "MAU-T03"
        form = filled(plan, {} if nil else rows_for(asked, unit), nil=nil)
        files[drop(office, form).name] = day
    received(office, files)


@pytest.mark.parametrize(
    ("province", "period", "day"),
    [("hai-phong", "2023-K1", "2023-06-12"), ("tphcm", "2023-K1", "2023-05-08")],
)
def test_macros_alone_walk_a_period_and_the_report_equals_the_command_lines(
    officer: Officer, province: str, period: str, day: str, tmp_path: Path, capsys
):
    officer.day = day
    officer.settings(province)
    assert officer.press("FaMoVanPhong").done
    officer.write(ky=period)
    for name in ("FaNhapDonVi", "FaPhatBieuMau"):
        ran = officer.press(name)
        assert ran.done, ran.message
    assert "Biểu mẫu đã lập" in officer.sheets()
    with officer.office() as office:
        send_all(office, period, day)
    officer.must("FaThuBaoCao")
    officer.choose("MAU-T01")
    for name in ("FaDuyetChon", "FaTraCoLoi", "FaDuyetDat", "FaChamThieu", "FaDonDoc"):
        officer.must(name)
    assert officer.press("FaTongHop").done
    assert officer.press("FaLapBaoCao").done

    other = tmp_path / "dong-lenh"
    other.mkdir()
    with make_office(other, province) as office:
        send_all(office, period, day)
        office.collect()
        office.accept_clean(period)
    folder = str(other / province)
    capsys.readouterr()
    assert main(["consolidate", folder, period, "--json"]) == 0
    tables = json.loads(capsys.readouterr().out)["tables"]
    assert main(["report", folder, period]) == 0

    assert_same_figures(officer, tables)
    with officer.office() as mine, Office.open(folder, registry=officer.registry) as theirs:
        frozen = [o.register.figures.latest(period) for o in (mine, theirs)]
        assert frozen[0].figures
        assert frozen[0].figures == frozen[1].figures
    name = f"bao-cao/{period}/bao-cao-{province}-{period}.docx"
    made = officer.folder / "van-phong" / name
    assert report_words(made) == report_words(other / province / name)

    trace_first_figure(officer)
    decide_on_units(officer)
    check_an_issued_form(officer, period)
    officer.must("FaKhoaKy")
    assert officer.read("viec_tiep").startswith("Kỳ này đã khóa")
    ticked = [row[0] for row in officer.rows("tinh_trang") if row[0].startswith("✓")]
    assert len(ticked) >= 8
    officer.write(ly_do="Bổ sung báo cáo nộp muộn")
    officer.must("FaMoLaiKy")
    assert officer.done == {m.name for m in MACROS}
    read_back(officer, period)


def decide_on_units(officer: Officer) -> None:
    """The decisions that are taken on chosen units, and the last one taken back."""
    officer.choose("MAU-T04")
    officer.write(ly_do="Đơn vị xin thêm thời gian", gia_han_den="30/6/2023")
    officer.must("FaGiaHan")
    officer.choose("MAU-T04")
    officer.write(ly_do="Tạm dừng hoạt động")
    officer.must("FaLoaiTru")
    assert officer.state("MAU-T04") == "Không thuộc diện báo cáo kỳ này"
    officer.must("FaHoanTac")
    assert officer.state("MAU-T04") == "Được gia hạn"
    officer.choose("MAU-T03")
    officer.write(ly_do="Số liệu cần đối chiếu lại")
    officer.must("FaTraChon")
    officer.must("FaCapNhat")
    assert officer.state("MAU-T03") == "Đề nghị bổ sung, chỉnh sửa"


def check_an_issued_form(officer: Officer, period: str) -> None:
    """A blank form of the office gets its marks, and loses every one of them again."""
    issued = next((officer.folder / "van-phong" / "bieu-mau" / period).rglob("*MAU-T04*.xlsx"))
    form = officer.book.app.books.open(str(issued))
    before = [s.name for s in form.sheets]
    officer.must("FaKiemTraBieu", form)
    assert "Kết quả kiểm tra" in [s.name for s in form.sheets]
    officer.must("FaXoaDanhDau", form)
    assert [s.name for s in form.sheets] == before
    form.close()
    officer.book.activate()


def read_back(officer: Officer, period: str) -> None:
    """What another reader finds in the saved workbook: every press, every state, own charts."""
    path = officer.folder / "luu.xlsm"
    officer.book.save(str(path))
    saved = load_workbook(path)
    pressed = {row[2] for row in lines_of(saved, LOG, "fa_nhat_ky")}
    assert pressed >= {m.caption() for m in MACROS if not m.anywhere}
    shown = {row[1]: row[5] for row in lines_of(saved, REGISTER, "fa_so_theo_doi")}
    with officer.office() as office:
        expected = {
            r["don_vi"]: state_words(r["trang_thai"], bool(r["gia_han"]))
            for r in office.status(period).to_dict("records")
        }
    assert shown == expected
    results = [s for s in saved.worksheets if s.title.startswith("TH ")]
    ((title, chart),) = [(s.title, c) for s in results for c in s._charts]
    assert chart.ser[0].val.numRef.f.replace("'", "").startswith(f"{title}!$B$")
    assert chart.ser[0].dLbls.showVal


def lines_of(saved: Workbook, sheet: str, place: str) -> list[tuple[Any, ...]]:
    where = PLACES[place]
    rows = saved[sheet_name(sheet)].iter_rows(where.row, values_only=True)
    return [row for row in rows if row[1]]


def assert_same_figures(officer: Officer, tables: dict[str, list[dict[str, Any]]]) -> None:
    """Each figure on the sheets is the sum of the command line's rows with the same filters."""
    places = officer.rows("so_lieu")
    assert places
    for sheet, row, column, figure in places:
        shown = officer.book.sheets[sheet].range((int(row), int(column))).value
        report_type, measure, where = parts_of(figure)
        rows = [r for r in tables[report_type] if all(str(r[k]) == v for k, v in where.items())]
        if not where and len({r.get("nuoc_den") for r in rows}) > 1:
            continue  # a delegation to two countries stands under both: rows do not add up
        assert shown == sum(r[measure] or 0 for r in rows), figure


def parts_of(figure: str) -> tuple[str, str, dict[str, str]]:
    path, _, query = figure.partition("?")
    _, report_type, measure = path.split("/")
    where = dict(pair.split("=") for pair in query.split("&") if pair)
    return report_type, measure, where


def report_words(path: Path) -> list[str]:
    """The words of a report, without who and when."""
    document = Document(str(path))
    cells = [c.text for t in document.tables for r in t.rows for c in r.cells]
    words = [p.text for p in document.paragraphs] + cells
    return [w for w in words if not re.search(r"ngày …|ngày \d+ tháng", w)]


def trace_first_figure(officer: Officer) -> None:
    sheet, row, column, _ = officer.rows("so_lieu")[0]
    there = officer.book.sheets[sheet]
    there.activate()
    cell = there.range((int(row), int(column)))
    cell.select()
    ran = officer.press("FaTruyNguon")
    assert ran.done, ran.message
    source = officer.book.sheets["Nguồn số liệu"]
    values = source.range("C5").expand("down").options(ndim=1).value
    assert sum(values) == cell.value
