"""F03: delegations that go abroad on official business (đoàn ra; TP.HCM 2.6).

A delegation is one row, however many countries it sees: delegations, their people and their
journeys are three counts. Planned delegations stand beside actual ones, told apart by
``tinh_trang``, and are never counted as actual. Of the permit only number, date and level are
asked.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import (
    Column,
    Count,
    Countries,
    Money,
    ReportType,
    TableRow,
    code_list,
)

from . import code_lists as lists
from .rules import (
    AtLeast,
    AtMost,
    DateOrder,
    DurationMatches,
    RequiredWhen,
    Sum,
    WithinWindow,
    is_code,
)

MUC_DICH_DOAN_RA = code_list(
    "MUC_DICH_DOAN_RA",
    "Mục đích đoàn ra",
    [
        ("CONG_TAC", "Công tác"),
        ("HOC_TAP_BOI_DUONG", "Học tập, bồi dưỡng", "Học tập", "Bồi dưỡng"),
        ("HOI_NGHI_HOI_THAO", "Dự hội nghị, hội thảo", "Hội nghị", "Hội thảo"),
        ("TRAO_DOI_KINH_NGHIEM", "Trao đổi kinh nghiệm", "Học hỏi kinh nghiệm"),
        ("KY_KET_HOP_TAC", "Ký kết, hợp tác", "Hợp tác"),
        ("THI_QUOC_TE", "Thi quốc tế"),
        ("GIAO_LUU_HS", "Giao lưu học sinh", "Giao lưu"),
        ("XUC_TIEN", "Xúc tiến, quảng bá", "Xúc tiến"),
        ("KHAC", "Khác"),
    ],
)
NGUON_KINH_PHI_DOAN = code_list(
    "NGUON_KINH_PHI_DOAN",
    "Nguồn kinh phí của đoàn",
    [
        ("NSNN", "Ngân sách nhà nước", "NSNN", "Ngân sách"),
        ("NGUON_THU_DON_VI", "Nguồn thu của đơn vị"),
        ("DOI_TAC_DAI_THO", "Đối tác đài thọ", "Phía mời đài thọ"),
        ("DU_AN", "Kinh phí dự án", "Dự án"),
        ("CA_NHAN", "Cá nhân tự túc", "Cá nhân", "Tự túc"),
        ("XA_HOI_HOA", "Xã hội hóa"),
        ("KET_HOP", "Kết hợp nhiều nguồn", "Kết hợp"),
    ],
)
ACTUAL = is_code("tinh_trang", lists.TINH_TRANG_DOAN, "DA_THUC_HIEN")


class F03Row(TableRow):
    """One delegation."""

    tinh_trang: Annotated[
        str | None,
        Column(
            "Tình trạng",
            "“Đã thực hiện”: đoàn đã về trong kỳ. “Dự kiến”: đoàn sẽ đi.",
            codes=lists.TINH_TRANG_DOAN,
            required=True,
            dimension=True,
            width=11,
        ),
    ] = None
    ten_doan: Annotated[
        str | None,
        Column(
            "Tên đoàn",
            "Gọi tên đoàn theo văn bản cho phép. Đoàn đi nhiều nước vẫn ghi một dòng.",
            required=True,
            key=True,
            width=24,
            aliases=("Tên đoàn ra", "Đoàn ra"),
        ),
    ] = None
    truong_doan: Annotated[
        str | None,
        Column(
            "Trưởng đoàn",
            "Họ tên, chức vụ.",
            personal=True,
            width=16,
            aliases=("Tên trưởng đoàn",),
        ),
    ] = None
    nuoc_den: Annotated[
        Countries | None,
        Column(
            "Nước/vùng lãnh thổ đến",
            "Nhiều nước thì cách nhau bằng dấu chấm phẩy, ví dụ: Nhật Bản; Hàn Quốc.",
            required=True,
            dimension=True,
            width=16,
            aliases=("Nước đến", "Nước", "Nước đi", "Quốc gia"),
        ),
    ] = None
    tu_ngay: Annotated[
        date | None,
        Column(
            "Từ ngày",
            "Ngày xuất cảnh.",
            required=True,
            key=True,
            width=11,
            aliases=("Ngày đi", "Ngày xuất cảnh"),
        ),
    ] = None
    den_ngay: Annotated[
        date | None,
        Column(
            "Đến ngày",
            "Ngày nhập cảnh. Đoàn được tính vào kỳ có ngày về.",
            required=True,
            width=11,
            aliases=("Ngày về", "Ngày nhập cảnh"),
        ),
    ] = None
    so_ngay: Annotated[
        Count | None,
        Column("Số ngày", "Tính cả ngày đi và ngày về.", unit="ngày", width=7),
    ] = None
    so_nguoi: Annotated[
        Count | None,
        Column(
            "Số người",
            "Tổng số người của đoàn.",
            required=True,
            measure="flow",
            unit="người",
            width=7,
            aliases=("Số lượng", "Tổng số người"),
        ),
    ] = None
    nu: Annotated[
        Count | None,
        Column("Trong đó: nữ", measure="flow", unit="người", width=7, aliases=("Nữ",)),
    ] = None
    cong_chuc: Annotated[
        Count | None,
        Column("Công chức", measure="flow", unit="người", width=7),
    ] = None
    vien_chuc: Annotated[
        Count | None,
        Column("Viên chức", measure="flow", unit="người", width=7),
    ] = None
    nguoi_lao_dong: Annotated[
        Count | None,
        Column("Người lao động", measure="flow", unit="người", width=7),
    ] = None
    hoc_sinh: Annotated[
        Count | None,
        Column("Học sinh", measure="flow", unit="người", width=7),
    ] = None
    muc_dich: Annotated[
        str | None,
        Column(
            "Mục đích",
            "Chọn mục đích chính.",
            codes=MUC_DICH_DOAN_RA,
            required=True,
            dimension=True,
            width=14,
        ),
    ] = None
    nguon_kinh_phi: Annotated[
        str | None,
        Column(
            "Nguồn kinh phí",
            "Chọn nguồn chính.",
            codes=NGUON_KINH_PHI_DOAN,
            required=True,
            dimension=True,
            width=14,
        ),
    ] = None
    so_tien_vnd: Annotated[
        Money | None,
        Column(
            "Kinh phí",
            "Tổng chi của đoàn, quy ra đồng Việt Nam.",
            measure="flow",
            unit="đồng",
            width=14,
            aliases=("Số tiền", "Chi phí"),
        ),
    ] = None
    cap_quyet_dinh: Annotated[
        str | None,
        Column(
            "Cấp quyết định",
            "Cấp ký văn bản cử đi hoặc cho phép đi.",
            codes=lists.CAP_QUYET_DINH,
            dimension=True,
            width=14,
        ),
    ] = None
    vb_cho_phep: Annotated[
        str | None,
        Column(
            "Văn bản cho phép",
            "Số, ký hiệu, ví dụ 45/QĐ-UBND.",
            width=14,
            aliases=("Số văn bản cho phép", "Quyết định cho phép"),
        ),
    ] = None
    ngay_cho_phep: Annotated[
        date | None,
        Column("Ngày văn bản cho phép", width=11, aliases=("Ngày cho phép",)),
    ] = None
    ma_doan_chung: Annotated[
        str | None,
        Column(
            "Mã đoàn chung",
            "Chỉ ghi khi nhiều đơn vị cùng đi một đoàn và Sở đã cho mã chung.",
            width=9,
        ),
    ] = None


F03 = ReportType(
    id="F03",
    number="Biểu 03/ĐN",
    title="Đoàn ra",
    sheet="Đoàn ra",
    row=F03Row,
    rules=(
        AtLeast("so_nguoi"),
        AtMost("nu", "so_nguoi"),
        Sum("so_nguoi", ("cong_chuc", "vien_chuc", "nguoi_lao_dong", "hoc_sinh")),
        DateOrder("den_ngay", "tu_ngay"),
        DurationMatches("so_ngay", "tu_ngay", "den_ngay"),
        WithinWindow("den_ngay", when=ACTUAL),
        RequiredWhen("cap_quyet_dinh", when=ACTUAL),
        RequiredWhen("vb_cho_phep", when=ACTUAL),
        DateOrder("tu_ngay", "ngay_cho_phep", severity="warning"),
    ),
    question="Đơn vị có đoàn đi nước ngoài trong kỳ, hoặc dự kiến đi không?",
    note=(
        "Mỗi đoàn đi việc công ghi một dòng, kể cả khi đến nhiều nước; "
        "đoàn sắp đi ghi tình trạng “Dự kiến”."
    ),
    count_rows="đoàn",
)
