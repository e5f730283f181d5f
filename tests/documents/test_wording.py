"""What an officer would otherwise correct by hand in letters and reports."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from docx import Document
from tests.documents.test_documents import words
from tests.support.filled import drop, filled, make_office, plan_of, received, students

from foreignaffairs.documents.decree30 import letterhead, new_document
from foreignaffairs.documents.wording import about, counted_parts, period_words, tables_only
from foreignaffairs.language.dates import numeric_date
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.report_types import CORE


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    """Hải Phòng with a half year and the year that counts it in, both accepted."""
    with make_office(tmp_path_factory.mktemp("office"), "hai-phong") as made:
        days = {}
        for period, day, rows in (
            ("2023-K1", "2023-06-10", students(US=10, KR=2)),
            ("2023-N", "2023-12-08", students(US=30, KR=12, JP=5)),
        ):
            given = {"F02": rows}
            if period == "2023-N":
                given |= {"F12": LESSONS, "F14": ISSUES}
            path = drop(made, filled(plan_of(made, period, "MAU-T01"), given))
            days[path.name] = day
        received(made, days)
        made.collect()
        for period in ("2023-K1", "2023-N"):
            made.accept(period, "MAU-T01")
        yield made


LESSONS = tuple(
    {"ten_lop": f"Lớp {n}", "noi_dung": kind, "noi_hoc": "TRONG_NUOC", "so_nguoi": 5}
    for n, kind in enumerate(["KHAC", "KHAC", "LE_TAN"])
)
ISSUES = (
    {
        "loai": "KIEN_NGHI",
        "noi_dung": "Đề nghị cấp kinh phí.",
        "cap_giai_quyet": "UBND_TP",
    },
    {"loai": "KIEN_NGHI", "noi_dung": "Đề nghị Sở mở lớp.", "cap_giai_quyet": "SO"},
)


def test_a_return_of_figures_is_called_by_its_table(office: Office):
    report, request = words(office.report("2023-K1")), words(office.forms("2023-K1").letter)
    assert "Thống kê học sinh đi du học,đợt trước 15/6/2023" in report
    assert "hội nhập quốc tế" not in report
    assert "V/v báo cáo thống kê học sinh đi du học, đợt trước 15/6/2023" in request
    assert "Các biểu khác" not in request
    assert "Phần lời văn" not in request


def test_a_year_is_called_by_its_year(office: Office):
    text = words(office.report("2023-N"))
    assert "(trước 10/12/2023)" not in text
    assert "Thống kê học sinh đi du học (mới đi trong kỳ), năm 2023\n" in text


def test_the_half_that_a_year_counts_in_is_a_part_of_it(office: Office):
    text = words(office.report("2023-N"))
    assert "Trong đó: đợt trước 15/6/2023" in text
    assert "Kỳ trước" not in text


def test_what_is_not_asked_is_not_missed(office: Office):
    """Hải Phòng asks nobody for delegations: that none are planned is nobody's fault."""
    assert "dự kiến đoàn ra" not in words(office.report("2023-N"))


def test_counts_of_nothing_are_not_printed(office: Office):
    text = words(office.report("2023-N"))
    assert "0 đơn vị" not in text.replace("10 đơn vị", "").replace("20 đơn vị", "")


def test_other_is_never_named_first(office: Office):
    lines = words(office.report("2023-N")).splitlines()
    assert any("Nhiều nhất: Lễ tân đối ngoại (1)." in line for line in lines)
    assert lines.index("Lễ tân đối ngoại") < lines.index("Khác")


def test_what_the_department_solves_itself_is_not_asked_of_those_above(office: Office):
    text = words(office.report("2023-N"))
    assert "Đề nghị cấp kinh phí." in text
    assert "Đề nghị Sở mở lớp." not in text
    assert "Có 1 kiến nghị đề nghị Sở GD&ĐT giải quyết" in text


def test_dates_in_figures_have_the_zeros_of_the_decree():
    assert numeric_date(date(2023, 12, 9)) == "09/12/2023"
    assert numeric_date(date(2022, 1, 5)) == "05/01/2022"
    assert numeric_date(date(2023, 5, 10)) == "10/5/2023"


def test_a_long_agency_breaks_before_the_place():
    head = Registry.load().province("tphcm").letterhead
    document = new_document()
    letterhead(document, head, symbol="/BC-SGDĐT", year=2023)
    first = document.tables[0].cell(0, 0).paragraphs[0]
    assert first.text == "ỦY BAN NHÂN DÂN\nTHÀNH PHỐ HỒ CHÍ MINH"


def test_words_for_a_period_and_for_counts():
    assert period_words("2023-N", "Năm 2023 (trước 10/12/2023)") == "năm 2023"
    assert period_words("2023-K1", "Đợt trước 10/5/2023") == "đợt trước 10/5/2023"
    counts = [("reminder_missing", 0), ("reminder_returned", 2)]
    assert counted_parts(counts) == ["2 đơn vị được đề nghị bổ sung, chỉnh sửa nhưng chưa gửi lại"]
    types = {t.id: t for t in CORE}
    assert tables_only((), (types["F02"], types["F14"])) == "thống kê học sinh đi du học"
    assert about((), (types["F02"], types["F03"], types["F04"])) == (
        "kết quả công tác đối ngoại và hội nhập quốc tế"
    )


def test_a_table_stays_with_the_line_below_it(office: Office, tmp_path: Path):
    document = Document(str(office.report("2023-N")))
    tables = [t for t in document.tables if t.cell(0, 0).text == "Nội dung"]
    (table,) = tables
    assert all(p.paragraph_format.keep_with_next for p in table.rows[-1].cells[0].paragraphs)
