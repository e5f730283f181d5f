"""Every due date of both cities from 2023 to 2027, as the rules give them without an office."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING

from .markdown import NOTE_VI, document, table

if TYPE_CHECKING:
    from foreignaffairs.model import DueDate, Province

YEARS = range(2023, 2028)

POINTS = {
    "date": "ngày",
    "inclusive": "“trước ngày”",
    "day_off": "trùng ngày nghỉ",
    "closing_time": "giờ chốt",
    "window": "kỳ số liệu",
    "level": "hạn của cấp nào",
    "named_year": "năm văn bản không nêu",
    "who": "ai phải nộp",
    "report_types": "biểu nào",
    "days_off": "lịch nghỉ của năm",
}
"""What ``to_confirm`` names, in words."""
LEVELS = {"unit": "đơn vị gửi Sở", "intermediate": "đầu mối trung gian", "upward": "Sở gửi lên"}
MODES = {"compulsory": "bắt buộc", "if_any": "khi có phát sinh"}

INTRO = """\
# Hạn nộp 2023–2027

Ngày do chương trình tính từ quy định của hai thành phố, chưa có quyết định riêng của văn phòng nào
(`foreignaffairs due … --office` cho ngày theo `office.toml`). *Hạn cuối* là ngày cuối cùng còn đúng
hạn. Cột cuối là những điểm văn bản để ngỏ mà ngày đó dựa vào; xem
[Các điểm cần xác nhận](../can-bo/diem-can-xac-nhan.md). Yêu cầu không ghi ngày trong văn bản không
có ở đây; `foreignaffairs rules` liệt kê đủ.
"""


def page() -> str:
    """The page of due dates."""
    from foreignaffairs.provinces.registry import Registry

    parts = [INTRO]
    for province in Registry.load().provinces:
        parts.append(f"## {province.name}")
        parts.append(_obligations(province))
        for year in YEARS:
            parts.extend(_year(province, year))
    return document(NOTE_VI, *parts)


def _year(province: Province, year: int) -> Iterator[str]:
    from foreignaffairs.calendar import due_dates

    yield f"### {province.name} {year}"
    dues = due_dates(province, year)
    yield table(
        ("Kỳ", "Hạn cuối", "Ngày làm việc cuối", "Hạn của", "Yêu cầu", "Cần xác nhận"),
        (_line(province, list(same)) for _, same in groupby(dues, key=_same)),
    )
    sentences: dict[str, list[str]] = {}
    for due in dues:
        sentences.setdefault(due.explanation, []).append(due.citation)
    yield "\n".join(f"- {words} ({'; '.join(_once(of))})" for words, of in sentences.items())
    warned = dict.fromkeys(warning for due in dues for warning in due.warnings)
    if warned:
        yield "\n".join(f"- Lưu ý: {warning}" for warning in warned)


def _same(due: DueDate) -> tuple[object, ...]:
    """Obligations that differ in nothing else share a line."""
    return (due.period, due.due, due.last_working_day, due.level, due.mode, due.to_confirm)


def _line(province: Province, dues: list[DueDate]) -> tuple[str, ...]:
    from foreignaffairs.calendar.explain import dated_weekday

    due = dues[0]
    return (
        f"`{due.period}`",
        dated_weekday(due.due),
        dated_weekday(due.last_working_day),
        LEVELS[due.level],
        f"{MODES[due.mode]}: {', '.join(_once(d.obligation for d in dues))}",
        "; ".join(POINTS[point] for point in due.to_confirm),
    )


def _obligations(province: Province) -> str:
    """What the codes of the tables below stand for."""
    from foreignaffairs.calendar import due_dates

    dated = {due.obligation for year in YEARS for due in due_dates(province, year)}
    return table(
        ("Yêu cầu", "Nội dung", "Biểu"),
        ((o.id, o.title, ", ".join(o.report_types)) for o in province.obligations if o.id in dated),
    )


def _once(items: Iterable[str]) -> list[str]:
    return list(dict.fromkeys(items))
