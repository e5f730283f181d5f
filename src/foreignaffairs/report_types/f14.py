"""F14: difficulties, proposals and incidents, with a report or ad hoc (TP.HCM III-3)."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, ReportType, TableRow, code_list

LOAI_KIEN_NGHI = code_list(
    "LOAI_KIEN_NGHI",
    "Loại",
    [
        ("KHO_KHAN", "Khó khăn, vướng mắc", "Khó khăn", "Vướng mắc"),
        ("KIEN_NGHI", "Kiến nghị", "Đề xuất"),
        ("DE_XUAT_DIEU_CHINH", "Đề xuất bổ sung, điều chỉnh", "Đề xuất điều chỉnh"),
        ("SU_VIEC", "Sự việc phát sinh", "Sự việc"),
    ],
)
CAP_GIAI_QUYET = code_list(
    "CAP_GIAI_QUYET",
    "Cấp giải quyết",
    [
        ("DON_VI", "Đơn vị tự giải quyết", "Đơn vị"),
        ("SO", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("UBND_TP", "UBND thành phố", "Ủy ban nhân dân thành phố"),
        ("BO_NGANH", "Bộ, ngành Trung ương", "Bộ GD&ĐT"),
    ],
)


class F14Row(TableRow):
    """One difficulty, proposal or incident."""

    loai: Annotated[
        str | None,
        Column(
            "Loại",
            "Chọn trong danh sách.",
            codes=LOAI_KIEN_NGHI,
            required=True,
            dimension=True,
            width=24,
        ),
    ] = None
    noi_dung: Annotated[
        str | None,
        Column(
            "Nội dung",
            "Nêu ngắn gọn sự việc, nguyên nhân và đề nghị. Không ghi nội dung mật.",
            required=True,
            key=True,
            long=True,
            width=70,
            aliases=("Nội dung kiến nghị", "Khó khăn, vướng mắc, kiến nghị"),
        ),
    ] = None
    cap_giai_quyet: Annotated[
        str | None,
        Column(
            "Đề nghị cấp giải quyết",
            "Chọn trong danh sách.",
            codes=CAP_GIAI_QUYET,
            dimension=True,
            width=22,
            aliases=("Cấp giải quyết",),
        ),
    ] = None
    han: Annotated[
        date | None,
        Column("Đề nghị giải quyết trước", "Nếu việc cần gấp.", width=13, aliases=("Thời hạn",)),
    ] = None


F14 = ReportType(
    id="F14",
    number="Biểu 14/ĐN",
    title="Khó khăn, vướng mắc, kiến nghị",
    sheet="Khó khăn, kiến nghị",
    row=F14Row,
    question="Đơn vị có khó khăn, vướng mắc hoặc kiến nghị không?",
    note="Mỗi việc ghi một dòng; việc gấp có thể gửi ngay, không chờ đến kỳ báo cáo.",
    blank_rows=15,
    count_rows="ý kiến",
)
