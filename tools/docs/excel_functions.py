"""The page of worksheet functions: arguments, an example and what it answers in a sample office."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from foreignaffairs.excel.functions import Session
from foreignaffairs.excel.functions.errors import CODES, MARK, why
from foreignaffairs.language.dates import format_date
from foreignaffairs.language.numbers import format_number
from foreignaffairs.model import ExcelFunction

from .excel_sample import TODAY, sample_office
from .formulas import parse
from .markdown import NOTE_VI, code, document, fence, plain, table

SHOWN_ROWS = 6
INTRO = """\
# Hàm FA_ trong Excel và LibreOffice Calc

Các hàm dưới đây dùng được trong mọi ô: trong Excel qua phần bổ trợ `foreignaffairs.xlam`, trong
LibreOffice Calc qua phần bổ trợ `foreignaffairs.oxt`. Công thức viết như nhau; Calc dùng dấu `;`
giữa các đối số nếu máy đặt như vậy.

- **Hỏi văn phòng nào.** Đối số cuối `van_phong` là thư mục văn phòng, hoặc mã địa phương
  (`hai-phong`, `tphcm`) khi chỉ hỏi quy định. Để trống thì lấy biến môi trường
  `FOREIGNAFFAIRS_OFFICE`, không có thì lấy văn phòng chứa tệp đang mở.
- **Vùng ô.** Đưa vào một vùng thì hàm trả lời từng ô trong một lần gọi, cùng hình dạng; một cột
  đặt cạnh một dòng cho bảng hai chiều. Hàm trả về bảng thì Excel 365, 2021 tự tràn ra các ô;
  Excel cũ và Calc: chọn sẵn vùng, gõ công thức rồi bấm Ctrl+Shift+Enter.
- **Ô trống.** Ô trống cho kết quả trống. Ô trống khác với 0: không ai cho số liệu thì để trống.
- **Số liệu chốt.** Kỳ đã báo cáo lên trên thì các hàm số liệu chỉ lấy số liệu chốt.
- **Không trả lời được.** Ô hiện `#FA-…` kèm lý do ngắn; `FA_LY_DO` nói rõ và chỉ cách sửa.
- **Tính lại.** Hàm có dấu ↻ tự tính lại mỗi khi bảng tính tính toán (kết quả đổi theo ngày). Các
  hàm khác tính lại khi đối số đổi, sau mỗi macro, hoặc khi bấm Ctrl+Alt+F9 (Calc: Ctrl+Shift+F9).
- **Ngày.** Ô chưa định dạng ngày có thể hiện một số như 45457: chọn ô, đặt định dạng ngày; hoặc
  bọc bằng `FA_NGAY_VN`.
- **Cài trong Calc.** Mở `foreignaffairs.oxt` bằng LibreOffice. Python có cài thư viện được ghi
  trong tệp `foreignaffairs/calc.json` (trong `%APPDATA%`, hoặc `~/.config`); biến môi trường
  `FOREIGNAFFAIRS_PYTHON` được ưu tiên hơn. Calc cho TRUE, FALSE thành 1, 0.
- **Giữa Excel và Calc.** Calc ghi tên đầy đủ của hàm vào tệp .xlsx, nên công thức `FA_` lưu ở
  chương trình này thì chương trình kia không tính; giá trị đã tính vẫn còn.

Kết quả ở trang này là của một văn phòng mẫu (Hải Phòng, đơn vị mẫu) vào ngày 17/6/2024, được tính
lại mỗi lần tạo trang.
"""


def page() -> str:
    """The page of worksheet functions."""
    with tempfile.TemporaryDirectory() as folder:
        with sample_office(Path(folder)) as office:
            root = str(office.folder.root)
        session = Session(clock=lambda: TODAY, environment={})
        answers = {
            name: parse(f.example).answered(lambda n, a: session.call(n, a, lambda: root))
            for name, f in session.functions.items()
        }
    functions = list(session.functions.values())
    return document(
        NOTE_VI,
        INTRO,
        "## Bảng các hàm",
        table(("Hàm", "Đối số", "Ví dụ", "Kết quả"), (_line(f, answers) for f in functions)),
        *(part for f in functions for part in _function(f, answers[f.name])),
        "## Lý do #FA-…",
        table(("Mã", "FA_LY_DO trả lời"), ((code(MARK + c), plain(why(MARK + c))) for c in CODES)),
    )


def _line(function: ExcelFunction, answers: Mapping[str, Any]) -> Sequence[str]:
    mark = " ↻" if function.changes_daily else ""
    names = "; ".join(f"[{a.name}]" if a.optional else a.name for a in function.arguments)
    link = f"[{function.name}](#{function.name.lower()}){mark}"
    return (link, code(names), code(function.example), _short(answers[function.name]))


def _short(answer: Any) -> str:
    if isinstance(answer, list):
        return f"bảng {len(answer)} dòng, {len(answer[0])} cột"
    return plain(shown(answer))


def _function(function: ExcelFunction, answer: Any) -> Iterator[str]:
    yield f"## {function.name}"
    yield plain(function.doc)
    if function.citation:
        yield f"Căn cứ: {plain(function.citation.text)}. Gói: {code(function.plugin)}."
    yield table(
        ("Đối số", "", "Nghĩa"),
        (
            (code(a.name), "tuỳ chọn" if a.optional else "bắt buộc", plain(a.doc))
            for a in function.arguments
        ),
    )
    yield fence("text", function.example)
    if not isinstance(answer, list):
        yield f"→ {plain(shown(answer))}"
        return
    headings, *rows = answer
    yield table(
        [plain(shown(h)) for h in headings],
        ([plain(shown(v)) for v in row] for row in rows[:SHOWN_ROWS]),
    )
    if len(rows) > SHOWN_ROWS:
        yield f"… và {len(rows) - SHOWN_ROWS} dòng nữa."


def shown(value: Any) -> str:
    """A cell's value as a cell formatted for it shows it."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, date):
        return format_date(value)
    return format_number(value) if isinstance(value, float) else str(value)
