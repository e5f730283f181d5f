"""F12: training of staff for foreign affairs (HP-4; TP.HCM 2.1-3, 2.3-3, 2.3-10).

HP-4 asks to train where many foreigners live, many marry foreigners or many work abroad:
``dac_diem_dia_ban`` says what kind of area a class was for.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, Count, CountryCode, ReportType, TableRow, code_list

from . import code_lists as lists
from .rules import AtLeast, DateOrder, RequiredWhen, Sum, WithinWindow, is_code

NOI_DUNG_BOI_DUONG = code_list(
    "NOI_DUNG_BOI_DUONG",
    "Nội dung bồi dưỡng",
    [
        ("DUONG_LOI", "Đường lối, chính sách đối ngoại", "Đường lối"),
        ("CHUYEN_MON_DN", "Chuyên môn đối ngoại, hội nhập", "Chuyên môn đối ngoại"),
        ("LE_TAN", "Lễ tân đối ngoại", "Lễ tân"),
        ("NGOAI_NGU", "Ngoại ngữ"),
        ("KHAC", "Khác"),
    ],
)
NOI_HOC = code_list(
    "NOI_HOC",
    "Nơi học",
    [
        ("TRONG_NUOC", "Trong nước"),
        ("NUOC_NGOAI", "Ở nước ngoài", "Nước ngoài"),
        ("TRUC_TUYEN", "Trực tuyến", "Online"),
    ],
)


class F12Row(TableRow):
    """One course or class."""

    ten_lop: Annotated[
        str | None,
        Column(
            "Tên lớp, khóa bồi dưỡng",
            required=True,
            key=True,
            width=30,
            aliases=("Tên lớp", "Tên khóa"),
        ),
    ] = None
    noi_dung: Annotated[
        str | None,
        Column(
            "Nội dung",
            "Chọn nội dung chính.",
            codes=NOI_DUNG_BOI_DUONG,
            required=True,
            dimension=True,
            width=20,
        ),
    ] = None
    noi_hoc: Annotated[
        str | None,
        Column(
            "Nơi học",
            "Chọn trong danh sách.",
            codes=NOI_HOC,
            required=True,
            dimension=True,
            width=12,
        ),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Chỉ với lớp ở nước ngoài.",
            dimension=True,
            width=14,
            aliases=("Nước", "Quốc gia"),
        ),
    ] = None
    tu: Annotated[date | None, Column("Từ ngày", key=True, width=11, aliases=("Ngày bắt đầu",))] = (
        None
    )
    den: Annotated[date | None, Column("Đến ngày", width=11, aliases=("Ngày kết thúc",))] = None
    so_nguoi: Annotated[
        Count | None,
        Column(
            "Số người",
            "Số người của đơn vị được bồi dưỡng.",
            required=True,
            measure="flow",
            unit="người",
            width=8,
            aliases=("Số lượng", "Số người tham gia"),
        ),
    ] = None
    cc: Annotated[
        Count | None, Column("Công chức", measure="flow", unit="người", width=8, aliases=("CC",))
    ] = None
    vc: Annotated[
        Count | None, Column("Viên chức", measure="flow", unit="người", width=8, aliases=("VC",))
    ] = None
    nld: Annotated[
        Count | None,
        Column("Người lao động", measure="flow", unit="người", width=8, aliases=("NLĐ",)),
    ] = None
    dac_diem_dia_ban: Annotated[
        tuple[str, ...] | None,
        Column(
            "Đặc điểm địa bàn",
            "Chỉ chọn khi lớp dành cho địa bàn có đặc điểm này.",
            codes=lists.DAC_DIEM_DIA_BAN,
            dimension=True,
            width=22,
        ),
    ] = None
    van_ban: Annotated[
        str | None,
        Column("Văn bản cử đi", "Số, ký hiệu, ngày; nếu có.", width=16, aliases=("Văn bản",)),
    ] = None


F12 = ReportType(
    id="F12",
    number="Biểu 12/ĐN",
    title="Đào tạo, bồi dưỡng nhân lực đối ngoại",
    sheet="Bồi dưỡng nhân lực",
    row=F12Row,
    rules=(
        AtLeast("so_nguoi"),
        Sum("so_nguoi", ("cc", "vc", "nld")),
        RequiredWhen("nuoc", when=is_code("noi_hoc", NOI_HOC, "NUOC_NGOAI")),
        DateOrder("den", "tu"),
        WithinWindow("den"),
    ),
    question="Trong kỳ, đơn vị có tổ chức hoặc cử người dự bồi dưỡng về đối ngoại không?",
    note="Mỗi lớp ghi một dòng; lớp chưa kết thúc trong kỳ để sang kỳ sau.",
    count_rows="lớp",
)
