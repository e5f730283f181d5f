"""F07: projects and aid of foreign NGOs, donors and overseas Vietnamese.

HP-3; TP.HCM 2.1-5, 2.2-3, 2.3-6, 2.4-2. A project lives through many periods: entered once,
prefilled and brought up to date later. Nothing may be paid out before approval.
"""

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

from . import code_lists as lists
from .rules import (
    AtLeastOne,
    AtMost,
    DateOrder,
    PositiveOnlyWhen,
    ProductMatches,
    RequiredWhen,
    is_code,
)

LOAI_BEN_TAI_TRO = code_list(
    "LOAI_BEN_TAI_TRO",
    "Loại bên tài trợ",
    [
        ("PCPNN", "Tổ chức phi chính phủ nước ngoài", "PCPNN", "NGO"),
        ("TO_CHUC_QT", "Tổ chức quốc tế"),
        ("CHINH_PHU_NN", "Chính phủ nước ngoài"),
        ("DOANH_NGHIEP_NN", "Doanh nghiệp nước ngoài", "Doanh nghiệp"),
        ("CA_NHAN_NN", "Cá nhân nước ngoài", "Cá nhân"),
        ("KIEU_BAO", "Người Việt Nam ở nước ngoài", "Kiều bào", "Việt kiều"),
    ],
)
LOAI_KHOAN = code_list(
    "LOAI_KHOAN",
    "Loại khoản viện trợ",
    [
        ("CHUONG_TRINH", "Chương trình"),
        ("DU_AN", "Dự án"),
        ("PHI_DU_AN", "Phi dự án", "Khoản viện trợ phi dự án"),
        ("KHAN_CAP", "Viện trợ khẩn cấp", "Khẩn cấp", "Cứu trợ khẩn cấp"),
    ],
)
HINH_THUC_VIEN_TRO = code_list(
    "HINH_THUC_VIEN_TRO",
    "Hình thức viện trợ",
    [
        ("TIEN", "Tiền"),
        ("HIEN_VAT", "Hiện vật"),
        ("CHUYEN_GIA", "Chuyên gia"),
        ("TINH_NGUYEN", "Tình nguyện viên", "Tình nguyện"),
    ],
)
TRANG_THAI_DU_AN = code_list(
    "TRANG_THAI_DU_AN",
    "Trạng thái",
    [
        ("VAN_DONG", "Đang vận động", "Vận động"),
        ("CHO_PHE_DUYET", "Chờ phê duyệt"),
        ("DANG_THUC_HIEN", "Đang thực hiện", "Đang triển khai"),
        ("HOAN_THANH", "Hoàn thành", "Đã kết thúc"),
        ("DUNG", "Dừng thực hiện", "Dừng"),
    ],
)
APPROVED = is_code("trang_thai", TRANG_THAI_DU_AN, "DANG_THUC_HIEN", "HOAN_THANH", "DUNG")


class F07Row(TableRow):
    """One project or item of aid."""

    ten_khoan: Annotated[
        str | None,
        Column(
            "Tên chương trình, dự án, khoản viện trợ",
            required=True,
            key=True,
            prefill=True,
            width=26,
            aliases=("Tên dự án", "Tên chương trình, dự án", "Tên khoản viện trợ"),
        ),
    ] = None
    loai_khoan: Annotated[
        str | None,
        Column(
            "Loại",
            "Chọn trong danh sách.",
            codes=LOAI_KHOAN,
            required=True,
            dimension=True,
            prefill=True,
            width=11,
        ),
    ] = None
    ben_tai_tro: Annotated[
        str | None,
        Column(
            "Bên tài trợ",
            "Tên tổ chức hoặc nhóm tài trợ.",
            required=True,
            key=True,
            prefill=True,
            width=18,
            aliases=("Nhà tài trợ", "Đơn vị tài trợ"),
        ),
    ] = None
    loai_ben: Annotated[
        str | None,
        Column(
            "Loại bên tài trợ",
            "Chọn trong danh sách.",
            codes=LOAI_BEN_TAI_TRO,
            required=True,
            dimension=True,
            prefill=True,
            width=15,
        ),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nước của bên tài trợ.",
            dimension=True,
            prefill=True,
            width=13,
            aliases=("Nước", "Quốc gia"),
        ),
    ] = None
    hinh_thuc: Annotated[
        str | None,
        Column(
            "Hình thức",
            "Chọn hình thức chính.",
            codes=HINH_THUC_VIEN_TRO,
            dimension=True,
            prefill=True,
            width=10,
        ),
    ] = None
    don_vi_phoi_hop: Annotated[
        tuple[str, ...] | None,
        Column(
            "Đơn vị phối hợp",
            "Nhiều đơn vị thì cách nhau bằng dấu chấm phẩy.",
            codes=lists.DON_VI_PHOI_HOP,
            dimension=True,
            prefill=True,
            width=16,
            aliases=("Cơ quan phối hợp",),
        ),
    ] = None
    tu: Annotated[
        date | None,
        Column("Bắt đầu", prefill=True, width=11, aliases=("Từ ngày", "Ngày bắt đầu")),
    ] = None
    den: Annotated[
        date | None,
        Column("Kết thúc", prefill=True, width=11, aliases=("Đến ngày", "Ngày kết thúc")),
    ] = None
    tong_usd: Annotated[
        Money | None,
        Column(
            "Giá trị bằng đô la Mỹ",
            "Giá trị cam kết, tính bằng đô la Mỹ nếu có.",
            prefill=True,
            unit="USD",
            width=11,
            aliases=("Tổng giá trị (USD)", "Giá trị USD"),
        ),
    ] = None
    ty_gia: Annotated[
        Money | None,
        Column("Tỷ giá", "Số đồng cho một đô la Mỹ khi quy đổi.", prefill=True, width=8),
    ] = None
    tong_vnd: Annotated[
        Money | None,
        Column(
            "Tổng giá trị",
            "Giá trị cam kết quy ra đồng Việt Nam, gồm cả hiện vật.",
            measure="stock",
            prefill=True,
            unit="đồng",
            width=14,
            aliases=("Tổng giá trị (đồng)", "Giá trị VNĐ"),
        ),
    ] = None
    trang_thai: Annotated[
        str | None,
        Column(
            "Trạng thái",
            "Tình trạng vào ngày cuối kỳ số liệu.",
            codes=TRANG_THAI_DU_AN,
            required=True,
            dimension=True,
            prefill=True,
            width=12,
            aliases=("Tình trạng",),
        ),
    ] = None
    vb_phe_duyet: Annotated[
        str | None,
        Column(
            "Văn bản phê duyệt",
            "Số, ký hiệu, ngày.",
            prefill=True,
            width=14,
            aliases=("Quyết định phê duyệt",),
        ),
    ] = None
    giai_ngan_ky: Annotated[
        Money | None,
        Column(
            "Giải ngân trong kỳ",
            "Giá trị đã nhận, đã chi trong kỳ, gồm cả hiện vật.",
            measure="flow",
            unit="đồng",
            width=13,
            aliases=("Giải ngân",),
        ),
    ] = None
    luy_ke: Annotated[
        Money | None,
        Column(
            "Lũy kế đến cuối kỳ",
            "Tổng đã giải ngân từ đầu đến cuối kỳ này.",
            measure="stock",
            unit="đồng",
            width=13,
            aliases=("Lũy kế", "Lũy kế giải ngân"),
        ),
    ] = None
    nguoi_huong_loi: Annotated[
        Count | None,
        Column(
            "Người hưởng lợi trong kỳ",
            "Số học sinh, nhà giáo được hưởng lợi trong kỳ.",
            measure="flow",
            unit="người",
            width=10,
            aliases=("Người hưởng lợi",),
        ),
    ] = None


F07 = ReportType(
    id="F07",
    number="Biểu 07/ĐN",
    title="Chương trình, dự án, viện trợ phi chính phủ nước ngoài và nguồn lực kiều bào",
    sheet="Dự án, viện trợ",
    row=F07Row,
    rules=(
        DateOrder("den", "tu"),
        AtLeastOne(
            ("tong_vnd", "tong_usd"),
            when=is_code("hinh_thuc", HINH_THUC_VIEN_TRO, "TIEN"),
            severity="warning",
        ),
        ProductMatches("tong_vnd", "tong_usd", "ty_gia"),
        RequiredWhen("vb_phe_duyet", when=APPROVED),
        PositiveOnlyWhen("giai_ngan_ky", APPROVED),
        AtMost("giai_ngan_ky", "luy_ke"),
        AtMost("luy_ke", "tong_vnd", severity="warning"),
    ),
    question=(
        "Đơn vị có chương trình, dự án, viện trợ của nước ngoài hoặc của kiều bào "
        "đang vận động, thực hiện không?"
    ),
    note=(
        "Ghi mọi khoản đang vận động, thực hiện hoặc kết thúc trong kỳ; "
        "dòng có sẵn từ kỳ trước chỉ cần cập nhật."
    ),
    carried=True,
    count_rows="chương trình, dự án",
)
