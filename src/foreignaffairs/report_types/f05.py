"""F05: international agreements and memoranda (TP.HCM 2.1-5 and 1.2-3).

An agreement lives through many periods: entered once, prefilled and brought up to date later.
One that a school signs is mostly a contract of its own and no "international agreement" of the
law: that is ``thuoc_luat_TTQT``.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from foreignaffairs.model import Citation, Column, CountryCode, ReportType, TableRow, code_list

from .rules import DateOrder, NotExpired, RequiredWhen, WithinDays, is_code, is_not, is_yes
from .thresholds import COPY_AFTER_SIGNING

LOAI_THOA_THUAN = code_list(
    "LOAI_THOA_THUAN",
    "Loại thỏa thuận",
    [
        ("BGN", "Bản ghi nhớ", "MOU", "Biên bản ghi nhớ"),
        ("BTT", "Bản thỏa thuận", "Thỏa thuận", "MOA"),
        ("Y_DINH_THU", "Ý định thư", "LOI"),
        ("CHUONG_TRINH_HOP_TAC", "Chương trình hợp tác"),
        ("TUYEN_BO_CHUNG", "Tuyên bố chung"),
        ("KET_NGHIA", "Kết nghĩa"),
        ("HOP_DONG", "Hợp đồng"),
        ("KHAC", "Khác"),
    ],
)
DANH_NGHIA = code_list(
    "DANH_NGHIA",
    "Danh nghĩa ký",
    [
        ("UBND_TP", "UBND thành phố", "Ủy ban nhân dân thành phố"),
        ("SO", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("DON_VI", "Đơn vị", "Nhà trường"),
    ],
)
TRANG_THAI_THOA_THUAN = code_list(
    "TRANG_THAI_THOA_THUAN",
    "Trạng thái",
    [
        ("DU_KIEN", "Dự kiến ký"),
        ("DANG_HIEU_LUC", "Đang có hiệu lực", "Còn hiệu lực"),
        ("DANG_TRIEN_KHAI", "Đang triển khai"),
        ("CHUA_TRIEN_KHAI", "Chưa triển khai"),
        ("HET_HAN", "Đã hết hạn", "Hết hạn"),
        ("GIA_HAN", "Đã gia hạn", "Gia hạn"),
        ("CHAM_DUT", "Đã chấm dứt", "Chấm dứt"),
    ],
)


class F05Row(TableRow):
    """One agreement."""

    ten_vn: Annotated[
        str | None,
        Column(
            "Tên thỏa thuận",
            "Tên tiếng Việt đầy đủ.",
            required=True,
            key=True,
            prefill=True,
            width=28,
            aliases=("Tên văn bản", "Tên thỏa thuận, bản ghi nhớ"),
        ),
    ] = None
    loai: Annotated[
        str | None,
        Column(
            "Loại",
            "Chọn trong danh sách.",
            codes=LOAI_THOA_THUAN,
            required=True,
            dimension=True,
            prefill=True,
            width=13,
        ),
    ] = None
    danh_nghia: Annotated[
        str | None,
        Column(
            "Danh nghĩa ký",
            "Bên Việt Nam ký với danh nghĩa nào.",
            codes=DANH_NGHIA,
            dimension=True,
            prefill=True,
            width=12,
        ),
    ] = None
    thuoc_luat_TTQT: Annotated[
        bool | None,
        Column(
            "Thuộc Luật Thỏa thuận quốc tế",
            "Thỏa thuận riêng giữa hai trường thường là “Không”; chưa rõ thì để trống.",
            dimension=True,
            prefill=True,
            width=11,
        ),
    ] = None
    ben_nuoc_ngoai: Annotated[
        str | None,
        Column(
            "Bên nước ngoài",
            required=True,
            key=True,
            prefill=True,
            width=22,
            aliases=("Đối tác", "Đối tác nước ngoài"),
        ),
    ] = None
    nuoc: Annotated[
        CountryCode | None,
        Column(
            "Nước/vùng lãnh thổ",
            "Nước của bên nước ngoài; tổ chức quốc tế thì ghi nước đặt trụ sở.",
            required=True,
            dimension=True,
            prefill=True,
            width=14,
            aliases=("Nước", "Quốc gia"),
        ),
    ] = None
    ngay_ky: Annotated[
        date | None,
        Column("Ngày ký", "Để trống nếu mới dự kiến ký.", prefill=True, width=11),
    ] = None
    ngay_het_han: Annotated[
        date | None,
        Column(
            "Ngày hết hạn",
            "Không xác định thời hạn thì để trống.",
            prefill=True,
            width=11,
            aliases=("Hết hạn", "Thời hạn"),
        ),
    ] = None
    tu_gia_han: Annotated[
        bool | None,
        Column("Tự gia hạn", "“Có” nếu thỏa thuận tự động gia hạn.", prefill=True, width=8),
    ] = None
    ngay_gui_ban_sao_bng: Annotated[
        date | None,
        Column(
            "Ngày gửi bản sao cho Bộ Ngoại giao",
            "Chỉ với thỏa thuận thuộc Luật Thỏa thuận quốc tế.",
            prefill=True,
            width=12,
        ),
    ] = None
    trang_thai: Annotated[
        str | None,
        Column(
            "Trạng thái",
            "Tình trạng vào ngày cuối kỳ số liệu.",
            codes=TRANG_THAI_THOA_THUAN,
            required=True,
            dimension=True,
            prefill=True,
            width=13,
            aliases=("Tình trạng", "Tình trạng thực hiện"),
        ),
    ] = None
    ket_qua_trong_ky: Annotated[
        str | None,
        Column(
            "Kết quả trong kỳ",
            "Việc chính đã làm trong kỳ theo thỏa thuận này.",
            long=True,
            width=32,
            aliases=("Kết quả", "Tiến độ thực hiện"),
        ),
    ] = None


F05 = ReportType(
    id="F05",
    number="Biểu 05/ĐN",
    title="Thỏa thuận quốc tế, bản ghi nhớ",
    sheet="Thỏa thuận",
    row=F05Row,
    rules=(
        RequiredWhen("ngay_ky", when=is_not("trang_thai", TRANG_THAI_THOA_THUAN, "DU_KIEN")),
        DateOrder("ngay_het_han", "ngay_ky"),
        NotExpired(
            "ngay_het_han",
            when=is_code("trang_thai", TRANG_THAI_THOA_THUAN, "DANG_HIEU_LUC"),
            unless=is_yes("tu_gia_han"),
        ),
        DateOrder("ngay_gui_ban_sao_bng", "ngay_ky", severity="warning"),
        WithinDays(
            "ngay_gui_ban_sao_bng",
            "ngay_ky",
            COPY_AFTER_SIGNING,
            when=is_yes("thuoc_luat_TTQT"),
        ),
    ),
    question="Đơn vị có thỏa thuận, bản ghi nhớ với đối tác nước ngoài không?",
    note=(
        "Ghi mọi thỏa thuận đã ký hoặc dự kiến ký; "
        "dòng có sẵn từ kỳ trước chỉ cần cập nhật trạng thái và kết quả."
    ),
    carried=True,
    count_rows="thỏa thuận",
    citation=Citation(
        directive="70/2020/QH14",
        clause="toàn văn",
        text="Luật Thỏa thuận quốc tế số 70/2020/QH14",
    ),
)
