"""Official documents: layout of Decree 30/2020, golden text, and what may not leave."""

from __future__ import annotations

import os
import re
import zipfile
from datetime import date
from pathlib import Path

import pytest
from docx import Document
from docx.shared import Mm
from openpyxl import load_workbook
from tests.support.filled import drop, filled, make_office, plan_of, received, students

from foreignaffairs.consolidation.counting import main_dimension
from foreignaffairs.consolidation.narrative import Statement
from foreignaffairs.documents.decree30 import new_document, save
from foreignaffairs.documents.outline import CORE_OUTLINE, outline_of
from foreignaffairs.documents.phrases import lower_first
from foreignaffairs.documents.reminder_letter import Debtor, Reminder, write_reminder
from foreignaffairs.documents.report_narrative import grouped
from foreignaffairs.documents.word_chart import add_bar_chart, gathered
from foreignaffairs.office import Office
from foreignaffairs.report_types import CORE

GOLDEN = Path(__file__).parent / "golden"


def words(path: Path) -> str:
    """Every paragraph and table cell of a document in reading order."""
    lines = []
    for element in Document(str(path)).element.body.iter():
        if element.tag.endswith("}p"):
            line = "".join(t.text or "" for t in element.iter() if t.tag.endswith("}t")).strip()
            if line:
                lines.append(line)
    return "\n".join(lines) + "\n"


def same_as_golden(name: str, text: str) -> None:
    path = GOLDEN / name
    if os.environ.get("FOREIGNAFFAIRS_WRITE_GOLDEN"):
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    assert text == path.read_text("utf-8")


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory):
    with make_office(tmp_path_factory.mktemp("office"), "hai-phong") as made:
        days = {}
        for code, rows, narrative in (
            ("MAU-T01", students(US=30, KR=12, JP=5), "Tổ chức 2 buổi quán triệt."),
            ("MAU-T02", students(US=4, AU=6), "Tổ chức 2 buổi  quán triệt."),
            ("MAU-T03", (), "Không phát sinh"),
        ):
            given = {"F02": rows} if rows else {}
            path = drop(made, filled(plan_of(made, "2023-N", code), given, narrative=narrative))
            days[path.name] = "2023-12-08" if code != "MAU-T02" else "2023-12-12"
        path = drop(made, filled(plan_of(made, "2023-N", "MAU-V01"), {"F02": students(US=50)}))
        days[path.name] = "2023-12-01"
        received(made, days)
        made.collect()
        for code in ("MAU-T01", "MAU-T02", "MAU-T03", "MAU-V01"):
            made.accept("2023-N", code)
        yield made


def test_the_report_reads_as_the_golden_one(office: Office):
    text = words(office.report("2023-N"))
    same_as_golden("bao-cao-hai-phong-2023-N.txt", text)


def test_the_request_letter_reads_as_the_golden_one(office: Office):
    same_as_golden("cv-yeu-cau-hai-phong-2023-N.txt", words(office.forms("2023-N").letter))


def test_the_reminder_reads_as_the_golden_one(office: Office, tmp_path: Path):
    view = office.view("2023-N")
    path = write_reminder(
        Reminder(
            province=office.province,
            period_title="Năm 2023 (trước 10/12/2023)",
            due=view.due,
            today=date(2023, 12, 12),
            by=date(2023, 12, 18),
            owed=20,
            filed=18,
            about="kết quả công tác đối ngoại",
            debtors=[
                Debtor("Trường THPT mẫu 04", "Quận mẫu 1", "THPT", "missing", view.due.due, 3),
                Debtor("Trường THPT mẫu 05", "", "THPT", "returned", view.due.due, 3),
            ],
        ),
        tmp_path / "cv.docx",
    )
    same_as_golden("cv-don-doc-hai-phong-2023-N.txt", words(path))


def test_the_two_sources_of_students_are_never_added(office: Office):
    text = words(office.report("2023-N"))
    assert "mới đi trong kỳ 57 người" in text, "the schools' own total"
    assert "mới đi trong kỳ 50 người" in text, "the consultancies' total, apart"
    assert "107" not in text


def test_the_same_words_of_several_units_stand_once(office: Office):
    assert words(office.report("2023-N")).count("Tổ chức 2 buổi quán triệt") == 6


def test_like_statements_are_grouped_with_the_most_said_first():
    said = [
        Statement(f"U{n}", f"Trường {n}", text, "", "", "")
        for n, text in enumerate(["một", "Hòa bình", "HOÀ  BÌNH"])
    ]
    assert grouped(said) == [("Hòa bình", ["Trường 1", "Trường 2"]), ("một", ["Trường 0"])]


def test_page_margins_and_font_are_those_of_the_decree(office: Office):
    document = Document(str(office.report("2023-N")))
    section = document.sections[0]
    assert abs(section.page_width - Mm(210)) < 400
    assert Mm(20) - 400 <= section.top_margin <= Mm(25)
    assert Mm(30) - 400 <= section.left_margin <= Mm(35)
    assert Mm(15) <= section.right_margin <= Mm(20)
    assert document.styles["Normal"].font.name == "Times New Roman"
    assert section.different_first_page_header_footer


@pytest.mark.parametrize(
    ("report_type", "dimension"),
    [
        ("F02", "nuoc"),
        ("F03", "nuoc_den"),
        ("F08", "quoc_tich"),
        ("F11", "loai"),
        ("F12", "noi_dung"),
    ],
)
def test_a_table_is_by_country_only_where_every_row_has_one(report_type: str, dimension: str):
    assert main_dimension(next(r for r in CORE if r.id == report_type)) == dimension


def test_no_code_of_ours_reaches_paper(office: Office):
    text = words(office.report("2023-N"))
    assert not re.search(r"\b[A-Z]{2,}_[A-Z_]+\b", text), "enum codes"
    assert "moi_di" not in text
    assert "None" not in text
    assert "<NA>" not in text
    assert "nan" not in text.split()


def test_every_figure_of_the_annex_links_to_rows_that_add_up_to_it(office: Office):
    office.consolidate("2023-N")
    book = load_workbook(office.annex_path("2023-N"))
    sheet = book["02 Du học"]
    header = [c.value for c in sheet[6]]
    column = header.index("Mới đi trong kỳ") + 1
    checked = 0
    for row in range(7, sheet.max_row + 1):
        cell = sheet.cell(row, column)
        if cell.hyperlink is None:
            continue
        target, _, place = cell.hyperlink.location.partition("!")
        source = book[target.strip("'")]
        names = [c.value for c in source[6]]
        value_column = names.index("Mới đi trong kỳ") + 1
        key = [sheet.cell(row, c).value for c in (1, 2)]
        line = int(re.sub(r"\D", "", place))
        total = 0
        while [source.cell(line, c).value for c in (1, 2)] == key:
            total += source.cell(line, value_column).value or 0
            line += 1
        assert total == cell.value
        checked += 1
    assert checked >= 5


def test_text_that_begins_like_a_formula_stays_text_in_the_annex(tmp_path: Path):
    with make_office(tmp_path, "hai-phong") as made:
        plan = filled(plan_of(made, "2023-N", "MAU-T01"), {}, narrative="=1+1")
        drop(made, plan)
        made.collect()
        made.accept("2023-N", "MAU-T01")
        made.consolidate("2023-N")
        book = load_workbook(made.annex_path("2023-N"))
        cells = [c for s in book for r in s.iter_rows() for c in r if c.value == "=1+1"]
        assert cells
        assert all(c.data_type == "s" for c in cells)


def test_the_same_content_gives_the_same_document_again(office: Office):
    first = office.report("2023-N")
    assert office.report("2023-N") == first


def test_control_characters_do_not_break_a_document(tmp_path: Path):
    from foreignaffairs.documents.decree30 import body

    document = new_document()
    body(document, "một\x00hai\x0bba")
    assert "mộthaiba" in words(save(document, tmp_path / "a.docx"))


def test_a_chart_shows_ten_bars_and_the_rest_and_keeps_its_data(tmp_path: Path):
    values = [(f"Nước {n}", float(n)) for n in range(1, 15)]
    bars = gathered(values, "khác")
    assert len(bars) == 11
    assert bars[0] == ("Nước 14", 14.0)
    assert bars[-1] == ("khác", 1.0 + 2 + 3 + 4)
    document = new_document()
    add_bar_chart(document, bars, "Số người", 1)
    path = save(document, tmp_path / "a.docx")
    with zipfile.ZipFile(path) as package:
        names = package.namelist()
    assert "word/charts/chart1.xml" in names
    assert "word/embeddings/chart1.xlsx" in names


def test_no_task_and_no_report_type_is_lost_from_the_outline(office: Office):
    tasks = office.province.narrative_tasks(date(2023, 12, 9))
    sections = outline_of(office.province, tasks)
    assert {t for s in sections for t in s.tasks} >= {t.id for t in tasks}
    bare = office.province.model_copy(update={"outline": ()})
    assert {t for s in outline_of(bare, tasks) for t in s.tasks} == {t.id for t in tasks}
    assert outline_of(bare, tasks)[len(tasks) :] == CORE_OUTLINE


@pytest.mark.parametrize(
    ("title", "inside"),
    [("Triển khai", "triển khai"), ("UBND thành phố", "UBND thành phố"), ("", "")],
)
def test_a_title_inside_a_sentence_keeps_its_abbreviation(title: str, inside: str):
    assert lower_first(title) == inside
