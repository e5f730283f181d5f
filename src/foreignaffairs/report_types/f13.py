"""F13: progress of the six schemes (TP.HCM 2.3).

Each scheme has indicators of its own, so ``ke_hoach``, ``thuc_hien_ky`` and ``luy_ke`` are shown by
indicator and never added up. The dossiers of scheme 6 are handled by the Department only.
"""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, Count, ReportType, TableRow

from . import code_lists as lists
from .rules import AtMost, RequiredWhen, is_code

DEPARTMENT = ("SO_GDDT", "PHONG_SO")


class F13Row(TableRow):
    """One indicator of one scheme."""

    de_an: Annotated[
        str | None,
        Column(
            "Đề án",
            "Chọn trong danh sách.",
            codes=lists.DE_AN,
            required=True,
            key=True,
            dimension=True,
            width=28,
        ),
    ] = None
    nganh: Annotated[
        str | None,
        Column(
            "Ngành",
            "Chỉ với Đề án nhân lực trình độ quốc tế; mỗi ngành một dòng, "
            "phần Đại học chia sẻ để trống.",
            codes=lists.NGANH_NHAN_LUC_QT,
            key=True,
            dimension=True,
            width=18,
        ),
    ] = None
    chi_tieu: Annotated[
        str | None,
        Column(
            "Chỉ tiêu",
            "Nêu rõ đơn vị tính, ví dụ: số lớp tiếng Anh tăng cường (lớp).",
            required=True,
            key=True,
            width=28,
            aliases=("Tên chỉ tiêu", "Nội dung"),
        ),
    ] = None
    ke_hoach: Annotated[Count | None, Column("Kế hoạch năm", width=9, aliases=("Kế hoạch",))] = None
    thuc_hien_ky: Annotated[
        Count | None,
        Column("Thực hiện trong kỳ", width=9, aliases=("Thực hiện",)),
    ] = None
    luy_ke: Annotated[Count | None, Column("Lũy kế từ đầu năm", width=9, aliases=("Lũy kế",))] = (
        None
    )
    so_don_vi_tham_gia: Annotated[
        Count | None,
        Column(
            "Số đơn vị tham gia",
            "Số trường, cơ sở đang tham gia vào cuối kỳ.",
            measure="stock",
            unit="đơn vị",
            width=9,
        ),
    ] = None
    so_hs: Annotated[
        Count | None,
        Column(
            "Số học sinh",
            "Số học sinh đang tham gia vào cuối kỳ.",
            measure="stock",
            unit="người",
            width=9,
            aliases=("Học sinh",),
        ),
    ] = None
    so_gv: Annotated[
        Count | None,
        Column(
            "Số giáo viên",
            "Số giáo viên đang tham gia vào cuối kỳ.",
            measure="stock",
            unit="người",
            width=9,
            aliases=("Giáo viên",),
        ),
    ] = None
    ho_so_tham_dinh: Annotated[
        Count | None,
        Column(
            "Hồ sơ đã thẩm định",
            "Đề án Trường tiên tiến, hội nhập quốc tế.",
            measure="flow",
            asked_of=DEPARTMENT,
            unit="hồ sơ",
            width=9,
        ),
    ] = None
    phe_duyet: Annotated[
        Count | None,
        Column(
            "Hồ sơ đã phê duyệt",
            "Đề án Trường tiên tiến, hội nhập quốc tế.",
            measure="flow",
            asked_of=DEPARTMENT,
            unit="hồ sơ",
            width=9,
        ),
    ] = None
    cong_nhan: Annotated[
        Count | None,
        Column(
            "Trường được công nhận",
            "Đề án Trường tiên tiến, hội nhập quốc tế.",
            measure="flow",
            asked_of=DEPARTMENT,
            unit="trường",
            width=10,
        ),
    ] = None
    danh_gia: Annotated[
        str | None,
        Column(
            "Đánh giá",
            "Mức độ hoàn thành, nguyên nhân.",
            long=True,
            width=30,
            aliases=("Nhận xét",),
        ),
    ] = None


F13 = ReportType(
    id="F13",
    number="Biểu 13/ĐN",
    title="Tiến độ thực hiện các Đề án",
    sheet="Đề án",
    row=F13Row,
    summed=False,
    rules=(
        # A question, not an error: the scheme's "Đại học chia sẻ" belongs to none of the fields.
        RequiredWhen(
            "nganh", when=is_code("de_an", lists.DE_AN, "DA_NHAN_LUC_QT"), severity="warning"
        ),
        AtMost("thuc_hien_ky", "luy_ke", severity="warning"),
    ),
    question="Đơn vị có được giao thực hiện Đề án nào không?",
    note="Mỗi chỉ tiêu của một Đề án ghi một dòng.",
)
