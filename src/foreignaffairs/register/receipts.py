"""What was seen in the inbox, and the originals kept."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import Connection, Select, select

from .connection import Connections
from .json_text import loads, stable
from .moments import Clock, moment
from .put import put
from .records import Original, Receipt
from .schema import original, receipt

_FIELDS = (
    receipt.c.path,
    receipt.c.sha256,
    receipt.c.size,
    receipt.c.mtime_ns,
    receipt.c.received_on,
    receipt.c.basis,
    receipt.c.disposition,
    receipt.c.reason,
    receipt.c.params,
    receipt.c.context,
    receipt.c.submission_id,
)

Sighting = tuple[str, int, int]
"""(path, size, mtime_ns): what tells, without opening it, that a file is the one seen before."""


class Receipts:
    """Each file seen, by path and content; seeing it again writes nothing."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def keep_original(self, kept: Original) -> bool:
        """Record an original that has been kept on disk; return whether its content was new."""
        with self._connections.write() as connection:
            first = {
                "name": kept.name,
                "size": kept.size,
                "path": kept.path,
                "first_seen": moment(self._clock),
            }
            return put(connection, original, {"sha256": kept.sha256}, {}, when_new=first)

    def original(self, sha256: str) -> Original | None:
        """Return the original of a content hash, ``None`` where it was never seen."""
        query = select(original.c.sha256, original.c.name, original.c.size, original.c.path)
        with self._connections.read() as connection:
            row = connection.execute(query.where(original.c.sha256 == sha256)).first()
        return None if row is None else Original(*row)

    def write(self, seen: Receipt) -> bool:
        """Record a file and what became of it; return whether anything was new."""
        with self._connections.write() as connection:
            values = {
                "size": seen.size,
                "mtime_ns": seen.mtime_ns,
                "received_on": seen.received_on,
                "basis": seen.basis,
                "disposition": seen.disposition,
                "reason": seen.reason,
                "params": stable(dict(seen.params or {})),
                "context": seen.context,
                "submission_id": seen.submission,
            }
            key = {"path": seen.path, "sha256": seen.sha256}
            return put(connection, receipt, key, values, {"seen_at": moment(self._clock)})

    def all(self) -> dict[Sighting, Receipt]:
        """Return every receipt by path, size and time: the table for skipping unchanged files."""
        with self._connections.read() as connection:
            found = _fetch(connection, select(*_FIELDS).order_by(receipt.c.id))
        return {(r.path, r.size, r.mtime_ns): r for r in found}

    def of_content(self, hashes: Collection[str]) -> dict[str, tuple[Receipt, ...]]:
        """Return earlier receipts of these contents, oldest first."""
        with self._connections.read() as connection:
            query = select(*_FIELDS).where(receipt.c.sha256.in_(tuple(hashes)))
            found: dict[str, tuple[Receipt, ...]] = {}
            for seen in _fetch(connection, query.order_by(receipt.c.id)):
                found[seen.sha256] = (*found.get(seen.sha256, ()), seen)
        return found


def _fetch(connection: Connection, query: Select[Any]) -> list[Receipt]:
    return [_record(dict(row._mapping)) for row in connection.execute(query)]


def _record(values: dict[str, Any]) -> Receipt:
    return Receipt(
        **{k: v for k, v in values.items() if k not in ("params", "submission_id")},
        params=loads(values["params"]),
        submission=values["submission_id"],
    )
