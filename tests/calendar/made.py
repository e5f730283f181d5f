"""Variants of the tiny province: the two cities' dates, and one with changed settings."""

from __future__ import annotations

from datetime import time
from typing import Any

from tests.support.mini import CITE, MINI

from foreignaffairs.model import DateRule, Deadline, Obligation, Province, Setting, Window


def deadline(period: str, month: int, day: int, *, level: str = "unit", **changed: Any) -> Deadline:
    """A deadline with settings that nobody has to confirm, save those in ``changed``."""
    fields: dict[str, Any] = {
        "id": f"{period}-{level}",
        "code": period,
        "title": f"Trước ngày {day}/{month}",
        "period": period,
        "level": Setting(value=level, basis="seed"),
        "date": Setting(value=DateRule(month=month, day=day), basis="seed"),
        "inclusive": Setting(value=False, basis="seed"),
        "day_off": Setting(value="keep", basis="seed"),
        "closing_time": Setting(value=time(17, 0), basis="seed"),
        "window": Setting(
            value=Window(
                start=DateRule(month=1, day=1, year_offset=-1),
                end=DateRule(month=12, day=31, year_offset=-1),
            ),
            basis="seed",
        ),
        "recipients": ("SO",),
        "citation": CITE,
    }
    return Deadline(**(fields | changed))


def province(*deadlines: Deadline, **changed: Any) -> Province:
    """The tiny province with one obligation that has exactly these deadlines."""
    obligation = Obligation(
        id="B02",
        title="Báo cáo kết quả thực hiện nhiệm vụ",
        who=("PHONG_GDDT", "THPT"),
        report_types=("F01",),
        deadlines=tuple(d.id for d in deadlines),
        mode="compulsory",
        citations=(CITE,),
    )
    fields = {"deadlines": deadlines, "obligations": (obligation,)} | changed
    return MINI.model_copy(update=fields)


HAI_PHONG = province(deadline("K1", 6, 15), deadline("N", 12, 10))
TPHCM = province(deadline("K1", 5, 10), deadline("K2", 10, 15))
