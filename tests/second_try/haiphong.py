"""A school's year in Hải Phòng, and thirty-odd ways to get it wrong in one form."""

from __future__ import annotations

from datetime import date, datetime

from .paper import (
    Mistake,
    Truth,
    answered,
    column_added,
    column_lost,
    column_twice,
    merged,
    row_added,
    sheet_added,
    typed,
    written,
)

PERIOD, BEFORE = "2023-N", "2023-K1"
BEFORE_ROWS = ({"nuoc": "US", "moi_di_trong_ky": 40, "nu": 20},)
"""Reported in the middle of the year and accepted."""

_DONE = "Đã phối hợp với Hội đồng đội tổ chức hai buổi giao lưu."

TRUTH = Truth(
    cover={
        "prepared_by": "Cán bộ mẫu", "q.F02": "Có", "q.F07": "Có", "q.F08": "Có", "q.F09": "Không",
        "q.F11": "Có", "q.F12": "Có", "q.F14": "Có", "q.F16": "Không",
    },
    boxes={f"HP-{n}": f"{_DONE} ({n})" for n in range(1, 7)},
    rows={
        "F02": [
            {"nuoc": "Nhật Bản", "moi_di_trong_ky": 5, "nu": 2},
            {"nuoc": "Hàn Quốc", "moi_di_trong_ky": 12, "nu": 6},
            {"nuoc": "Hoa Kỳ", "moi_di_trong_ky": 41, "nu": 20},
            {"nuoc": "Séc", "moi_di_trong_ky": 2, "nu": 1},
            {"nuoc": "Pháp", "moi_di_trong_ky": 3, "nu": 2},
            {"nuoc": "Đức", "moi_di_trong_ky": 4, "nu": 2},
            {"nuoc": "Ý", "moi_di_trong_ky": 5, "nu": 3},
            {"nuoc": "Úc", "moi_di_trong_ky": 6, "nu": 3},
            {"nuoc": "Canada", "moi_di_trong_ky": 7, "nu": 4},
            {"nuoc": "Singapore", "moi_di_trong_ky": 8, "nu": 4},
            {"nuoc": "Thái Lan", "moi_di_trong_ky": 9, "nu": 5},
            {"nuoc": "Ấn Độ", "moi_di_trong_ky": 10, "nu": 5},
        ],
        "F07": [
            {"ten_khoan": "Thư viện xanh", "loai_khoan": "Dự án", "ben_tai_tro": "Quỹ mẫu A",
             "loai_ben": "Tổ chức phi chính phủ nước ngoài", "nuoc": "Nhật Bản",
             "hinh_thuc": "Tiền", "don_vi_phoi_hop": "Sở Ngoại vụ", "tu": date(2023, 2, 1),
             "den": date(2024, 2, 1), "tong_usd": 1000, "ty_gia": 24000, "tong_vnd": 24000000,
             "trang_thai": "Đang thực hiện", "vb_phe_duyet": "12/QĐ-UBND",
             "giai_ngan_ky": 5000000, "luy_ke": 9000000},
            {"ten_khoan": "Phòng tin học", "loai_khoan": "Phi dự án",
             "ben_tai_tro": "Công ty mẫu B", "loai_ben": "Doanh nghiệp nước ngoài",
             "nuoc": "Hàn Quốc", "hinh_thuc": "Tiền",
             "tu": date(2023, 3, 15), "den": date(2023, 9, 1), "tong_vnd": 30000000,
             "trang_thai": "Hoàn thành", "vb_phe_duyet": "15/QĐ-SGDĐT", "giai_ngan_ky": 30000000,
             "luy_ke": 30000000},
            {"ten_khoan": "Học bổng hè", "loai_khoan": "Chương trình", "ben_tai_tro": "Quỹ mẫu C",
             "loai_ben": "Tổ chức quốc tế", "hinh_thuc": "Tiền", "tong_vnd": 7000000,
             "trang_thai": "Đang vận động"},
        ],
        "F08": [
            {"quoc_tich": "Philippines", "vai_tro": "Giáo viên ngoại ngữ",
             "phap_ly": "Có giấy phép lao động", "so_nguoi": 2, "nu": 1},
            {"quoc_tich": "Nam Phi", "vai_tro": "Trợ giảng",
             "phap_ly": "Có giấy phép lao động", "so_nguoi": 1},
        ],
        "F11": [
            {"ten": "Ngày hội tiếng Anh", "loai": "Giao lưu văn hóa", "ngay": date(2023, 3, 20),
             "so_cuoc": 1, "so_luot": 300},
            {"ten": "Nói chuyện chuyên đề", "loai": "Chuyên đề", "ngay": date(2023, 4, 26),
             "so_cuoc": 2, "so_luot": 120},
            {"ten": "Thi hùng biện", "loai": "Cuộc thi", "ngay": date(2023, 9, 10), "so_cuoc": 1,
             "so_luot": 90},
        ],
        "F12": [
            {"ten_lop": "Tiếng Anh cho giáo viên", "noi_dung": "Ngoại ngữ",
             "noi_hoc": "Ở nước ngoài", "nuoc": "Singapore", "tu": date(2023, 7, 3),
             "den": date(2023, 7, 21), "so_nguoi": 5, "cc": 0, "vc": 4, "nld": 1},
            {"ten_lop": "Lễ tân đối ngoại", "noi_dung": "Lễ tân đối ngoại",
             "noi_hoc": "Trong nước", "tu": date(2023, 8, 7), "den": date(2023, 8, 9),
             "so_nguoi": 3, "vc": 3},
        ],
        "F14": [{"loai": "Kiến nghị", "noi_dung": "Cần thêm kinh phí cho giao lưu."}],
    },
)  # fmt: skip

MISTAKES = (
    # cover
    Mistake("FA-C11", "nobody prepared it", answered(prepared_by=None)),
    Mistake("FA-C02", "an answer that is none", answered(q_F16="Chưa rõ")),
    Mistake("FA-C14", "no, but there are rows", answered(q_F08="Không")),
    Mistake("FA-C15", "no answer", answered(q_F09=None)),
    Mistake("FA-C13", "yes, but no row", typed("F14", 0, loai=None, noi_dung=None)),
    # narrative
    Mistake("FA-T13", "a blank box", written("HP-4", None)),
    Mistake("FA-V14", "typed in an old encoding", written("HP-2", "§· tæ chøc hai buæi giao l­u.")),
    # values
    Mistake("FA-V01", "a number in words", typed("F02", 0, moi_di_trong_ky="năm")),
    Mistake("FA-V02", "a number with its unit", typed("F02", 1, moi_di_trong_ky="12 em")),
    Mistake("FA-V15", "a negative number", typed("F02", 2, moi_di_trong_ky=-41)),
    Mistake("FA-V20", "a country that is no more", typed("F02", 3, nuoc="Tiệp Khắc")),
    Mistake("FA-V10", "no country at all", typed("F02", 4, nuoc="Pha Lang Sa 2")),
    Mistake("FA-V07", "an error cell", typed("F02", 5, moi_di_trong_ky="#REF!")),
    Mistake("FA-V08", "a formula never computed", typed("F02", 6, moi_di_trong_ky="=2+3")),
    Mistake("FA-V04", "a fraction of people", typed("F02", 7, moi_di_trong_ky=6.5)),
    Mistake("FA-V17", "far too many", typed("F02", 8, moi_di_trong_ky=70_000_000)),
    Mistake("FA-V18", "a date for a number",
            typed("F02", 9, moi_di_trong_ky=datetime(2023, 8, 8))),
    Mistake("FA-V03", "a dash", typed("F02", 10, moi_di_trong_ky="-")),
    Mistake("FA-R02", "a number left out", typed("F02", 11, moi_di_trong_ky=None)),
    Mistake("FA-V05", "no date", typed("F07", 0, tu="đầu xuân")),
    Mistake("FA-V06", "an unclear date", typed("F07", 1, tu="3/15/2023")),
    Mistake("FA-V19", "a date without its day", typed("F11", 1, ngay="4/2023")),
    Mistake("FA-V21", "two days in one cell", typed("F11", 2, ngay="9-10/9/2023")),
    Mistake("FA-V11", "not in the list", typed("F07", 0, hinh_thuc="Tiền mặt và quà")),
    Mistake("FA-V09", "a fraction of a đồng", typed("F07", 2, tong_vnd="7000000,125")),
    # rows
    Mistake("FA-R01", "more women than people", typed("F08", 0, nu=3)),
    Mistake("FA-R14", "nobody", typed("F08", 1, so_nguoi=0)),
    Mistake("FA-R04", "no permit", typed("F07", 1, vb_phe_duyet=None)),
    Mistake("FA-R05", "ends before it begins", typed("F12", 0, den=date(2023, 6, 21))),
    Mistake("FA-R09", "does not multiply", typed("F07", 0, tong_vnd=240000000)),
    Mistake("FA-R13", "paid out before it began", typed("F07", 2, giai_ngan_ky=1000000)),
    Mistake("FA-R06", "outside the window", typed("F11", 0, ngay=date(2022, 3, 20))),
    Mistake("HP-K01", "a project without its partner", typed("F07", 0, don_vi_phoi_hop=None)),
    # tables
    Mistake("FA-T14", "the same country twice",
            row_added("F02", 12, nuoc="Nhật Bản", moi_di_trong_ky=5, nu=2)),
    Mistake("FA-S09", "a total that does not add up",
            row_added("F02", 13, nuoc="Tổng cộng", moi_di_trong_ky=999, nu=None)),
    Mistake("FA-S16", "a column copied", column_twice("F11", "so_luot", 301, 120, 95)),
    Mistake("FA-S02", "a column deleted", column_lost("F12", "noi_dung")),
    Mistake("FA-S18", "numbers merged", merged("F12", "vc", 0, 1)),
    # noted only
    Mistake("FA-S03", "a column of one's own", column_added("F02", "Ghi chú", "du học tự túc")),
    Mistake("FA-S11", "a sheet of one's own", sheet_added("Lớp 12", ("Lớp", "Sĩ số"), ("12A", 40))),
    # between periods
    Mistake("FA-P03", "less than half a year before", lambda paper: None),
)  # fmt: skip
