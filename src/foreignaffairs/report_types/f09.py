"""F09: joint, foreign and integrated programmes (HP-2; TP.HCM 2.1-5, 2.3-5, schemes 4 and 6).

A programme lives through many periods: entered once, prefilled and brought up to date later.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, Count, CountryCode, ReportType, TableRow, code_list

from . import code_lists as lists
from .rules import NotExpired, RequiredWhen, is_code

LOAI_CHUONG_TRINH = code_list(
    "LOAI_CHUONG_TRINH",
    "Loại chương trình",
    [
        ("LIEN_KET_DT", "Liên kết đào tạo với nước ngoài", "Liên kết đào tạo"),
        ("GD_TICH_HOP", "Giáo dục tích hợp", "Chương trình tích hợp"),
        ("CT_NUOC_NGOAI", "Chương trình nước ngoài"),
        ("DA_5695", "Toán, Khoa học và tiếng Anh tích hợp (QĐ 5695)", "Đề án 5695"),
        ("TRUONG_TT_HNQT", "Trường tiên tiến, hội nhập quốc tế", "Trường tiên tiến"),
        ("LK_DAY_NGOAI_NGU", "Liên kết dạy ngoại ngữ", "Liên kết dạy tiếng Anh"),
        ("LK_THI_CHUNG_CHI", "Liên kết thi chứng chỉ", "Liên kết tổ chức thi"),
    ],
)


class F09Row(TableRow):
    """One programme."""

    ten_chuong_trinh: Annotated[
        str | None,
        Column(
            "Tên chương trình",
            required=True,
            key=True,
            prefill=True,
            width=28,
            aliases=("Chương trình",),
        ),
    ] = None
    loai: Annotated[
        str | None,
        Column(
            "Loại",
            "Chọn trong danh sách.",
            codes=LOAI_CHUONG_TRINH,
            required=True,
            dimension=True,
            prefill=True,
            width=18,
            aliases=("Loại chương trình",),
        ),
    ] = None
    doi_tac: Annotated[
        str | None,
        Column(
            "Đối tác nước ngoài",
            key=True,
            prefill=True,
            width=20,
            aliases=("Đối tác", "Cơ sở giáo dục nước ngoài"),
        ),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nước của đối tác hoặc của chương trình.",
            dimension=True,
            prefill=True,
            width=14,
            aliases=("Nước", "Quốc gia"),
        ),
    ] = None
    to_chuc_kiem_dinh: Annotated[
        str | None,
        Column(
            "Tổ chức kiểm định",
            "Nơi đã kiểm định chất lượng đối tác, nếu có.",
            prefill=True,
            width=16,
        ),
    ] = None
    han_kiem_dinh: Annotated[
        date | None,
        Column("Kiểm định có giá trị đến", prefill=True, width=11, aliases=("Hạn kiểm định",)),
    ] = None
    vb_cho_phep: Annotated[
        str | None,
        Column(
            "Văn bản cho phép",
            "Số, ký hiệu, ngày.",
            prefill=True,
            width=16,
            aliases=("Quyết định cho phép",),
        ),
    ] = None
    hieu_luc_den: Annotated[
        date | None,
        Column("Giấy phép có hiệu lực đến", prefill=True, width=11, aliases=("Hiệu lực đến",)),
    ] = None
    cap_hoc: Annotated[
        str | None,
        Column(
            "Cấp học",
            "Mỗi cấp học một dòng.",
            codes=lists.CAP_HOC,
            key=True,
            dimension=True,
            prefill=True,
            width=14,
        ),
    ] = None
    so_lop: Annotated[
        Count | None,
        Column("Số lớp", "Số lớp đang học vào cuối kỳ.", measure="stock", unit="lớp", width=7),
    ] = None
    so_hoc_sinh: Annotated[
        Count | None,
        Column(
            "Số học sinh",
            "Số học sinh đang học vào cuối kỳ.",
            measure="stock",
            unit="người",
            width=9,
            aliases=("Học sinh",),
        ),
    ] = None
    so_gv_nn: Annotated[
        Count | None,
        Column(
            "Số giáo viên nước ngoài",
            "Số giáo viên nước ngoài đang dạy chương trình vào cuối kỳ.",
            measure="stock",
            unit="người",
            width=10,
            aliases=("Giáo viên nước ngoài",),
        ),
    ] = None


F09 = ReportType(
    id="F09",
    number="Biểu 09/ĐN",
    title="Liên kết đào tạo, chương trình nước ngoài và chương trình tích hợp",
    sheet="Liên kết, chương trình",
    row=F09Row,
    rules=(
        RequiredWhen(
            "doi_tac",
            when=is_code("loai", LOAI_CHUONG_TRINH, "LIEN_KET_DT", "LK_DAY_NGOAI_NGU"),
            severity="warning",
        ),
        NotExpired("hieu_luc_den", severity="warning"),
        NotExpired("han_kiem_dinh", severity="warning"),
    ),
    question="Đơn vị có chương trình liên kết, chương trình nước ngoài hoặc tích hợp không?",
    note=(
        "Mỗi chương trình ở mỗi cấp học ghi một dòng; "
        "dòng có sẵn từ kỳ trước chỉ cần cập nhật số liệu."
    ),
    carried=True,
    count_rows="chương trình",
)
