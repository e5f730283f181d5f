"""The files of an office: its folder, the unit list and the list of days received."""

from __future__ import annotations

from .markdown import NOTE_VI, code, document, fence, table

UNIT_COLUMNS = {
    "ma": "Mã đơn vị: chữ không dấu, số, dấu chấm, gạch ngang, gạch dưới. Có trong tên tệp gửi đi.",
    "ten": "Tên đơn vị.",
    "loai": "Loại đơn vị: mã, tên hoặc cách gọi khác; nhiều loại cách nhau bằng dấu chấm phẩy, "
    "loại chính ghi trước.",
    "ma_cha": "Mã đơn vị mà đơn vị này báo cáo qua.",
    "dia_ban": "Địa bàn: quận, huyện (đến 30/6/2025), phường, xã.",
    "tu": "Ngày bắt đầu (tính cả ngày này); để trống là từ trước đến nay.",
    "den": "Ngày kết thúc (tính cả ngày này); để trống là còn hoạt động.",
    "email": "Thư điện tử để lập thư nháp.",
}
"""What each column of a unit list holds."""

ENTRY_COLUMNS = {
    "tep": "Tên tệp trong hộp thư đến, hoặc đường dẫn bên trong nó.",
    "ngay_nhan": "Ngày nhận thật sự; quyết định nộp đúng hạn hay chậm.",
    "don_vi": "Mã đơn vị, khi tệp không ghi hoặc ghi sai.",
    "ky": "Kỳ báo cáo, khi tệp không ghi hoặc ghi sai.",
}
"""What each column of ngay-nhan.csv holds."""

FOLDERS = {
    "settings": "Cài đặt của văn phòng.",
    "inbox": "Bỏ mọi tệp nhận được vào đây; chương trình không xóa, không di chuyển tệp nào.",
    "forms": "Biểu mẫu và công văn yêu cầu, mỗi kỳ một thư mục.",
    "returns": "Bản đánh dấu để gửi lại đơn vị và thư nháp, mỗi kỳ một thư mục.",
    "reports": "Báo cáo, phụ lục, công văn đôn đốc, mỗi kỳ một thư mục.",
    "register": "Sổ theo dõi (cơ sở dữ liệu SQLite).",
    "originals": "Bản gốc của mọi tệp đã nhận, tên theo mã băm nội dung.",
    "lock": "Khóa: mỗi lúc một người ghi. Tự mất khi xong việc.",
    "log": "Nhật ký kỹ thuật, không có dữ liệu cá nhân.",
}
"""What each path of an office holds."""


def page() -> str:
    """The page of office files."""
    from pathlib import Path

    from foreignaffairs.inbox import ENTRIES_FILE
    from foreignaffairs.inbox.entries import _COLUMNS as entry_columns
    from foreignaffairs.inbox.units_file import _HEADINGS as headings
    from foreignaffairs.inbox.units_file import _NEEDED as needed
    from foreignaffairs.inbox.units_file import COLUMNS as unit_columns
    from foreignaffairs.office.folder import OfficeFolder

    folder = OfficeFolder(Path())
    paths = {n for n, member in vars(OfficeFolder).items() if isinstance(member, property)}
    if paths != set(FOLDERS):
        raise ValueError(f"office_files.py and OfficeFolder differ: {paths ^ set(FOLDERS)}")
    return document(
        NOTE_VI,
        "# Tệp của văn phòng",
        "Văn phòng là một thư mục, tạo bằng `foreignaffairs init`. Chương trình chỉ ghi bên trong "
        "thư mục này và không bao giờ ghi đè: tệp trùng tên được đánh số `-2`, `-3` …",
        "## Thư mục",
        table(
            ("Tên", "Nội dung"),
            ((code(getattr(folder, name)), about) for name, about in FOLDERS.items()),
        ),
        "## Danh sách đơn vị",
        "Tệp .xlsx (trang đầu) hoặc .csv (UTF-8 hoặc Windows-1258; dấu phẩy, chấm phẩy hoặc tab). "
        "Dòng đầu là tên cột, thứ tự tùy ý:",
        fence("text", ", ".join(unit_columns)),
        table(
            ("Cột", "Cũng nhận tiêu đề", "Bắt buộc", "Nội dung"),
            (
                (
                    code(name),
                    "; ".join(headings[name]),
                    "có" if name in needed else "",
                    UNIT_COLUMNS[name],
                )
                for name in unit_columns
            ),
        ),
        "Có ô sai thì không nhập gì và nêu từng ô. Một mã có thể có nhiều dòng với thời gian không "
        "chồng nhau. Đơn vị vắng trong tệp vẫn được giữ, trừ khi dùng `--whole`.",
        f"## {ENTRIES_FILE}",
        f"Tệp {code(ENTRIES_FILE)} nằm trong `hop-thu-den`, do cán bộ lập khi cần; chỉ cột `tep` "
        "là phải có. Điều ghi ở đây được ưu tiên hơn điều ghi trong tệp báo cáo.",
        fence("text", f"{', '.join(entry_columns)}\nbao-cao-truong-a.xlsx, 8/12/2023, T01, 2023-N"),
        table(("Cột", "Nội dung"), ((code(name), ENTRY_COLUMNS[name]) for name in entry_columns)),
        "Ngày nhận lấy theo thứ tự: cán bộ ghi, ngày thư, ngày chương trình thấy tệp lần đầu (giờ "
        "Việt Nam). Căn cứ của ngày được lưu cùng báo cáo.",
    )
