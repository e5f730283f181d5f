"""What people and programs put into arguments: blanks, dates, serials, ranges, errors, anything."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from foreignaffairs.excel.functions.errors import is_error

from .conftest import Sample

JANUARY = 44_927
"""1 January 2023 as Excel counts."""


@pytest.mark.parametrize(
    "typed", ["2023-K1", " 2023-k1 ", "2023/K1", "K1/2023", "2023K1", "Đợt trước 15/6/2023"]
)
def test_a_period_is_taken_as_people_write_it(sample: Sample, typed: str):
    assert sample.ask("FA_HAN_NOP", typed) == date(2023, 6, 14)


@pytest.mark.parametrize(
    "typed", [datetime(2023, 1, 1), date(2023, 1, 1), JANUARY, float(JANUARY), "2023-1", "2023/01"]
)
def test_a_period_that_became_a_date_is_asked_about_with_the_period_meant(
    sample: Sample, typed: Any
):
    answer = sample.ask("FA_HAN_NOP", typed)
    assert answer.startswith("#FA-KY ")
    assert "2023-K1" in answer


@pytest.mark.parametrize(
    ("typed", "known"),
    [("2023-K2", "2023-K1, 2023-N"), ("2023-2", "2023-K1, 2023-N"), ("2023-DX07", "2023-K1")],
)
def test_a_period_that_is_none_names_those_there_are(sample: Sample, typed: str, known: str):
    answer = sample.ask("FA_HAN_NOP", typed)
    assert answer.startswith("#FA-KY ")
    assert known in answer


@pytest.mark.parametrize("typed", ["quý 1", "xyz", True, "2023", 2023.0])
def test_what_is_no_period_at_all_says_so(sample: Sample, typed: Any):
    assert sample.ask("FA_HAN_NOP", typed).startswith("#FA-KY ")


@pytest.mark.parametrize(
    "typed",
    [
        "4/3/2025",
        "04-03-2025",
        datetime(2025, 3, 4),
        date(2025, 3, 4),
        45_720,
        45_720.0,
        "2025-03-04",
    ],
)
def test_a_day_is_taken_as_text_serial_or_date(sample: Sample, typed: Any):
    assert sample.ask("FA_NGAY_VN", typed) == "ngày 04 tháng 3 năm 2025"


@pytest.mark.parametrize(
    ("typed", "meant"), [("6/15/2023", "15/6/2023"), ("15062023", "15/6/2023")]
)
def test_an_unsure_day_is_asked_about(sample: Sample, typed: str, meant: str):
    answer = sample.ask("FA_NGAY_VN", typed)
    assert answer.startswith("#FA-NGAY ")
    assert meant in answer


@pytest.mark.parametrize("typed", ["3/2023", "2023", "hôm qua", True, "15-20/6/2023"])
def test_what_is_no_day_is_refused(sample: Sample, typed: Any):
    assert sample.ask("FA_NGAY_VN", typed).startswith("#FA-NGAY ")


@pytest.mark.parametrize("year", [2023, 2023.0, "2023", " 2023 "])
def test_a_year_comes_as_a_number_or_as_text(sample: Sample, year: Any):
    assert len(sample.ask("FA_PHAI_NOP", "MAU-T01", year)) > 2


@pytest.mark.parametrize("year", ["hai nghìn", 23, 45_000, datetime(2023, 1, 1), 2023.5])
def test_what_is_no_year_is_refused(sample: Sample, year: Any):
    assert sample.ask("FA_PHAI_NOP", "MAU-T01", year).startswith("#FA-NAM ")


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        (1005.0, "một nghìn không trăm linh năm"),
        ("1.200", "một nghìn hai trăm"),
        ("12,5", "mười hai phẩy năm"),
        (0.0, "không"),
        (-3, "âm ba"),
    ],
)
def test_a_number_is_taken_the_vietnamese_way(sample: Sample, typed: Any, words: str):
    assert sample.ask("FA_DOC_SO", typed) == words


@pytest.mark.parametrize("typed", ["12,500", "khoảng 12", "mười", 10.0**18, True])
def test_an_unsure_number_is_asked_about(sample: Sample, typed: Any):
    assert sample.ask("FA_DOC_SO", typed).startswith("#FA-SO ")


@pytest.mark.parametrize("blank", [None, "", "  ", [[None]], [[""]]])
def test_a_blank_gives_a_blank(sample: Sample, blank: Any):
    assert sample.ask("FA_HAN_NOP", blank) == ""
    assert sample.ask("FA_DON_VI", blank) == ""
    assert sample.ask("FA_PHAI_NOP", blank, 2023) == ""
    assert sample.ask("FA_CHUAN_HOA", blank) == ""
    assert sample.ask("FA_LY_DO", blank) == ""


def test_a_blank_cell_that_calc_hands_over_as_zero_is_blank_where_zero_means_nothing(
    sample: Sample,
):
    assert sample.ask("FA_DON_VI", 0.0) == ""
    assert sample.ask("FA_HAN_NOP", "2023-K1", 0.0, 0.0, 0.0) == date(2023, 6, 14)
    assert sample.ask("FA_DOC_SO", 0.0) == "không"


def test_arguments_left_out_are_blank(sample: Sample):
    assert sample.ask("FA_HAN_NOP") == ""
    assert sample.ask("FA_SO_SANH") is True


def test_a_range_is_answered_in_its_own_shape_in_one_call(sample: Sample):
    column = [["2023-K1"], [None], ["2023-N"], ["xyz"]]
    answer = sample.ask("FA_HAN_NOP", column)
    assert answer[:3] == [[date(2023, 6, 14)], [""], [date(2023, 12, 9)]]
    assert answer[3][0].startswith("#FA-KY ")
    row = [["Mỹ", "Pháp", ""]]
    assert sample.ask("FA_QUOC_GIA", row, "ma2") == [["US", "FR", ""]]
    block = [["Đối", "Ngoại"], ["Hà", "Nội"]]
    assert sample.ask("FA_BO_DAU", block) == [["Doi", "Ngoai"], ["Ha", "Noi"]]


def test_a_blank_in_a_range_is_a_blank_answer_even_where_one_alone_would_mean_all(sample: Sample):
    units = [["MAU-T01"], [None], ["MAU-T02"]]
    due = date(2024, 6, 14)
    assert sample.ask("FA_HAN_NOP", "2024-K1", units) == [[due], [""], [due]]
    titles = sample.ask("FA_NHIEM_VU", [["HP-1"], [None]])
    assert titles[0][0].startswith("Nâng cao nhận thức")
    assert titles[1] == [""]
    assert len(sample.ask("FA_NHIEM_VU", None)) > 2


def test_a_column_beside_a_row_gives_the_table_of_both(sample: Sample):
    periods, units = [["2023-K1", "2024-K1"]], [["MAU-T01"], ["MAU-T02"], ["MAU-T04"]]
    answer = sample.ask("FA_TINH_TRANG", units, periods)
    assert answer == [
        ["Đã tổng hợp", "Đạt, chờ tổng hợp"],
        ["Đã tổng hợp", "Chưa nộp"],
        ["Chưa nộp", "Chưa nộp"],
    ]


def test_ranges_that_do_not_fit_are_refused(sample: Sample):
    answer = sample.ask(
        "FA_TINH_TRANG", [["MAU-T01"], ["MAU-T02"], ["MAU-T03"]], [["2023-K1"], ["2024-K1"]]
    )
    assert answer.startswith("#FA-CO ")


def test_a_table_function_stacks_the_tables_of_a_range_led_by_its_cells(sample: Sample):
    answer = sample.ask("FA_PHAI_NOP", [["MAU-T01"], [None], ["MAU-V01"], ["không có"]], 2023)
    assert answer[0][:2] == ["Đơn vị", "Kỳ"]
    assert {row[0] for row in answer[1:]} == {"MAU-T01", "MAU-V01", "không có"}
    assert answer[-1][1].startswith("#FA-DV ")
    assert len({len(row) for row in answer}) == 1


def test_the_first_reason_is_handed_on(sample: Sample):
    first = sample.ask("FA_DON_VI", "Trường không có")
    assert sample.ask("FA_TINH_TRANG", first, "2023-K1") == first
    assert sample.ask("FA_SO_LIEU", first, "F02", "moi_di_trong_ky") == first
    assert sample.ask("FA_HAN_NOP", "2023-K1", None, None, first) == first


def test_an_error_of_the_program_itself_is_named(sample: Sample):
    answer = sample.ask("FA_HAN_NOP", "#N/A")
    assert answer.startswith("#FA-O ")
    assert "#N/A" in answer


CELLS = st.one_of(
    st.none(),
    st.text(max_size=12),
    st.sampled_from(
        ["2023-K1", "MAU-T01", "F02", "US", "THPT", "nuoc=US", "#N/A", "#FA-KY x", "hai-phong", "/"]
    ),
    st.floats(),
    st.integers(min_value=-(10**20), max_value=10**20),
    st.booleans(),
    st.datetimes(),
)
ARGUMENTS = st.one_of(CELLS, st.lists(st.lists(CELLS, max_size=3), max_size=3))


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_whatever_comes_nothing_is_raised_and_every_reason_is_explained(
    sample: Sample, data: st.DataObject
):
    name = data.draw(st.sampled_from(sorted(sample.session.functions)))
    arguments = data.draw(st.lists(ARGUMENTS, max_size=6))
    answer = sample.ask(name, *arguments)
    rows = answer if isinstance(answer, list) else [[answer]]
    for cell in (cell for row in rows for cell in row):
        assert isinstance(cell, str | float | bool | date)
        assert not (isinstance(cell, str) and cell.startswith("#FA-LOI"))
        if is_error(cell) and name not in ("FA_CHUAN_HOA", "FA_BO_DAU"):
            assert len(sample.ask("FA_LY_DO", cell)) > 20
