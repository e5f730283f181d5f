"""When the register was written to last, by its own order, not by the clock."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, select

from .schema import decision, receipt


def recorded_last(connection: Connection) -> datetime | None:
    """Return the moment of the last decision or receipt, whichever is later; ``None`` for none.

    Of each table it is the entry added last, not the latest moment ever: a clock that once ran
    ahead does not count for ever.
    """
    moments = [
        connection.scalar(select(column).order_by(key.desc()).limit(1))
        for column, key in ((decision.c.at, decision.c.id), (receipt.c.seen_at, receipt.c.id))
    ]
    return max((datetime.fromisoformat(at) for at in moments if at), default=None)
