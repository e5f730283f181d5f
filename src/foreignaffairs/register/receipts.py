"""What was seen in the inbox, and the originals kept."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, insert, select, update

from .connection import Connections
from .json_text import stable
from .moments import Clock, moment
from .records import Original, Receipt, ReceivedBasis, Seen
from .schema import original, receipt, submission

_SEEN = (
    select(
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
        submission.c.period,
        submission.c.unit,
        submission.c.revision,
        submission.c.verdict,
        submission.c.state,
        submission.c.is_current,
    )
    .select_from(receipt)
    .outerjoin(submission, submission.c.id == receipt.c.submission_id)
    .order_by(receipt.c.id)
)


class Receipts:
    """Each file seen, by path and content; seeing it again writes nothing."""

    def __init__(self, connections: Connections, clock: Clock) -> None:
        self._connections = connections
        self._clock = clock

    def keep_originals(self, kept: Sequence[Original]) -> int:
        """Record originals that have been kept on disk; return how many contents were new."""
        with self._connections.write() as connection:
            hashes = [o.sha256 for o in kept]
            query = select(original.c.sha256).where(original.c.sha256.in_(hashes))
            known = set(connection.scalars(query))
            at = moment(self._clock)
            rows = {
                o.sha256: {
                    "sha256": o.sha256,
                    "name": o.name,
                    "size": o.size,
                    "path": o.path,
                    "first_seen": at,
                }
                for o in reversed(kept)
                if o.sha256 not in known
            }
            if rows:
                connection.execute(insert(original), list(reversed(rows.values())))
            return len(rows)

    def original(self, sha256: str) -> Original | None:
        """Return the original of a content hash, ``None`` where it was never seen."""
        query = select(original.c.sha256, original.c.name, original.c.size, original.c.path)
        with self._connections.read() as connection:
            row = connection.execute(query.where(original.c.sha256 == sha256)).first()
        return None if row is None else Original(*row)

    def write(self, batch: Sequence[Receipt]) -> int:
        """Record files and what became of them; return how many were new or had changed."""
        with self._connections.write() as connection:
            known = _stored(connection, {seen.sha256 for seen in batch})
            at = moment(self._clock)
            fresh: list[dict[str, Any]] = []
            changed = 0
            for seen in batch:
                values = _values(seen)
                before = known.get((seen.path, seen.sha256))
                if before is None:
                    key = {"path": seen.path, "sha256": seen.sha256, "seen_at": at}
                    fresh.append({**key, **values})
                elif before != values:
                    here = (receipt.c.path == seen.path) & (receipt.c.sha256 == seen.sha256)
                    connection.execute(update(receipt).where(here).values(values))
                    changed += 1
            if fresh:
                connection.execute(insert(receipt), fresh)
            return len(fresh) + changed

    def set_received(self, path: str, sha256: str, received_on: date, basis: ReceivedBasis) -> None:
        """Correct the day that a file was received."""
        here = (receipt.c.path == path) & (receipt.c.sha256 == sha256)
        with self._connections.write() as connection:
            connection.execute(
                update(receipt).where(here).values(received_on=received_on, basis=basis)
            )

    def seen(self) -> list[Seen]:
        """Return every file ever seen with where it stands now, in the order first seen."""
        return self._seen(_SEEN)

    def of_content(self, hashes: Collection[str]) -> list[Seen]:
        """Return the files seen with one of these contents, in the order first seen."""
        return self._seen(_SEEN.where(receipt.c.sha256.in_(tuple(hashes))))

    def _seen(self, query: Select[Any]) -> list[Seen]:
        with self._connections.read() as connection:
            return [Seen(*row) for row in connection.execute(query)]


def _values(seen: Receipt) -> dict[str, Any]:
    return {
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


def _stored(
    connection: Connection, hashes: Collection[str]
) -> dict[tuple[str, str], dict[str, Any]]:
    columns = [c for c in receipt.c if c.name not in ("id", "seen_at")]
    found = {}
    for row in connection.execute(select(*columns).where(receipt.c.sha256.in_(tuple(hashes)))):
        values = dict(row._mapping)
        found[values.pop("path"), values.pop("sha256")] = values
    return found
