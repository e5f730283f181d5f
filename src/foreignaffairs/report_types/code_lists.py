"""Code lists shared by report types; ids are those of rules-and-forms.md."""

from __future__ import annotations

from foreignaffairs.model import code_list

NGUON_BAO_CAO = code_list(
    "NGUON_BAO_CAO",
    "Nguồn báo cáo",
    [("TRUONG", "Nhà trường, cơ sở giáo dục"), ("TV_DU_HOC", "Tổ chức tư vấn du học")],
)
TRINH_DO = code_list(
    "TRINH_DO",
    "Trình độ theo học",
    [
        ("THCS", "Trung học cơ sở"),
        ("THPT", "Trung học phổ thông"),
        ("TRUNG_CAP", "Trung cấp"),
        ("CAO_DANG", "Cao đẳng"),
        ("DAI_HOC", "Đại học"),
        ("THAC_SI", "Thạc sĩ"),
        ("TIEN_SI", "Tiến sĩ"),
        ("NGOAI_NGU_DU_BI", "Ngoại ngữ, dự bị"),
        ("NGHE", "Học nghề"),
        ("TRAO_DOI_NGAN_HAN", "Trao đổi ngắn hạn"),
        ("KHAC", "Khác"),
    ],
)
NGUON_KINH_PHI_DU_HOC = code_list(
    "NGUON_KINH_PHI_DU_HOC",
    "Nguồn kinh phí du học",
    [
        ("TU_TUC", "Tự túc"),
        ("HB_NSNN", "Học bổng ngân sách nhà nước"),
        ("HB_HIEP_DINH", "Học bổng hiệp định"),
        ("HB_NUOC_NGOAI", "Học bổng nước ngoài"),
        ("HB_KHAC", "Học bổng khác"),
    ],
)
