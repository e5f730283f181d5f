"""The committed table of days off, with the source of each day."""

from __future__ import annotations

from itertools import groupby

from .markdown import NOTE_VI, document, table

KINDS = {
    "holiday": "ngày lễ, nghỉ bù",
    "swap_off": "nghỉ hoán đổi",
    "swap_work": "đi làm bù",
}

INTRO = """\
# Bảng ngày nghỉ

Hạn nộp rơi vào ngày nghỉ được tính theo bảng này (`calendar/data/days_off.csv`), không theo một
gói phần mềm nào khi chạy: nâng cấp phần mềm không làm đổi ngày. Thứ Bảy, Chủ nhật là ngày nghỉ,
trừ ngày *đi làm bù*.

Năm ghi **dự kiến** là năm chưa thấy thông báo nghỉ Tết và Quốc khánh; hạn nộp của năm đó được
đánh dấu cần xác nhận. Văn phòng ghi ngày nghỉ của riêng mình trong
[`office.toml`](../can-bo/office-toml.md).
"""


def page() -> str:
    """The page of days off."""
    from foreignaffairs.calendar import DaysOff
    from foreignaffairs.calendar.explain import weekday

    days = sorted(DaysOff.load().special.values(), key=lambda day: day.on)
    parts = [INTRO]
    for year, of_year in groupby(days, key=lambda day: day.on.year):
        listed = list(of_year)
        predicted = any(day.predicted for day in listed)
        parts.append(f"## {year}{' (dự kiến)' if predicted else ''}")
        parts.append(
            table(
                ("Ngày", "Thứ", "Tên", "Loại", "Căn cứ"),
                (
                    (
                        f"{d.on.day}/{d.on.month}/{year}",
                        weekday(d.on),
                        d.name,
                        KINDS[d.kind],
                        d.source,
                    )
                    for d in listed
                ),
            )
        )
    return document(NOTE_VI, *parts)
