"""A reader of the supervised reader's shape, over small JSON files instead of workbooks."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.support.mini import UNITS

from foreignaffairs.inbox import CollectResult, IntakeRules, collect
from foreignaffairs.language.findings import finding
from foreignaffairs.model import (
    ContentRow,
    CoverEntry,
    Finding,
    FormContent,
    Period,
    TableContent,
    Unit,
    WorkbookUnreadable,
)
from foreignaffairs.reading.containers import Opened, Room
from foreignaffairs.reading.containers.unpack import unpack
from foreignaffairs.reading.kind import NEVER_TABLES, kind_of
from foreignaffairs.reading.words import not_a_workbook
from foreignaffairs.register import VIETNAM, Register
from foreignaffairs.report_types import CORE

REPORT_TYPES = {r.id: r for r in CORE}
K1 = Period.parse("2023-K1")
OWING = ("Q01", "T01", "T02", "V01")


class FakeReader:
    """Reads what :func:`form` writes; counts what it was asked to read."""

    def __init__(self) -> None:
        self.read: list[Path] = []

    def read_many(self, paths: Iterable[Path]) -> Iterator[FormContent | WorkbookUnreadable]:
        for path in paths:
            self.read.append(path)
            data = path.read_bytes()
            try:
                yield _content(json.loads(data))
            except ValueError:
                yield _refused(data)

    def open(self, path: Path, into: Path, room: Room) -> Opened | None:
        return unpack(path, into, room)


def _refused(data: bytes) -> WorkbookUnreadable:
    kind = "other" if kind_of(data) == "zip" else kind_of(data)
    return (
        not_a_workbook(kind)
        if kind in {*NEVER_TABLES, "other"}
        else WorkbookUnreadable("FA-F05", "Tệp hỏng.")
    )


def form(
    unit: str | None = "T01",
    period: str | None = "2023-K1",
    *,
    gone: int = 3,
    women: int = 1,
    province: str | None = "mini",
    cover: str = "",
) -> str:
    """The text of a fake form; ``women`` above ``gone`` is an error, ``gone`` of 999 a warning."""
    said = {"unit": unit, "period": period, "province": province, "cover": cover}
    return json.dumps({**said, "gone": gone, "women": women}, ensure_ascii=False)


def _content(said: dict[str, Any]) -> FormContent:
    row = ContentRow(9, {"nuoc": "US", "moi_di_trong_ky": said["gone"], "nu": said["women"]})
    columns = {"nuoc": "B", "moi_di_trong_ky": "E", "nu": "F"}
    cover = {"unit": CoverEntry(said["cover"], "Bìa", "C4")} if said["cover"] else {}
    return FormContent(
        layout="1",
        province=said["province"],
        period=said["period"],
        unit=said["unit"],
        cover=cover,
        answers={"F02": True},
        nil=False,
        tables={"F02": TableContent.of_rows("F02", "2. Du học", columns, (row,))},
    )


def check(content: FormContent, unit: Unit, period: Period) -> tuple[Finding, ...]:
    values = content.tables["F02"].rows[0].values
    gone, women = values["moi_di_trong_ky"], values["nu"]
    if gone == 13:
        raise RuntimeError("a rule that trips")
    words = {"label": "Trong đó: nữ", "limit_label": "Mới đi trong kỳ", "limit": gone}
    if women > gone:
        return (finding("FA-R01", sheet="2. Du học", cell="F9", field="nu", value=women, **words),)
    if gone == 999:
        severe = finding("FA-R01", field="nu", value=women, **words)
        return (severe.model_copy(update={"severity": "warning"}),)
    return ()


def rules(**changes: Any) -> IntakeRules:
    """The rules of an office in which four of the five sample units owe a report for K1."""
    units = {code: UNITS.find(code) for code in OWING}
    plain: dict[str, Any] = {
        "province": "mini",
        "roster": UNITS,
        "report_types": REPORT_TYPES,
        "expected": lambda period: units if period == K1 else {},
        "check": check,
        "context": "1",
    }
    return IntakeRules(**{**plain, **changes})


class Desk:
    """An inbox, a register and a clock that the test moves."""

    def __init__(self, folder: Path) -> None:
        self.inbox = folder / "hop-thu-den"
        self.inbox.mkdir(exist_ok=True)
        self.originals = folder / "goc"
        self.today = datetime(2023, 6, 1, 9, 0, tzinfo=VIETNAM)
        self.register = Register.open(folder / "so-theo-doi.db", clock=lambda: self.today)
        self.reader = FakeReader()

    def put(self, name: str, text: str | bytes, *, minute: int = 0) -> Path:
        """Put a file into the inbox, changed at a minute of 1 June 2023."""
        path = self.inbox / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        at = datetime(2023, 6, 1, tzinfo=VIETNAM) + timedelta(minutes=minute)
        os.utime(path, (at.timestamp(), at.timestamp()))
        return path

    def tomorrow(self) -> None:
        self.today += timedelta(days=1)

    def collect(self, period: Period | None = None, **changes: Any) -> CollectResult:
        return collect(
            self.inbox,
            self.register,
            originals=self.originals,
            reader=self.reader,
            rules=rules(**changes),
            actor="Cán bộ mẫu",
            period=period,
        )

    def fates(self, period: Period | None = None, **changes: Any) -> dict[str, str]:
        """Collect, and return the disposition of each file."""
        result = self.collect(period, **changes)
        return {o.file: o.disposition.value for o in result.outcomes}
