"""Forms to store, with every type of value, a personal column and a personal report type."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Annotated, Any

from foreignaffairs.model import (
    Column,
    ContentRow,
    Count,
    Countries,
    CountryCode,
    CoverEntry,
    FormContent,
    Money,
    ReportType,
    TableContent,
    TableRow,
)
from foreignaffairs.register import VIETNAM, NewSubmission, Original, Register, Stored
from foreignaffairs.register.schema import metadata


def CLOCK() -> datetime:
    return datetime(2023, 6, 15, 8, 30, tzinfo=VIETNAM)


class TripRow(TableRow):
    ten: Annotated[str | None, Column("Tên đoàn", key=True)] = None
    nuoc: Annotated[CountryCode | None, Column("Nước")] = None
    cac_nuoc: Annotated[Countries | None, Column("Các nước")] = None
    nguoi: Annotated[Count | None, Column("Số người", measure="flow")] = None
    kinh_phi: Annotated[Money | None, Column("Kinh phí")] = None
    tu: Annotated[date | None, Column("Từ ngày")] = None
    co: Annotated[bool | None, Column("Có giấy phép")] = None
    truong_doan: Annotated[str | None, Column("Trưởng đoàn", personal=True)] = None


class PersonRow(TableRow):
    ho_ten: Annotated[str | None, Column("Họ tên")] = None


TRIPS = ReportType(id="X1", number="Biểu mẫu", title="Đoàn mẫu", sheet="Đoàn", row=TripRow)
PEOPLE = ReportType(
    id="X2", number="Biểu mẫu", title="Danh sách mẫu", sheet="DS", row=PersonRow, personal=True
)
TYPES = {"X1": TRIPS, "X2": PEOPLE}

FULL = {
    "ten": "Đoàn mẫu số 1",
    "nuoc": "US",
    "cac_nuoc": ("US", "FR"),
    "nguoi": 0,
    "kinh_phi": Decimal("1200000.50"),
    "tu": date(2023, 3, 1),
    "co": False,
    "truong_doan": "Người mẫu A",
}


def content(*rows: dict[str, Any], people: tuple[str, ...] = ()) -> FormContent:
    """A form with trips, and a list of people where there are any."""
    trips = tuple(ContentRow(9 + n, row) for n, row in enumerate(rows))
    tables = {"X1": TableContent.of_rows("X1", "3. Đoàn", {"ten": "B", "nguoi": "E"}, trips)}
    if people:
        listed = tuple(ContentRow(5 + n, {"ho_ten": p}) for n, p in enumerate(people))
        tables["X2"] = TableContent.of_rows("X2", "9. DS", {"ho_ten": "B"}, listed)
    cover = {
        "prepared_on": CoverEntry(date(2023, 6, 10), "Bìa", "C9"),
        "schools_due": CoverEntry(12, "Bìa", "C12"),
        "phone": CoverEntry(None, "Bìa", "C8"),
    }
    answers = {"X1": True, "X2": None, "X3": False}
    return FormContent("1", "mini", "2023-K1", "T01", cover, answers, False, tables)


def arrived(
    register: Register,
    unit: str = "T01",
    *rows: dict[str, Any],
    key: str = "a",
    period: str = "2023-K1",
    on: date = date(2023, 6, 10),
    form: FormContent | None = None,
    **more: Any,
) -> NewSubmission:
    """A form ready to be stored, its original recorded; ``key`` stands for its content hash."""
    sha = key.rjust(64, "0")
    register.receipts.keep_originals([Original(sha, f"{key}.xlsx", 1, f"00/{sha}.xlsx")])
    return NewSubmission(
        period=period,
        unit=unit,
        sha256=sha,
        file=f"{key}.xlsx",
        received_on=on,
        basis="first_seen",
        modified_ns=1,
        verdict="valid",
        content=form or content(*(rows or (FULL,))),
        **more,
    )


def store(register: Register, unit: str = "T01", *rows: dict[str, Any], **more: Any) -> Stored:
    """Store a form as if it had come in."""
    new = arrived(register, unit, *rows, **more)
    return register.submissions.store(new, TYPES, actor="Cán bộ mẫu")


def dump(register: Register) -> dict[str, list[Any]]:
    """Everything in a register, by table, to compare."""
    with register._connections.read() as connection:
        return {
            table.name: sorted(map(tuple, connection.execute(table.select())), key=repr)
            for table in metadata.sorted_tables
        }
