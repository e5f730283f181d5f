"""F06: international conferences and seminars (TP.HCM 2.1-3).

How many days ahead a host asks for permission is set by a text that is being replaced, so those
numbers are dated thresholds and their rules only warn.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import (
    Citation,
    Column,
    Count,
    Countries,
    ReportType,
    TableRow,
    code_list,
)

from .rules import DateOrder, DaysBefore, RequiredWhen, WithinDays, WithinWindow, is_code, is_not
from .thresholds import CONFERENCE_OTHERS, CONFERENCE_PRIME_MINISTER, CONFERENCE_REPORT

VAI_TRO_HOI_NGHI = code_list(
    "VAI_TRO_HOI_NGHI",
    "Vai trò",
    [
        ("TO_CHUC", "Chủ trì tổ chức", "Tổ chức", "Chủ trì"),
        ("PHOI_HOP", "Phối hợp tổ chức", "Phối hợp"),
        ("DANG_CAI", "Đăng cai"),
        ("THAM_DU", "Tham dự", "Tham gia"),
    ],
)
HINH_THUC_HOI_NGHI = code_list(
    "HINH_THUC_HOI_NGHI",
    "Hình thức",
    [
        ("TRUC_TIEP", "Trực tiếp"),
        ("TRUC_TUYEN", "Trực tuyến", "Online"),
        ("KET_HOP", "Trực tiếp kết hợp trực tuyến", "Kết hợp"),
    ],
)
THAM_QUYEN_HOI_NGHI = code_list(
    "THAM_QUYEN_HOI_NGHI",
    "Thẩm quyền cho phép",
    [
        ("TTG", "Thủ tướng Chính phủ", "TTg"),
        ("UBND_TP", "UBND thành phố", "Ủy ban nhân dân thành phố"),
        ("BO", "Bộ, ngành", "Bộ"),
        ("SO", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("KHONG_YEU_CAU", "Không phải xin phép", "Không yêu cầu"),
    ],
)
HOST = is_code("vai_tro", VAI_TRO_HOI_NGHI, "TO_CHUC")


class F06Row(TableRow):
    """One conference or seminar."""

    ten: Annotated[
        str | None,
        Column(
            "Tên hội nghị, hội thảo",
            required=True,
            key=True,
            width=30,
            aliases=("Tên hội nghị", "Tên hội thảo"),
        ),
    ] = None
    vai_tro: Annotated[
        str | None,
        Column(
            "Vai trò của đơn vị",
            "Chọn trong danh sách.",
            codes=VAI_TRO_HOI_NGHI,
            required=True,
            dimension=True,
            width=13,
            aliases=("Vai trò",),
        ),
    ] = None
    hinh_thuc: Annotated[
        str | None,
        Column(
            "Hình thức",
            "Chọn trong danh sách.",
            codes=HINH_THUC_HOI_NGHI,
            required=True,
            dimension=True,
            width=13,
        ),
    ] = None
    doi_tac: Annotated[
        str | None,
        Column("Đối tác nước ngoài", width=18, aliases=("Đối tác",)),
    ] = None
    nuoc: Annotated[
        Countries | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Các nước có đại biểu; cách nhau bằng dấu chấm phẩy.",
            dimension=True,
            width=16,
            aliases=("Nước", "Quốc gia"),
        ),
    ] = None
    tu_ngay: Annotated[
        date | None,
        Column("Từ ngày", required=True, key=True, width=11, aliases=("Ngày bắt đầu",)),
    ] = None
    den_ngay: Annotated[
        date | None,
        Column(
            "Đến ngày",
            "Họp trong một ngày thì ghi cùng ngày.",
            required=True,
            width=11,
            aliases=("Ngày kết thúc",),
        ),
    ] = None
    dai_bieu_vn: Annotated[
        Count | None,
        Column(
            "Đại biểu Việt Nam",
            "Nếu chỉ tham dự: số người của đơn vị tham dự.",
            measure="flow",
            unit="người",
            width=8,
        ),
    ] = None
    dai_bieu_nn: Annotated[
        Count | None,
        Column(
            "Đại biểu nước ngoài",
            "Nếu chỉ tham dự thì để trống.",
            measure="flow",
            unit="người",
            width=8,
        ),
    ] = None
    tham_quyen: Annotated[
        str | None,
        Column(
            "Cấp cho phép",
            "Đơn vị chủ trì tổ chức thì phải chọn.",
            codes=THAM_QUYEN_HOI_NGHI,
            dimension=True,
            width=14,
            aliases=("Thẩm quyền cho phép", "Cơ quan cho phép"),
        ),
    ] = None
    ngay_nop_ho_so: Annotated[
        date | None,
        Column("Ngày nộp hồ sơ xin phép", width=11, aliases=("Ngày xin phép",)),
    ] = None
    vb_cho_phep: Annotated[
        str | None,
        Column("Văn bản cho phép", "Số, ký hiệu, ngày.", width=15),
    ] = None
    ngay_bao_cao_ket_qua: Annotated[
        date | None,
        Column("Ngày báo cáo kết quả", width=11, aliases=("Báo cáo kết quả",)),
    ] = None


F06 = ReportType(
    id="F06",
    number="Biểu 06/ĐN",
    title="Hội nghị, hội thảo quốc tế",
    sheet="Hội nghị, hội thảo",
    row=F06Row,
    rules=(
        DateOrder("den_ngay", "tu_ngay"),
        WithinWindow("den_ngay"),
        RequiredWhen("tham_quyen", when=HOST),
        RequiredWhen(
            "vb_cho_phep",
            when=is_not("tham_quyen", THAM_QUYEN_HOI_NGHI, "KHONG_YEU_CAU"),
            severity="warning",
        ),
        DaysBefore(
            "ngay_nop_ho_so",
            "tu_ngay",
            CONFERENCE_PRIME_MINISTER,
            when=is_code("tham_quyen", THAM_QUYEN_HOI_NGHI, "TTG"),
        ),
        DaysBefore(
            "ngay_nop_ho_so",
            "tu_ngay",
            CONFERENCE_OTHERS,
            when=is_code("tham_quyen", THAM_QUYEN_HOI_NGHI, "UBND_TP", "BO", "SO"),
        ),
        WithinDays("ngay_bao_cao_ket_qua", "den_ngay", CONFERENCE_REPORT, when=HOST),
    ),
    question="Trong kỳ, đơn vị có tổ chức hoặc dự hội nghị, hội thảo quốc tế không?",
    note="Mỗi hội nghị, hội thảo ghi một dòng, kể cả trực tuyến có đại biểu ở nước ngoài.",
    count_rows="hội nghị, hội thảo",
    citation=Citation(
        directive="06/2020/QĐ-TTg",
        clause="toàn văn",
        text="Quyết định số 06/2020/QĐ-TTg ngày 21/02/2020 của Thủ tướng Chính phủ",
    ),
)
