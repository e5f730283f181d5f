"""F04: delegations that come from abroad (đoàn vào; TP.HCM 2.6 and 2.4-1).

Expected delegations stand beside actual ones (``tinh_trang``) and are never counted as actual;
whether a visit follows the yearly plan of partners is ``trong_ke_hoach``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Column, Count, Countries, ReportType, TableRow, code_list

from . import code_lists as lists
from .rules import AtLeast, DateOrder, Sum, WithinWindow, is_code

LOAI_KHACH = code_list(
    "LOAI_KHACH",
    "Loại khách",
    [
        ("NGOAI_GIAO_LANH_SU", "Ngoại giao, lãnh sự", "Lãnh sự", "Ngoại giao"),
        ("CQ_NHA_NUOC", "Cơ quan nhà nước nước ngoài"),
        ("DIA_PHUONG_KET_NGHIA", "Địa phương kết nghĩa, hợp tác"),
        ("TO_CHUC_QT", "Tổ chức quốc tế"),
        ("PCPNN", "Tổ chức phi chính phủ nước ngoài", "PCPNN", "NGO"),
        ("CO_SO_GD", "Cơ sở giáo dục", "Trường học"),
        ("DOANH_NGHIEP", "Doanh nghiệp"),
        ("HOC_SINH_GIAO_LUU", "Học sinh giao lưu"),
        ("CA_NHAN_CHUYEN_GIA", "Cá nhân, chuyên gia", "Chuyên gia", "Cá nhân"),
        ("KHAC", "Khác"),
    ],
)
CAP_DOAN = code_list(
    "CAP_DOAN",
    "Cấp đoàn",
    [
        ("CAP_CAO", "Lãnh đạo cấp cao", "Cấp cao"),
        ("BO_TRUONG", "Bộ trưởng và tương đương", "Bộ trưởng"),
        ("THU_TRUONG", "Thứ trưởng và tương đương", "Thứ trưởng"),
        ("DIA_PHUONG", "Lãnh đạo địa phương", "Địa phương"),
        ("KHAC", "Khác"),
    ],
)
MUC_DICH_DOAN_VAO = code_list(
    "MUC_DICH_DOAN_VAO",
    "Mục đích đoàn vào",
    [
        ("THAM_XA_GIAO", "Thăm xã giao"),
        ("HOP_TAC", "Hợp tác", "Làm việc, hợp tác"),
        ("TRAO_DOI_KINH_NGHIEM", "Trao đổi kinh nghiệm", "Học hỏi"),
        ("GIAO_LUU", "Giao lưu"),
        ("KHAO_SAT_DAU_TU", "Tìm kiếm cơ hội hợp tác đầu tư", "Khảo sát đầu tư", "Khảo sát"),
        ("GIANG_DAY", "Giảng dạy"),
        ("TINH_NGUYEN", "Tình nguyện"),
        ("TRAO_TANG", "Trao tặng"),
        ("KHAC", "Khác"),
    ],
)


class F04Row(TableRow):
    """One delegation."""

    tinh_trang: Annotated[
        str | None,
        Column(
            "Tình trạng",
            "“Đã thực hiện”: đoàn đã đến trong kỳ. “Dự kiến”: đoàn sẽ đến.",
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
            "Tên cơ quan, tổ chức hoặc cá nhân đến. Đoàn nhiều nước vẫn ghi một dòng.",
            required=True,
            key=True,
            width=24,
            aliases=("Tên đoàn vào", "Đoàn vào"),
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
    nuoc: Annotated[
        Countries | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nơi đoàn đến từ; nhiều nước thì cách nhau bằng dấu chấm phẩy.",
            required=True,
            dimension=True,
            width=16,
            aliases=("Nước", "Quốc tịch", "Quốc gia"),
        ),
    ] = None
    loai_khach: Annotated[
        str | None,
        Column(
            "Loại khách",
            "Chọn trong danh sách.",
            codes=LOAI_KHACH,
            required=True,
            dimension=True,
            width=15,
            aliases=("Loại đoàn", "Phân loại"),
        ),
    ] = None
    cap_doan: Annotated[
        str | None,
        Column(
            "Cấp đoàn",
            "Chỉ chọn khi đoàn do lãnh đạo dẫn đầu.",
            codes=CAP_DOAN,
            dimension=True,
            width=13,
        ),
    ] = None
    tu_ngay: Annotated[
        date | None,
        Column(
            "Từ ngày",
            "Ngày bắt đầu làm việc với đơn vị.",
            required=True,
            key=True,
            width=11,
            aliases=("Ngày đến",),
        ),
    ] = None
    den_ngay: Annotated[
        date | None,
        Column(
            "Đến ngày",
            "Ngày kết thúc; làm việc trong một ngày thì ghi cùng ngày.",
            required=True,
            width=11,
            aliases=("Ngày đi",),
        ),
    ] = None
    so_khach: Annotated[
        Count | None,
        Column(
            "Số khách",
            "Tổng số khách của đoàn.",
            required=True,
            measure="flow",
            unit="người",
            width=7,
            aliases=("Số người", "Số lượng"),
        ),
    ] = None
    nguoi_nuoc_ngoai: Annotated[
        Count | None,
        Column("Người nước ngoài", measure="flow", unit="người", width=8),
    ] = None
    viet_kieu: Annotated[
        Count | None,
        Column(
            "Người Việt Nam ở nước ngoài",
            measure="flow",
            unit="người",
            width=10,
            aliases=("Việt kiều", "Kiều bào"),
        ),
    ] = None
    muc_dich: Annotated[
        str | None,
        Column(
            "Mục đích",
            "Chọn mục đích chính.",
            codes=MUC_DICH_DOAN_VAO,
            required=True,
            dimension=True,
            width=14,
        ),
    ] = None
    trong_ke_hoach: Annotated[
        bool | None,
        Column(
            "Trong kế hoạch",
            "“Có” nếu đoàn có trong kế hoạch đối tác hằng năm.",
            dimension=True,
            width=9,
        ),
    ] = None
    vb_cho_phep: Annotated[
        str | None,
        Column(
            "Văn bản cho phép",
            "Số, ký hiệu; không phải xin phép thì để trống.",
            width=14,
            aliases=("Số văn bản cho phép",),
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
            "Chỉ ghi khi nhiều đơn vị cùng tiếp một đoàn và Sở đã cho mã chung.",
            width=9,
        ),
    ] = None


F04 = ReportType(
    id="F04",
    number="Biểu 04/ĐN",
    title="Đoàn vào",
    sheet="Đoàn vào",
    row=F04Row,
    rules=(
        AtLeast("so_khach"),
        Sum("so_khach", ("nguoi_nuoc_ngoai", "viet_kieu")),
        DateOrder("den_ngay", "tu_ngay"),
        WithinWindow("den_ngay", when=is_code("tinh_trang", lists.TINH_TRANG_DOAN, "DA_THUC_HIEN")),
        DateOrder("tu_ngay", "ngay_cho_phep", severity="warning"),
    ),
    question="Đơn vị có đón đoàn nước ngoài trong kỳ, hoặc dự kiến đón không?",
    note="Mỗi đoàn khách ghi một dòng; đoàn sắp đến ghi tình trạng “Dự kiến”.",
    count_rows="đoàn",
)
