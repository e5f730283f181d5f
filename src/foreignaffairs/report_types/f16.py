"""F16: the unit's contacts for foreign affairs (HP "Nơi nhận"; TP.HCM 2.3-3, 2.3-10).

TP.HCM 2.3-10 asks for continuity, so there is a deputy beside the first contact. Office data only:
no private telephone number, no identity paper.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, ReportType, TableRow, code_list

from .rules import DateOrder

VAI_TRO_DAU_MOI = code_list(
    "VAI_TRO_DAU_MOI",
    "Vai trò đầu mối",
    [("CHINH", "Đầu mối chính", "Chính"), ("DU_PHONG", "Đầu mối dự phòng", "Dự phòng")],
)


class F16Row(TableRow):
    """One contact."""

    ho_ten: Annotated[
        str | None,
        Column("Họ và tên", required=True, key=True, personal=True, width=28, aliases=("Họ tên",)),
    ] = None
    chuc_vu: Annotated[
        str | None, Column("Chức vụ", personal=True, width=24, aliases=("Chức danh",))
    ] = None
    dien_thoai_cong_vu: Annotated[
        str | None,
        Column(
            "Điện thoại công vụ",
            "Số máy cơ quan, ghi cả số 0 ở đầu.",
            personal=True,
            width=18,
            aliases=("Điện thoại", "Số điện thoại", "SĐT"),
        ),
    ] = None
    email: Annotated[
        str | None,
        Column("Thư điện tử", "Hộp thư công vụ.", personal=True, width=30, aliases=("Email",)),
    ] = None
    vai_tro: Annotated[
        str | None,
        Column(
            "Vai trò",
            "Mỗi đơn vị một đầu mối chính.",
            codes=VAI_TRO_DAU_MOI,
            required=True,
            dimension=True,
            width=18,
        ),
    ] = None
    tu: Annotated[date | None, Column("Từ ngày", "Ngày bắt đầu làm đầu mối.", width=12)] = None
    den: Annotated[
        date | None, Column("Đến ngày", "Chỉ ghi khi đã thôi làm đầu mối.", width=12)
    ] = None


F16 = ReportType(
    id="F16",
    number="Biểu 16/ĐN",
    title="Cán bộ đầu mối công tác đối ngoại",
    sheet="Cán bộ đầu mối",
    row=F16Row,
    rules=(DateOrder("den", "tu"),),
    question="Đơn vị có cán bộ đầu mối mới hoặc thay đổi cán bộ đầu mối không?",
    note="Ghi đầu mối chính và đầu mối dự phòng; chỉ dùng điện thoại, thư điện tử công vụ.",
    blank_rows=6,
    count_rows="người",
)
