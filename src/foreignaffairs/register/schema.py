"""The tables of the register (sổ theo dõi), in the field's own words.

Dates are ISO dates, moments are ISO text with the UTC+7 offset, JSON is text: the same on SQLite
and PostgreSQL. A change here needs a migration beside it; a test compares the two.
"""

from __future__ import annotations

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

VERSIONS = ("0001", "0002")
"""Every schema version this program can open, oldest first; the last one is written."""

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _submission(primary: bool = True) -> Column[int]:
    return Column("submission_id", ForeignKey("submission.id"), primary_key=primary, nullable=False)


def _period(primary: bool = False) -> Column[str]:
    return Column("period", String(10), primary_key=primary, nullable=False)


def _unit(primary: bool = False) -> Column[str]:
    return Column("unit", String(64), primary_key=primary, nullable=False)


def _actor() -> tuple[Column[str], Column[str]]:
    return Column("actor", String(200), nullable=False), Column("at", String(40), nullable=False)


unit = Table(
    "unit",
    metadata,
    Column("code", String(64), primary_key=True),
    # "" where the record has no first day, so that (code, since) is a key on every database.
    Column("since", String(10), primary_key=True),
    Column("until", String(10), nullable=False),
    Column("name", Text, nullable=False),
    Column("kinds", Text, nullable=False),
    Column("parent", String(64), nullable=True),
    Column("area", Text, nullable=False),
    Column("email", Text, nullable=False),
    Column("aliases", Text, nullable=False),
    Column("sample", Boolean, nullable=False),
    Column("position", Integer, nullable=False),
)

unit_change = Table(
    "unit_change",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("day", Date, nullable=False),
    Column("data", Text, nullable=False),
)

original = Table(
    "original",
    metadata,
    Column("sha256", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("path", Text, nullable=False),
    Column("first_seen", String(40), nullable=False),
)

submission = Table(
    "submission",
    metadata,
    # Numbered by us: there is one writer at a time, and rows need the number beforehand.
    Column("id", Integer, primary_key=True, autoincrement=False),
    _period(),
    _unit(),
    Column("revision", Integer, nullable=False),
    Column("sha256", ForeignKey("original.sha256"), nullable=False),
    Column("file", Text, nullable=False),
    Column("received_on", Date, nullable=False),
    Column("basis", String(12), nullable=False),
    Column("modified_ns", BigInteger, nullable=False),
    Column("stored_at", String(40), nullable=False),
    Column("verdict", String(12), nullable=False),
    Column("state", String(16), nullable=False),
    Column("is_current", Boolean, nullable=False),
    Column("layout", String(16), nullable=False),
    Column("meta", Text, nullable=False),
    Column("cover", Text, nullable=False),
    Column("answers", Text, nullable=False),
    Column("nil", Boolean, nullable=False),
    UniqueConstraint("period", "unit", "revision"),
    UniqueConstraint("period", "unit", "sha256"),
    Index(None, "period", "is_current", "unit"),
    Index(None, "sha256"),
)

receipt = Table(
    "receipt",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    Column("path", Text, nullable=False),
    Column("sha256", ForeignKey("original.sha256"), nullable=False),
    Column("size", BigInteger, nullable=False),
    Column("mtime_ns", BigInteger, nullable=False),
    Column("seen_at", String(40), nullable=False),
    Column("received_on", Date, nullable=False),
    Column("basis", String(12), nullable=False),
    Column("disposition", String(16), nullable=False),
    Column("reason", String(64), nullable=False),
    Column("params", Text, nullable=False),
    Column("context", String(64), nullable=False),
    Column("submission_id", ForeignKey("submission.id"), nullable=True),
    UniqueConstraint("path", "sha256"),
    Index(None, "sha256"),
    Index(None, "submission_id"),
)

sheet_map = Table(
    "sheet_map",
    metadata,
    _submission(),
    Column("report_type", String(32), primary_key=True),
    Column("sheet", Text, nullable=False),
    Column("columns", Text, nullable=False),
    sqlite_with_rowid=False,
)


def _row_table(name: str) -> Table:
    return Table(
        name,
        metadata,
        _submission(),
        Column("report_type", String(32), primary_key=True),
        Column("position", Integer, primary_key=True, autoincrement=False),
        Column("number", Integer, nullable=False),
        Column("data", Text, nullable=False),
        Column("cells", Text, nullable=False),
        # Rows lie beside the other rows of their form: one page read instead of one a row.
        sqlite_with_rowid=False,
    )


form_row = _row_table("form_row")
personal_row = _row_table("personal_row")

finding = Table(
    "finding",
    metadata,
    _submission(),
    Column("position", Integer, primary_key=True, autoincrement=False),
    Column("code", String(32), nullable=False),
    Column("severity", String(8), nullable=False),
    Column("sheet", Text, nullable=True),
    Column("cell", String(16), nullable=True),
    Column("field", Text, nullable=True),
    Column("value", Text, nullable=True),
    Column("message", Text, nullable=False),
    Column("fix", Text, nullable=False),
    Column("citation", Text, nullable=True),
    Column("plugin", Text, nullable=True),
    Column("params", Text, nullable=False),
    Column("personal", Boolean, nullable=False),
    sqlite_with_rowid=False,
)

decision = Table(
    "decision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _period(),
    Column("unit", String(64), nullable=True),
    Column("submission_id", ForeignKey("submission.id"), nullable=True),
    Column("action", String(24), nullable=False),
    *_actor(),
    Column("reason", Text, nullable=False),
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
    Index(None, "period", "unit"),
    Index(None, "submission_id"),
)

extension = Table(
    "extension",
    metadata,
    _period(primary=True),
    _unit(primary=True),
    Column("until", Date, nullable=False),
    Column("decision_id", ForeignKey("decision.id"), nullable=False),
)

exclusion = Table(
    "exclusion",
    metadata,
    _period(primary=True),
    _unit(primary=True),
    Column("reason", Text, nullable=False),
    Column("decision_id", ForeignKey("decision.id"), nullable=False),
)

period_state = Table(
    "period_state",
    metadata,
    _period(primary=True),
    Column("state", String(8), nullable=False),
    Column("decision_id", ForeignKey("decision.id"), nullable=False),
)

frozen = Table(
    "frozen",
    metadata,
    _period(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("figures", Text, nullable=False),
    Column("tables", Text, nullable=False),
    Column("sha256", String(64), nullable=False),
    Column("document", Text, nullable=False),
    *_actor(),
    Column("reason", Text, nullable=False),
)

correction = Table(
    "correction",
    metadata,
    _period(primary=True),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("figure", String(500), primary_key=True),
    # JSON, so that 0, blank ("null") and absent ("") stay three different values.
    Column("before", Text, nullable=False),
    Column("after", Text, nullable=False),
)

form_issued = Table(
    "form_issued",
    metadata,
    _period(primary=True),
    _unit(primary=True),
    Column("sha256", String(64), primary_key=True),
    Column("path", Text, nullable=False),
    Column("layout", String(16), nullable=False),
    Column("at", String(40), nullable=False),
)

reminder = Table(
    "reminder",
    metadata,
    _period(primary=True),
    _unit(primary=True),
    Column("document", String(500), primary_key=True),
    Column("channel", String(24), primary_key=True),
    *_actor(),
)

duplicate_decision = Table(
    "duplicate_decision",
    metadata,
    Column("id", Integer, primary_key=True, autoincrement=True),
    _period(),
    Column("report_type", String(32), nullable=False),
    Column("first", Text, nullable=False),
    Column("second", Text, nullable=False),
    Column("choice", String(12), nullable=False),
    *_actor(),
    Column("reason", Text, nullable=False),
    Index(None, "period", "report_type"),
)
