"""Native charts and pictures through xlwings in a real LibreOffice."""

from __future__ import annotations

import struct
import zlib

import pytest
import xlsxwriter
from openpyxl import load_workbook
from xlwings import ShapeAlreadyExists

from foreignaffairs.excel.engine import LibreOfficeError

pytestmark = pytest.mark.xdist_group("libreoffice")
DATA = [["Nước", "Số đoàn", "Số người"], ["Lào", 3, 30], ["Nhật Bản", 5, 20], ["Hàn Quốc", 2, 9]]


def test_a_bar_chart_as_the_macros_make_it(book, sheet, tmp_path):
    sheet["A1"].value = DATA
    chart = sheet.charts.add(left=200, top=10, width=400, height=210, name="Biểu đồ nước")
    chart.set_source_data(sheet["A1:B4"])
    chart.chart_type = "bar_clustered"
    chart.title = "Nhật Bản nhận nhiều đoàn nhất"
    chart.legend.visible = False
    chart.category_axis.reverse_order = True
    chart.series[0].fill_color = "#1F3864"
    assert sheet.charts["Biểu đồ nước"].chart_type == "bar_clustered"
    assert chart.title == "Nhật Bản nhận nhiều đoàn nhất"
    assert chart.legend.visible is False
    assert chart.category_axis.reverse_order is True
    assert [s.name for s in chart.series] == ["Số đoàn"]
    assert chart.series[0].fill_color == (0x1F, 0x38, 0x64)
    size = (chart.left, chart.top, chart.width, chart.height)
    assert size == pytest.approx((200, 10, 400, 210), abs=0.2)
    book.save(tmp_path / "bieu-do.xlsx")
    (saved,) = load_workbook(tmp_path / "bieu-do.xlsx")["Sheet1"]._charts
    assert saved.barDir == "bar"
    assert saved.ser[0].val.numRef.f == "Sheet1!$B$2:$B$4"
    assert saved.ser[0].cat.strRef.f == "Sheet1!$A$2:$A$4"


def test_series_come_from_rows_or_columns(sheet):
    sheet["A1"].value = DATA
    by_column = sheet.charts.add(source=sheet["A1:C4"], chart_type="column_clustered")
    assert [s.name for s in by_column.series] == ["Số đoàn", "Số người"]
    by_row = sheet.charts.add(
        source=sheet["A1:C4"], chart_type="column_stacked", plot_by="rows", anchor=sheet["E10"]
    )
    assert [s.name for s in by_row.series] == ["Lào", "Nhật Bản", "Hàn Quốc"]
    assert by_row.plot_by == "rows"
    assert by_row.left == pytest.approx(sheet["E10"].left, abs=0.2)
    assert [c.name for c in sheet.charts] == ["Chart 1", "Chart 2"]
    by_column.set_source_data(sheet["A1:B3"])
    assert [s.name for s in by_column.series] == ["Số đoàn"]


def test_a_copied_chart_gets_other_cells_and_keeps_its_look(book, sheet, tmp_path):
    path = tmp_path / "mau.xlsx"
    with xlsxwriter.Workbook(path) as made:
        model = made.add_worksheet("Mẫu")
        chart = made.add_chart({"type": "bar"})
        labels = {"value": True, "font": {"name": "Times New Roman", "size": 11}}
        cells = {"categories": ["Mẫu", 0, 0, 1, 0], "values": ["Mẫu", 0, 1, 1, 1]}
        chart.add_series({**cells, "data_labels": labels, "gap": 45})
        model.insert_chart("D2", chart, {"object_position": 3})
    opened = book.app.books.open(str(path))
    copy = opened.sheets["Mẫu"].copy(name="Kết quả")
    copy["A1"].value = [row[:2] for row in DATA]
    copy.charts[0].set_source_data(copy["A1:B4"], plot_by="columns")
    copy.charts[0].width, copy.charts[0].height = 300, 120
    assert [s.name for s in copy.charts[0].series] == ["Số đoàn"]
    opened.save(tmp_path / "ket-qua.xlsx")
    opened.close()
    saved = load_workbook(tmp_path / "ket-qua.xlsx")
    (drawn,) = saved["Kết quả"]._charts
    assert drawn.ser[0].val.numRef.f.replace("'", "") == "Kết quả!$B$2:$B$4"
    assert drawn.ser[0].cat.strRef.f.replace("'", "") == "Kết quả!$A$2:$A$4"
    assert drawn.ser[0].dLbls.showVal
    assert drawn.gapWidth == 45
    (model_chart,) = saved["Mẫu"]._charts
    assert model_chart.ser[0].val.numRef.f.replace("'", "") == "Mẫu!$B$1:$B$2"


@pytest.mark.parametrize(
    "kind",
    ["bar_clustered", "bar_stacked", "bar_stacked_100", "column_stacked_100", "line",
     "line_markers", "area", "pie", "doughnut"],
)  # fmt: skip
def test_types_read_as_they_were_set(sheet, kind):
    sheet["A1"].value = DATA
    chart = sheet.charts.add(source=sheet["A1:C4"], chart_type=kind)
    assert chart.chart_type == kind


def test_a_type_that_is_not_made_is_named(sheet):
    with pytest.raises(LibreOfficeError, match="radar"):
        sheet.charts.add(chart_type="radar")


def test_charts_move_get_new_names_and_go(sheet):
    sheet["A1"].value = DATA
    chart = sheet.charts.add(source=sheet["A1:B4"], name="Một")
    with pytest.raises(ShapeAlreadyExists):
        sheet.charts.add(name="Một")
    chart.name = "Hai"
    chart.left, chart.width = 100, 300
    assert (chart.left, chart.width) == pytest.approx((100, 300), abs=0.2)
    assert "Một" not in sheet.charts
    chart.value_axis.title = "Số đoàn"
    chart.value_axis.set(minimum_scale=0, maximum_scale=10)
    assert chart.value_axis.title == "Số đoàn"
    assert (chart.value_axis.minimum_scale, chart.value_axis.maximum_scale) == (0, 10)
    chart.title = None
    assert chart.title is None
    chart.legend.position = "bottom"
    assert chart.legend.position == "bottom"
    chart.delete()
    assert len(sheet.charts) == 0


def test_a_picture_from_a_file(sheet, tmp_path):
    file = tmp_path / "hình.png"
    file.write_bytes(_png(40, 20))
    picture = sheet.pictures.add(file, left=50, top=60, width=80, height=40)
    assert (picture.left, picture.top) == pytest.approx((50, 60), abs=0.2)
    assert (picture.width, picture.height) == pytest.approx((80, 40), abs=0.2)
    assert picture.name == "Picture 1"
    picture.name = "Dấu"
    assert "Dấu" in sheet.pictures
    picture.delete()
    assert len(sheet.pictures) == 0


def _png(width: int, height: int) -> bytes:
    def part(kind: bytes, data: bytes) -> bytes:
        check = zlib.crc32(kind + data)
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", check)

    rows = b"".join(b"\0" + b"\x1f\x38\x64" * width for _ in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    parts = (part(b"IHDR", header), part(b"IDAT", zlib.compress(rows)), part(b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)
