"""Column ids are those of rules-and-forms.md; what is left out or added is said here, once."""

from __future__ import annotations

import pytest

from foreignaffairs.model import ReportType
from foreignaffairs.report_types import CORE

DOMAIN: dict[str, str] = {
    "F01": "ma_nhiem_vu ket_qua so_lieu_chinh ton_tai nguyen_nhan kien_nghi minh_chung",
    "F01b": "chi_tieu gia_tri",
    "F02": "nguon_bao_cao nuoc trinh_do nguon_kinh_phi moi_di_trong_ky dang_hoc_cuoi_ky "
    "ve_nuoc_trong_ky nu tinh_truoc_khi_di thoi_han_toi_thieu_thang",
    "F02b": "ho_ten ngay_sinh gioi_tinh truong_truoc_khi_di lop nuoc co_so_nuoc_ngoai nganh "
    "trinh_do thang_nhap_hoc thoi_gian_thang nguon_kinh_phi to_chuc_tu_van",
    "F03": "ten_doan don_vi_cu truong_doan chuc_vu so_nguoi cong_chuc vien_chuc nguoi_lao_dong "
    "hoc_sinh nu nuoc_den don_vi_moi tu_ngay den_ngay so_ngay muc_dich tinh_chat noi_dung "
    "nguon_kinh_phi so_tien loai_tien ty_gia so_tien_vnd vb_xin_phep vb_cho_phep cap_quyet_dinh "
    "trong_ke_hoach loai_ho_chieu bao_cao_ket_qua ma_doan_chung",
    "F04": "ten_doan nuoc loai_khach cap_doan truong_doan chuc_vu so_khach nguoi_nuoc_ngoai "
    "viet_kieu tu_ngay den_ngay don_vi_tiep dia_diem muc_dich linh_vuc noi_dung vb_xin_phep "
    "vb_cho_phep cap_cho_phep co_so_luu_tru trong_ke_hoach ket_qua ma_doan_chung",
    "F05": "ten_vn ten_nn loai ben_viet_nam danh_nghia thuoc_luat_TTQT ben_nuoc_ngoai nuoc ngay_ky "
    "noi_ky nguoi_ky linh_vuc thoi_han_thang ngay_het_han tu_gia_han vb_cho_phep "
    "ngay_gui_ban_sao_bng trang_thai ket_qua_trong_ky kho_khan",
    "F06": "ten chu_de vai_tro hinh_thuc doi_tac nuoc tu_ngay den_ngay dia_diem dai_bieu_vn "
    "dai_bieu_nn co_nguoi_viet_nam_o_nn tham_quyen ngay_nop_ho_so vb_cho_phep kinh_phi "
    "ngay_bao_cao_ket_qua ket_qua",
    "F07": "ten_khoan ben_tai_tro loai_ben nuoc giay_dang_ky loai_khoan linh_vuc dia_ban "
    "chu_khoan_vien_tro co_quan_phe_duyet vb_phe_duyet tu den hinh_thuc tong_usd tong_vnd "
    "doi_ung_vnd giai_ngan_ky luy_ke nguoi_huong_loi trang_thai ket_qua kho_khan",
    "F08": "quoc_tich vai_tro hinh_thuc phap_ly so_nguoi nu so_tiet_tuan cap_hoc dien "
    "don_vi_chu_quan",
    "F09": "ten_chuong_trinh loai doi_tac nuoc to_chuc_kiem_dinh han_kiem_dinh vb_cho_phep "
    "hieu_luc_den cap_hoc so_lop so_hoc_sinh so_gv_nn hoc_phi ket_qua",
    "F10": "loai chieu ben_cap nuoc so_suat gia_tri loai_tien so_nguoi tu den",
    "F11": "ten loai tru_cot chu_de doi_tuong hinh_thuc ngay so_cuoc so_luot doi_tac_nn kinh_phi "
    "link",
    "F12": "ten_lop noi_dung noi_hoc nuoc tu den so_nguoi cc vc nld kinh_phi van_ban",
    "F13": "de_an chi_tieu ke_hoach thuc_hien_ky luy_ke so_don_vi_tham_gia so_hs so_gv kinh_phi "
    "danh_gia ho_so_tham_dinh phe_duyet cong_nhan",
    "F14": "loai noi_dung cap_giai_quyet han trang_thai",
    "F15": "nhiem_vu hoat_dong thoi_gian nguoi_phu_trach chi_tieu kinh_phi",
    "F16": "ho_ten chuc_vu dien_thoai_cong_vu email tu den",
}
ADDED: dict[str, str] = {
    # one row an indicator needs room to say which documents or assessments are meant
    "F01b": "ghi_chu",
    # TP.HCM 2.6: planned beside actual; "vb_cho_phep (số, ngày)" is two cells
    "F03": "tinh_trang ngay_cho_phep",
    "F04": "tinh_trang ngay_cho_phep",
    # HP-3: coordinating bodies; the rate between the two totals
    "F07": "don_vi_phoi_hop ty_gia",
    # HP-5, HP-6; TP.HCM 2.5-2: coordinating bodies
    "F11": "don_vi_phoi_hop",
    # HP-4: features of the area
    "F12": "dac_diem_dia_ban",
    # the eight fields of scheme 5
    "F13": "nganh",
    # "chinh/du_phong" as one code
    "F16": "vai_tro",
}
REQUIRED: dict[str, str] = {
    "F01": "ma_nhiem_vu",
    "F01b": "chi_tieu",
    "F02": "nuoc moi_di_trong_ky",
    "F02b": "ho_ten nuoc",
    "F03": "tinh_trang ten_doan nuoc_den tu_ngay den_ngay so_nguoi muc_dich nguon_kinh_phi",
    "F04": "tinh_trang ten_doan nuoc loai_khach tu_ngay den_ngay so_khach muc_dich",
    "F05": "ten_vn loai ben_nuoc_ngoai nuoc trang_thai",
    "F06": "ten vai_tro hinh_thuc tu_ngay den_ngay",
    "F07": "ten_khoan loai_khoan ben_tai_tro loai_ben trang_thai",
    "F08": "quoc_tich vai_tro so_nguoi",
    "F09": "ten_chuong_trinh loai",
    "F10": "loai ben_cap nuoc",
    "F11": "ten loai so_cuoc so_luot",
    "F12": "ten_lop noi_dung noi_hoc so_nguoi",
    "F13": "de_an chi_tieu",
    "F14": "loai noi_dung",
    "F15": "hoat_dong thoi_gian",
    "F16": "ho_ten vai_tro",
}


@pytest.mark.parametrize("rt", CORE, ids=lambda rt: rt.id)
def test_columns_are_those_of_the_domain(rt: ReportType) -> None:
    known = {*DOMAIN[rt.id].split(), *ADDED.get(rt.id, "").split()}
    columns = {c.name for c in rt.columns} - {"truong"}
    assert columns <= known, f"not in the domain: {columns - known}"
    assert set(ADDED.get(rt.id, "").split()) <= columns


@pytest.mark.parametrize("rt", CORE, ids=lambda rt: rt.id)
def test_no_more_is_compulsory_than_the_burden_allows(rt: ReportType) -> None:
    assert {c.name for c in rt.columns if c.required} == set(REQUIRED[rt.id].split())


@pytest.mark.parametrize(
    ("report_type", "heading", "column"),
    [
        ("F03", "TÊN TRƯỞNG ĐOÀN", "truong_doan"),
        ("F03", "NGÀY ĐI", "tu_ngay"),
        ("F03", "NGÀY VỀ", "den_ngay"),
        ("F03", "VĂN BẢN CHO PHÉP", "vb_cho_phep"),
        ("F03", "NƯỚC ĐẾN", "nuoc_den"),
        ("F03", "MỤC ĐÍCH", "muc_dich"),
        ("F03", "SỐ TIỀN", "so_tien_vnd"),
        ("F03", "NGUỒN KINH PHÍ", "nguon_kinh_phi"),
        ("F04", "TÊN ĐOÀN VÀO", "ten_doan"),
        ("F04", "NGÀY ĐẾN", "tu_ngay"),
        ("F04", "NGÀY ĐI", "den_ngay"),
        ("F04", "MỤC ĐÍCH", "muc_dich"),
    ],
)
def test_headings_of_a_real_department_are_known(
    report_type: str, heading: str, column: str
) -> None:
    from foreignaffairs.language.text import fold
    from foreignaffairs.report_types import by_id

    found = [
        c.name
        for c in by_id(report_type).columns
        if fold(heading) in {fold(h) for h in (c.label, *c.aliases)}
    ]
    assert found == [column]
