"""The office that the examples of worksheet functions are asked about: sample units of Hải Phòng.

Four sample schools and a sample consultancy. The first half of 2023 went up; for the first half
of 2024, on the day after it was due, two have filed, one of them with a mistake.
"""

from __future__ import annotations

import csv
import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from foreignaffairs.forms import form_name, write_form
from foreignaffairs.office import Office

VIETNAM = timezone(timedelta(hours=7))
TODAY = datetime(2024, 6, 17, 9, tzinfo=VIETNAM)
UNITS = (
    ("MAU-T01", "Trường THPT mẫu 01", "THPT", "", "Quận mẫu 1"),
    ("MAU-T02", "Trường THPT mẫu 02", "THPT", "", "Quận mẫu 1"),
    ("MAU-T03", "Trường THPT mẫu 03", "THPT", "", "Quận mẫu 2"),
    ("MAU-T04", "Trường THPT mẫu 04", "THPT", "", "Quận mẫu 2"),
    ("MAU-V01", "Trung tâm tư vấn du học mẫu 01", "TV_DU_HOC", "", ""),
)
FILED: Mapping[str, Mapping[str, tuple[str, Sequence[Mapping[str, Any]]]]] = {
    "2023-K1": {
        "MAU-T01": ("2023-06-12", ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 1},)),
        "MAU-T02": (
            "2023-06-14",
            (
                {"nuoc": "US", "moi_di_trong_ky": 2, "nu": 2},
                {"nuoc": "KR", "moi_di_trong_ky": 4, "nu": 2},
            ),
        ),
        "MAU-T03": ("2023-06-20", ()),
        "MAU-V01": ("2023-06-01", ({"nuoc": "US", "moi_di_trong_ky": 9, "nu": 4},)),
    },
    "2024-K1": {
        "MAU-T01": (
            "2024-06-12",
            (
                {"nuoc": "US", "moi_di_trong_ky": 6, "nu": 3},
                {"nuoc": "JP", "moi_di_trong_ky": 1, "nu": 0},
            ),
        ),
        "MAU-T03": ("2024-06-14", ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5},)),
    },
}
"""By period and unit: the day received and the rows of F02; no rows means nothing to report."""


class Clock:
    """Tells the time that the sample has come to."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """The present moment."""
        return self.moment


@contextmanager
def sample_office(folder: Path) -> Iterator[Office]:
    """Make the office in ``folder/van-phong`` and walk it to the day that examples are asked."""
    units = folder / "don-vi.csv"
    with units.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([("ma", "ten", "loai", "ma_cha", "dia_ban"), *UNITS])
    clock = Clock(datetime(2023, 6, 21, 9, tzinfo=VIETNAM))
    root = folder / "van-phong"
    Office.create(root, province="hai-phong", units=units).close()
    with Office.open(root, clock=clock) as office:
        walk(office, clock)
        yield office


def walk(office: Office, clock: Clock) -> None:
    """File, accept and send up the first half of 2023; then take in what came a year later."""
    send(office, "2023-K1")
    office.accept_clean("2023-K1")
    office.report("2023-K1")
    clock.moment = TODAY
    send(office, "2024-K1")
    office.accept_clean("2024-K1")


def send(office: Office, period: str) -> None:
    """Put the filled forms of a period into the inbox, with the days received, and collect."""
    days = []
    for unit, (day, rows) in FILED[period].items():
        days.append((drop(office, period, unit, rows), day))
    record = office.folder.inbox / "ngay-nhan.csv"
    known = record.read_text("utf-8").splitlines()[1:] if record.exists() else []
    lines = ["tep,ngay_nhan,don_vi,ky", *known, *(f"{file},{day},," for file, day in days)]
    record.write_text("\n".join(lines) + "\n", "utf-8")
    office.collect()


def drop(office: Office, period: str, unit: str, rows: Sequence[Mapping[str, Any]]) -> str:
    """Write the filled form of a unit into the inbox; return its file name."""
    plan = office.view(period).plans[unit]
    contact = {"prepared_by": "Cán bộ mẫu"}
    if rows:
        asked = (r.id for r in plan.report_types if r.question)
        contact |= {f"q.{name}": "Có" if name == "F02" else "Không" for name in asked}
    else:
        contact["nil"] = "Có"
    boxes = tuple({"ma_nhiem_vu": t.id, "ket_qua": "Nội dung mẫu."} for t in plan.narrative)
    prefill = {"F01": boxes, "F02": tuple(rows)} if rows else {}
    filled = dataclasses.replace(plan, contact=contact, prefill=prefill)
    name = form_name(plan.province, period, unit)
    write_form(filled, office.folder.inbox / name)
    return name
