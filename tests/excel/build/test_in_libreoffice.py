"""The built workbooks in a real spreadsheet program: they open, compute, and their subs run."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings

from foreignaffairs.excel.build.blank_forms import generic_plans
from foreignaffairs.excel.build.control_workbook import build_control
from foreignaffairs.excel.macros import MACROS
from foreignaffairs.excel.macros.places import PLACES
from foreignaffairs.forms import write_form
from foreignaffairs.provinces.registry import Registry

pytestmark = pytest.mark.xdist_group("libreoffice")

# LibreOffice cannot run xlwings' own module, so this one writes down what would be run.
STUB = """Attribute VB_Name = "xlwings"
Public Sub RunPython(ByVal Command As String)
    ThisWorkbook.Sheets(1).Range("H1").Value = Command
End Sub
"""


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


def test_each_sub_asks_python_for_its_macro(
    libreoffice_app: xlwings.App, registry: Registry, tmp_path: Path
):
    path = tmp_path / "thu.xlsm"
    build_control(path, registry, run_python=STUB)
    book = libreoffice_app.books.open(str(path))
    said = {}
    for macro in MACROS:
        book.macro(f"FaMacros.{macro.name}")()
        said[macro.name] = book.sheets[0].range("H1").value
    book.close()
    assert said == {
        m.name: f"import foreignaffairs.excel.macros as m; m.run('{m.name}')" for m in MACROS
    }


def test_the_control_workbook_opens_with_every_name_and_button(
    libreoffice_app: xlwings.App, registry: Registry, tmp_path: Path
):
    path = tmp_path / "TheoDoiBaoCao.xlsm"
    build_control(path, registry)
    book = libreoffice_app.books.open(str(path))
    for name, place in PLACES.items():
        cells = book.names[name].refers_to_range
        assert (cells.row, cells.column) == (place.row, place.column)
        assert cells.shape == (place.rows, place.columns)
    drawn = book.sheets["Bắt đầu"].api.DrawPage
    labels = [drawn.getByIndex(n).Control.Label for n in range(drawn.Count)]
    assert "4. Thu báo cáo" in labels
    assert len(labels) == 16
    dashboard = book.sheets["Tổng quan"]
    assert len(dashboard.charts) == 2
    above, grid = PLACES["fa_phu_nuoc"], PLACES["fa_luoi"]
    # Before there are figures one line stands where a chart will be; no empty frame.
    charted = dashboard.range((above.row + 2, 1), (grid.row - 3, 1))
    assert all(row.rows.hidden for row in charted)
    assert not dashboard.range((above.row, 1)).rows.hidden
    assert str(dashboard.range((above.row, 1)).value).startswith("Chưa có số liệu")
    assert not dashboard.range((grid.row - 2, 1)).rows.hidden
    charted.rows.hidden = False
    assert min(chart.height for chart in dashboard.charts) > 300
    assert book.sheets["Sổ theo dõi"].range("A2").value == "Chưa bấm nút nào."
    book.close()


def test_a_blank_form_computes_its_check_sheet(
    libreoffice_app: xlwings.App, registry: Registry, tmp_path: Path
):
    plan = next(p for p in generic_plans(registry.province("hai-phong")) if p.kinds == ("THPT",))
    path = tmp_path / "bieu.xlsx"
    write_form(plan, path)
    book = libreoffice_app.books.open(str(path))
    check = next(s for s in book.sheets if s.name.startswith("Kiểm tra"))
    values = [v for row in check.used_range.options(ndim=2).value for v in row]
    book.close()
    assert not [v for v in values if isinstance(v, str) and v.startswith("#")]
    assert any(isinstance(v, str) and "Chưa" in v for v in values)
