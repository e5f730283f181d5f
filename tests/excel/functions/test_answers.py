"""What each function answers, in an office whose first half of 2023 went up."""

from __future__ import annotations

from datetime import date

import pytest

from foreignaffairs.language.countries import printed_name

from .conftest import Sample

T1, T2, T3, T4, V1 = "MAU-T01", "MAU-T02", "MAU-T03", "MAU-T04", "MAU-V01"
SCHOOLS = "Nhà trường, cơ sở giáo dục"


def test_due_dates_with_their_sentence_and_the_working_day_before(sample: Sample):
    assert sample.ask("FA_HAN_NOP", "2023-N") == date(2023, 12, 9)
    assert sample.ask("FA_NGAY_LAM_VIEC", "2023-N") == date(2023, 12, 8)
    assert "thứ Bảy" in sample.ask("FA_HAN_NOP_GIAI_THICH", "2023-N")


def test_a_due_date_of_a_unit_a_kind_and_a_single_form(sample: Sample):
    for who in (T1, "trường thpt mẫu 01", "THPT", "Trường trung học phổ thông"):
        assert sample.ask("FA_HAN_NOP", "2024-N", who) == date(2024, 12, 9)
    assert sample.ask("FA_HAN_NOP", "2024-N", T1, "02/ĐN") == date(2024, 12, 9)
    assert sample.ask("FA_HAN_NOP", "2024-N", "Sở GD&ĐT", "B16").startswith("#FA-")
    assert sample.ask("FA_HAN_NOP", "2024-K1", T1, "F03").startswith("#FA-HAN ")


def test_days_left_are_negative_once_it_is_late(sample: Sample):
    assert sample.ask("FA_CON_LAI", "2024-K1") == -3
    assert sample.ask("FA_CON_LAI", "2024-K1", T1, "F02", "1/6/2024") == 13


def test_the_rules_can_be_asked_without_any_office(sample: Sample):
    call = sample.session.call
    assert call("FA_HAN_NOP", ["2023-K1", None, None, "tphcm"]) == date(2023, 5, 9)
    assert call("FA_KY_BAO_CAO", ["20/3/2023", "tphcm"]) == "2023-K1"
    assert call("FA_CAN_CU", ["HP-H1", "hai-phong"]).startswith("Công văn")
    assert call("FA_TINH_TRANG", [T1, "2023-K1", "hai-phong"]).startswith("#FA-VP ")


def test_what_a_unit_owes_in_a_year_and_what_has_no_date(sample: Sample):
    rows = sample.rows("FA_PHAI_NOP", T1, 2024)
    dated = [r for r in rows if r["Kỳ"]]
    assert {r["Kỳ"] for r in dated} == {"2024-K1", "2024-N"}
    assert all(isinstance(r["Hạn nộp"], date) for r in dated)
    assert [r["Hạn nộp"] for r in rows if not r["Kỳ"]] == [
        "chủ động triển khai xây dựng kế hoạch của đơn vị mình"
    ]
    by_kind = sample.rows("FA_PHAI_NOP", "Trường THPT", 2024)
    assert [r["Mã"] for r in by_kind] == [r["Mã"] for r in rows]


def test_a_consultancy_owes_only_its_statistic(sample: Sample):
    assert {
        r["Biểu"] for r in sample.rows("FA_PHAI_NOP", V1, 2024) if r["Chế độ"] == "Bắt buộc"
    } == {"Biểu 02/ĐN"}


def test_tasks_in_force_and_the_title_of_one(sample: Sample):
    assert sample.ask("FA_NHIEM_VU", "hp-3").startswith("Phối hợp tiếp nhận")
    assert len(sample.rows("FA_NHIEM_VU")) == 9
    assert "HP-DH" not in [r["Mã"] for r in sample.rows("FA_NHIEM_VU", None, "PHONG_SO")]
    assert sample.rows("FA_NHIEM_VU", None, None, "1/1/2020") == []
    assert sample.ask("FA_NHIEM_VU", "HP-99").startswith("#FA-MA ")


@pytest.mark.parametrize("wanted", ["HP-3", "B03", "HP-H1", "HP-KG-3", "72/2025/QH15"])
def test_a_citation_of_anything_that_has_one(sample: Sample, wanted: str):
    assert not sample.ask("FA_CAN_CU", wanted).startswith("#FA-")


def test_recipients_of_reports_are_not_those_of_the_directive(sample: Sample):
    everyone = sample.rows("FA_NOI_NHAN")
    assert "Nhận văn bản chỉ đạo" in {r["Vai trò"] for r in everyone}
    of_year = {r["Nơi nhận"]: r["Nhận báo cáo"] for r in sample.rows("FA_NOI_NHAN", "2024-N")}
    assert of_year["Sở Ngoại vụ"] == "Sở gửi lên"
    assert of_year["Sở Giáo dục và Đào tạo"] == "Đơn vị gửi"
    assert "Phòng GD&ĐT nơi trường đóng" not in {
        r["Nơi nhận"] for r in sample.rows("FA_NOI_NHAN", "2026-N")
    }


@pytest.mark.parametrize(
    "typed",
    ["mau-t01", "TRƯỜNG THPT MẪU 01", "Trường  THPT mẫu 01", "MAU-T01 – Trường THPT mẫu 01"],
)
def test_a_unit_by_code_or_name(sample: Sample, typed: str):
    assert sample.ask("FA_DON_VI", typed) == T1


def test_a_near_name_is_suggested_and_never_taken(sample: Sample):
    answer = sample.ask("FA_DON_VI", "Truong THPT mau 01")
    assert answer.startswith("#FA-DV ")
    assert "MAU-T01 – Trường THPT mẫu 01" in answer


def test_an_alias_leads_to_the_unit_of_that_day(sample: Sample):
    assert sample.ask("FA_DON_VI", "PGD Hồng Bàng") == "HP-PGD-HONGBANG"
    assert sample.ask("FA_DON_VI", "PGD Hồng Bàng", "1/1/2026").startswith("#FA-DV ")


def test_units_of_a_day_by_kind_and_area(sample: Sample):
    assert [r["Mã đơn vị"] for r in sample.rows("FA_DS_DON_VI", None, "THPT", "quận mẫu 2")] == [
        T3,
        T4,
    ]
    before, after = (
        {r["Loại đơn vị"] for r in sample.rows("FA_DS_DON_VI", day)}
        for day in ("1/6/2025", "1/7/2025")
    )
    assert "Phòng GD&ĐT cấp huyện" in before - after
    assert sample.ask("FA_DS_DON_VI", None, "Trường không có").startswith("#FA-LOAI ")


def test_states_in_the_words_of_the_screen(sample: Sample):
    states = sample.ask("FA_TINH_TRANG", [[T1], [T2], [T3]], "2024-K1")
    assert states == [["Đạt, chờ tổng hợp"], ["Chưa nộp"], ["Đã nhận, đang kiểm tra"]]
    assert sample.ask("FA_TINH_TRANG", "Sở GD&ĐT Hải Phòng", "2024-K1").startswith("#FA-DIEN ")


def test_who_owes_with_days_late(sample: Sample):
    rows = sample.rows("FA_DS_CHUA_NOP", "2024-K1", "Trường THPT")
    assert [(r["Mã đơn vị"], r["Số ngày chậm"]) for r in rows] == [(T2, 3), (T4, 3)]
    assert sample.rows("FA_DS_CHUA_NOP", "2024-K1", "Trường THPT", "Quận mẫu 9") == []


def test_rates_are_those_of_the_office_itself(sample: Sample):
    summary = sample.office.status_summary("2023-K1", ["loai_don_vi"]).set_index("loai_don_vi")
    for kind in ("THPT", "TV_DU_HOC", "PHONG_GDDT"):
        for measure in ("ty_le_nop", "ty_le_dung_han", "phai_nop", "nop_cham", "dat"):
            assert sample.ask("FA_TY_LE", "2023-K1", measure, kind) == summary.loc[kind, measure]


def test_rates_make_a_grid_in_one_call_and_stay_blank_where_nobody_owes(sample: Sample):
    kinds, areas = [["THPT"], ["TV_DU_HOC"]], [["Quận mẫu 1", "Quận mẫu 2"]]
    assert sample.ask("FA_TY_LE", "2024-K1", "tỷ lệ nộp", kinds, areas) == [[50, 50], ["", ""]]
    assert sample.ask("FA_TY_LE", "2024-K1", "nhiều").startswith("#FA-CHITIEU ")


def test_findings_of_a_units_report(sample: Sample):
    (row,) = sample.rows("FA_CAN_SUA", T3, "2024-K1")
    assert (row["Mức độ"], row["Mã phát hiện"]) == ("Cần chỉnh sửa", "FA-R01")
    assert [r["Mức độ"] for r in sample.rows("FA_CAN_SUA", T1, "2024-K1")] == ["Đạt"]
    assert sample.ask("FA_CAN_SUA", T2, "2024-K1").startswith("#FA-NOP ")


def test_a_consolidated_table_in_printed_words_with_sources_apart(sample: Sample):
    rows = sample.rows("FA_TONG_HOP", "2023-K1", "F02", "nuoc")
    found = {(r["Nguồn báo cáo"], r["Nước/vùng lãnh thổ"]): r["Mới đi trong kỳ"] for r in rows}
    assert found == {
        (SCHOOLS, printed_name("KR")): 4,
        (SCHOOLS, printed_name("US")): 5,
        ("Tổ chức tư vấn du học", printed_name("US")): 9,
    }


def test_dimensions_come_as_a_list_or_a_range(sample: Sample):
    listed = sample.ask("FA_TONG_HOP", "2024-K1", "F02", "Địa bàn; Nước")
    assert listed == sample.ask(
        "FA_TONG_HOP", "2024-K1", "F02", [["dia_ban"], ["nuoc"], [None], [0.0]]
    )
    assert len(sample.rows("FA_TONG_HOP", "2024-K1", "F02", "Tổng")) == 1
    units = {r["Đơn vị"] for r in sample.rows("FA_TONG_HOP", "2024-K1", "F02", "Đơn vị")}
    assert units == {"MAU-T01 – Trường THPT mẫu 01"}


def test_figures_by_parts_by_name_and_blank_where_nobody_gave_one(sample: Sample):
    ask = sample.ask
    assert (
        ask("FA_SO_LIEU", "2024-K1", "Biểu 02/ĐN", "moi_di_trong_ky", "Nước=Mỹ; Địa bàn=quận mẫu 1")
        == 6
    )
    assert ask("FA_SO_LIEU", "2023-K1/F02/moi_di_trong_ky?nuoc=US") == 5
    assert ask("FA_SO_LIEU", "2023-K1/F02/moi_di_trong_ky?nguon_bao_cao=TV_DU_HOC&nuoc=US") == 9
    assert ask("FA_SO_LIEU", "2023-K1", "F02", "moi_di_trong_ky", "nuoc=FR") == ""
    assert ask("FA_SO_LIEU", "2023-K1", "F02", "dang_hoc_cuoi_ky", "nuoc=US") == ""
    assert ask("FA_SO_LIEU", "2024-N", "F02", "nu").startswith("#FA-NOP ")
    assert ask("FA_SO_LIEU", "2023-K1", "F01", "nu").startswith("#FA-BIEU ")
    assert ask("FA_SO_LIEU", "2023-K1", "F02", "nu", "Nước").startswith("#FA-LOC ")
    assert ask("FA_SO_LIEU", "2023-K1", "F02", "nu", "Nước=Tiệp Khắc").startswith("#FA-QG ")
    assert ask("FA_SO_LIEU", "2023-K1", "F02", "nu", "màu=đỏ").startswith("#FA-CHIEU ")


def test_indicators_are_told_one_by_one_and_never_added(sample: Sample):
    # Nobody gave any, but the question itself is refused.
    assert sample.ask("FA_SO_LIEU", "2023-K1", "F01b", "gia_tri").startswith("#FA-LOC ")


def test_where_a_figure_comes_from(sample: Sample):
    rows = sample.rows("FA_NGUON_SO_LIEU", "2023-K1/F02/moi_di_trong_ky?nuoc=US")
    assert [(r["Mã đơn vị"], r["Giá trị"]) for r in rows] == [(T1, 3), (T2, 2)]
    assert all(r["Tệp"].endswith(".xlsx") and r["Ô"] for r in rows)


def test_against_the_same_period_a_missing_side_stays_blank(sample: Sample):
    rows = sample.rows("FA_CUNG_KY", "2024-K1", "F02", "Mới đi trong kỳ", "Nước")
    by_country = {
        r["Nước/vùng lãnh thổ"]: (
            r["Kỳ này"],
            r["Cùng kỳ năm trước"],
            r["Tăng/giảm"],
            r["Tỷ lệ (%)"],
        )
        for r in rows
        if r["Nguồn báo cáo"] == SCHOOLS
    }
    assert by_country == {
        printed_name("KR"): ("", 4, "", ""),
        printed_name("US"): (6, 5, 1, 20),
        printed_name("JP"): (1, "", "", ""),
    }


def test_a_range_is_checked_as_a_report_type(sample: Sample):
    block = [
        ["STT", "Nước", "Mới đi trong kỳ", "Trong đó: nữ"],
        [1, "Mỹ", 3, 5],
        [2, "Tiệp Khắc", 2, 1],
        [3, None, None, None],
    ]
    rows = sample.rows("FA_KIEM_TRA", block, "F02", "THPT")
    places = [(r["Dòng"], r["Cột"], r["Mức độ"]) for r in rows]
    assert (2, "Trong đó: nữ", "Cần chỉnh sửa") in places
    assert any(row == 3 and column == "Nước/vùng lãnh thổ" for row, column, _ in places)
    clean = [["Nước", "Mới đi trong kỳ", "Nữ"], ["Mỹ", 3, 1]]
    assert [r["Mức độ"] for r in sample.rows("FA_KIEM_TRA", clean, "F02", "THPT")] == ["Đạt"]
    assert sample.ask("FA_KIEM_TRA", [["a", "b"], [1, 2]], "F02").startswith("#FA-VUNG ")


def test_dates_of_a_checked_range_are_set_against_the_periods_window(sample: Sample):
    headings = ["Tình trạng", "Tên đoàn", "Nước đến", "Từ ngày", "Đến ngày", "Số người"]
    early = [
        "Đã thực hiện",
        "Đoàn mẫu",
        "Nhật Bản",
        36_892.0,
        36_893.0,
        2.0,
    ]  # January 2001, as Calc
    with_window = sample.rows("FA_KIEM_TRA", [headings, early], "F03", "THPT", "2024-K1")
    without = sample.rows("FA_KIEM_TRA", [headings, early], "F03", "THPT")
    assert len(with_window) > len(without)


@pytest.mark.parametrize(
    ("typed", "part", "answer"),
    [
        ("Mỹ", None, printed_name("US")),
        ("nước Cộng hòa Pháp", "ma3", "FRA"),
        ("Đài Loan", "ten", "Đài Loan (Trung Quốc)"),
        ("US", "ten_anh", "United States"),
        ("Nhật", "khu_vuc", "Đông Á"),
    ],
)
def test_countries_as_people_write_them(sample: Sample, typed: str, part: str | None, answer: str):
    assert sample.ask("FA_QUOC_GIA", typed, part) == answer


def test_a_country_needs_no_office_and_an_unsure_one_is_asked_about(sample: Sample):
    assert sample.session.call("FA_QUOC_GIA", ["Hàn Quốc", "ma2"]) == "KR"
    assert sample.ask("FA_QUOC_GIA", "Tiệp Khắc").startswith("#FA-QG ")
    assert sample.ask("FA_QUOC_GIA", "Mỹ", "thủ đô").startswith("#FA-CHITIEU ")


def test_text_is_tidied_and_what_is_no_text_stays(sample: Sample):
    ask = sample.ask
    assert ask("FA_CHUAN_HOA", "Baùo  caùo") == "Báo cáo"
    assert ask("FA_CHUAN_HOA", "B¸o c¸o", "TCVN3") == "Báo cáo"
    assert ask("FA_CHUAN_HOA", 12.5) == 12.5
    assert ask("FA_CHUAN_HOA", "x", "utf-7").startswith("#FA-CHU ")
    assert ask("FA_BO_DAU", "Đặng Thùy Trâm") == "Dang Thuy Tram"
    assert ask("FA_SO_SANH", "Hoa", "Hòa") is False


def test_why_a_cell_shows_a_reason(sample: Sample):
    assert "2023-K1" in sample.ask("FA_LY_DO", sample.ask("FA_HAN_NOP", "2023-1"))
    assert sample.ask("FA_LY_DO", "không có lỗi") == ""
    assert "phiên bản" in sample.ask("FA_LY_DO", "#FA-XYZ là gì")
    assert sample.session.call("FA_KHONG_CO", []).startswith("#FA-HAM ")


def test_a_plugins_function_answers_for_its_own_province_only(sample: Sample):
    rows = sample.rows("FA_HP_DU_HOC", 2023)
    assert [(r["Nước/vùng lãnh thổ"], r["Giữa năm"], r["Cả năm"]) for r in rows] == [
        (printed_name("KR"), 4, ""),
        (printed_name("US"), 5, ""),
        (printed_name("US"), 9, ""),
    ]
    assert sample.ask("FA_HP_DU_HOC", 2023, "tphcm").startswith("#FA-DP ")
