"""Brings a register to the schema of this program, and refuses one from a newer program."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import ColumnClause, Connection, inspect, select, table
from sqlalchemy import column as sql_column

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

from .connection import Connections
from .schema import VERSIONS

_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION_TABLE = "alembic_version"


def bring_up_to_date(connections: Connections, name: str) -> None:
    """Create or migrate the tables in one transaction; nothing is written when they are current.

    Raises :class:`OfficeError` for a register of a newer program and for a database that is
    something else.
    """
    with connections.read() as connection:
        found = schema_version(connection, name)
    if found == VERSIONS[-1]:
        return
    with connections.write() as connection:
        # Someone else may have migrated while we waited for the lock.
        if schema_version(connection, name) != VERSIONS[-1]:
            _upgrade(connection)


def schema_version(connection: Connection, name: str) -> str | None:
    """Return the recorded version, ``None`` for an empty database."""
    tables = inspect(connection).get_table_names()
    if _VERSION_TABLE not in tables:
        if tables:
            raise OfficeError(text("register.not_a_register", name=name))
        return None
    version: ColumnClause[str] = sql_column("version_num")
    found = connection.scalar(select(version).select_from(table(_VERSION_TABLE, version)))
    if found is not None and found not in VERSIONS:
        raise OfficeError(text("register.newer", name=name, found=found, known=VERSIONS[-1]))
    return found


def _upgrade(connection: Connection) -> None:
    # Alembic takes a quarter of a second to import; only a new or old register pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, VERSIONS[-1])
