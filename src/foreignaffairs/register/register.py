"""The register (sổ theo dõi) as one object: open it and reach its parts."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Self

from .connection import Connections, create_register_engine, database_url
from .decisions import Decisions
from .duplicates import Duplicates
from .figures import Figures
from .inspection import Inspection
from .issued import Issued
from .migrate import bring_up_to_date
from .moments import Clock, now
from .periods import Periods
from .personal import Personal
from .postgresql import shown
from .receipts import Receipts
from .recency import recorded_last
from .roster import Units
from .rows import Rows
from .standing import Standings
from .submissions import Submissions


class Register:
    """Everything an office has received and decided.

    Each part is one concern: ``units``, ``receipts``, ``submissions``, ``rows``, ``standings``,
    ``decisions``, ``periods``, ``figures``, ``issued``, ``duplicates``, ``personal``,
    ``inspection``. Every method that writes is one transaction; :meth:`transaction` makes several
    into one. Use a register from one thread at a time.
    """

    def __init__(self, connections: Connections, clock: Clock = now) -> None:
        self._connections = connections
        self.clock = clock
        self.units = Units(connections, clock)
        self.receipts = Receipts(connections, clock)
        self.rows = Rows(connections)
        self.submissions = Submissions(connections, clock, self.rows)
        self.standings = Standings(connections)
        self.decisions = Decisions(connections, clock)
        self.periods = Periods(connections, clock)
        self.figures = Figures(connections, clock)
        self.issued = Issued(connections, clock)
        self.duplicates = Duplicates(connections, clock)
        self.personal = Personal(connections, clock)
        self.inspection = Inspection(connections)

    @classmethod
    def open(cls, url_or_path: str | Path, *, clock: Clock = now) -> Self:
        """Open a register, made or migrated where needed.

        A path is SQLite; ``postgresql://…`` is PostgreSQL. Raises :class:`OfficeError` where it
        cannot be opened, is something else, or was made by a newer program.
        """
        name = shown(database_url(url_or_path)) if "://" in str(url_or_path) else str(url_or_path)
        connections = Connections(create_register_engine(url_or_path), name)
        try:
            bring_up_to_date(connections, name)
        except BaseException:
            connections.close()
            raise
        return cls(connections, clock)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Make everything written inside one transaction: all of it is kept, or none."""
        with self._connections.write():
            yield

    def recorded_last(self) -> datetime | None:
        """When something was decided or received last; ``None`` in a new register."""
        with self._connections.read() as connection:
            return recorded_last(connection)

    def close(self) -> None:
        """Let go of the database."""
        self._connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()
