"""Closing a period (khóa kỳ) and opening it again."""

from __future__ import annotations

from sqlalchemy import Connection, select

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

from . import audit
from .connection import Connections
from .moments import Clock
from .put import put
from .reasons import need_reason
from .schema import period_state

_OPEN, _CLOSED = "open", "closed"


def closed_periods(connection: Connection) -> frozenset[str]:
    """Return the ids of the periods that take no more decisions."""
    query = select(period_state.c.period).where(period_state.c.state == _CLOSED)
    return frozenset(connection.scalars(query))


def refuse_if_closed(period: str, closed: frozenset[str]) -> None:
    """Raise :class:`OfficeError` where the period is among the closed ones."""
    if period in closed:
        raise OfficeError(text("register.closed", period=period))


class Periods:
    """Which periods are closed."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def closed(self) -> frozenset[str]:
        """Return the ids of the closed periods."""
        with self._connections.read() as connection:
            return closed_periods(connection)

    def close(self, period: str, *, actor: str, reason: str = "") -> bool:
        """Close a period; return whether it was open."""
        return self._set(period, _CLOSED, "close", actor, reason)

    def reopen(self, period: str, *, actor: str, reason: str) -> bool:
        """Open a closed period again; return whether it was closed. A reason is needed."""
        need_reason(reason, "reopen")
        return self._set(period, _OPEN, "reopen", actor, reason)

    def _set(self, period: str, after: str, action: str, actor: str, reason: str) -> bool:
        with self._connections.write() as connection:
            before = _CLOSED if period in closed_periods(connection) else _OPEN
            if before == after:
                return False
            entry = audit.record(
                connection,
                self._clock,
                audit.Entry(
                    period=period,
                    action=action,
                    actor=actor,
                    reason=reason,
                    before=before,
                    after=after,
                ),
            )
            put(
                connection, period_state, {"period": period}, {"state": after, "decision_id": entry}
            )
            return True
