"""Every core report type: columns, code lists and rules, as the form and the checks have them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from .markdown import NOTE_VI, codes, document, table, yes

if TYPE_CHECKING:
    from foreignaffairs.model import ReportType

TYPES = {
    "text": "chữ",
    "long_text": "đoạn văn",
    "count": "số nguyên",
    "money": "số tiền",
    "date": "ngày",
    "flag": "Có/Không",
    "code": "chọn một",
    "codes": "chọn nhiều",
    "country": "nước/vùng lãnh thổ",
    "countries": "một hoặc nhiều nước",
}
MEASURES = {"flow": "phát sinh trong kỳ, cộng dồn được", "stock": "tại cuối kỳ, không cộng dồn"}
SEVERITIES = {"error": "cần chỉnh sửa", "warning": "đề nghị xác nhận", "info": "lưu ý"}

INTRO = """\
# Biểu mẫu F01–F16

Các biểu của phần lõi, đúng như trong biểu Excel. Cột và danh mục do chúng tôi đề xuất từ nhiệm vụ
mà hai văn bản giao; chưa tìm thấy mẫu chính thức của Sở Ngoại vụ. Quy định của địa phương nói
biểu nào bắt buộc, biểu nào chỉ khi có phát sinh.

*Mã cột* là tên dùng trong sổ theo dõi, trong tên số liệu (`2023-K1/F02/moi_di_trong_ky?nuoc=US`) và
trong Python. **B** là cột phải có; **K** là cột làm nên một dòng (hai dòng trùng mọi cột K là trùng
nhau); **N** là cột nhóm khi tổng hợp; **L** là cột tự điền lại từ kỳ trước; **R** là dữ liệu cá
nhân, để riêng và không đưa vào tệp xuất ra. Mã trong danh mục không bao giờ hiện trên màn hình.
"""


def page() -> str:
    """The page of report types."""
    from foreignaffairs.report_types import CORE, describe_type

    listed = table(
        ("Biểu", "Tên", "Câu hỏi trên bìa"),
        (
            (f"[{t.id}](#{t.id.lower()})", t.title, t.question or "luôn hỏi, không có câu hỏi")
            for t in CORE
        ),
    )
    parts = [INTRO, listed]
    for report_type in CORE:
        parts.extend(_type(report_type, describe_type(report_type)))
    return document(NOTE_VI, *parts)


def _type(report_type: ReportType, told: dict[str, Any]) -> Iterator[str]:
    yield f"## {told['id']}: {told['title']} {{ #{told['id'].lower()} }}"
    yield "\n".join(f"- {fact}" for fact in _facts(told))
    if told["note"]:
        yield f"> {told['note']}"
    yield table(
        ("Mã cột", "Tiêu đề", "Kiểu", "Đánh dấu", "Ghi chú"),
        (_column(column) for column in told["columns"]),
    )
    for list_id, listed in told["code_lists"].items():
        yield f"**{listed['title']}** (`{list_id}`)"
        yield table(
            ("Mã", "Nhãn", "Cách viết khác được nhận"),
            ((f"`{c['id']}`", c["label"], "; ".join(c["aliases"])) for c in listed["codes"]),
        )
    if told["rules"]:
        yield "**Quy tắc kiểm tra**"
        yield table(
            ("Mã", "Quy tắc", "Mức độ", "Kiểu", "Căn cứ của ngưỡng"),
            (_rule(rule) for rule in told["rules"]),
        )


def _facts(told: dict[str, Any]) -> Iterator[str]:
    yield f"In là “{told['number']}”, trang “{told['sheet']}”."
    if told["layout"] == "boxes":
        yield "Ô cố định, mỗi nhiệm vụ hoặc chỉ tiêu một dòng."
    if told["counts"]:
        yield f"Mỗi dòng là một {told['counts']}."
    if told["carried"]:
        yield "Sống qua nhiều kỳ: dòng của kỳ trước được điền sẵn để cập nhật."
    if told["personal"]:
        yield "Danh sách cá nhân: tắt sẵn, văn phòng bật bằng `personal` trong `office.toml`."
    if told["source"]:
        yield (
            f"`{told['source']}` nói ai đếm; số liệu của hai nguồn không bao giờ cộng với nhau, "
            f"số nêu đầu là của `{told['headline_source']}`."
        )
    if told["citation"]:
        yield f"Căn cứ: {told['citation']}."


def _column(column: dict[str, Any]) -> tuple[str, ...]:
    marks = (
        yes(column["required"], "B"),
        yes(column["key"], "K"),
        yes(column["dimension"], "N"),
        yes(column["prefill"], "L"),
        yes(column["personal"], "R"),
    )
    kind = TYPES[column["type"]]
    return (
        f"`{column['id']}`",
        column["label"],
        f"{kind} (`{column['codes']}`)" if column["codes"] else kind,
        " ".join(filter(None, marks)),
        " ".join(_notes(column)),
    )


def _notes(column: dict[str, Any]) -> Iterator[str]:
    if column["hint"]:
        yield column["hint"]
    if column["unit"]:
        yield f"Đơn vị tính: {column['unit']}."
    if column["measure"]:
        yield f"Chỉ tiêu: {MEASURES[column['measure']]}."
    if column["derived"]:
        yield "Không hỏi, suy ra từ loại đơn vị."
    if column["asked_of"]:
        yield f"Chỉ hỏi: {codes(column['asked_of'])}."
    if column["since"] or column["until"]:
        yield f"Hiệu lực: {column['since'] or '…'} đến {column['until'] or '…'}."


def _rule(rule: dict[str, Any]) -> tuple[str, ...]:
    threshold = rule["threshold"]
    ground = _ground(threshold) if threshold else ""
    return (
        f"[{rule['code']}](ma-phat-hien.md#{rule['code'].lower()})",
        rule["text"],
        SEVERITIES[rule["severity"]],
        f"`{rule['kind']}`",
        ground,
    )


def _ground(threshold: dict[str, Any]) -> str:
    """Where a number of days comes from, and whether anybody has held it against the text."""
    seen = threshold["basis"] in ("seed", "seen", "office")
    checked = "" if seen else "; theo trí nhớ, chưa đối chiếu"
    return f"{threshold['source']}, từ {threshold['since']}{checked}"
