"""A new register is made without Alembic, and is what the migrations would have made."""

from __future__ import annotations

import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tests.register.conftest import NewAddress
from tests.register.helpers import store

from foreignaffairs.register import Register, migrate
from foreignaffairs.register.connection import Connections, create_register_engine


def made_anew(path: Path) -> Path:
    Register.open(path).close()
    return path


def migrated(path: Path | str) -> None:
    connections = Connections(create_register_engine(path), "migrated")
    with connections.write() as connection:
        migrate._upgrade(connection)
    connections.close()


def parts(sql: str) -> tuple[str, list[str], str]:
    """A CREATE TABLE as its head, its columns and constraints in the order of the alphabet, its
    tail: the order of constraints means nothing, that of columns is looked at elsewhere."""
    sql = re.sub(r"\s+", " ", sql)
    head, _, rest = sql.partition("(")
    body, _, tail = rest.rpartition(")")
    pieces, depth = [""], 0
    for letter in body:
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if letter == "," and depth == 0:
            pieces.append("")
        else:
            pieces[-1] += letter
    return head.strip(), sorted(piece.strip() for piece in pieces), tail.strip()


def structure(path: Path) -> dict[str, Any]:
    """All that SQLite knows of a register's tables, and the rows of a new one."""
    with closing(sqlite3.connect(path)) as db:

        def pragma(name: str, of: str) -> list[tuple[Any, ...]]:
            return db.execute(f"PRAGMA {name}('{of}')").fetchall()

        def indexes(of: str) -> Iterator[tuple[Any, ...]]:
            # First those of tables' own constraints, whose names are of numbers; both in order.
            for _, name, unique, origin, partial in pragma("index_list", of):
                shown = name if origin == "c" else ""
                yield shown, unique, origin, partial, tuple(pragma("index_xinfo", name))

        kinds = {row[1]: row[2:] for row in db.execute("PRAGMA table_list") if row[0] == "main"}
        made = db.execute("SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL")
        return {
            name: {
                "sql": parts(sql) if kind == "table" else sql,
                "kind": kinds.get(name),
                "columns": pragma("table_xinfo", name),
                "keys": sorted(row[2:] for row in pragma("foreign_key_list", name)),
                "indexes": list(indexes(name)),
                "rows": db.execute(f"SELECT * FROM {name}").fetchall() if kind == "table" else [],
            }
            for kind, name, sql in made
        }


def test_both_ways_make_the_same_database(tmp_path: Path) -> None:
    migrated(tmp_path / "b.db")
    anew, grown = structure(made_anew(tmp_path / "a.db")), structure(tmp_path / "b.db")
    assert anew.keys() == grown.keys()
    for name, made in anew.items():
        assert made == grown[name], name
    assert len(anew) > 20


def test_what_is_compared_tells_databases_apart(tmp_path: Path) -> None:
    usual = structure(made_anew(tmp_path / "a.db"))
    for number, change in enumerate(
        [
            "ALTER TABLE reminder ADD COLUMN more TEXT",
            "CREATE INDEX ix_more ON reminder (actor)",
            "DROP INDEX ix_receipt_sha256",
            "UPDATE alembic_version SET version_num = '0000'",
        ]
    ):
        path = made_anew(tmp_path / f"{number}.db")
        with closing(sqlite3.connect(path)) as db, db:
            db.execute(change)
        assert structure(path) != usual, change


def test_both_ways_make_the_same_postgresql(postgresql_address: NewAddress) -> None:
    anew, grown = postgresql_address(), postgresql_address()
    Register.open(anew).close()
    migrated(grown)
    assert catalogue(anew) == catalogue(grown)
    assert {kind: len(found) > 15 for kind, found in catalogue(anew).items()} == {
        "columns": True, "constraints": True, "indexes": True, "sequences": False, "version": False
    }  # fmt: skip


@pytest.mark.parametrize(
    "change",
    [
        "ALTER TABLE reminder ALTER COLUMN actor TYPE TEXT",
        "ALTER TABLE reminder ALTER COLUMN actor DROP NOT NULL",
        "ALTER TABLE receipt ALTER COLUMN id DROP DEFAULT",
        "ALTER TABLE receipt DROP CONSTRAINT fk_receipt_sha256",
        "DROP INDEX ix_receipt_sha256",
        "UPDATE alembic_version SET version_num = '0000'",
    ],
)
def test_what_is_compared_tells_postgresqls_apart(
    postgresql_address: NewAddress, change: str
) -> None:
    where = postgresql_address()
    Register.open(where).close()
    usual = catalogue(where)
    with closing(Connections(create_register_engine(where), "")) as there, there.write() as opened:
        opened.exec_driver_sql(change)
    assert catalogue(where) != usual


def catalogue(where: str) -> dict[str, list[tuple[Any, ...]]]:
    """All that PostgreSQL knows of a register's tables, and its version."""
    questions = {
        "columns": "SELECT table_name, ordinal_position, column_name, data_type, is_nullable,"
        " character_maximum_length, column_default, is_identity FROM information_schema.columns"
        " WHERE table_schema = 'public'",
        "constraints": "SELECT conrelid::regclass::text, conname, contype::text,"
        " pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace",
        "indexes": "SELECT tablename, indexname, indexdef FROM pg_indexes"
        " WHERE schemaname = 'public'",
        "sequences": "SELECT sequencename, data_type::text FROM pg_sequences",
        "version": "SELECT version_num FROM alembic_version",
    }
    with closing(Connections(create_register_engine(where), "")) as there, there.read() as opened:
        return {
            name: sorted(map(tuple, opened.exec_driver_sql(question)), key=repr)
            for name, question in questions.items()
        }


def test_making_and_using_a_new_register_needs_no_alembic(tmp_path: Path) -> None:
    program = (
        "import sys; from foreignaffairs.register import Register;"
        "Register.open(sys.argv[1]).close();"
        "print(*(n for n in sys.modules if n.split('.')[0] in ('alembic', 'mako')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path / "r.db")], capture_output=True, text=True
    )
    assert (done.returncode, done.stderr, done.stdout.strip()) == (0, "", "")


def test_a_making_that_fails_leaves_an_empty_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(_: Any) -> Any:
        raise RuntimeError("gone wrong")

    path = tmp_path / "r.db"
    with monkeypatch.context() as patched:
        patched.setattr(migrate, "insert", broken)
        with pytest.raises(RuntimeError, match="gone wrong"):
            Register.open(path)
    assert structure(path) == {}
    with Register.open(path) as register:
        store(register)


def test_tables_without_a_version_are_left_to_the_migrations(tmp_path: Path) -> None:
    """Alembic's table alone, as a database without transactions for tables might leave it."""
    path = tmp_path / "r.db"
    with closing(sqlite3.connect(path)) as db, db:
        db.execute(
            "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL,"
            " CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num))"
        )
    Register.open(path).close()
    assert structure(path) == structure(made_anew(tmp_path / "b.db"))
