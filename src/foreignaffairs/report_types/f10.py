"""F10: scholarships; exchange of experts, teachers and students (TP.HCM 2.1-5, 2.3-5)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import (
    Column,
    Count,
    CountryCode,
    Money,
    ReportType,
    TableRow,
    code_list,
)

from .rules import DateOrder, Filled, RequiredWhen, is_code, is_not

LOAI_TRAO_DOI = code_list(
    "LOAI_TRAO_DOI",
    "Loại",
    [
        ("HOC_BONG", "Học bổng"),
        ("TRAO_DOI_HS", "Trao đổi học sinh"),
        ("TRAO_DOI_GV", "Trao đổi giáo viên"),
        ("CHUYEN_GIA", "Trao đổi chuyên gia", "Chuyên gia"),
        ("LOP_HOC_KET_NOI_TRUC_TUYEN", "Lớp học kết nối trực tuyến", "Lớp học trực tuyến"),
    ],
)
CHIEU = code_list(
    "CHIEU",
    "Chiều",
    [
        ("DI", "Đi nước ngoài", "Đi"),
        ("DEN", "Đến Việt Nam", "Đến"),
        ("TRUC_TUYEN", "Trực tuyến", "Online"),
    ],
)
LOAI_TIEN = code_list(
    "LOAI_TIEN",
    "Loại tiền",
    [
        ("VND", "VND - đồng Việt Nam", "VND", "VNĐ", "Đồng"),
        ("USD", "USD - đô la Mỹ", "USD", "Đô la"),
        ("EUR", "EUR - ơ rô", "EUR", "Euro"),
        ("JPY", "JPY - yên Nhật", "JPY", "Yên"),
        ("KRW", "KRW - uôn Hàn Quốc", "KRW", "Won"),
        ("CNY", "CNY - nhân dân tệ", "CNY", "Tệ"),
        ("TWD", "TWD - đô la Đài Loan", "TWD", "NTD"),
        ("AUD", "AUD - đô la Úc", "AUD"),
        ("CAD", "CAD - đô la Canada", "CAD"),
        ("GBP", "GBP - bảng Anh", "GBP"),
        ("SGD", "SGD - đô la Singapore", "SGD"),
        ("KHAC", "Loại tiền khác", "Khác"),
    ],
)
"""ISO 4217 codes of the partners' currencies; amounts in different ones are never added."""


class F10Row(TableRow):
    """One scholarship or exchange programme."""

    loai: Annotated[
        str | None,
        Column(
            "Loại",
            "Chọn trong danh sách.",
            codes=LOAI_TRAO_DOI,
            required=True,
            key=True,
            dimension=True,
            width=24,
        ),
    ] = None
    chieu: Annotated[
        str | None,
        Column(
            "Chiều",
            "Người của đơn vị đi, hay người nước ngoài đến.",
            codes=CHIEU,
            key=True,
            dimension=True,
            width=15,
            aliases=("Chiều trao đổi",),
        ),
    ] = None
    ben_cap: Annotated[
        str | None,
        Column(
            "Bên cấp, bên trao đổi",
            "Tên nước, tổ chức, trường cấp học bổng hoặc cùng trao đổi.",
            required=True,
            key=True,
            width=30,
            aliases=("Bên cấp", "Đơn vị cấp", "Đối tác"),
        ),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nước của bên cấp, bên trao đổi.",
            required=True,
            key=True,
            dimension=True,
            width=20,
            aliases=("Nước", "Quốc gia"),
        ),
    ] = None
    so_suat: Annotated[
        Count | None,
        Column(
            "Số suất học bổng",
            "Chỉ với học bổng.",
            measure="flow",
            unit="suất",
            width=10,
            aliases=("Số suất",),
        ),
    ] = None
    gia_tri: Annotated[
        Money | None,
        Column(
            "Tổng giá trị",
            "Tổng giá trị các suất, theo loại tiền ở cột bên.",
            width=15,
            aliases=("Giá trị", "Trị giá"),
        ),
    ] = None
    loai_tien: Annotated[
        str | None,
        Column("Loại tiền", "Chọn trong danh sách.", codes=LOAI_TIEN, dimension=True, width=18),
    ] = None
    so_nguoi: Annotated[
        Count | None,
        Column(
            "Số người tham gia",
            "Số người nhận học bổng hoặc tham gia trao đổi trong kỳ.",
            measure="flow",
            unit="người",
            width=10,
            aliases=("Số người", "Số lượng"),
        ),
    ] = None
    tu: Annotated[date | None, Column("Từ ngày", key=True, width=12, aliases=("Ngày bắt đầu",))] = (
        None
    )
    den: Annotated[date | None, Column("Đến ngày", width=12, aliases=("Ngày kết thúc",))] = None


F10 = ReportType(
    id="F10",
    number="Biểu 10/ĐN",
    title="Học bổng; trao đổi chuyên gia, giáo viên, học sinh",
    sheet="Học bổng, trao đổi",
    row=F10Row,
    rules=(
        RequiredWhen("so_suat", when=is_code("loai", LOAI_TRAO_DOI, "HOC_BONG")),
        RequiredWhen("so_nguoi", when=is_not("loai", LOAI_TRAO_DOI, "HOC_BONG")),
        RequiredWhen("chieu", when=is_not("loai", LOAI_TRAO_DOI, "HOC_BONG")),
        RequiredWhen("loai_tien", when=Filled("gia_tri")),
        DateOrder("den", "tu"),
    ),
    question="Trong kỳ, đơn vị có học bổng hoặc trao đổi chuyên gia, giáo viên, học sinh không?",
    note="Mỗi chương trình học bổng, trao đổi ghi một dòng; chỉ ghi số người, không ghi tên.",
    count_rows="chương trình",
)
