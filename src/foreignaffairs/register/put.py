"""Writing only what has changed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, CursorResult, Table, and_, insert, select, update

_NOTHING: Mapping[str, Any] = {}


def put(
    connection: Connection,
    table: Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    when_new: Mapping[str, Any] = _NOTHING,
) -> bool:
    """Insert or update the row at ``key``; return whether anything was written.

    ``when_new`` is written with a new row and never compared or changed again.
    """
    here = and_(*(table.c[name] == value for name, value in key.items()))
    names = (*key, *values)
    found = connection.execute(select(*(table.c[n] for n in names)).where(here)).first()
    if found is None:
        connection.execute(insert(table).values({**when_new, **key, **values}))
        return True
    if tuple(found) == (*key.values(), *values.values()):
        return False
    connection.execute(update(table).where(here).values(dict(values)))
    return True


def new_id(result: CursorResult[Any]) -> int:
    """Return the id that the database gave to a row just inserted."""
    key = result.inserted_primary_key
    assert key is not None
    return int(key[0])
