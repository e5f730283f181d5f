"""F02b: list of students gone abroad. Personal data: off unless an office turns it on.

No identity card, passport, ethnicity or religion is ever asked for. Only the country, the level and
the source of money may leave with an export; every other column is marked personal.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, Count, CountryCode, ReportType, TableRow, code_list

from . import code_lists as lists
from .rules import AtLeast

GIOI_TINH = code_list("GIOI_TINH", "Giới tính", [("NAM", "Nam"), ("NU", "Nữ")])


class F02bRow(TableRow):
    """One student."""

    ho_ten: Annotated[
        str | None,
        Column(
            "Họ và tên",
            required=True,
            key=True,
            personal=True,
            width=22,
            aliases=("Họ tên", "Tên học sinh"),
        ),
    ] = None
    ngay_sinh: Annotated[
        date | None,
        Column("Ngày sinh", "Ngày/tháng/năm.", key=True, personal=True, width=11),
    ] = None
    gioi_tinh: Annotated[
        str | None, Column("Giới tính", codes=GIOI_TINH, personal=True, width=8)
    ] = None
    truong_truoc_khi_di: Annotated[
        str | None,
        Column(
            "Trường trước khi đi",
            "Trường đang học ngay trước khi đi du học.",
            personal=True,
            width=20,
        ),
    ] = None
    lop: Annotated[str | None, Column("Lớp", personal=True, width=7)] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nơi đến học.",
            required=True,
            dimension=True,
            width=16,
            aliases=("Nước", "Nước đến", "Quốc gia"),
        ),
    ] = None
    co_so_nuoc_ngoai: Annotated[
        str | None,
        Column("Cơ sở giáo dục nước ngoài", personal=True, width=20, aliases=("Trường đến học",)),
    ] = None
    nganh: Annotated[
        str | None, Column("Ngành học", personal=True, width=14, aliases=("Ngành",))
    ] = None
    trinh_do: Annotated[
        str | None,
        Column(
            "Trình độ theo học",
            "Chọn trong danh sách.",
            codes=lists.TRINH_DO,
            dimension=True,
            width=13,
            aliases=("Trình độ",),
        ),
    ] = None
    thang_nhap_hoc: Annotated[
        str | None,
        Column("Tháng nhập học", "Tháng/năm, ví dụ 9/2023.", personal=True, width=10),
    ] = None
    thoi_gian_thang: Annotated[
        Count | None,
        Column(
            "Thời gian học",
            "Tổng số tháng của khóa học.",
            personal=True,
            unit="tháng",
            width=9,
            aliases=("Số tháng",),
        ),
    ] = None
    nguon_kinh_phi: Annotated[
        str | None,
        Column(
            "Nguồn kinh phí",
            "Chọn nguồn chính.",
            codes=lists.NGUON_KINH_PHI_DU_HOC,
            dimension=True,
            width=16,
        ),
    ] = None
    to_chuc_tu_van: Annotated[
        str | None,
        Column(
            "Tổ chức tư vấn du học",
            "Tên hoặc mã số thuế; không qua tổ chức tư vấn thì để trống.",
            personal=True,
            width=16,
        ),
    ] = None


F02b = ReportType(
    id="F02b",
    number="Biểu 02b/ĐN",
    title="Danh sách học sinh đi du học",
    sheet="Danh sách du học",
    row=F02bRow,
    rules=(AtLeast("thoi_gian_thang"),),
    question="Đơn vị có danh sách học sinh đi du học gửi kèm không?",
    note=(
        "Biểu có dữ liệu cá nhân: chỉ lập khi Sở yêu cầu; không ghi số CCCD, số hộ chiếu, "
        "dân tộc, tôn giáo."
    ),
    personal=True,
)
