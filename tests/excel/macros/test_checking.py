"""The form that is open: checked as it stands, marked, and cleared again."""

from __future__ import annotations

from pathlib import Path

import pytest
import xlwings
from tests.support.filled import filled, make_office, plan_of

from foreignaffairs.excel.macros import run
from foreignaffairs.forms import write_form

from .conftest import Officer

pytestmark = pytest.mark.xdist_group("libreoffice")
FINDINGS = "Kết quả kiểm tra"


@pytest.fixture
def form(libreoffice_app: xlwings.App, tmp_path: Path):
    """A form whose only row counts more women than students, open in LibreOffice."""
    with make_office(tmp_path, "hai-phong") as office:
        plan = plan_of(office, "2023-K1", "MAU-T01")
    row = {"nuoc": "US", "moi_di_trong_ky": 2, "nu": 5}
    path = tmp_path / "bieu.xlsx"
    write_form(filled(plan, {"F02": (row,)}), path)
    book = libreoffice_app.books.open(str(path))
    yield book
    for each in list(libreoffice_app.books):
        each.close()


def marked(book: xlwings.Book) -> dict[tuple[str, str], str]:
    return {
        (sheet.name, note.location.address): note.text
        for sheet in book.sheets
        for note in sheet.notes
        if sheet.name != FINDINGS
    }


def test_cells_to_mend_get_colour_and_note_and_a_sheet_lists_them(form: xlwings.Book):
    before = marked(form)
    ran = run("FaKiemTraBieu", form)
    assert ran.done, ran.message
    new = {k: v for k, v in marked(form).items() if before.get(k) != v}
    assert new
    listed = form.sheets[FINDINGS].range("C5").expand("table").options(ndim=2).value
    assert {(row[0], row[1]) for row in listed if row[1]} >= {
        (sheet, cell.replace("$", "")) for sheet, cell in new
    }
    for (sheet, cell), words in new.items():
        assert form.sheets[sheet].range(cell).color in ((248, 215, 218), (255, 243, 205))
        assert words


def test_what_was_typed_after_saving_is_checked(form: xlwings.Book):
    run("FaKiemTraBieu", form)
    sheet, cell = next(k for k in marked(form) if "Du học" in k[0])
    women = form.sheets[sheet].range(cell)
    assert women.value == 5
    women.value = 1
    run("FaKiemTraBieu", form)
    assert (sheet, cell) not in marked(form)


def test_clearing_puts_everything_back(form: xlwings.Book):
    sheets = [s.name for s in form.sheets]
    notes = marked(form)
    run("FaKiemTraBieu", form)
    places = [k for k in marked(form) if k not in notes]
    ran = run("FaXoaDanhDau", form)
    assert ran.done
    assert [s.name for s in form.sheets] == sheets
    assert marked(form) == notes
    for sheet, cell in places:
        assert form.sheets[sheet].range(cell).color == (255, 249, 229)
        assert form.sheets[sheet].api.isProtected()
    assert "không có đánh dấu nào" in run("FaXoaDanhDau", form).message


def test_from_the_control_workbook_the_open_form_is_found_and_the_check_is_undone(
    form: xlwings.Book, officer: Officer
):
    ran = officer.press("FaKiemTraBieu")
    assert ran.done, ran.message
    assert FINDINGS in [s.name for s in form.sheets]
    assert officer.press("FaHoanTac").done
    assert FINDINGS not in [s.name for s in form.sheets]


def test_without_a_form_one_is_asked_for(libreoffice_app: xlwings.App):
    book = libreoffice_app.books.add()
    ran = run("FaKiemTraBieu", book)
    assert not ran.done
    assert "Mở tệp biểu mẫu" in ran.message
    book.close()
