"""F11: people's diplomacy, external information, cultural and economic diplomacy.

HP-1, 2, 5, 6; TP.HCM 2.1-1, 2.2, 2.4, 2.5. One table for both cities: TP.HCM's pillars
are ``tru_cot``, both cities' topics ``chu_de``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, Count, ReportType, TableRow, code_list

from . import code_lists as lists
from .rules import AtLeast, WithinWindow

LOAI_HOAT_DONG = code_list(
    "LOAI_HOAT_DONG",
    "Loại hoạt động",
    [
        ("QUAN_TRIET", "Quán triệt", "Phổ biến, quán triệt"),
        ("TUYEN_TRUYEN", "Tuyên truyền"),
        ("CHUYEN_DE", "Chuyên đề", "Sinh hoạt chuyên đề"),
        ("GIAO_LUU_VAN_HOA", "Giao lưu văn hóa", "Giao lưu"),
        ("HUU_NGHI", "Hoạt động hữu nghị", "Hữu nghị"),
        ("CUOC_THI", "Cuộc thi", "Hội thi"),
        ("XUC_TIEN", "Xúc tiến, quảng bá", "Xúc tiến", "Quảng bá"),
        ("PHAN_BAC", "Phản bác thông tin xuyên tạc", "Phản bác"),
        ("KHAC", "Khác"),
    ],
)


class F11Row(TableRow):
    """One activity, or several of the same kind."""

    ten: Annotated[
        str | None,
        Column(
            "Tên hoạt động",
            "Nhiều cuộc cùng nội dung thì ghi chung một dòng.",
            required=True,
            key=True,
            width=32,
            aliases=("Hoạt động", "Nội dung hoạt động"),
        ),
    ] = None
    loai: Annotated[
        str | None,
        Column(
            "Loại",
            "Chọn trong danh sách.",
            codes=LOAI_HOAT_DONG,
            required=True,
            dimension=True,
            width=16,
            aliases=("Loại hoạt động",),
        ),
    ] = None
    tru_cot: Annotated[
        str | None,
        Column(
            "Lĩnh vực đối ngoại",
            "Chọn lĩnh vực chính; chưa rõ thì để trống.",
            codes=lists.TRU_COT,
            dimension=True,
            width=18,
            aliases=("Trụ cột", "Lĩnh vực"),
        ),
    ] = None
    chu_de: Annotated[
        tuple[str, ...] | None,
        Column(
            "Chủ đề",
            "Nhiều chủ đề thì cách nhau bằng dấu chấm phẩy.",
            codes=lists.CHU_DE,
            dimension=True,
            width=20,
        ),
    ] = None
    doi_tuong: Annotated[
        tuple[str, ...] | None,
        Column(
            "Đối tượng",
            "Nhiều đối tượng thì cách nhau bằng dấu chấm phẩy.",
            codes=lists.DOI_TUONG_TUYEN_TRUYEN,
            dimension=True,
            width=18,
        ),
    ] = None
    don_vi_phoi_hop: Annotated[
        tuple[str, ...] | None,
        Column(
            "Đơn vị phối hợp",
            "Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy.",
            codes=lists.DON_VI_PHOI_HOP,
            dimension=True,
            width=20,
            aliases=("Cơ quan phối hợp",),
        ),
    ] = None
    doi_tac_nn: Annotated[
        str | None,
        Column("Đối tác nước ngoài", "Nếu có.", width=18, aliases=("Đối tác",)),
    ] = None
    ngay: Annotated[
        date | None,
        Column(
            "Ngày",
            "Ngày tổ chức; nhiều cuộc thì ghi ngày của cuộc sau cùng.",
            key=True,
            width=11,
            aliases=("Ngày tổ chức", "Thời gian"),
        ),
    ] = None
    so_cuoc: Annotated[
        Count | None,
        Column(
            "Số cuộc",
            "Một hoạt động thì ghi 1.",
            required=True,
            measure="flow",
            unit="cuộc",
            width=7,
            aliases=("Số lần", "Số buổi"),
        ),
    ] = None
    so_luot: Annotated[
        Count | None,
        Column(
            "Số lượt người",
            "Tổng số lượt người tham gia.",
            required=True,
            measure="flow",
            unit="lượt",
            width=9,
            aliases=("Số lượt", "Số người tham gia", "Lượt người"),
        ),
    ] = None


F11 = ReportType(
    id="F11",
    number="Biểu 11/ĐN",
    title="Hoạt động đối ngoại nhân dân, thông tin đối ngoại, ngoại giao văn hóa và kinh tế",
    sheet="Tuyên truyền, giao lưu",
    row=F11Row,
    rules=(AtLeast("so_cuoc"), WithinWindow("ngay")),
    question="Trong kỳ, đơn vị có hoạt động tuyên truyền, giao lưu về đối ngoại không?",
    note="Các cuộc cùng nội dung ghi chung một dòng: tên, số cuộc, tổng số lượt người.",
)
