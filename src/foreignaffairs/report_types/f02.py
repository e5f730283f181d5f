"""F02: students gone abroad, counts by country (HP-DH).

The only statistic that a directive names. Schools and consultancies count the same students, so
the source is kept and the two are never added. Schools are asked for country, number gone and
women only; levels, sources of money and stocks come from consultancies.
"""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, Count, CountryCode, ReportType, TableRow

from . import code_lists as lists
from .rules import AtMost

CONSULTANCY = ("TV_DU_HOC",)


class F02Row(TableRow):
    """Counts for one country; the source follows from the unit's kind when it is blank."""

    nguon_bao_cao: Annotated[
        str | None,
        Column("Nguồn báo cáo", codes=lists.NGUON_BAO_CAO, dimension=True, derived=True, width=22),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nơi đến học. Mỗi nước một dòng, không gộp nhiều nước vào một ô.",
            required=True,
            key=True,
            dimension=True,
            width=26,
            aliases=("Nước", "Nước đến", "Quốc gia", "Nước đến học", "Nước du học"),
        ),
    ] = None
    trinh_do: Annotated[
        str | None,
        Column(
            "Trình độ theo học",
            "Chọn trong danh sách.",
            codes=lists.TRINH_DO,
            key=True,
            dimension=True,
            asked_of=CONSULTANCY,
            width=22,
            aliases=("Trình độ", "Bậc học"),
        ),
    ] = None
    nguon_kinh_phi: Annotated[
        str | None,
        Column(
            "Nguồn kinh phí",
            "Chọn nguồn chính.",
            codes=lists.NGUON_KINH_PHI_DU_HOC,
            key=True,
            dimension=True,
            asked_of=CONSULTANCY,
            width=26,
            aliases=("Kinh phí",),
        ),
    ] = None
    moi_di_trong_ky: Annotated[
        Count | None,
        Column(
            "Mới đi trong kỳ",
            "Số học sinh bắt đầu đi du học trong kỳ số liệu; không có thì ghi 0.",
            measure="flow",
            required=True,
            unit="người",
            width=12,
            aliases=("Số lượng", "Số học sinh", "Tổng số", "Số học sinh đi du học"),
        ),
    ] = None
    nu: Annotated[
        Count | None,
        Column(
            "Trong đó: nữ",
            "Số nữ trong số mới đi.",
            measure="flow",
            unit="người",
            width=10,
            aliases=("Nữ",),
        ),
    ] = None
    dang_hoc_cuoi_ky: Annotated[
        Count | None,
        Column(
            "Đang học đến cuối kỳ",
            "Số đang học ở nước ngoài vào ngày cuối kỳ, gồm cả người đi từ các kỳ trước.",
            measure="stock",
            asked_of=CONSULTANCY,
            unit="người",
            width=14,
            aliases=("Đang học",),
        ),
    ] = None
    ve_nuoc_trong_ky: Annotated[
        Count | None,
        Column(
            "Về nước trong kỳ",
            "Số học xong hoặc thôi học, đã về nước trong kỳ.",
            measure="flow",
            asked_of=CONSULTANCY,
            unit="người",
            width=12,
            aliases=("Về nước",),
        ),
    ] = None


F02 = ReportType(
    id="F02",
    number="Biểu 02/ĐN",
    title="Thống kê học sinh đi du học",
    sheet="Du học",
    row=F02Row,
    rules=(AtMost("nu", "moi_di_trong_ky"),),
    question="Trong kỳ, đơn vị có học sinh đi du học không?",
    note="Mỗi nước/vùng lãnh thổ ghi một dòng; chỉ ghi số người, không ghi tên.",
    source="nguon_bao_cao",
    headline_source="TRUONG",
    source_by_kind={"TV_DU_HOC": "TV_DU_HOC"},
)
