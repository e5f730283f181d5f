"""A register of the first schema, on each database, is taken along or left as it is."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import Boolean, Connection, Date, MetaData, inspect
from tests.register.conftest import NewAddress
from tests.register.helpers import CLOCK, dump

from foreignaffairs.model import OfficeError
from foreignaffairs.register import Register, migrate
from foreignaffairs.register.connection import Connections, create_register_engine
from foreignaffairs.register.schema import VERSIONS

MADE_BY_THE_FIRST = Path(__file__).parents[1] / "safety" / "data" / "so-theo-doi-0001.db"
P = "2023-K1"
LATER = """
revision = "9001"
down_revision = {before!r}
branch_labels = None
depends_on = None


def upgrade():
    import sqlalchemy as sa
    from alembic import op

    op.create_table("form_note", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("INSERT INTO form_note (id) SELECT id FROM submission")
    op.execute("UPDATE unit SET name = 'mới'")
    {trouble}
"""


@pytest.fixture
def old(address: NewAddress) -> str:
    """The address of a register of schema 0001 with something in every table."""
    where = address()
    with closing(connections(where)) as there, there.write() as connection:
        config = Config()
        config.set_main_option("script_location", str(migrate._MIGRATIONS))
        config.attributes["connection"] = connection
        command.upgrade(config, VERSIONS[0])
        fill(connection)
    return where


def connections(where: str) -> Connections:
    return Connections(create_register_engine(where), where)


def fill(connection: Connection) -> None:
    """Copy every row that the first program wrote, column by column."""
    tables = MetaData()
    tables.reflect(connection)
    with closing(sqlite3.connect(MADE_BY_THE_FIRST)) as made:
        made.row_factory = sqlite3.Row
        for table in tables.sorted_tables:
            if table.name == "alembic_version":
                continue
            rows = [
                {c.name: as_typed(c.type, row[c.name]) for c in table.columns}
                for row in made.execute(f'SELECT * FROM "{table.name}"')
            ]
            assert rows, table.name
            connection.execute(table.insert(), rows)
            if connection.dialect.name == "postgresql" and table.name in NUMBERED:
                connection.exec_driver_sql(
                    f"SELECT setval('{table.name}_id_seq', (SELECT max(id) FROM {table.name}))"
                )


NUMBERED = ("receipt", "decision", "duplicate_decision")


def as_typed(kind: Any, value: Any) -> Any:
    if isinstance(kind, Boolean):
        return bool(value)
    return date.fromisoformat(value) if isinstance(kind, Date) else value


def everything(where: str) -> dict[str, list[Any]]:
    """Every row of every table there is, and the tables' columns."""
    with closing(connections(where)) as there, there.read() as connection:
        return {
            name: [
                [(c["name"], str(c["type"])) for c in inspect(connection).get_columns(name)],
                *sorted(
                    map(tuple, connection.exec_driver_sql(f'SELECT * FROM "{name}"')), key=repr
                ),
            ]
            for name in inspect(connection).get_table_names()
        }


def test_it_says_what_it_said_to_the_first_program(old: str, tmp_path: Path) -> None:
    from foreignaffairs.provinces.registry import Registry, report_types_of

    types = report_types_of(Registry.load().province("tphcm"))
    shutil.copyfile(MADE_BY_THE_FIRST, tmp_path / "cu.db")
    with Register.open(tmp_path / "cu.db", clock=CLOCK) as kept:
        wanted = said_of(kept, types)
        rows = dump(kept)
    with Register.open(old, clock=CLOCK) as register:
        assert said_of(register, types) == wanted
        assert dump(register) == rows
        (trip, _) = register.rows.with_personal(P, types["F03"])
        assert (trip.values["truong_doan"], trip.values["nuoc_den"]) == ("Người mẫu", ("JP", "KR"))
        assert register.periods.reopen(P, actor="a", reason="thử")
        assert register.decisions.history(P)[-1].id == len(rows["decision"]) + 1


def said_of(register: Register, types: Any) -> list[Any]:
    """What the parts of a register say, as the office asks them."""
    current = register.submissions.current(P)
    return [
        register.units.roster(),
        current,
        [register.submissions.content(s.id, types) for s in current],
        [register.rows.with_personal(P, kind) for kind in types.values()],
        register.standings.of(P),
        register.decisions.history(),
        register.figures.versions(P),
        register.figures.corrections(P),
        register.issued.forms(P),
        register.issued.reminders(P),
        register.duplicates.history(P, "F03"),
        register.receipts.seen(),
        register.personal.originals(P),
        register.periods.closed(),
    ]


@pytest.fixture
def later(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Have the program know one schema more, whose migration meets ``trouble`` on its way."""
    usual = migrate._MIGRATIONS

    def learn(trouble: str) -> None:
        scripts = tmp_path / "migrations"
        shutil.rmtree(scripts, ignore_errors=True)
        shutil.copytree(usual, scripts)
        script = LATER.format(before=VERSIONS[-1], trouble=trouble)
        (scripts / "versions" / "v9001_later.py").write_text(script, "utf-8")
        monkeypatch.setattr(migrate, "_MIGRATIONS", scripts)
        monkeypatch.setattr(migrate, "VERSIONS", (*VERSIONS, "9001"))

    return learn


def test_a_migration_that_fails_leaves_all_as_it_was(
    old: str, later: Callable[[str], None]
) -> None:
    before = everything(old)
    later("raise RuntimeError('gone wrong')")
    with pytest.raises(RuntimeError, match="gone wrong"):
        Register.open(old)
    assert everything(old) == before
    later("pass")
    Register.open(old).close()
    after = everything(old)
    assert after["alembic_version"][1:] == [("9001",)]
    assert after["form_note"][1:] == [(1,), (2,)]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_migration_that_is_killed_is_done_again(old: str, later: Callable[[str], None]) -> None:
    before = everything(old)
    later("import os, signal; os.kill(os.getpid(), signal.SIGKILL)")
    child = os.fork()
    if child == 0:
        try:
            Register.open(old)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    assert everything(old) == before
    later("pass")
    Register.open(old).close()
    assert everything(old)["form_note"][1:] == [(1,), (2,)]


def test_the_program_before_refuses_what_a_later_one_made(
    old: str, later: Callable[[str], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    later("pass")
    Register.open(old).close()
    before = everything(old)
    monkeypatch.undo()
    with pytest.raises(OfficeError, match=r"9001.*cập nhật chương trình"):
        Register.open(old)
    assert everything(old) == before


def test_several_that_open_an_old_register_at_once_migrate_it_once(old: str) -> None:
    failed: list[BaseException] = []

    def open_it() -> None:
        try:
            Register.open(old).close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert everything(old)["alembic_version"][1:] == [(VERSIONS[-1],)]
