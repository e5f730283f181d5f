"""Connections to the register's database: SQLite by default, PostgreSQL by URL."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import DatabaseError, DBAPIError, NoSuchModuleError, OperationalError

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

from . import postgresql
from .postgresql import WRITING, postgresql_engine

_BUSY_SECONDS = 30
_PRAGMAS = ("journal_mode=DELETE", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


def database_url(url_or_path: str | Path) -> URL:
    """Return the URL of a register given as a path or a URL."""
    if isinstance(url_or_path, str) and "://" in url_or_path:
        url = make_url(url_or_path)
        # The bare name means the driver that this project is tested with.
        return url.set(drivername="postgresql+psycopg") if url.drivername == "postgresql" else url
    return URL.create("sqlite", database=str(url_or_path))


def create_register_engine(url_or_path: str | Path) -> Engine:
    """Make the engine; SQLite is set up to survive a kill at any moment, on a network share too.

    WAL is not used: it does not work on network shares. Transactions are begun by us, so that a
    migration is all or nothing and a writer waits at its start instead of failing at its end.
    """
    url = database_url(url_or_path)
    if url.get_backend_name() != "sqlite":
        try:
            return postgresql_engine(url, _BUSY_SECONDS)
        except (ModuleNotFoundError, NoSuchModuleError) as error:
            raise OfficeError(text("register.no_driver", driver=url.drivername)) from error
    engine = create_engine(url, connect_args={"timeout": _BUSY_SECONDS, "isolation_level": None})

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: Any) -> None:
        for pragma in _PRAGMAS:
            connection.execute(f"PRAGMA {pragma}")

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        writing = connection.get_execution_options().get(WRITING)
        connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")

    return engine


class Connections:
    """Read and write transactions on one register; a transaction inside another joins it."""

    def __init__(self, engine: Engine, name: str) -> None:
        self.engine = engine
        self._name = name
        self._sentence_of = postgresql.sentence_of if engine.name == "postgresql" else sentence_of
        self._reading: Connection | None = None
        self._writing: Connection | None = None

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Open a consistent view; inside :meth:`write` it is the writer's own."""
        joined = self._writing or self._reading
        if joined is not None:
            yield joined
            return
        with self._explained(), self.engine.connect() as connection, connection.begin():
            self._reading = connection
            try:
                yield connection
            finally:
                self._reading = None

    @contextmanager
    def write(self) -> Iterator[Connection]:
        """Open a transaction that is committed at the end of the outermost block, or not at all."""
        if self._writing is not None:
            yield self._writing
            return
        with self._explained(), self.engine.connect() as plain:
            connection = plain.execution_options(**{WRITING: True})
            with connection.begin():
                self._writing = connection
                try:
                    yield connection
                finally:
                    self._writing = None

    def close(self) -> None:
        """Let go of the database."""
        self.engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            sentence = self._sentence_of(error)
            if sentence is None:
                raise
            raise OfficeError(text(sentence, name=self._name)) from error


def sentence_of(error: DBAPIError) -> str | None:
    """The catalogue key for a failure that the officer can do something about."""
    said = str(error.orig).lower()
    if "locked" in said:
        return "register.busy"
    if "full" in said:
        return "register.disk_full"
    if "readonly" in said or "read-only" in said:
        return "register.read_only"
    if "disk i/o error" in said:
        return "register.unreachable"
    if "not a database" in said or "malformed" in said:
        return "register.not_a_register"
    if isinstance(error, OperationalError | DatabaseError) and (
        "unable to open" in said or "connection" in said
    ):
        return "register.cannot_open"
    return None
