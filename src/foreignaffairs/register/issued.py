"""Forms sent out and reminders made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import func, select

from .connection import Connections
from .moments import Clock, moment
from .ordering import plainly
from .put import put
from .schema import form_issued, reminder

GENERIC = ""
"""The unit of a form that any unit can fill in."""


@dataclass(frozen=True, slots=True)
class IssuedForm:
    """A form as it went out; ``path`` is relative to the office folder."""

    period: str
    unit: str
    path: str
    layout: str
    sha256: str
    at: str


@dataclass(frozen=True, slots=True)
class Reminder:
    """A reminder to one unit: which letter or draft, through which channel."""

    period: str
    unit: str
    document: str
    channel: str
    actor: str
    at: str


class Issued:
    """What left the office for the units."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def record_form(self, period: str, unit: str, path: str, layout: str, sha256: str) -> bool:
        """Record a form written for a unit (``GENERIC`` for any); return whether it was new."""
        with self._connections.write() as connection:
            return put(
                connection,
                form_issued,
                {"period": period, "unit": unit, "sha256": sha256},
                {"path": path, "layout": layout},
                when_new={"at": moment(self._clock)},
            )

    def forms(self, period: str, unit: str | None = None) -> tuple[IssuedForm, ...]:
        """Return the forms issued in a period, by unit, the latest of each last."""
        query = select(
            form_issued.c.period,
            form_issued.c.unit,
            form_issued.c.path,
            form_issued.c.layout,
            form_issued.c.sha256,
            form_issued.c.at,
        ).where(form_issued.c.period == period)
        if unit is not None:
            query = query.where(form_issued.c.unit == unit)
        with self._connections.read() as connection:
            found = connection.execute(
                query.order_by(plainly(form_issued.c.unit), form_issued.c.at)
            )
            return tuple(IssuedForm(*row) for row in found)

    def record_reminders(
        self, period: str, units: Iterable[str], document: str, channel: str, *, actor: str
    ) -> int:
        """Record one letter or draft that reminds ``units``; return how many were new."""
        with self._connections.write() as connection:
            return sum(
                put(
                    connection,
                    reminder,
                    {"period": period, "unit": unit, "document": document, "channel": channel},
                    {},
                    when_new={"actor": actor, "at": moment(self._clock)},
                )
                for unit in units
            )

    def reminders(self, period: str) -> tuple[Reminder, ...]:
        """Return every reminder of a period in the order made."""
        query = select(
            reminder.c.period,
            reminder.c.unit,
            reminder.c.document,
            reminder.c.channel,
            reminder.c.actor,
            reminder.c.at,
        ).where(reminder.c.period == period)
        with self._connections.read() as connection:
            found = connection.execute(query.order_by(reminder.c.at, plainly(reminder.c.unit)))
            return tuple(Reminder(*row) for row in found)

    def last_reminded(self, period: str) -> dict[str, str]:
        """Return when each unit was last reminded, as ISO text."""
        query = (
            select(reminder.c.unit, func.max(reminder.c.at).label("at"))
            .where(reminder.c.period == period)
            .group_by(reminder.c.unit)
        )
        with self._connections.read() as connection:
            return {row.unit: row.at for row in connection.execute(query)}
