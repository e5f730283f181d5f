"""A school's first half-year in Hồ Chí Minh City, and thirty-odd other ways to get it wrong."""

from __future__ import annotations

from datetime import date

from .paper import (
    Mistake,
    Truth,
    answered,
    headings_exchanged,
    merged,
    row_added,
    sheet_added,
    sheet_deleted,
    typed,
    written,
)

PERIOD = "2023-K1"
_ASKED = ("F03", "F04", "F05", "F06", "F07", "F08", "F09", "F10", "F11", "F12", "F13", "F14", "F16")
_BOXES = tuple(f"HCM-2.{n}" for n in range(1, 7))

TRUTH = Truth(
    cover={
        "prepared_by": "Cán bộ mẫu",
        **{f"q.{name}": "Có" for name in _ASKED},
        "q.F14": "Không", "q.F16": "Không",
    },
    boxes={task: f"Đã thực hiện theo kế hoạch ({task})." for task in _BOXES},
    rows={
        "F03": [
            {"tinh_trang": "Đã thực hiện", "ten_doan": "Đoàn trao đổi mẫu 1",
             "nuoc_den": "Nhật Bản; Hàn Quốc", "tu_ngay": date(2023, 3, 6),
             "den_ngay": date(2023, 3, 10), "so_ngay": 5, "so_nguoi": 6, "nu": 3, "cong_chuc": 0,
             "vien_chuc": 4, "nguoi_lao_dong": 0, "hoc_sinh": 2, "muc_dich": "Trao đổi kinh nghiệm",
             "nguon_kinh_phi": "Đối tác đài thọ",
             "cap_quyet_dinh": "UBND thành phố", "vb_cho_phep": "120/QĐ-UBND",
             "ngay_cho_phep": date(2023, 2, 20)},
            {"tinh_trang": "Đã thực hiện", "ten_doan": "Đoàn học sinh mẫu 2",
             "nuoc_den": "Singapore", "tu_ngay": date(2023, 4, 3), "den_ngay": date(2023, 4, 7),
             "so_ngay": 5, "so_nguoi": 12, "nu": 6, "muc_dich": "Học tập, bồi dưỡng",
             "nguon_kinh_phi": "Nguồn thu của đơn vị", "cap_quyet_dinh": "UBND thành phố",
             "vb_cho_phep": "130/QĐ-UBND", "ngay_cho_phep": date(2023, 3, 1)},
            {"tinh_trang": "Đã thực hiện", "ten_doan": "Đoàn hội thảo mẫu 3", "nuoc_den": "Pháp",
             "tu_ngay": date(2023, 2, 6), "den_ngay": date(2023, 2, 9), "so_ngay": 4,
             "so_nguoi": 2, "muc_dich": "Dự hội nghị, hội thảo",
             "nguon_kinh_phi": "Đối tác đài thọ", "cap_quyet_dinh": "UBND thành phố",
             "vb_cho_phep": "99/QĐ-UBND",
             "ngay_cho_phep": date(2023, 1, 10)},
        ],
        "F04": [
            {"tinh_trang": "Đã thực hiện", "ten_doan": "Trường kết nghĩa mẫu", "nuoc": "Hàn Quốc",
             "tu_ngay": date(2023, 3, 13), "den_ngay": date(2023, 3, 14), "so_khach": 10,
             "nguoi_nuoc_ngoai": 9, "viet_kieu": 1, "loai_khach": "Tổ chức quốc tế",
             "muc_dich": "Giao lưu", "trong_ke_hoach": "Có"},
            {"tinh_trang": "Đã thực hiện", "ten_doan": "Tổng lãnh sự mẫu", "nuoc": "Hoa Kỳ",
             "tu_ngay": date(2023, 3, 20), "den_ngay": date(2023, 3, 20), "so_khach": 3,
             "nguoi_nuoc_ngoai": 3, "viet_kieu": 0, "loai_khach": "Ngoại giao, lãnh sự",
             "muc_dich": "Thăm xã giao", "trong_ke_hoach": "Không"},
        ],
        "F05": [
            {"ten_vn": "Bản ghi nhớ mẫu 1", "loai": "Bản ghi nhớ", "danh_nghia": "Đơn vị",
             "thuoc_luat_TTQT": "Có", "ben_nuoc_ngoai": "Trường mẫu A", "nuoc": "Nhật Bản",
             "ngay_ky": date(2023, 1, 10), "ngay_het_han": date(2026, 1, 10),
             "tu_gia_han": "Không", "ngay_gui_ban_sao_bng": date(2023, 1, 17),
             "trang_thai": "Đang có hiệu lực"},
            {"ten_vn": "Bản ghi nhớ mẫu 2", "loai": "Bản ghi nhớ", "danh_nghia": "Đơn vị",
             "thuoc_luat_TTQT": "Không", "ben_nuoc_ngoai": "Trường mẫu B", "nuoc": "Úc",
             "ngay_ky": date(2021, 5, 10), "ngay_het_han": date(2025, 5, 10),
             "tu_gia_han": "Không", "trang_thai": "Đang có hiệu lực"},
        ],
        "F06": [
            {"ten": "Hội thảo STEM mẫu", "vai_tro": "Chủ trì tổ chức", "hinh_thuc": "Trực tiếp",
             "nuoc": "Anh", "tu_ngay": date(2023, 4, 12), "den_ngay": date(2023, 4, 13),
             "dai_bieu_vn": 80, "dai_bieu_nn": 5, "tham_quyen": "UBND thành phố",
             "ngay_nop_ho_so": date(2023, 2, 1), "vb_cho_phep": "200/UBND-VX",
             "ngay_bao_cao_ket_qua": date(2023, 4, 20)},
        ],
        "F07": [
            {"ten_khoan": "Sách tiếng Anh", "loai_khoan": "Phi dự án", "ben_tai_tro": "Quỹ mẫu",
             "loai_ben": "Tổ chức quốc tế", "hinh_thuc": "Tiền", "tong_vnd": 50000000,
             "trang_thai": "Đang thực hiện", "vb_phe_duyet": "31/QĐ-SGDĐT",
             "giai_ngan_ky": 1000000, "luy_ke": 2000000},
        ],
        "F08": [
            {"quoc_tich": "Anh", "vai_tro": "Giáo viên ngoại ngữ",
             "phap_ly": "Có giấy phép lao động", "so_nguoi": 4, "nu": 2},
            {"quoc_tich": "Canada", "vai_tro": "Giáo viên bộ môn",
             "phap_ly": "Có giấy phép lao động", "so_nguoi": 1, "nu": 0},
        ],
        "F09": [
            {"ten_chuong_trinh": "Tiếng Anh liên kết", "loai": "Liên kết dạy ngoại ngữ",
             "doi_tac": "Trung tâm mẫu", "hieu_luc_den": date(2024, 6, 30), "so_lop": 12,
             "so_hoc_sinh": 400},
        ],
        "F10": [
            {"loai": "Học bổng", "chieu": "Đi nước ngoài", "ben_cap": "Đại học mẫu", "nuoc": "Đức",
             "so_suat": 2, "gia_tri": 4000, "loai_tien": "EUR - ơ rô", "so_nguoi": 2,
             "tu": date(2023, 2, 1), "den": date(2023, 4, 1)},
        ],
        "F11": [
            {"ten": "Giao lưu mùa xuân", "loai": "Giao lưu văn hóa", "ngay": date(2023, 2, 3),
             "so_cuoc": 1, "so_luot": 250},
            {"ten": "Thi hùng biện", "loai": "Cuộc thi", "ngay": date(2023, 3, 26), "so_cuoc": 1,
             "so_luot": 90},
        ],
        "F12": [
            {"ten_lop": "Phương pháp STEM", "noi_dung": "Khác", "noi_hoc": "Trong nước",
             "tu": date(2023, 3, 1), "den": date(2023, 3, 3), "so_nguoi": 6, "cc": 0, "vc": 5,
             "nld": 1},
        ],
        "F13": [
            {"de_an": "Giáo dục thông minh và học tập suốt đời (2021-2030)",
             "chi_tieu": "Lớp học số", "thuc_hien_ky": 10, "luy_ke": 20},
        ],
    },
)  # fmt: skip

MISTAKES = (
    # cover and narrative
    Mistake("FA-C13", "yes, but its sheet is gone", lambda paper: None),
    Mistake("FA-C11", "nobody prepared it", answered(prepared_by=None)),
    Mistake("FA-C02", "an answer that is none", answered(q_F16="Có lẽ")),
    Mistake("FA-C14", "no, but there are rows", answered(q_F13="Không")),
    Mistake("FA-C15", "no answer", answered(q_F14=None)),
    Mistake("FA-T12", "no box answered",
            lambda paper: [written(task, None)(paper) for task in _BOXES] and None),
    # values
    Mistake("FA-V21", "two days in one cell", typed("F03", 0, tu_ngay="6-10/3/2023", so_ngay=None)),
    Mistake("FA-V20", "two countries in one", typed("F05", 0, nuoc="Nhật Bản, Hàn Quốc")),
    Mistake("FA-V10", "no country at all", typed("F05", 1, nuoc="Châu Đại Dương")),
    Mistake("FA-V12", "neither yes nor no", typed("F04", 0, trong_ke_hoach="Một phần")),
    Mistake("FA-V11", "not in the list", typed("F04", 1, tinh_trang="Sắp xong")),
    Mistake("FA-V01", "no number", typed("F06", 0, dai_bieu_nn="vài người")),
    Mistake("FA-V07", "an error cell", typed("F10", 0, so_nguoi="#N/A")),
    Mistake("FA-V08", "a formula never computed", typed("F08", 1, so_nguoi="=1+0")),
    Mistake("FA-V05", "no date", typed("F11", 1, ngay="cuối tháng")),
    Mistake("FA-V02", "a number with its unit", typed("F11", 0, so_luot="250 lượt")),
    Mistake("FA-V09", "a fraction of a cent", typed("F10", 0, gia_tri="4000,125")),
    # rows
    Mistake("FA-R03", "does not add up", typed("F03", 0, so_nguoi=9)),
    Mistake("FA-R01", "more women than people", typed("F03", 1, nu=20)),
    Mistake("FA-R08", "days miscounted", typed("F03", 1, so_ngay=9)),
    Mistake("FA-R04", "no permit", typed("F03", 2, vb_cho_phep=None)),
    Mistake("HCM-K01", "another signed it",
            typed("F03", 0, cap_quyet_dinh="Sở GD&ĐT theo ủy quyền")),
    Mistake("FA-R05", "leaves before it comes", typed("F04", 1, den_ngay=date(2023, 3, 2))),
    Mistake("FA-R12", "an agreement that has run out",
            typed("F05", 1, ngay_het_han=date(2022, 5, 10))),
    Mistake("FA-R10", "the copy sent late",
            typed("F05", 0, ngay_gui_ban_sao_bng=date(2023, 4, 17))),
    Mistake("FA-R11", "asked for too late", typed("F06", 0, ngay_nop_ho_so=date(2023, 4, 5))),
    Mistake("FA-R07", "no value at all", typed("F07", 0, tong_vnd=None)),
    Mistake("FA-R14", "nobody came", typed("F12", 0, so_nguoi=0, cc=None, vc=None, nld=None)),
    Mistake("FA-R13", "no papers", typed("F08", 0, phap_ly="Chưa có")),
    Mistake("FA-R06", "outside the window", typed("F11", 0, ngay=date(2021, 2, 3))),
    Mistake("FA-R02", "a name left out", typed("F12", 0, ten_lop=None)),
    # tables
    Mistake("FA-T14", "the same activity twice",
            row_added("F11", 2, ten="Giao lưu mùa xuân", loai="Giao lưu văn hóa",
                      ngay=date(2021, 2, 3), so_cuoc=1, so_luot=250)),
    Mistake("FA-S07", "cells merged", merged("F11", "loai", 0, 1)),
    Mistake("FA-S13", "headings exchanged", headings_exchanged("F13", "thuc_hien_ky", "luy_ke")),
    Mistake("FA-S17", "a sheet deleted", sheet_deleted("F09")),
    Mistake("FA-S05", "a hidden sheet of one's own",
            sheet_added("nháp", ("Tổng", "=SUM(A1:A9)"), hidden=True)),
)  # fmt: skip
