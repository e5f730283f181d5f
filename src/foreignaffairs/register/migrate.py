"""Brings a register to the schema of this program, and refuses one from a newer program.

A new register is made straight from the schema, an old one is migrated by Alembic. A test keeps
both ways leading to the same database.
"""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import (
    Column,
    Connection,
    MetaData,
    PrimaryKeyConstraint,
    String,
    Table,
    insert,
    inspect,
    select,
)
from sqlalchemy.schema import CreateIndex, CreateTable

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

from .connection import Connections
from .schema import VERSIONS, metadata

_MIGRATIONS = Path(__file__).parent / "migrations"
_VERSION = Table(
    "alembic_version",
    MetaData(),
    Column("version_num", String(32), nullable=False),
    PrimaryKeyConstraint("version_num", name="alembic_version_pkc"),
)
"""Alembic's own table, as Alembic makes it."""


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
        if schema_version(connection, name) == VERSIONS[-1]:
            return
        if inspect(connection).get_table_names():
            _upgrade(connection)
        else:
            create(connection)


def schema_version(connection: Connection, name: str) -> str | None:
    """Return the recorded version, ``None`` for an empty database."""
    tables = inspect(connection).get_table_names()
    if _VERSION.name not in tables:
        if tables:
            raise OfficeError(text("register.not_a_register", name=name))
        return None
    found: str | None = connection.scalar(select(_VERSION.c.version_num))
    if found is not None and found not in VERSIONS:
        raise OfficeError(text("register.newer", name=name, found=found, known=VERSIONS[-1]))
    return found


def create(connection: Connection) -> None:
    """Make every table of the newest schema in an empty database, and say which schema it is."""
    connection.execute(CreateTable(_VERSION))
    for table in metadata.sorted_tables:
        connection.execute(CreateTable(table))
        # A table's indexes are a set; by name they come in one order, as in the migrations.
        for index in sorted(table.indexes, key=lambda index: str(index.name)):
            connection.execute(CreateIndex(index))
    connection.execute(insert(_VERSION).values(version_num=VERSIONS[-1]))


def _upgrade(connection: Connection) -> None:
    # Alembic takes a tenth of a second to import and set up; only an old register pays for it.
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, VERSIONS[-1])
