"""Alembic's entry: runs the migrations on the connection that the register hands over."""

from __future__ import annotations

from alembic import context

from foreignaffairs.register.schema import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transactional_ddl=False)
# The register's own transaction holds the whole migration; Alembic opens none of its own.
context.run_migrations()
