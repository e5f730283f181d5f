"""The copy holds what the unit sent, and reads as what it sent."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from tests.forms.samples import TYPES, full_plan, plan_of, random_rows
from tests.returns.made import BESIDE, LIST, SHEETS, content, opened, returned, table

from foreignaffairs.language.findings import finding
from foreignaffairs.model import FormContent, UnreadCell
from foreignaffairs.reading import read_form

GONE = {"nuoc": "US", "moi_di_trong_ky": 12, "nu": 5}


def rows_of(received: FormContent, report_type: str) -> list[Mapping[str, Any]]:
    return [dict(r.values) for r in received.tables[report_type].rows]


def test_every_report_type_reads_again_as_it_was(tmp_path: Path) -> None:
    plan = full_plan()
    tables = [
        table(t.id, random_rows(t, 7), first=60, columns={c.name: "Z" for c in t.columns})
        for t in plan.report_types
        if t.layout == "table"
    ]
    boxes = [
        {"ma_nhiem_vu": t.id, "ket_qua": f"Dòng một: {t.title}\nDòng hai"} for t in plan.narrative
    ]
    received = content(*tables, table("F01", boxes))
    again = read_form(returned(tmp_path, received, plan=plan).path, TYPES)
    for name, sent in received.tables.items():
        assert [
            dict(r.values) for r in again.tables[name].rows if len(r.values) > 1 or name != "F01"
        ] == [dict(r.values) for r in sent.rows], name
    assert again.findings == ()
    assert (again.unit, again.period, again.province) == ("T01", "2023-N", "mini")


def test_the_cover_reads_again_as_it_was(tmp_path: Path) -> None:
    said = {
        "prepared_by": ("Người lập mẫu", "C29"),
        "phone": ("0225 000 000", "C30"),
        "prepared_on": (date(2023, 12, 8), "C31"),
        "q.F02": (True, "C25"),
        "q.F03": (False, "C26"),
    }
    received = content(cover=said, answers={"F02": True, "F03": False})
    again = read_form(returned(tmp_path, received).path, TYPES)
    assert {n: again.cover[n].value for n in said} == {n: value for n, (value, _) in said.items()}
    assert again.answers == {"F02": True, "F03": False}
    assert not again.nil


def test_nothing_to_report_is_put_back(tmp_path: Path) -> None:
    received = content(cover={"nil": (True, "C24"), "prepared_by": ("Người lập mẫu", "C29")})
    assert read_form(returned(tmp_path, received).path, TYPES).nil


def test_what_the_form_itself_says_is_not_written_over(tmp_path: Path) -> None:
    received = content(cover={"unit": ("T99 – Trường khác", "C12"), "phone": ("1", "C30")})
    again = read_form(returned(tmp_path, received).path, TYPES)
    assert again.cover["unit"].value == "T01 – Trường THPT mẫu 01"


def test_the_unit_picked_in_a_generic_form_is_put_back(tmp_path: Path) -> None:
    received = content(cover={"unit": ("T02 – Trường THPT mẫu 02", "C12")})
    again = read_form(returned(tmp_path, received, plan=plan_of(None)).path, TYPES)
    assert again.unit == "T02"


def test_what_the_clerk_took_out_does_not_come_back(tmp_path: Path) -> None:
    kept, gone = (
        {**r, "ten_vn": n} for r, n in zip(random_rows(TYPES["F05"], 2), "AB", strict=True)
    )
    plan = plan_of(
        "T01",
        if_any=(TYPES["F05"],),
        prefill={"F05": (gone, kept)},
        contact={"prepared_by": "Người kỳ trước", "phone": "0225"},
    )
    received = content(table("F05", [kept]), cover={"phone": ("0225", "C30")})
    again = read_form(returned(tmp_path, received, plan=plan).path, TYPES)
    assert rows_of(again, "F05") == [kept]
    assert again.cover["prepared_by"].value is None


def test_a_sheet_that_is_gone_from_the_file_is_there_as_issued(tmp_path: Path) -> None:
    known = random_rows(TYPES["F05"], 1)
    plan = plan_of("T01", if_any=(TYPES["F05"],), prefill={"F05": tuple(known)})
    again = read_form(returned(tmp_path, content(), plan=plan).path, TYPES)
    assert rows_of(again, "F05") == known


def test_a_file_that_could_not_be_read_gives_a_blank_form(tmp_path: Path) -> None:
    copy = returned(tmp_path, None, [finding("FA-F05")])
    again = read_form(copy.path, TYPES)
    assert rows_of(again, "F02") == []
    words = [c.value for row in opened(copy)[LIST].iter_rows() for c in row if c.value]
    assert any("không đọc được" in str(w) for w in words)
    assert any("Tệp bị hỏng" in str(w) for w in words)


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+84 225", "-5", "@SUM(A1)", "=cmd|' /C calc'!A0", "#REF!", "#N/A", "_x0041_",
        "TRUE", "12", "'=1", "a\x07b", "Đoàn “mẫu” & <b>", "😀 đoàn",
    ],
)  # fmt: skip
def test_text_stays_the_text_it_was(tmp_path: Path, text: str) -> None:
    received = content(table("F03", [{"ten_doan": text, "so_nguoi": 3}]))
    copy = returned(tmp_path, received)
    again = read_form(copy.path, TYPES)
    assert rows_of(again, "F03") == [{"ten_doan": text.replace("\x07", ""), "so_nguoi": 3}]
    cell = opened(copy)[SHEETS["F03"]]["C9"]
    assert cell.data_type in ("s", "inlineStr")


@pytest.mark.parametrize(
    "amount",
    [Decimal("0.1"), Decimal("123456789012.25"), Decimal("1234567890123456.78"), Decimal(0)],
)
def test_amounts_keep_every_digit(tmp_path: Path, amount: Decimal) -> None:
    received = content(table("F03", [{"ten_doan": "Đoàn mẫu", "so_tien_vnd": amount}]))
    assert rows_of(read_form(returned(tmp_path, received).path, TYPES), "F03")[0][
        "so_tien_vnd"
    ] == (amount)


def test_more_rows_than_the_form_has_find_room(tmp_path: Path) -> None:
    rows = [{**GONE, "nu": n % 12, "moi_di_trong_ky": n} for n in range(12, 92)]
    copy = returned(tmp_path, content(table("F02", rows)))
    again = read_form(copy.path, TYPES)
    assert rows_of(again, "F02") == rows
    assert again.findings == ()


def test_room_is_made_with_lists_colours_sums_and_checks(tmp_path: Path) -> None:
    before = opened(returned(tmp_path, content(table("F02", [GONE]))))
    book = opened(returned(tmp_path, content(table("F02", [GONE] * 80))))
    sheet, small = book[SHEETS["F02"]], before[SHEETS["F02"]]
    last = 9 + 80 - 1
    assert sheet["C7"].value == f"=SUM(C$8:C${last + 1})"
    assert sheet[f"A{last + 1}"].value == small["A39"].value
    assert sheet[f"A{last}"].value == small["A38"].value.replace("38", str(last))
    assert not sheet[f"B{last}"].protection.locked
    assert sheet[f"B{last}"].fill.fgColor.rgb == small["B38"].fill.fgColor.rgb
    ends = {r.max_row for v in sheet.data_validations.dataValidation for r in v.sqref.ranges}
    assert ends == {last}
    formats = {str(g.sqref) for g in sheet.conditional_formatting}
    assert {f"B8:B{last}", f"C8:C{last}", f"D8:D{last}"} <= formats
    for checks in ("Kiểm tra", "Quy tắc"):
        said = [
            str(getattr(c.value, "text", c.value)) for row in book[checks].iter_rows() for c in row
        ]
        about = [f for f in said if "'3 Du học'!$" in f and ":$" in f]
        assert about
        assert not [f for f in about if "$39" in f]
        others = [f for f in said if "'4 Đoàn ra'!$" in f and ":$" in f]
        assert others
        assert all("$39" in f or "$8" not in f for f in others)


def test_what_has_no_place_in_the_form_is_listed(tmp_path: Path) -> None:
    received = content(
        table("F02", [{**GONE, "dang_hoc_cuoi_ky": 4000}]),
        table("F05", [{"ten_vn": "Bản ghi nhớ mẫu"}]),
        table("F01", [{"ma_nhiem_vu": "M-9", "ket_qua": "Việc ngoài danh mục"}]),
    )
    book = opened(returned(tmp_path, received))
    said = [tuple(c.value for c in row)[1:] for row in book[BESIDE].iter_rows()]
    assert ("3 Du học", "I9", "Đang học đến cuối kỳ", "4.000") in said
    assert any(line[3] == "Bản ghi nhớ mẫu" for line in said)
    assert any(line[3] == "Việc ngoài danh mục" for line in said)
    links = [c.hyperlink.location for row in book[LIST].iter_rows() for c in row if c.hyperlink]
    assert links == [f"'{BESIDE}'!A1"]


def test_what_the_file_held_beside_the_form_goes_along_as_text(tmp_path: Path) -> None:
    beside = (
        UnreadCell("3 Du học", "F9", "=HYPERLINK(x)", "Ghi chú"),
        UnreadCell("Trang1", "A1", "Danh sách"),
    )
    copy = returned(tmp_path, content(table("F02", [GONE])), unread=beside)
    sheet = opened(copy)[BESIDE]
    said = [tuple(c.value for c in row)[1:] for row in sheet.iter_rows()]
    assert said[-2:] == [
        ("3 Du học", "F9", "Ghi chú", "=HYPERLINK(x)"), ("Trang1", "A1", None, "Danh sách"),
    ]  # fmt: skip
    assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n"}
    again = read_form(copy.path, TYPES)
    assert (again.findings, again.unread) == ((), ())


def test_nothing_is_listed_where_everything_has_its_place(tmp_path: Path) -> None:
    book = opened(returned(tmp_path, content(table("F02", [GONE]))))
    words = " ".join(str(c.value) for row in book[LIST].iter_rows() for c in row if c.value)
    assert "không có chỗ ghi" not in words
    assert BESIDE not in book.sheetnames


def test_a_box_said_twice_keeps_both_texts(tmp_path: Path) -> None:
    boxes = [{"ma_nhiem_vu": "M-1", "ket_qua": said} for said in ("Lần một", "Lần hai")]
    copy = returned(tmp_path, content(table("F01", boxes)))
    again = read_form(copy.path, TYPES)
    assert {"ma_nhiem_vu": "M-1", "ket_qua": "Lần một"} in rows_of(again, "F01")
    words = [c.value for row in opened(copy)[BESIDE].iter_rows() for c in row]
    assert "Lần hai" in words
