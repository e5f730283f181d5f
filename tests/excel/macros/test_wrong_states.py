"""What an officer is told when something is not as it should be: never a traceback."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings

from foreignaffairs.excel.macros import MACROS, run
from foreignaffairs.excel.macros.declared import macro

from .conftest import Officer

pytestmark = pytest.mark.xdist_group("libreoffice")


def test_before_anything_is_filled_in_every_button_says_what_to_do(officer: Officer):
    for declared in MACROS:
        ran = officer.press(declared.name)
        assert not ran.done
        assert ran.message
        assert "Error" not in ran.message
        assert officer.read("thong_bao") == f"{declared.caption()}: {ran.message}"
    assert "Thư mục văn phòng" in officer.press("FaThuBaoCao").message
    assert len(officer.rows("nhat_ky")) == len(MACROS) + 1


def test_settings_that_do_not_fit_are_named(officer: Officer):
    officer.write(thu_muc="van-phong")
    assert "Hải Phòng" in officer.press("FaMoVanPhong").message
    officer.write(dia_phuong="Đà Nẵng")
    assert "“Đà Nẵng”" in officer.press("FaMoVanPhong").message
    (officer.folder / "van-phong").mkdir()
    (officer.folder / "van-phong" / "ghi-chu.txt").write_text("của người khác")
    officer.write(dia_phuong="Hải Phòng")
    assert "đã có tệp khác" in officer.press("FaMoVanPhong").message
    officer.write(thu_muc="van-phong-2")
    assert officer.press("FaMoVanPhong").done
    officer.write(dia_phuong="TP. Hồ Chí Minh")
    assert "là văn phòng của Hải Phòng" in officer.press("FaMoVanPhong").message
    officer.write(ky="2023-K9")
    assert "2023-K9" in officer.press("FaPhatBieuMau").message
    officer.write(ky="2023-K2")
    assert "2023-K1, 2023-N" in officer.press("FaChamThieu").message


def test_a_units_list_with_mistakes_is_refused_with_its_cells(officer: Officer, ready: Path):
    officer.take_over(ready, "2023-K1")
    (officer.folder / "don-vi.csv").write_text("ma,ten,loai\nA1,Đơn vị mẫu,KHONG_CO\n", "utf-8")
    ran = officer.press("FaNhapDonVi")
    assert not ran.done
    assert "KHONG_CO" in ran.message
    officer.write(tep_don_vi="khong-co.csv")
    assert "khong-co.csv" in officer.press("FaNhapDonVi").message


def test_a_file_that_is_open_elsewhere_is_named(officer: Officer, ready: Path, monkeypatch):
    officer.take_over(ready, "2023-K1")

    def refuse(*given: object, **named: object) -> None:
        raise PermissionError(13, "in use", "CV-yeu-cau.docx")

    monkeypatch.setattr("foreignaffairs.office.Office.forms", refuse)
    ran = officer.press("FaPhatBieuMau")
    assert not ran.done
    assert "CV-yeu-cau.docx" in ran.message
    assert "Đóng tệp rồi bấm lại" in ran.message


def test_an_unforeseen_error_is_a_sentence_and_a_file_without_values(
    officer: Officer, ready: Path, monkeypatch
):
    officer.take_over(ready, "2023-K1")

    def fail(*given: object, **named: object) -> None:
        raise RuntimeError("số điện thoại 0900")

    monkeypatch.setattr("foreignaffairs.office.Office.collect", fail)
    ran = officer.press("FaThuBaoCao")
    assert not ran.done
    assert "RuntimeError" in ran.message
    kept = (officer.folder / "van-phong" / "foreignaffairs-loi.log").read_text("utf-8")
    assert "collect" in kept
    assert "0900" not in kept


def test_renamed_sheets_do_no_harm_and_a_deleted_one_is_named(officer: Officer, ready: Path):
    officer.take_over(ready, "2023-K1")
    officer.book.sheets["Sổ theo dõi"].name = "Sổ của tôi"
    assert officer.press("FaCapNhat").done
    assert officer.rows("so_theo_doi")
    officer.book.sheets["Nhật ký"].delete()
    assert officer.press("FaCapNhat").done
    officer.book.sheets["Cài đặt"].delete()
    ran = officer.press("FaCapNhat")
    assert not ran.done
    assert "TheoDoiBaoCao.xlsm" in ran.message


def test_a_workbook_of_ones_own_is_told_to_open_the_control_workbook(
    libreoffice_app: xlwings.App, officer: Officer
):
    officer.book.close()
    other = libreoffice_app.books.add()
    ran = run("FaTongHop", other, clock=officer.clock)
    assert not ran.done
    assert "TheoDoiBaoCao.xlsm" in ran.message
    assert libreoffice_app.status_bar == ran.message


def test_the_ribbon_finds_the_control_workbook_behind_the_active_one(
    libreoffice_app: xlwings.App, officer: Officer, ready: Path
):
    officer.take_over(ready, "2023-K1")
    other = libreoffice_app.books.add()
    assert run("FaCapNhat", other, clock=officer.clock).done
    assert officer.read("thong_bao").startswith(macro("FaCapNhat").caption())
