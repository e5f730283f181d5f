"""A new register is made without Alembic, and is what the migrations would have made."""

from __future__ import annotations

import io
import re
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from alembic.config import Config
from alembic.runtime.environment import EnvironmentContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_mock_engine
from tests.register.helpers import store

from foreignaffairs.register import Register, migrate
from foreignaffairs.register.connection import Connections, create_register_engine


def made_anew(path: Path) -> Path:
    Register.open(path).close()
    return path


def migrated(path: Path) -> Path:
    connections = Connections(create_register_engine(path), "migrated")
    with connections.write() as connection:
        migrate._upgrade(connection)
    connections.engine.dispose()
    return path


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
    anew, grown = structure(made_anew(tmp_path / "a.db")), structure(migrated(tmp_path / "b.db"))
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


def test_both_ways_say_the_same_to_postgresql() -> None:
    """Without a server: the statements themselves, as long as migrations only make tables.

    One that changes a table needs the two compared on a server, or folded together here.
    """
    assert statements(anew_in_postgresql()) == statements(migrated_in_postgresql())
    assert len(statements(anew_in_postgresql())) > 20


def anew_in_postgresql() -> str:
    said: list[str] = []
    engine = create_mock_engine(
        "postgresql://",
        lambda statement, *_, **__: said.append(str(statement.compile(dialect=engine.dialect))),
    )
    migrate.create(engine)  # type: ignore[arg-type]
    return ";\n".join(said)


def migrated_in_postgresql() -> str:
    config, said = Config(), io.StringIO()
    config.set_main_option("script_location", str(migrate._MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)

    def steps(revision: Any, _context: Any) -> Any:
        return scripts._upgrade_revs("head", revision)

    with EnvironmentContext(config, scripts, fn=steps, as_sql=True) as environment:
        environment.configure(
            dialect_name="postgresql", output_buffer=said, transactional_ddl=False
        )
        environment.run_migrations()
    return said.getvalue()


def statements(sql: str) -> list[tuple[str, list[str], str]]:
    without_comments = re.sub(r"(?m)^--.*$", "", sql)
    found = [s.strip() for s in without_comments.split(";") if s.strip()]
    # What each says of the version differs in its form (bound or written out), not in its sense.
    return sorted(parts(s) for s in found if not s.startswith(("INSERT", "UPDATE")))


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
