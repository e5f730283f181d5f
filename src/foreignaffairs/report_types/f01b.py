"""F01b: the few numbers that go with the narrative, one fixed row each.

They are what the directives ask to be counted and no table holds: documents issued (TP.HCM
2.1-2) and revised (2.1-4), inspections (2.1-4), consular protection (2.2-4), international
assessments (2.3-3).
"""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, Count, ReportType, Row, code_list

CHI_TIEU_LOI_VAN = code_list(
    "CHI_TIEU_LOI_VAN",
    "Chỉ tiêu kèm lời văn",
    [
        ("VAN_BAN_BAN_HANH", "Số văn bản về công tác đối ngoại đã ban hành"),
        ("VAN_BAN_RA_SOAT", "Số văn bản đã rà soát, sửa đổi, bổ sung"),
        ("CUOC_KIEM_TRA", "Số cuộc thanh tra, kiểm tra, giám sát về đối ngoại"),
        ("VU_VIEC_BAO_HO", "Số vụ việc lãnh sự, bảo hộ công dân của học sinh, nhà giáo"),
        ("DANH_GIA_QUOC_TE", "Số cuộc đánh giá quốc tế về chất lượng giáo dục đã tham gia"),
    ],
)


class F01bRow(Row):
    """One indicator; the form prints every one of them, in the order of the list."""

    chi_tieu: Annotated[
        str | None,
        Column(
            "Chỉ tiêu", codes=CHI_TIEU_LOI_VAN, key=True, required=True, dimension=True, width=60
        ),
    ] = None
    gia_tri: Annotated[
        Count | None,
        Column(
            "Số lượng",
            "Số phát sinh trong kỳ; không có thì ghi 0.",
            measure="flow",
            width=12,
            aliases=("Giá trị", "Số liệu"),
        ),
    ] = None
    ghi_chu: Annotated[
        str | None,
        Column("Ghi chú", "Ví dụ: số, ký hiệu văn bản; tên cuộc đánh giá.", width=40),
    ] = None


F01b = ReportType(
    id="F01b",
    number="Biểu 01b/ĐN",
    title="Số liệu kèm lời văn",
    sheet="Số liệu kèm lời văn",
    row=F01bRow,
    summed=False,
    layout="boxes",
    question=(
        "Trong kỳ, đơn vị có ban hành văn bản, kiểm tra, xử lý việc bảo hộ công dân "
        "hoặc dự đánh giá quốc tế về đối ngoại không?"
    ),
    note="Ghi số phát sinh trong kỳ vào từng dòng; không có thì ghi 0.",
)
