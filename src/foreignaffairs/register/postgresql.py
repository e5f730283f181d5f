"""PostgreSQL as a register's database: one writer at a time, readers with a view that stays."""

from __future__ import annotations

from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event
from sqlalchemy.exc import DBAPIError

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

WRITING = "foreignaffairs_writing"
"""The execution option of a connection that is going to write."""
_WRITER_LOCK = 4_092_023
"""Any number that all registers of this kind agree on."""
_CONNECT_SECONDS = 10
_SENTENCES = {
    "55P03": "register.busy",  # lock_not_available
    "40P01": "register.busy",  # deadlock_detected
    "53100": "register.disk_full",
    "42501": "register.no_rights",  # insufficient_privilege
    "25006": "register.no_rights",  # read_only_sql_transaction, as on a standby server
    "22001": "register.too_long",  # string_data_right_truncation
}
"""By SQLSTATE: messages may be in the server's language, and quote values."""


def postgresql_engine(url: URL, busy_seconds: float) -> Engine:
    """Make the engine; a writer waits for the one before as long as on SQLite, readers never wait.

    A connection that the server has ended meanwhile is replaced before it is used. Raises
    :class:`OfficeError` on connecting to a database that cannot hold Vietnamese.
    """
    given: dict[str, Any] = {"client_encoding": "utf8"}
    if "connect_timeout" not in url.query:
        given["connect_timeout"] = _CONNECT_SECONDS
    engine = create_engine(url, connect_args=given, pool_pre_ping=True)
    patience = max(1, round(busy_seconds * 1000))

    @event.listens_for(engine, "connect")
    def _set_up(connection: Any, _record: Any) -> None:
        encoding = connection.info.parameter_status("server_encoding")
        if encoding != "UTF8":
            connection.close()
            raise OfficeError(text("register.encoding", name=shown(url), found=encoding))

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        if connection.get_execution_options().get(WRITING):
            # What is read after the wait is what the writer before has left, not what stood there
            # when the wait began.
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL READ COMMITTED, READ WRITE")
            connection.exec_driver_sql(f"SET LOCAL lock_timeout = {patience}")
            connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITER_LOCK})")
        else:
            connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

    return engine


def shown(url: URL) -> str:
    """The address as messages have it: as an office writes it, and never with a password."""
    bare = url.difference_update_query(["password"]).set(drivername=url.get_backend_name())
    return bare.render_as_string(hide_password=True)


def sentence_of(error: DBAPIError) -> str | None:
    """The catalogue key for a failure that somebody can do something about."""
    state: str | None = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated or (state or "").startswith(("08", "57P")):
        return "register.server_gone"
    if state is None:
        # libpq has no code for a server that it did not get to.
        return "register.no_server" if "connection" in str(error.orig).lower() else None
    return _SENTENCES.get(state)
