"""Formats, sizes, notes, links and names through xlwings in a real LibreOffice."""

from __future__ import annotations

import pytest
from openpyxl import load_workbook

from foreignaffairs.excel.engine import LibreOfficeError

pytestmark = pytest.mark.xdist_group("libreoffice")


def test_colours_of_every_spelling(sheet):
    sheet["A1"].color = "#F8D7DA"
    sheet["A2"].color = (255, 243, 205)
    sheet["A3"].color = 0x0000FF  # as Excel counts: red
    assert sheet["A1"].color == (0xF8, 0xD7, 0xDA)
    assert sheet["A2"].color == (255, 243, 205)
    assert sheet["A3"].color == (255, 0, 0)
    assert sheet["A1:A2"].color is None
    sheet["A1"].color = None
    assert sheet["A1"].color is None
    sheet["B1:C1"].set_colors([["#E2F0D9", ...]])
    assert (sheet["B1"].color, sheet["C1"].color) == ((226, 240, 217), None)


def test_fonts(sheet):
    font = sheet["A1"].font
    assert (font.bold, font.italic, font.color) == (False, False, (0, 0, 0))
    font.name, font.size, font.bold, font.italic = "Times New Roman", 12, True, True
    font.color = "#1F3864"
    assert (font.name, font.size, font.bold, font.italic) == ("Times New Roman", 12, True, True)
    assert font.color == (0x1F, 0x38, 0x64)
    assert sheet["A1:A2"].font.bold is None
    sheet["A1"].font.set(bold=False)
    assert sheet["A1"].font.bold is False


@pytest.mark.parametrize(
    "code", ["#,##0", "dd/mm/yyyy", "0.0%", "@", "General", '#,##0 "đồng"', "yyyy-mm-dd hh:mm:ss"]
)
def test_number_formats_read_as_they_were_written(sheet, code):
    sheet["A1"].number_format = code
    assert sheet["A1"].number_format == code


def test_sizes_wrapping_alignment(sheet):
    sheet["A1:B1"].column_width = 30
    sheet["A1"].row_height = 40
    sheet["C1"].column_width = 5
    assert sheet["A1:B1"].column_width == pytest.approx(30, abs=0.1)
    assert sheet["A1:C1"].column_width is None
    assert sheet["A1"].row_height == pytest.approx(40, abs=0.1)
    sheet["A1"].wrap_text = True
    assert sheet["A1"].wrap_text is True
    assert sheet["A1:A2"].wrap_text is None
    sheet["A1"].horizontal_alignment = "center"
    sheet["A1"].vertical_alignment = "top"
    assert (sheet["A1"].horizontal_alignment, sheet["A1"].vertical_alignment) == ("center", "top")
    assert sheet["A2"].vertical_alignment == "bottom"
    assert sheet["B2"].left == pytest.approx(sheet["A1"].width, abs=0.1)
    assert sheet["B2"].top == pytest.approx(40, abs=0.1)


def test_autofit_makes_room_for_what_stands_there(sheet):
    sheet["A1"].value = "Một đoạn chữ dài hơn độ rộng có sẵn của cột này rất nhiều"
    before = sheet["A1"].column_width
    sheet.autofit("c")
    fitted = sheet["A1"].column_width
    sheet["A1"].value = "ngắn"
    sheet["A1"].columns.autofit()
    assert before < fitted
    assert sheet["A1"].column_width < fitted


def test_hidden_rows_and_columns(sheet):
    sheet["B:B"].columns.hidden = True
    sheet["2:3"].rows.hidden = True
    assert sheet["B1"].columns.hidden is True
    assert sheet["A1:B1"].columns.hidden is None
    assert sheet["A2:A3"].rows.hidden is True
    assert sheet["A1"].rows.hidden is False


def test_merged_cells(sheet):
    sheet["A1:B2"].merge()
    assert sheet["A1:B2"].merge_cells
    assert sheet["B2"].merge_area.address == "$A$1:$B$2"
    assert not sheet["C1"].merge_cells
    sheet["A1:B2"].unmerge()
    assert sheet["B2"].merge_area.address == "$B$2"


def test_clearing_takes_what_excel_takes(sheet):
    def dressed():
        cell = sheet["A1"]
        cell.value, cell.color = "x", "#F8D7DA"
        if cell.note is None:
            cell.add_note("Ghi chú")
        return cell

    cell = dressed()
    cell.clear_contents()
    assert (cell.value, cell.color, cell.note.text) == (None, (0xF8, 0xD7, 0xDA), "Ghi chú")
    dressed().clear_formats()
    assert (cell.value, cell.color) == ("x", None)
    dressed().clear()
    assert (cell.value, cell.color, cell.note) == (None, None, None)
    dressed()
    sheet.clear()
    assert sheet.used_range.address == "$A$1"
    assert (cell.value, cell.color, cell.note) == (None, None, None)


def test_notes(sheet):
    cell = sheet["B3"]
    assert cell.note is None
    cell.add_note("Cần sửa:\ndòng hai")
    assert cell.note.text == "Cần sửa:\ndòng hai"
    with pytest.raises(ValueError, match="already"):
        cell.add_note("khác")
    cell.note.text = "Đã xem"
    sheet["A1"].add_note("đầu")
    assert [(n.location.address, n.text) for n in sheet.notes] == [
        ("$A$1", "đầu"),
        ("$B$3", "Đã xem"),
    ]
    cell.note.delete()
    assert cell.note is None
    assert len(sheet.notes) == 1


def test_links_lead_out_in_and_to_files(book, sheet, tmp_path):
    book.sheets.add("Tổng hợp", after=sheet)
    file = tmp_path / "Báo cáo.docx"
    file.touch()
    sheet["A1"].add_hyperlink("https://example.org/a", text_to_display="Trang")
    sheet["A2"].add_hyperlink("#'Tổng hợp'!A1", text_to_display="Tổng hợp")
    sheet["A3"].add_hyperlink(str(file), text_to_display="Báo cáo")
    assert sheet["A1:A3"].value == ["Trang", "Tổng hợp", "Báo cáo"]
    assert sheet["A1"].hyperlink == "https://example.org/a"
    assert sheet["A3"].hyperlink == file.as_uri()
    with pytest.raises(LibreOfficeError, match=r"\$B\$1"):
        _ = sheet["B1"].hyperlink
    book.save(tmp_path / "lien-ket.xlsx")
    saved = load_workbook(tmp_path / "lien-ket.xlsx")["Sheet1"]
    assert saved["A1"].hyperlink.target == "https://example.org/a"
    assert saved["A2"].hyperlink.location == "'Tổng hợp'!A1"


def test_names_of_cells(book, sheet):
    other = book.sheets.add("Tổng hợp", after=sheet)
    book.names.add("fa_bang", "='Tổng hợp'!$A$1:$B$2")
    sheet["C3"].name = "fa_o"
    other["A1"].value = [[1, 2], [3, 4]]
    assert sheet.range("fa_bang").value == [[1, 2], [3, 4]]
    assert book.names["FA_Bang"].refers_to == "='Tổng hợp'!$A$1:$B$2"
    assert book.names["fa_o"].refers_to_range.address == "$C$3"
    assert sheet["C3"].name.name == "fa_o"
    assert sheet["C4"].name is None
    assert sorted(n.name for n in book.names) == ["fa_bang", "fa_o"]
    assert "fa_bang" in book.names
    assert "khac" not in book.names
    book.names.add("fa_o", "=Sheet1!$D$4")
    assert book.names["fa_o"].refers_to_range.address == "$D$4"
    del book.names["fa_o"]
    assert "fa_o" not in book.names
    with pytest.raises(KeyError):
        book.names["fa_o"]
    book.names.add("hang_so", "=5")
    assert book.names["hang_so"].refers_to == "=5"
    with pytest.raises(LibreOfficeError, match="hang_so"):
        _ = book.names["hang_so"].refers_to_range


def test_a_protected_sheet_refuses_as_excel_does(sheet):
    sheet["A1"].value = "x"
    sheet["B1"].api.CellProtection = _unlocked(sheet)
    sheet.api.protect("")
    changes = {
        "value": lambda: setattr(sheet["A1"], "value", "y"),
        "formula": lambda: setattr(sheet["A1"], "formula", "=1"),
        "colour": lambda: setattr(sheet["A1"], "color", "#FF0000"),
        "font": lambda: setattr(sheet["A1"].font, "bold", True),
        "note": lambda: sheet["A1"].add_note("x"),
        "clear": lambda: sheet["A1"].clear(),
        "clear all": lambda: sheet.clear(),
        "delete": lambda: sheet["2:2"].delete(),
        "merge": lambda: sheet["A1:A2"].merge(),
        "link": lambda: sheet["A1"].add_hyperlink("https://example.org"),
    }
    for change in changes.values():
        with pytest.raises(LibreOfficeError, match="khóa"):
            change()
    sheet["B1"].value = "ô nhập"
    assert sheet["A1:B1"].value == ["x", "ô nhập"]
    sheet.api.unprotect("")
    sheet["A1"].value = "y"
    assert sheet["A1"].value == "y"


def _unlocked(sheet):
    protection = sheet["B1"].api.CellProtection
    protection.IsLocked = False
    return protection
