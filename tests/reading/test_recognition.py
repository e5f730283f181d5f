from __future__ import annotations

import pytest
from openpyxl import Workbook as NewWorkbook
from openpyxl.workbook import Workbook

from foreignaffairs.model import WorkbookUnreadable

from .books import (
    COVER,
    FIRST,
    HEADING,
    NARRATIVE,
    TABLE,
    codes,
    cover_cell,
    edited,
    fill,
    filled,
    issued,
    read,
    rows,
)

US = {"nuoc": "US", "moi_di_trong_ky": 5, "nu": 2}
KR = {"nuoc": "KR", "moi_di_trong_ky": 3, "nu": 1}


def two(book: Workbook) -> None:
    fill(book, ("Hoa Kỳ", 5, 2), ("Hàn Quốc", 3, 1))


def test_half_a_cover_below_a_tables_marks_does_not_end_the_table() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2))
        book[TABLE]["A6"] = "@cover.id"

    assert rows(read(edited(change))) == [{"nuoc": "US", "moi_di_trong_ky": 5, "nu": 2}]


def test_untouched_form_has_identity_and_no_rows() -> None:
    content = read(issued())
    assert (content.province, content.period, content.unit) == ("mini", "2023-N", "T01")
    assert content.tables["F02"].rows == ()
    assert content.answers == {"F02": None}
    assert content.findings == ()


def test_filled_form_gives_rows_with_their_addresses() -> None:
    content = read(edited(two))
    assert rows(content) == [US, KR]
    table = content.tables["F02"]
    assert [table.cell(row, "moi_di_trong_ky") for row in table.rows] == ["C9", "C10"]
    assert table.sheet == TABLE
    assert content.findings == ()


def test_narrative_boxes_keep_their_keys_and_blank_ones_are_there() -> None:
    def change(book: Workbook) -> None:
        book[NARRATIVE]["C7"] = "Đã quán triệt.\nTổ chức 2 hội nghị."

    boxes = {r["ma_nhiem_vu"]: r.get("ket_qua") for r in rows(read(edited(change)), "F01")}
    assert boxes["M-1"] == "Đã quán triệt.\nTổ chức 2 hội nghị."
    assert boxes["M-3"] is None


def test_renamed_and_reordered_sheets_do_not_matter() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE].title = "abc"
        book[COVER].title = "Trang đầu"
        book["_fa"].title = "x"
        book.move_sheet("abc", -2)

    content = read(edited(change))
    assert rows(content) == [US, KR]
    assert (content.unit, content.period) == ("T01", "2023-N")


def test_inserted_rows_and_columns_shift_addresses_only() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE].insert_cols(3)
        book[TABLE].insert_rows(1, 4)
        book[TABLE].insert_rows(FIRST + 5)

    content = read(edited(change))
    assert rows(content) == [US, KR]
    assert content.tables["F02"].columns["moi_di_trong_ky"] == "D"
    assert content.tables["F02"].rows[0].number == FIRST + 4


def test_reordered_columns_follow_their_marks() -> None:
    def change(book: Workbook) -> None:
        two(book)
        for row in book[TABLE].iter_rows(min_row=5, max_row=20, min_col=2, max_col=4):
            row[0].value, row[2].value = row[2].value, row[0].value

    content = read(edited(change))
    assert rows(content) == [US, KR]
    assert content.tables["F02"].columns["nuoc"] == "D"


def test_retyped_headings_do_not_matter() -> None:
    def change(book: Workbook) -> None:
        two(book)
        for letter, words in zip("BCD", ("Đi đâu", "Số em", "Con gái"), strict=True):
            book[TABLE][f"{letter}{HEADING}"] = words

    assert rows(read(edited(change))) == [US, KR]


def test_headings_moved_over_other_columns_win_over_hidden_marks_and_are_said() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 2, 5))
        sheet = book[TABLE]
        sheet[f"C{HEADING}"].value, sheet[f"D{HEADING}"].value = (
            sheet[f"D{HEADING}"].value,
            sheet[f"C{HEADING}"].value,
        )

    content = read(edited(change))
    assert rows(content) == [US]
    assert codes(content).count("FA-S13") == 2


def test_deleted_heading_row_does_not_swallow_the_first_row() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE].delete_rows(HEADING, 3)

    assert rows(read(edited(change))) == [US, KR]


def test_visible_id_row_and_lost_metadata_sheet() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE].row_dimensions[5].hidden = False
        del book["_fa"]

    content = read(edited(change))
    assert rows(content) == [US, KR]
    assert (content.unit, content.period, content.province) == ("T01", "2023-N", None)


def test_without_any_hidden_mark_the_printed_words_are_enough() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[NARRATIVE]["C7"] = "Đã làm"
        book[COVER][cover_cell(book, "q.F02")] = "Có"
        del book["_fa"]
        for name, row in ((COVER, 1), (NARRATIVE, 5), (TABLE, 5)):
            book[name].delete_rows(row)
        book[COVER].delete_cols(1)

    content = read(edited(change))
    assert rows(content) == [US, KR]
    assert rows(content, "F01")[0] == {"ma_nhiem_vu": "M-1", "ket_qua": "Đã làm"}
    assert content.answers == {"F02": True}
    assert (content.unit, content.period) == ("T01", "2023-N")
    assert codes(content).count("FA-S01") == 2


def test_rows_copied_into_a_workbook_of_ones_own() -> None:
    book = NewWorkbook()
    sheet = book.active
    sheet.append([])
    sheet.append(["", "STT", "NƯỚC / VÙNG LÃNH THỔ", "Nước/vùng lãnh thổ", "Mới đi trong kỳ"])
    sheet.append(["", 1, "", "Mỹ", 4])
    sheet.append(["", 2, "", "Úc", 1])
    content = read(edited(lambda _: None, _saved(book)))
    assert rows(content) == [
        {"nuoc": "US", "moi_di_trong_ky": 4},
        {"nuoc": "AU", "moi_di_trong_ky": 1},
    ]
    assert "FA-C01" in codes(content)


def _saved(book: Workbook) -> bytes:
    import io

    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def test_a_workbook_that_is_no_form_is_refused() -> None:
    book = NewWorkbook()
    book.active.append(["Danh sách lớp", "Họ tên"])
    with pytest.raises(WorkbookUnreadable) as refused:
        read(_saved(book))
    assert refused.value.reason == "FA-F09"


def test_blank_rows_between_and_ordinals_do_not_matter() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2))
        fill(book, ("Hàn Quốc", 3, 1), first=FIRST + 7)
        for number in range(FIRST, FIRST + 9):
            book[TABLE][f"A{number}"] = number - FIRST + 1

    content = read(edited(change))
    assert rows(content) == [US, KR]
    assert content.findings == ()


@pytest.mark.parametrize("word", ["TỔNG", "Tổng cộng", "Cộng", "tổng số:", "Tổng cộng (1+2)"])
def test_total_rows_are_no_rows(word: str) -> None:
    content = read(filled(("Hoa Kỳ", 5, 2), ("Hàn Quốc", 3, 1), (word, 8, 3)))
    assert rows(content) == [US, KR]
    assert content.findings == ()


def test_total_that_differs_is_said_with_both_numbers() -> None:
    content = read(filled(("Hoa Kỳ", 5, 2), ("Hàn Quốc", 3, 1), ("Tổng", 9, 3)))
    (finding,) = content.findings
    assert (finding.code, finding.severity, finding.cell) == ("FA-S09", "warning", "C11")
    assert "9" in finding.message
    assert "8" in finding.message


def test_subtotals_are_compared_with_their_own_rows() -> None:
    content = read(
        filled(
            ("Hoa Kỳ", 5, 2),
            ("Cộng châu Mỹ", 5, 2),
            ("Hàn Quốc", 3, 1),
            ("Cộng châu Á", 3, 1),
            ("TỔNG CỘNG", 8, 3),
        )
    )
    assert rows(content) == [US, KR]
    assert content.findings == ()


def test_a_country_that_begins_like_a_total_is_a_row() -> None:
    content = read(filled(("Cộng hòa Séc", 2, 1), ("Cộng hòa Pháp", 1, 0)))
    assert [r["nuoc"] for r in rows(content)] == ["CZ", "FR"]


def test_a_row_that_says_nothing_happened_is_no_row() -> None:
    content = read(filled(("Không phát sinh", None, None)))
    assert rows(content) == []
    assert codes(content) == ["FA-S15"]


def test_signature_below_the_table_is_no_row() -> None:
    content = read(filled(("Hoa Kỳ", 5, 2), (None,), ("Người lập biểu", None, None)))
    assert rows(content) == [US]
    assert codes(content) == ["FA-S19"]


def test_unknown_column_with_data_is_reported_and_the_rest_read() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE][f"F{HEADING}"] = "Trường đến học"
        book[TABLE][f"F{FIRST}"] = "ABC"

    content = read(edited(change))
    assert rows(content) == [US, KR]
    (finding,) = content.findings
    assert (finding.code, finding.severity, finding.cell) == ("FA-S03", "info", f"F{HEADING}")


def test_missing_required_column_is_an_error() -> None:
    content = read(edited(lambda book: (two(book), book[TABLE].delete_cols(3))))
    assert rows(content) == [{"nuoc": "US", "nu": 2}, {"nuoc": "KR", "nu": 1}]
    assert [(f.code, f.severity) for f in content.findings] == [("FA-S02", "error")]


def test_copy_of_a_table_with_other_rows_is_an_error_and_with_the_same_rows_is_noted() -> None:
    def same(book: Workbook) -> None:
        two(book)
        book.copy_worksheet(book[TABLE])

    def other(book: Workbook) -> None:
        same(book)
        book[f"{TABLE} Copy"][f"C{FIRST}"] = 50

    noted, wrong = read(edited(same)), read(edited(other))
    assert rows(noted) == rows(wrong) == [US, KR]
    assert [(f.code, f.severity) for f in noted.findings] == [("FA-S04", "info")]
    assert [(f.code, f.severity) for f in wrong.findings] == [("FA-S04", "error")]


def test_the_filled_one_of_two_copies_is_read() -> None:
    def change(book: Workbook) -> None:
        book.copy_worksheet(book[TABLE])
        copy = book[f"{TABLE} Copy"]
        copy[f"B{FIRST}"], copy[f"C{FIRST}"], copy[f"D{FIRST}"] = "Hoa Kỳ", 5, 2

    content = read(edited(change))
    assert rows(content) == [US]
    assert content.tables["F02"].sheet == f"{TABLE} Copy"


def test_hidden_rows_are_counted_and_said() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE].row_dimensions[FIRST + 1].hidden = True

    content = read(edited(change))
    assert rows(content) == [US, KR]
    (finding,) = content.findings
    assert (finding.code, finding.severity) == ("FA-S06", "info")
    assert "10" in finding.message


@pytest.mark.parametrize(("state", "code"), [("hidden", "FA-S05"), ("visible", "FA-S11")])
def test_other_sheets_with_data_are_said(state: str, code: str) -> None:
    def change(book: Workbook) -> None:
        book.create_sheet("Nháp")["A1"] = "12 em"
        book["Nháp"].sheet_state = state

    (finding,) = read(edited(change)).findings
    assert (finding.code, finding.sheet) == (code, "Nháp")


def test_deleted_sheet_is_missed() -> None:
    content = read(edited(lambda book: book.remove(book[TABLE])))
    assert codes(content) == ["FA-S17"]


def test_merged_country_applies_to_all_its_rows_and_is_asked_about() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2), (None, 3, 1))
        book[TABLE].merge_cells(f"B{FIRST}:B{FIRST + 1}")

    content = read(edited(change))
    assert rows(content) == [US, {**KR, "nuoc": "US"}]
    (finding,) = content.findings
    assert (finding.code, finding.severity, finding.cell) == ("FA-S07", "warning", "B9:B10")


def test_merged_number_is_counted_once() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2), ("Hàn Quốc", None, 1))
        book[TABLE].merge_cells(f"C{FIRST}:C{FIRST + 1}")

    content = read(edited(change))
    assert rows(content) == [US, {"nuoc": "KR", "nu": 1}]
    assert codes(content) == ["FA-S18"]


def test_merged_blank_cells_make_no_rows() -> None:
    def change(book: Workbook) -> None:
        fill(book, ("Hoa Kỳ", 5, 2))
        book[TABLE].merge_cells(f"B{FIRST}:B{FIRST + 3}")

    assert rows(read(edited(change))) == [US]


def test_two_periods_and_units_in_one_file_are_told_apart() -> None:
    def change(book: Workbook) -> None:
        book[COVER][cover_cell(book, "unit")] = "T02 – Trường THPT mẫu 02"

    content = read(edited(change))
    assert content.unit == "T01"
    (finding,) = content.findings
    assert (finding.code, finding.cell) == ("FA-C03", content.cover["unit"].cell)


def test_unknown_report_type_and_newer_layout_are_said() -> None:
    def change(book: Workbook) -> None:
        book["_fa"]["B1"] = "9"
        book[TABLE]["B5"], book[TABLE]["C5"], book[TABLE]["D5"] = "@F99.a", "@F99.b", "@F99.c"

    assert {"FA-S12", "FA-S14"} <= set(codes(read(edited(change))))


def test_sheet_names_of_any_letters_are_matched_with_their_marks() -> None:
    def change(book: Workbook) -> None:
        two(book)
        book[TABLE][f"C{FIRST}"] = "=1+4"
        book[TABLE].title = "A & \"B\" <o\u0302\u0301> 'Đ'"

    content = read(edited(change))
    assert codes(content) == ["FA-V08"]
    assert content.tables["F02"].sheet == "A & \"B\" <o\u0302\u0301> 'Đ'"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (6.5, "6,5"),
        (1.125, "1,125"),
        (70_000_000, "70.000.000"),
        (-41_000, "-41.000"),
        ("-1.234", "-1.234"),
        ("bảy mươi", "bảy mươi"),
    ],
)
def test_a_finding_says_a_number_as_people_write_it_and_text_as_it_was_typed(
    typed: object, said: str
) -> None:
    (found,) = read(filled(("Hoa Kỳ", typed, 0))).findings
    assert found.value == said
    assert said in found.message
