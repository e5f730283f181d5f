"""Code lists that several report types share or that a directive names.

Ids are those of rules-and-forms.md and of seed-extraction.md, section 10. A list that only one
report type uses stands in that type's module. Labels of lists that fill a ``codes`` column hold
no comma, semicolon or slash, because people part several labels in one cell with these.
"""

from __future__ import annotations

from foreignaffairs.model import CodeList, code_list

NGUON_BAO_CAO = code_list(
    "NGUON_BAO_CAO",
    "Nguồn báo cáo",
    [
        ("TRUONG", "Nhà trường, cơ sở giáo dục", "Trường"),
        ("TV_DU_HOC", "Tổ chức tư vấn du học", "Trung tâm tư vấn du học"),
    ],
)
TRINH_DO = code_list(
    "TRINH_DO",
    "Trình độ theo học",
    [
        ("THCS", "Trung học cơ sở", "THCS", "Cấp 2"),
        ("THPT", "Trung học phổ thông", "THPT", "Cấp 3"),
        ("TRUNG_CAP", "Trung cấp"),
        ("CAO_DANG", "Cao đẳng", "CĐ"),
        ("DAI_HOC", "Đại học", "ĐH", "Cử nhân"),
        ("THAC_SI", "Thạc sĩ", "ThS", "Thạc sỹ", "Cao học"),
        ("TIEN_SI", "Tiến sĩ", "TS", "Tiến sỹ"),
        ("NGOAI_NGU_DU_BI", "Ngoại ngữ, dự bị", "Học tiếng", "Dự bị"),
        ("NGHE", "Học nghề", "Nghề"),
        ("TRAO_DOI_NGAN_HAN", "Trao đổi ngắn hạn"),
        ("KHAC", "Khác"),
    ],
)
NGUON_KINH_PHI_DU_HOC = code_list(
    "NGUON_KINH_PHI_DU_HOC",
    "Nguồn kinh phí du học",
    [
        ("TU_TUC", "Tự túc", "Gia đình tự túc"),
        ("HB_NSNN", "Học bổng ngân sách nhà nước", "NSNN"),
        ("HB_HIEP_DINH", "Học bổng hiệp định"),
        ("HB_NUOC_NGOAI", "Học bổng nước ngoài"),
        ("HB_KHAC", "Học bổng khác"),
    ],
)
CAP_HOC = code_list(
    "CAP_HOC",
    "Cấp học",
    [
        ("MAM_NON", "Mầm non", "MN"),
        ("TIEU_HOC", "Tiểu học", "TH", "Cấp 1"),
        ("THCS", "Trung học cơ sở", "THCS", "Cấp 2"),
        ("THPT", "Trung học phổ thông", "THPT", "Cấp 3"),
        ("GDTX", "Giáo dục thường xuyên", "GDTX"),
        ("KHAC", "Cấp học khác", "Khác"),
    ],
)
TINH_TRANG_DOAN = code_list(
    "TINH_TRANG_DOAN",
    "Tình trạng",
    [
        ("DA_THUC_HIEN", "Đã thực hiện", "Đã đi", "Đã tiếp"),
        ("DU_KIEN", "Dự kiến", "Kế hoạch", "Chưa thực hiện"),
    ],
)
CAP_QUYET_DINH = code_list(
    "CAP_QUYET_DINH",
    "Cấp quyết định",
    [
        ("TTG", "Thủ tướng Chính phủ", "TTg"),
        ("BAN_THUONG_VU", "Ban Thường vụ Thành ủy", "BTV Thành ủy"),
        ("UBND_TP", "UBND thành phố", "Ủy ban nhân dân thành phố"),
        ("UY_QUYEN_SO", "Sở GD&ĐT theo ủy quyền", "Ủy quyền"),
        ("SO", "Sở GD&ĐT", "Sở Giáo dục và Đào tạo"),
        ("DON_VI", "Thủ trưởng đơn vị", "Đơn vị"),
    ],
)
DON_VI_PHOI_HOP = code_list(
    "DON_VI_PHOI_HOP",
    "Đơn vị phối hợp",
    [
        ("SO_NGOAI_VU", "Sở Ngoại vụ", "SNgV"),
        ("LIEN_HIEP_HUU_NGHI", "Liên hiệp các tổ chức hữu nghị", "Liên hiệp hữu nghị"),
        ("SO_VAN_HOA", "Sở Văn hóa và Thể thao", "Sở VH&TT"),
        ("CAP_UY_CHINH_QUYEN", "Cấp ủy và chính quyền địa phương", "Cấp ủy", "Chính quyền"),
        ("TO_CHUC_CT_XH", "Tổ chức chính trị - xã hội", "Đoàn thể"),
        ("CO_SO_GIAO_DUC", "Cơ sở giáo dục khác"),
        ("KHAC", "Đơn vị khác", "Khác"),
    ],
)
"""Whom a unit works with: HP-3, HP-5, HP-6; TP.HCM 2.5-2."""

DAC_DIEM_DIA_BAN = code_list(
    "DAC_DIEM_DIA_BAN",
    "Đặc điểm địa bàn",
    [
        ("NHIEU_NGUOI_NUOC_NGOAI", "Nhiều người nước ngoài sinh sống - học tập - làm việc"),
        ("NHIEU_KET_HON_NUOC_NGOAI", "Nhiều người kết hôn với người nước ngoài"),
        ("NHIEU_LAO_DONG_NUOC_NGOAI", "Nhiều người đi lao động ở nước ngoài"),
    ],
)
"""Features of the area a class is held for, never of a person: HP-4."""

CHU_DE_DNND = code_list(
    "CHU_DE_DNND",
    "Chủ đề đối ngoại nhân dân",
    [
        ("GIAO_LUU_VAN_HOA", "Giao lưu văn hóa"),
        ("HOP_TAC_QUOC_TE", "Hợp tác quốc tế"),
        ("BAO_VE_MOI_TRUONG", "Bảo vệ môi trường"),
        ("BAO_VE_HOA_BINH", "Bảo vệ hòa bình"),
        ("CHONG_CHIEN_TRANH", "Chống chiến tranh"),
    ],
)
"""The topics of HP-5."""

CHU_DE_TTDN = code_list(
    "CHU_DE_TTDN",
    "Chủ đề thông tin đối ngoại",
    [
        ("THU_HUT_DAU_TU", "Thu hút đầu tư"),
        ("VAN_DE_NHAY_CAM", "Dân tộc - tôn giáo - dân chủ - nhân quyền"),
        ("QUANG_BA", "Quảng bá hình ảnh", "Giới thiệu đất nước và con người"),
        ("CHU_TRUONG_HTQT", "Chủ trương hợp tác quốc tế"),
        ("TINH_HINH_THE_GIOI", "Tình hình thế giới"),
        ("BIEN_DAO", "Biển đảo Việt Nam", "Biển đảo"),
        ("GIAM_NGHEO", "Giảm nghèo và gương điển hình", "Giảm nghèo"),
        ("BIEN_GIOI", "Các nước chung biên giới và Biển Đông", "Biên giới", "Biển Đông"),
        ("PHAN_BAC", "Phản bác thông tin xuyên tạc", "Phản bác xuyên tạc"),
    ],
)
"""The topics of TP.HCM 2.4."""

CHU_DE = CodeList(
    id="CHU_DE",
    title="Chủ đề",
    codes=(
        *CHU_DE_DNND.codes,
        *CHU_DE_TTDN.codes,
        *code_list("KHAC", "Khác", [("KHAC", "Chủ đề khác", "Khác")]).codes,
    ),
)
"""Both cities' topics in one list, for F11 has one column for them."""

TRU_COT = code_list(
    "TRU_COT",
    "Trụ cột",
    [
        ("QLNN", "Quản lý nhà nước về đối ngoại", "Quản lý nhà nước"),
        ("NG_KINH_TE", "Ngoại giao kinh tế"),
        ("HNQT_GD", "Hội nhập quốc tế về giáo dục và đào tạo", "Hội nhập quốc tế"),
        ("TTDN", "Thông tin đối ngoại"),
        ("NG_VAN_HOA", "Ngoại giao văn hóa"),
        ("DNND", "Đối ngoại nhân dân", "Ngoại giao nhân dân"),
    ],
)
DOI_TUONG_TUYEN_TRUYEN = code_list(
    "DOI_TUONG_TUYEN_TRUYEN",
    "Đối tượng",
    [
        ("CAN_BO_DANG_VIEN", "Cán bộ và đảng viên", "Cán bộ", "Đảng viên"),
        ("CONG_CHUC", "Công chức"),
        ("VIEN_CHUC", "Viên chức"),
        ("NGUOI_LAO_DONG", "Người lao động"),
        ("GIAO_VIEN", "Giáo viên", "GV"),
        ("HOC_SINH", "Học sinh", "HS", "Học viên"),
        ("PHU_HUYNH", "Phụ huynh học sinh", "Phụ huynh", "Cha mẹ học sinh"),
        ("NGUOI_NUOC_NGOAI", "Người nước ngoài", "Khách quốc tế"),
    ],
)
DE_AN = code_list(
    "DE_AN",
    "Đề án",
    [
        ("DA_NGOAI_NGU", "Dạy và học ngoại ngữ trong hệ thống giáo dục quốc dân (2017-2025)"),
        ("DA_TIN_HOC_QT", "Năng lực ứng dụng Tin học theo chuẩn quốc tế (2021-2030)"),
        ("DA_GD_THONG_MINH", "Giáo dục thông minh và học tập suốt đời (2021-2030)"),
        (
            "DA_5695",
            "Toán, Khoa học và tiếng Anh tích hợp chương trình Anh và Việt Nam (QĐ 5695)",
            "Chương trình tích hợp",
            "Đề án 5695",
        ),
        ("DA_NHAN_LUC_QT", "Đào tạo nhân lực trình độ quốc tế (2020-2035)"),
        ("DA_TRUONG_TT_HNQT", "Trường tiên tiến, hội nhập quốc tế (QĐ 07/2022)"),
    ],
)
"""The six schemes of TP.HCM 2.3.

Their years stand in the labels, not in validity dates: work on a scheme may be reported later.
"""

NGANH_NHAN_LUC_QT = code_list(
    "NGANH_NHAN_LUC_QT",
    "Ngành đào tạo nhân lực trình độ quốc tế",
    [
        ("CNTT_TT", "Công nghệ thông tin - truyền thông", "CNTT - truyền thông", "CNTT"),
        ("CO_KHI_TDH", "Cơ khí - tự động hóa"),
        ("AI", "Trí tuệ nhân tạo"),
        ("QTDN", "Quản trị doanh nghiệp"),
        ("TAI_CHINH_NH", "Tài chính - ngân hàng"),
        ("Y_TE", "Y tế"),
        ("DU_LICH", "Du lịch"),
        ("QL_DO_THI", "Quản lý đô thị"),
    ],
)
"""The eight fields of scheme DA_NHAN_LUC_QT."""
