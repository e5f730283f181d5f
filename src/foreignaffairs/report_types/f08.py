"""F08: foreigners who teach, study, work or volunteer, counts (HP-2, HP-4; TP.HCM 2.2-3).

A stock: who is there on the last day of the window. Several schools may count one teacher whom
a centre sends to each of them; ``don_vi_chu_quan`` lets the officer see that.
"""

from __future__ import annotations

from typing import Annotated

from foreignaffairs.model import Column, Count, CountryCode, ReportType, TableRow, code_list

from . import code_lists as lists
from .rules import AtLeast, AtMost, PositiveOnlyWhen, RequiredWhen, is_code, is_not

VAI_TRO_NNN = code_list(
    "VAI_TRO_NNN",
    "Vai trò của người nước ngoài",
    [
        ("GV_NGOAI_NGU", "Giáo viên ngoại ngữ", "Giáo viên", "GV ngoại ngữ"),
        ("GV_BO_MON", "Giáo viên bộ môn", "GV bộ môn"),
        ("TRO_GIANG", "Trợ giảng"),
        ("QUAN_LY", "Cán bộ quản lý", "Quản lý"),
        ("NHAN_VIEN", "Nhân viên"),
        ("CHUYEN_GIA", "Chuyên gia"),
        ("TINH_NGUYEN_VIEN", "Tình nguyện viên"),
        ("HOC_SINH", "Học sinh"),
        ("SINH_VIEN", "Sinh viên"),
        ("THUC_TAP", "Thực tập sinh", "Thực tập"),
    ],
)
HINH_THUC_NNN = code_list(
    "HINH_THUC_NNN",
    "Hình thức",
    [
        ("HOP_DONG", "Hợp đồng với đơn vị", "Hợp đồng"),
        ("QUA_DON_VI_LIEN_KET", "Qua đơn vị liên kết", "Qua trung tâm"),
        ("TINH_NGUYEN", "Tình nguyện"),
        ("TRAO_DOI", "Trao đổi"),
    ],
)
PHAP_LY = code_list(
    "PHAP_LY",
    "Giấy tờ lao động",
    [
        ("GPLD", "Có giấy phép lao động", "GPLĐ", "Giấy phép lao động"),
        ("KHONG_THUOC_DIEN", "Xác nhận không thuộc diện cấp phép", "Không thuộc diện"),
        ("THONG_BAO", "Thuộc diện thông báo", "Thông báo"),
        ("DANG_LAM_THU_TUC", "Đang làm thủ tục"),
        ("CHUA_CO", "Chưa có"),
    ],
)
DIEN_HOC_SINH = code_list(
    "DIEN_HOC_SINH",
    "Diện học sinh, sinh viên",
    [
        ("HIEP_DINH", "Theo hiệp định", "Hiệp định"),
        ("TU_TUC", "Tự túc"),
        ("CON_NGUOI_NN", "Con của người nước ngoài tại Việt Nam"),
        ("TRAO_DOI", "Trao đổi"),
    ],
)
WORKING = is_code(
    "vai_tro",
    VAI_TRO_NNN,
    "GV_NGOAI_NGU",
    "GV_BO_MON",
    "TRO_GIANG",
    "QUAN_LY",
    "NHAN_VIEN",
    "CHUYEN_GIA",
)


class F08Row(TableRow):
    """Foreigners of one nationality in one role."""

    quoc_tich: Annotated[
        CountryCode | None,
        Column(
            "Quốc tịch",
            "Mỗi quốc tịch và vai trò một dòng.",
            required=True,
            key=True,
            dimension=True,
            width=18,
            aliases=("Nước", "Nước/vùng lãnh thổ"),
        ),
    ] = None
    vai_tro: Annotated[
        str | None,
        Column(
            "Vai trò",
            "Chọn trong danh sách.",
            codes=VAI_TRO_NNN,
            required=True,
            key=True,
            dimension=True,
            width=18,
            aliases=("Vị trí", "Vị trí việc làm"),
        ),
    ] = None
    hinh_thuc: Annotated[
        str | None,
        Column(
            "Hình thức",
            "Chọn trong danh sách.",
            codes=HINH_THUC_NNN,
            key=True,
            dimension=True,
            width=18,
        ),
    ] = None
    phap_ly: Annotated[
        str | None,
        Column(
            "Giấy tờ lao động",
            "Chỉ với người làm việc; học sinh, sinh viên, tình nguyện viên để trống.",
            codes=PHAP_LY,
            key=True,
            dimension=True,
            width=20,
            aliases=("Giấy phép lao động", "Tình trạng pháp lý"),
        ),
    ] = None
    dien: Annotated[
        str | None,
        Column(
            "Diện học sinh, sinh viên",
            "Chỉ với học sinh, sinh viên.",
            codes=DIEN_HOC_SINH,
            key=True,
            dimension=True,
            width=20,
            aliases=("Diện",),
        ),
    ] = None
    cap_hoc: Annotated[
        str | None,
        Column(
            "Cấp học",
            "Cấp học đang dạy hoặc đang học.",
            codes=lists.CAP_HOC,
            key=True,
            dimension=True,
            width=16,
        ),
    ] = None
    so_nguoi: Annotated[
        Count | None,
        Column(
            "Số người đến cuối kỳ",
            "Số người có mặt vào ngày cuối kỳ số liệu.",
            required=True,
            measure="stock",
            unit="người",
            width=10,
            aliases=("Số người", "Số lượng"),
        ),
    ] = None
    nu: Annotated[
        Count | None,
        Column("Trong đó: nữ", measure="stock", unit="người", width=8, aliases=("Nữ",)),
    ] = None
    don_vi_chu_quan: Annotated[
        str | None,
        Column(
            "Đơn vị chủ quản",
            "Trung tâm, công ty cử người đến; người của đơn vị mình thì để trống.",
            key=True,
            width=24,
        ),
    ] = None


F08 = ReportType(
    id="F08",
    number="Biểu 08/ĐN",
    title="Người nước ngoài giảng dạy, học tập, làm việc, tình nguyện",
    sheet="Người nước ngoài",
    row=F08Row,
    rules=(
        AtLeast("so_nguoi"),
        AtMost("nu", "so_nguoi"),
        RequiredWhen("phap_ly", when=WORKING),
        PositiveOnlyWhen(
            "so_nguoi", is_not("phap_ly", PHAP_LY, "CHUA_CO"), when=WORKING, severity="warning"
        ),
    ),
    question="Đơn vị có người nước ngoài giảng dạy, học tập, làm việc hoặc tình nguyện không?",
    note="Đếm người có mặt vào ngày cuối kỳ; chỉ ghi số người, không ghi tên.",
)
