"""The office's unit list (danh sách đơn vị) and its changes, as stored."""

from __future__ import annotations

from datetime import date
from typing import Any

from sqlalchemy import Connection, delete, select

from foreignaffairs.model import Roster, Unit, UnitChange

from . import audit
from .connection import Connections
from .json_text import content_hash, dumps, loads, stable
from .moments import Clock
from .ordering import plainly
from .put import put
from .roster_diff import RosterDiff
from .schema import unit, unit_change

ALL_PERIODS = "*"
"""The period under which the audit trail files what concerns no single period."""


class Units:
    """Keeps the unit list; an import is applied as the difference that was shown before."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def roster(self) -> Roster:
        """Return the office's units in the order of its list, with their changes."""
        with self._connections.read() as connection:
            rows = connection.execute(select(unit).order_by(unit.c.position, plainly(unit.c.since)))
            units = tuple(_unit(row._mapping) for row in rows)
            changes = connection.scalars(
                select(unit_change.c.data).order_by(
                    unit_change.c.day, plainly(unit_change.c.sha256)
                )
            )
            return Roster(units=units, changes=tuple(UnitChange(**loads(c)) for c in changes))

    def apply(self, diff: RosterDiff, *, actor: str) -> bool:
        """Write a difference; return whether there was any. The audit trail keeps what changed."""
        if not diff.changed:
            return False
        with self._connections.write() as connection:
            for position, record in enumerate(diff.after):
                _put(connection, record, position)
            kept = {(u.code, _day(u.since)) for u in diff.after}
            for code, since in connection.execute(select(unit.c.code, unit.c.since)).all():
                if (code, since) not in kept:
                    connection.execute(
                        delete(unit).where(unit.c.code == code, unit.c.since == since)
                    )
            audit.record(
                connection,
                self._clock,
                audit.Entry(
                    period=ALL_PERIODS,
                    action="units",
                    actor=actor,
                    before=stable([c.before.model_dump() for c in diff.lines if c.before]),
                    after=stable([c.after.model_dump() for c in diff.lines if c.after]),
                ),
            )
        return True

    def add_change(self, change: UnitChange, *, actor: str) -> bool:
        """Record a dated change with its successors; return whether it was new."""
        data = change.model_dump(mode="json", exclude_none=True)
        key = {"sha256": content_hash(data)}
        with self._connections.write() as connection:
            written = put(
                connection, unit_change, key, {}, when_new={"day": change.on, "data": dumps(data)}
            )
            if written:
                audit.record(
                    connection,
                    self._clock,
                    audit.Entry(
                        period=ALL_PERIODS,
                        action="unit_change",
                        actor=actor,
                        after=stable(data),
                    ),
                )
            return written


def _put(connection: Connection, record: Unit, position: int) -> None:
    put(
        connection,
        unit,
        {"code": record.code, "since": _day(record.since)},
        {
            "until": _day(record.until),
            "name": record.name,
            "kinds": dumps(list(record.kinds)),
            "parent": record.parent,
            "area": record.area,
            "email": record.email,
            "aliases": dumps(list(record.aliases)),
            "sample": record.sample,
            "position": position,
        },
    )


def _unit(row: Any) -> Unit:
    return Unit(
        code=row["code"],
        name=row["name"],
        kinds=tuple(loads(row["kinds"])),
        parent=row["parent"],
        area=row["area"],
        email=row["email"],
        aliases=tuple(loads(row["aliases"])),
        sample=row["sample"],
        since=_date(row["since"]),
        until=_date(row["until"]),
    )


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _date(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
