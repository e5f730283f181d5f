"""Workbooks and sheets through xlwings in a real LibreOffice."""

from __future__ import annotations

import datetime as dt

import pytest
import xlwings
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl import Workbook, load_workbook
from pyopenvba import ExcelFile
from tests.forms.samples import full_plan
from xlsxwriter import Workbook as XlsxWriter

from foreignaffairs.excel.engine import LibreOfficeError, NoLongerThere
from foreignaffairs.forms import write_form

pytestmark = pytest.mark.xdist_group("libreoffice")


def test_a_form_of_ours_opens_computed(libreoffice_app, tmp_path):
    path = tmp_path / "Biểu mẫu – Trường mẫu 01.xlsx"
    write_form(full_plan("T01"), path)
    with libreoffice_app.books.open(path) as form:
        assert form.name == path.name
        assert form.sheet_names[:3] == ["1 Bìa", "2 Lời văn", "3 Du học"]
        assert not form.sheets["_fa"].visible
        cover = form.sheets["1 Bìa"].used_range.value
        assert "Trường THPT mẫu 01" in str(cover)
        table = form.sheets["3 Du học"]
        marks = table["A5:D5"].value
        assert marks == [None, "@F02.nuoc", "@F02.moi_di_trong_ky", "@F02.nu"]
        table["B8"].value = [["Lào", 3, 2], ["Nhật Bản", 4, 1]]
        assert table["C7:D7"].value == [7, 3]
        with pytest.raises(LibreOfficeError, match="khóa"):
            table["A1"].value = "x"


def test_what_is_saved_is_read_by_another_reader(book, sheet, tmp_path):
    sheet["A1"].value = [["Nước", "Số", "Ngày"], ["Lào", 3, dt.date(2025, 3, 4)]]
    sheet["D2"].formula = "=B2*2"
    sheet["A1:C1"].color = "#1F3864"
    sheet["A1"].font.bold = True
    sheet["A2"].add_note("Cần sửa")
    sheet.name = "Tổng hợp"
    book.names.add("fa_bang", "='Tổng hợp'!$A$1:$C$2")
    book.sheets.add("Ẩn", after=book.sheets[0]).visible = False
    path = tmp_path / "Kết quả.xlsx"
    book.save(path)
    assert (book.name, book.fullname) == ("Kết quả.xlsx", str(path))
    saved = load_workbook(path)
    cells = saved["Tổng hợp"]
    assert [[c.value for c in row] for row in cells["A1:D2"]] == [
        ["Nước", "Số", "Ngày", None],
        ["Lào", 3, dt.datetime(2025, 3, 4), "=B2*2"],
    ]
    assert cells["A1"].fill.fgColor.rgb == "FF1F3864"
    assert cells["A1"].font.bold
    assert cells["A2"].comment.text.startswith("Cần sửa")
    assert saved["Ẩn"].sheet_state == "hidden"
    assert "fa_bang" in saved.defined_names
    assert load_workbook(path, data_only=True)["Tổng hợp"]["D2"].value == 6


def test_a_file_with_a_password(libreoffice_app, book, sheet, tmp_path):
    sheet["A1"].value = "kín"
    book.save(tmp_path / "ro.xlsx")
    book.close()
    with (tmp_path / "ro.xlsx").open("rb") as plain, (tmp_path / "kin.xlsx").open("wb") as locked:
        OOXMLFile(plain).encrypt("mật khẩu", locked)
    for wrong in ({}, {"password": "sai"}):
        with pytest.raises(LibreOfficeError, match="mật khẩu"):
            libreoffice_app.books.open(tmp_path / "kin.xlsx", **wrong)
    with libreoffice_app.books.open(tmp_path / "kin.xlsx", password="mật khẩu") as opened:
        assert opened.sheets[0]["A1"].value == "kín"
    with libreoffice_app.books.add() as other, pytest.raises(NotImplementedError):
        other.save(tmp_path / "a.xlsx", password="mật khẩu")


def test_a_workbook_becomes_a_pdf(book, sheet, tmp_path):
    sheet["A1"].value = "Bảng tổng hợp"
    book.to_pdf(tmp_path / "a.pdf")
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")


def test_a_file_of_another_kind_is_no_workbook(libreoffice_app, tmp_path):
    (tmp_path / "đọc.txt").write_text("không phải bảng tính", "utf-8")
    with pytest.raises(LibreOfficeError, match="không phải bảng tính"):
        libreoffice_app.books.open(tmp_path / "đọc.txt")


def test_a_macro_of_visual_basic_runs(libreoffice_app, tmp_path):
    path = tmp_path / "macro.xlsm"
    with XlsxWriter(str(path)) as made:
        made.add_worksheet("Bắt đầu")
    source = 'Public Sub Ghi(so)\n    ThisWorkbook.Sheets(1).Range("A1").Value = so * 2\nEnd Sub\n'
    with ExcelFile(path) as file:
        file.add_vba_project().add_module("FaThu", source.replace("\n", "\r\n"))
        file.save()
    with libreoffice_app.books.open(path) as book:
        book.macro("Ghi")(21)
        libreoffice_app.macro("'macro.xlsm'!FaThu.Ghi")(4)
        assert book.sheets[0]["A1"].value == 8
        with pytest.raises(LibreOfficeError, match="Khong"):
            book.macro("Khong")()


def test_saving_again_and_where_one_cannot(book, sheet, tmp_path):
    sheet["A1"].value = 1
    book.save(tmp_path / "a.xlsx")
    sheet["A1"].value = 2
    book.save()
    assert load_workbook(tmp_path / "a.xlsx").active["A1"].value == 2
    with pytest.raises(LibreOfficeError, match="khong-co"):
        book.save(tmp_path / "khong-co" / "a.xlsx")
    assert not (tmp_path / "khong-co").exists()
    with pytest.raises(LibreOfficeError, match=r"\.xlsx"):
        book.save(tmp_path / "a.docx")


def test_dates_truths_and_errors_of_a_file_from_elsewhere(libreoffice_app, tmp_path):
    made = Workbook()
    cells = made.active
    cells["A1"] = "=1=1"
    cells["A2"] = True
    cells["A3"] = dt.date(2023, 3, 4)
    cells["A4"] = "=A3+1"
    cells["A5"] = "=1/0"
    cells["A6"] = 0.5
    cells["A6"].number_format = "0%"
    cells["A7"] = "01"
    made.save(tmp_path / "ngoai.xlsx")
    with libreoffice_app.books.open(tmp_path / "ngoai.xlsx") as book:
        column = book.sheets[0]["A1:A7"].options(err_to_str=True).value
    days = [dt.datetime(2023, 3, 4), dt.datetime(2023, 3, 5)]
    assert column == [True, True, *days, "#DIV/0!", 0.5, "01"]


def test_books_are_found_by_name(libreoffice_app, book, tmp_path):
    books = libreoffice_app.books
    book.save(tmp_path / "Sổ A.xlsx")
    assert books["sổ a.XLSX"].fullname == book.fullname
    assert books.open(tmp_path / "Sổ A.xlsx") == book
    with pytest.raises(KeyError):
        books["khong-co.xlsx"]
    with pytest.raises(FileNotFoundError):
        books.open(tmp_path / "khong-co.xlsx")
    other = books.add()
    assert books.active == other
    book.activate()
    assert books.active == book
    other.close()
    assert [b.name for b in books] == [book.name]
    book.set_mock_caller()
    assert xlwings.Book.caller() == book


@pytest.mark.parametrize("content", [b"kh\xc3\xb4ng ph\xe1\xba\xa3i", b"PK\x03\x04rubbish", b""])
def test_what_is_no_workbook(libreoffice_app, tmp_path, content):
    path = tmp_path / "rác.xlsx"
    path.write_bytes(content)
    with pytest.raises(LibreOfficeError, match="“rác"):
        libreoffice_app.books.open(path)


def test_a_file_open_elsewhere_is_said_to_be(libreoffice_app, book, tmp_path):
    path = tmp_path / "a.xlsx"
    book.save(path)
    book.close()
    lock = tmp_path / ".~lock.a.xlsx#"
    lock.write_text(",ai đó,máy khác,22.11.2026 01:00,file:///home/x;", "utf-8")
    with pytest.raises(LibreOfficeError, match=r"\.~lock\.a\.xlsx#"):
        libreoffice_app.books.open(path)
    with libreoffice_app.books.open(path, read_only=True) as seen:
        assert seen.sheet_names == ["Sheet1"]
    assert lock.exists()


def test_a_closed_book_says_that_it_is_closed(book, sheet):
    cell = sheet["A1"]
    cell.value = 1
    book.close()
    for action in (
        lambda: cell.value,
        lambda: setattr(cell, "value", 2),
        lambda: cell.expand(),
        lambda: sheet.name,
        lambda: book.sheets.active,
        lambda: book.save(),
        lambda: book.close(),
    ):
        with pytest.raises(NoLongerThere, match="Book1"):
            action()


def test_sheets_are_added_where_one_says(book, sheet):
    book.sheets.add("Sau", after=sheet)
    book.sheets.add("Trước", before=sheet)
    book.sheets.add("Giữa", before="Sau")
    assert book.sheet_names == ["Trước", "Sheet1", "Giữa", "Sau"]
    assert book.sheets.active.name == "Giữa"
    assert book.sheets["SAU"].index == 4
    assert book.sheets[-1].name == "Sau"
    assert [s.name for s in book.sheets] == book.sheet_names
    book.sheets["Trước"].move(after=book.sheets["Sau"])
    assert book.sheet_names == ["Sheet1", "Giữa", "Sau", "Trước"]
    assert sheet.index == 1


def test_names_that_excel_refuses(book, sheet):
    with pytest.raises(ValueError, match="already"):
        book.sheets.add("SHEET1")
    for name in ("a/b", "x" * 32, "a:b", "'a"):
        with pytest.raises(LibreOfficeError, match="Tên trang"):
            book.sheets.add(name)
    book.sheets.add("Hai")
    with pytest.raises(LibreOfficeError, match="“hai”"):
        sheet.name = "hai"


def test_a_deleted_sheet_never_speaks_for_its_neighbour(book, sheet):
    second = book.sheets.add("Hai", after=sheet)
    third = book.sheets.add("Ba", after=second)
    second["A1"].value, third["A1"].value = "hai", "ba"
    cell = second["A1"]
    second.delete()
    for action in (lambda: cell.value, lambda: setattr(cell, "value", "sai"), lambda: second.name):
        with pytest.raises(NoLongerThere, match="Hai"):
            action()
    assert third["A1"].value == "ba"
    assert third.index == 2


def test_a_sheet_renamed_through_another_hand_stays_the_same(book, sheet):
    cell = sheet["A1"]
    cell.value = 1
    book.sheets["Sheet1"].name = "Đổi tên"
    assert cell.value == 1
    assert cell.sheet.name == "Đổi tên"
    assert book.sheets["Đổi tên"] == sheet


def test_the_last_visible_sheet_stays(book, sheet):
    book.sheets.add("Hai", after=sheet).visible = False
    with pytest.raises(LibreOfficeError, match="Sheet1"):
        sheet.delete()


def test_copies_of_sheets(book, sheet):
    sheet["A1"].value = "x"
    copied = sheet.copy(after=sheet)
    assert copied.name == "Sheet1 (2)"
    sheet["A1"].value = "y"
    assert copied["A1"].value == "x"
    assert sheet.copy(name="Bản lưu").name == "Bản lưu"


def test_selection_and_active_sheet(libreoffice_app, book, sheet):
    other = book.sheets.add("Hai", after=sheet)
    sheet["B2:C3"].select()
    assert book.sheets.active == sheet
    assert book.selection.address == "$B$2:$C$3"
    assert libreoffice_app.selection == sheet["B2:C3"]
    other.activate()
    assert book.sheets.active == other
    other.show_gridlines = False
    assert other.show_gridlines is False


def test_asking_for_a_sheet_the_way_that_fails_in_excel(book):
    with pytest.raises(NotImplementedError, match="sheet_names"):
        _ = "Sheet1" in book.sheets
    with pytest.raises(KeyError):
        book.sheets["khong co"]


def test_addresses_that_lead_nowhere(sheet):
    with pytest.raises(LibreOfficeError, match="không có"):
        sheet.range("không có")
    with pytest.raises(IndexError):
        sheet.range((0, 1))
    with pytest.raises(IndexError):
        sheet["A1"].offset(-1, 0)


def test_the_app_remembers_what_cannot_be_seen(libreoffice_app, book):
    app = libreoffice_app
    assert app.status_bar is False
    app.status_bar = "Đang đọc 3/10 tệp …"
    assert app.status_bar == "Đang đọc 3/10 tệp …"
    app.status_bar = False
    with app.properties(screen_updating=False, calculation="manual"):
        assert (app.screen_updating, app.calculation) == (False, "manual")
        book.sheets[0]["A1"].value = [[1, "=A1*2"]]
    assert (app.screen_updating, app.calculation) == (True, "automatic")
    app.calculate()
    assert book.sheets[0]["B1"].value == 2
    assert app.visible is False
    assert app.alert("Ghi đè?", "Hỏi", "yes_no") == "no"
    assert app.impl.alerts[-1].prompt == "Ghi đè?"


def test_errors_pass_through_a_with_statement_of_xlwings(libreoffice_app, book):
    """UNO's own exceptions break contextlib, so none may get that far."""
    with pytest.raises(LibreOfficeError), libreoffice_app.properties(screen_updating=False):
        book.sheets[0]["A1:B2"].impl.raw_value = [["một ô thay vì bốn"]]
