"""Decisions on chosen units, and what undoing takes back."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from shutil import copy, copytree

import pytest
from tests.support.filled import drop, filled, plan_of, students

from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register import VIETNAM

from .conftest import Officer

pytestmark = pytest.mark.xdist_group("libreoffice")
PERIOD = "2023-K1"
NOON = datetime(2023, 6, 12, 12, tzinfo=VIETNAM)


@pytest.fixture(scope="module")
def filed(ready: Path, registry: Registry, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three schools have filed; one of them counts more women than students."""
    folder = tmp_path_factory.mktemp("filed") / "van-phong"
    copytree(ready, folder)
    with Office.open(folder, registry=registry, clock=lambda: NOON) as office:
        rows = {"F02": students(US=3, KR=2)}
        drop(office, filled(plan_of(office, PERIOD, "MAU-T01"), rows))
        drop(office, filled(plan_of(office, PERIOD, "MAU-T02"), {}, nil=True))
        bad = {"F02": ({"nuoc": "US", "moi_di_trong_ky": 2, "nu": 5},)}
        drop(office, filled(plan_of(office, PERIOD, "MAU-T03"), bad))
        office.collect()
    return folder


@pytest.fixture
def at_work(officer: Officer, filed: Path) -> Officer:
    officer.take_over(filed, PERIOD)
    return officer


def test_the_register_shows_every_unit_and_what_became_of_it(at_work: Officer):
    rows = {row[1]: row for row in at_work.rows("so_theo_doi")}
    assert rows["MAU-T01"][5] == "Đã nhận, đang kiểm tra"
    assert rows["MAU-T03"][10] == "Có lỗi cần sửa"
    assert rows["MAU-T04"][5] == "Chưa nộp"
    assert at_work.read("viec_tiep").startswith("1 báo cáo có lỗi. Bấm “5. Trả báo cáo có lỗi”")


def test_faulty_reports_go_back_and_clean_ones_are_accepted_in_one_press(at_work: Officer):
    ran = at_work.press("FaTraCoLoi")
    assert ran.done
    assert at_work.state("MAU-T03") == "Đề nghị bổ sung, chỉnh sửa"
    copies = list((at_work.folder / "van-phong" / "tra-lai").rglob("*MAU-T03*.xlsx"))
    assert len(copies) == 1
    assert "MAU-T01, MAU-T02" in at_work.press("FaDuyetDat").message
    assert at_work.state("MAU-T01") == "Đạt, chờ tổng hợp"
    assert at_work.press("FaTraCoLoi").message.endswith("không có báo cáo nào có lỗi đang chờ trả.")


def test_chosen_units_are_decided_on_for_the_reason_given(at_work: Officer):
    assert "Chưa chọn đơn vị" in at_work.press("FaDuyetChon").message
    at_work.choose("MAU-T04")
    assert "Chưa ghi lý do" in at_work.press("FaLoaiTru").message
    at_work.write(ly_do="Tạm dừng hoạt động")
    assert at_work.press("FaLoaiTru").done
    assert at_work.state("MAU-T04") == "Không thuộc diện báo cáo kỳ này"
    assert not at_work.read("ly_do")
    assert "Chưa chọn đơn vị" in at_work.press("FaDuyetChon").message

    at_work.choose("MAU-T01")
    at_work.write(ly_do="Số liệu cần đối chiếu lại")
    assert at_work.press("FaTraChon").done
    assert at_work.state("MAU-T01") == "Đề nghị bổ sung, chỉnh sửa"


def test_selected_rows_choose_where_nothing_is_marked(at_work: Officer):
    cells = at_work.cells("fa_so_theo_doi")
    sheet = cells.sheet
    codes = [row[1] for row in at_work.rows("so_theo_doi")]
    first, last = (cells.row + codes.index(c) for c in ("MAU-T01", "MAU-T02"))
    sheet.activate()
    sheet.range((first, 3), (last, 4)).select()
    assert "MAU-T01, MAU-T02" in at_work.press("FaDuyetChon").message


def test_a_row_that_a_filter_hides_is_never_taken_from_a_selection(at_work: Officer):
    cells = at_work.cells("fa_so_theo_doi")
    sheet = cells.sheet
    codes = [row[1] for row in at_work.rows("so_theo_doi")]
    first, last = (cells.row + codes.index(c) for c in ("MAU-T01", "MAU-T02"))
    sheet.range((last, 1)).rows.hidden = True
    sheet.activate()
    sheet.range((first, 3), (last, 3)).select()
    assert at_work.press("FaDuyetChon").message == "Đã duyệt 1 báo cáo: MAU-T01."


def test_an_extension_needs_a_later_day(at_work: Officer):
    at_work.choose("MAU-T04")
    at_work.write(ly_do="Đơn vị xin thêm thời gian")
    assert "Chưa ghi ngày gia hạn" in at_work.press("FaGiaHan").message
    at_work.write(gia_han_den="1/6/2023")
    assert "phải sau hạn hiện tại" in at_work.press("FaGiaHan").message
    at_work.write(gia_han_den="20/6/2023")
    assert "20/6/2023" in at_work.press("FaGiaHan").message
    assert at_work.state("MAU-T04") == "Được gia hạn"


def test_undoing_takes_an_exclusion_back_with_a_reason(at_work: Officer):
    at_work.choose("MAU-T04")
    at_work.write(ly_do="Nhầm đơn vị")
    at_work.press("FaLoaiTru")
    ran = at_work.press("FaHoanTac")
    assert ran.done
    assert "MAU-T04 trở lại diện báo cáo" in ran.message
    assert at_work.state("MAU-T04") == "Chưa nộp"
    with at_work.office() as office:
        last = office.register.decisions.history(PERIOD, "MAU-T04")[-1]
    assert (last.action, last.reason, last.actor) == (
        "include",
        "Hoàn tác “Đưa khỏi diện”",
        "Cán bộ mẫu",
    )
    assert "Không còn việc nào" in at_work.press("FaHoanTac").message


def test_undoing_gives_back_the_earlier_extension(at_work: Officer):
    for day in ("20/6/2023", "25/6/2023"):
        at_work.choose("MAU-T04")
        at_work.write(ly_do=f"Xin đến {day}", gia_han_den=day)
        assert at_work.press("FaGiaHan").done
    assert at_work.press("FaHoanTac").done
    with at_work.office() as office:
        granted = office.register.standings.of(PERIOD, ("MAU-T04",))["MAU-T04"].extended_to
    assert f"{granted}" == "2023-06-20"


def test_undoing_says_plainly_what_stays(at_work: Officer):
    at_work.press("FaDuyetDat")
    ran = at_work.press("FaHoanTac")
    assert ran.done
    assert "Việc duyệt MAU-T01 không rút lại được" in ran.message
    assert at_work.state("MAU-T01") == "Đạt, chờ tổng hợp"


def test_undoing_removes_the_new_sheet_and_brings_the_old_one_back(at_work: Officer):
    at_work.press("FaChamThieu")
    old = at_work.book.sheets["Chậm, thiếu"]
    old.range("K1").value = "ghi chú của cán bộ"
    at_work.press("FaChamThieu")
    assert at_work.book.sheets["Chậm, thiếu"].range("K1").value is None
    assert at_work.press("FaHoanTac").done
    assert at_work.book.sheets["Chậm, thiếu"].range("K1").value == "ghi chú của cán bộ"
    assert at_work.sheets().count("Chậm, thiếu") == 1


def test_closing_is_undone_by_reopening(at_work: Officer):
    assert at_work.press("FaKhoaKy").done
    refused = at_work.press("FaDuyetDat")
    assert not refused.done
    assert "đã khóa" in refused.message
    assert "mở lại kỳ 2023-K1" in at_work.press("FaHoanTac").message
    assert at_work.press("FaKhoaKy").done
    at_work.write(ly_do="Bổ sung báo cáo nộp muộn")
    assert at_work.press("FaMoLaiKy").done
    assert at_work.press("FaDuyetDat").done


def test_a_decision_that_stops_half_way_says_how_far_it_came(at_work: Officer):
    at_work.choose("MAU-T01", "MAU-T04")
    ran = at_work.press("FaDuyetChon")
    assert not ran.done
    assert "Đã làm với MAU-T01" in ran.message
    assert at_work.state("MAU-T01") == "Đạt, chờ tổng hợp"
    assert at_work.state("MAU-T04") == "Chưa nộp"


def test_nothing_is_red_for_who_has_not_filed_before_the_date(at_work: Officer):
    """Colours of register and grid hang on the days late, counted behind the dashboard."""
    assert at_work.read("qua_han") == 0
    at_work.day = "2023-06-20"
    assert at_work.press("FaCapNhat").done
    late = [row[1] for row in at_work.rows("so_theo_doi") if row[8] and row[5] == "Chưa nộp"]
    assert "MAU-T04" in late
    assert at_work.read("qua_han") == len(late)


def test_charts_get_room_once_there_is_something_to_draw(at_work: Officer):
    place = at_work.cells("fa_phu_nuoc")
    below = place.sheet.range((place.row + 2, 1))
    assert below.rows.hidden
    assert not place.sheet.range((place.row + 1, 1)).rows.hidden, "charts need a row to live on"
    assert at_work.press("FaDuyetDat").done
    assert not below.rows.hidden
    heights = [c.height for c in place.sheet.charts]
    assert len(heights) == 2
    assert min(heights) > 200


def test_charts_get_their_room_in_a_workbook_saved_before_there_was_anything(at_work: Officer):
    """LibreOffice keeps of a chart on hidden rows only the part that shows."""
    at_work.book.save()
    path = copy(at_work.book.fullname, at_work.folder / "hom-sau.xlsm")
    book = at_work.book.app.books.open(str(path))
    assert at_work.press("FaDuyetDat", book).done
    sheet = book.names["fa_phu_nuoc"].refers_to_range.sheet
    heights = [chart.height for chart in sheet.charts]
    book.close()
    assert len(heights) == 2
    assert min(heights) > 200
