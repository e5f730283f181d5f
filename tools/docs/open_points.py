"""What each city's texts leave open, what is assumed and where an office settles it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import time
from typing import TYPE_CHECKING, Any

from .markdown import NOTE_VI, codes, document, fence

if TYPE_CHECKING:
    from foreignaffairs.model import Province
    from foreignaffairs.provinces.questions import OpenQuestion

LEVELS = {"unit": "đơn vị gửi Sở", "intermediate": "đầu mối trung gian", "upward": "Sở gửi lên"}
EXAMPLES = {
    "date": "{ month = 12, day = 20 }  # ví dụ",
    "window": "{ start = { month = 1, day = 1 }, end = { month = 11, day = 30 } }  # ví dụ",
}
"""What is shown where the texts give nothing to start from."""
DAY_OFF = {"keep": "giữ nguyên", "next": "lùi sang ngày làm việc sau", "previous": "nộp trước"}

INTRO = """\
# Các điểm cần Văn phòng Sở xác nhận

Văn bản không nói rõ mọi điều. Ở mỗi chỗ để ngỏ, chương trình dùng một giá trị mặc định có lý do và
đánh dấu *cần xác nhận*. Văn phòng Sở quyết định bằng cách ghi vào [`office.toml`](office-toml.md)
đúng mục nêu dưới đây; điểm đã quyết định không còn bị hỏi nữa. `"*"` là mọi thời hạn hoặc mọi yêu
cầu; quyết định cho riêng một mục được ưu tiên hơn.

Danh sách của chính máy anh/chị: `foreignaffairs rules hai-phong --json` (mục `open_questions`).
"""


def page() -> str:
    """The page of open points."""
    from foreignaffairs.provinces.questions import open_questions
    from foreignaffairs.provinces.registry import Registry

    parts = [INTRO]
    for province in Registry.load().provinces:
        questions = open_questions(province)
        parts.append(f"## {province.name} ({len(questions)} điểm)")
        for number, question in enumerate(questions, 1):
            parts.extend(_point(province, number, question))
    return document(NOTE_VI, *parts)


def _point(province: Province, number: int, question: OpenQuestion) -> Iterator[str]:
    about = _about(province, question)
    yield f"### {number}. {question.question}"
    yield f"{about}\n\n**Đang dùng:** {shown(question.value)}.\n\n**Lý do:** {question.reason}"
    yield fence("toml", "\n".join(_toml(question)))
    if len(question.where) > 1:
        listed = codes(f"[{where}]" for where in question.where)
        yield f"{'Hoặc riêng' if _for_all(question) else 'Lặp lại cho'} từng mục: {listed}."


def _about(province: Province, question: OpenQuestion) -> str:
    """What the question is about, in words: the deadlines, or the unit kind and obligations."""
    titles = []
    for where in question.where:
        section, _, rest = where.partition(".")
        if section == "deadlines":
            titles.append(province.deadline(rest.strip('"')).title)
        elif section == "obligations":
            titles.append(province.obligation(rest.removesuffix(".perhaps")).title)
    listed = "; ".join(dict.fromkeys(titles))
    if question.where[0].endswith(".perhaps"):
        return f"{province.kind_title(question.name)}: {listed}."
    return f"{listed}." if listed else ""


def shown(value: Any) -> str:
    """A value in words an officer reads."""
    if value is None:
        return "chưa có ngày, nên chưa tính hạn"
    if isinstance(value, bool):
        return "có" if value else "không"
    if isinstance(value, time):
        return f"{value.hour} giờ {value.minute:02}"
    if isinstance(value, str):
        return LEVELS.get(value) or DAY_OFF.get(value) or value
    if hasattr(value, "start"):
        how = "lũy kế từ đầu kỳ năm" if value.cumulative else "phát sinh từ sau kỳ trước"
        return f"từ {_day(value.start)} đến {_day(value.end)}, {how}"
    return _day(value) if hasattr(value, "month") else str(value)


def _day(rule: Any) -> str:
    year = {-1: " năm trước", 0: "", 1: " năm sau"}[rule.year_offset]
    return f"{rule.day}/{rule.month}{year}"


def _toml(question: OpenQuestion) -> Iterator[str]:
    """The lines that confirm the value in use: once for all places where that is possible."""
    first, *others = question.where
    yield f"[{(_for_all(question) if others else None) or first}]"
    yield f"{question.name} = {_toml_value(question)}"
    if not first.endswith(".perhaps"):
        yield 'reason = "Ghi căn cứ quyết định của Văn phòng Sở"'


def _for_all(question: OpenQuestion) -> str | None:
    """The section that decides every place at once, where ``office.toml`` has one."""
    from foreignaffairs.provinces.choices import EveryDeadlineChoice

    if question.where[0].endswith(".perhaps"):
        return 'obligations."*".perhaps'
    return 'deadlines."*"' if question.name in EveryDeadlineChoice.model_fields else None


def _toml_value(question: OpenQuestion) -> str:
    value = question.value
    if value is None:
        return EXAMPLES[question.name]
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, time):
        return f"{value:%H:%M}:00"
    if hasattr(value, "start"):
        start, end = _toml_day(value.start), _toml_day(value.end)
        return f"{{ start = {start}, end = {end}, cumulative = {str(value.cumulative).lower()} }}"
    return str(value) if isinstance(value, int) else f'"{value}"'


def _toml_day(rule: Any) -> str:
    offset = f", year_offset = {rule.year_offset}" if rule.year_offset else ""
    return f"{{ month = {rule.month}, day = {rule.day}{offset} }}"
