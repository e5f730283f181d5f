"""F15: the unit's own plan for the year (HP-BC1; TP.HCM III-2)."""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, Money, ReportType, TableRow


class F15Row(TableRow):
    """One planned activity."""

    nhiem_vu: Annotated[
        str | None,
        Column(
            "Nhiệm vụ",
            "Nhiệm vụ trong văn bản của Sở mà hoạt động thực hiện.",
            width=26,
            aliases=("Tên nhiệm vụ",),
        ),
    ] = None
    hoat_dong: Annotated[
        str | None,
        Column(
            "Hoạt động",
            "Mỗi hoạt động một dòng.",
            required=True,
            key=True,
            width=46,
            aliases=("Nội dung hoạt động", "Nội dung"),
        ),
    ] = None
    thoi_gian: Annotated[
        str | None,
        Column(
            "Thời gian",
            "Ví dụ: tháng 3/2023; quý II; cả năm.",
            required=True,
            width=18,
            aliases=("Thời gian thực hiện",),
        ),
    ] = None
    nguoi_phu_trach: Annotated[
        str | None,
        Column(
            "Người phụ trách",
            "Bộ phận hoặc người phụ trách.",
            personal=True,
            width=24,
            aliases=("Phụ trách", "Bộ phận phụ trách"),
        ),
    ] = None
    chi_tieu: Annotated[
        str | None,
        Column("Kết quả cần đạt", width=30, aliases=("Chỉ tiêu", "Kết quả dự kiến")),
    ] = None
    kinh_phi: Annotated[
        Money | None,
        Column("Kinh phí dự kiến", unit="đồng", width=15, aliases=("Kinh phí",)),
    ] = None


F15 = ReportType(
    id="F15",
    number="Biểu 15/ĐN",
    title="Kế hoạch công tác đối ngoại của đơn vị",
    sheet="Kế hoạch năm",
    row=F15Row,
    question="Đơn vị có gửi kế hoạch công tác đối ngoại của năm không?",
    note="Mỗi hoạt động ghi một dòng, theo thứ tự thời gian.",
    count_rows="hoạt động",
)
