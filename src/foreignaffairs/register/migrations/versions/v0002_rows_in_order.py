"""Rows are lists in the order of their table's fields: half the size, and read twice as fast.

The first schema wrote each as an object that named its fields again.
"""

from __future__ import annotations

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_MAP = sa.table(
    "sheet_map", sa.column("submission_id"), sa.column("report_type"), sa.column("columns")
)
_ROWS = [
    sa.table(
        name,
        sa.column("submission_id"),
        sa.column("report_type"),
        sa.column("position"),
        sa.column("data"),
    )
    for name in ("form_row", "personal_row")
]


def upgrade() -> None:
    """Write every row anew, table by table; a mere script of statements has none to read."""
    if op.get_context().as_sql:
        return
    connection = op.get_bind()
    maps = connection.execute(sa.select(_MAP.c.submission_id, _MAP.c.report_type, _MAP.c.columns))
    for submission, kind, columns in maps.all():
        letters: dict[str, str] = json.loads(columns)
        stored = [(rows, _stored(connection, rows, submission, kind)) for rows in _ROWS]
        for _, found in stored:
            for values in found.values():
                letters |= {name: "" for name in values if name not in letters}
        for rows, found in stored:
            for position, values in found.items():
                data = _text([values.get(name) for name in letters])
                place = sa.and_(_here(rows, submission, kind), rows.c.position == position)
                connection.execute(sa.update(rows).where(place).values(data=data))
        if letters != json.loads(columns):
            here = _here(_MAP, submission, kind)
            connection.execute(sa.update(_MAP).where(here).values(columns=_text(letters)))


def _stored(
    connection: sa.Connection, rows: sa.TableClause, submission: int, kind: str
) -> dict[int, dict[str, Any]]:
    """The values of a table's rows by position."""
    query = sa.select(rows.c.position, rows.c.data).where(_here(rows, submission, kind))
    return {position: json.loads(data) for position, data in connection.execute(query)}


def _here(rows: sa.TableClause, submission: int, kind: str) -> sa.ColumnElement[bool]:
    return (rows.c.submission_id == submission) & (rows.c.report_type == kind)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
