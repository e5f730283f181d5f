"""Opening a register: new, current, of a newer program, or something else."""

from __future__ import annotations

import sqlite3
import sys
import threading
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable
from tests.register.helpers import store

from foreignaffairs.model import OfficeError
from foreignaffairs.register import Register, connection
from foreignaffairs.register.connection import create_register_engine, database_url
from foreignaffairs.register.migrate import _MIGRATIONS
from foreignaffairs.register.schema import VERSIONS, metadata


def test_a_register_has_the_schema_of_the_program(register: Register) -> None:
    with register._connections.read() as opened:
        context = MigrationContext.configure(opened, opts={"compare_type": True})
        assert compare_metadata(context, metadata) == []
        assert context.get_current_revision() == VERSIONS[-1]


def test_every_version_has_its_migration() -> None:
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    scripts = ScriptDirectory.from_config(config)
    assert [s.revision for s in scripts.walk_revisions()][::-1] == list(VERSIONS)


def test_rows_are_stored_beside_each_other(register: Register) -> None:
    with register._connections.read() as connection:
        sql = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name = 'form_row'"
        ).scalar()
    assert "WITHOUT ROWID" in str(sql)


def test_the_tables_are_good_postgresql() -> None:
    for table in metadata.sorted_tables:
        assert str(CreateTable(table).compile(dialect=postgresql.dialect()))


def test_opening_again_writes_nothing_and_needs_no_alembic(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with Register.open(path) as register:
        store(register)
    before = path.read_bytes()
    loaded = [name for name in sys.modules if name.split(".")[0] == "alembic"]
    for name in loaded:
        del sys.modules[name]
    with Register.open(str(path)) as register:
        assert len(register.submissions.current("2023-K1")) == 1
    assert path.read_bytes() == before
    assert "alembic.command" not in sys.modules


def test_a_register_of_a_newer_program_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    Register.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(OfficeError, match=r"0999.*cập nhật chương trình"):
        Register.open(path)
    assert path.read_bytes() == before


def test_another_database_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "khac.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE nguoi (ten TEXT)")
    connection.commit()
    connection.close()
    before = path.read_bytes()
    with pytest.raises(OfficeError, match=r"khac\.db không phải"):
        Register.open(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "data", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 2000]
)
def test_a_file_that_is_no_database_is_refused(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "hong.db"
    path.write_bytes(data)
    with pytest.raises(OfficeError, match=r"hong\.db"):
        Register.open(path)


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(OfficeError, match="khong-co"):
        Register.open(tmp_path / "khong-co" / "r.db")


def test_sqlite_is_set_up_to_survive_a_kill(register: Register) -> None:
    with register._connections.read() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
    assert pragmas == {
        "journal_mode": "delete",
        "synchronous": 2,
        "foreign_keys": 1,
        "busy_timeout": 30000,
    }


def test_a_reader_goes_on_while_another_writes_and_a_writer_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_BUSY_SECONDS", 0)
    path = tmp_path / "r.db"
    with Register.open(path) as first, Register.open(path) as second:
        store(first)
        with first.transaction():
            first.decisions.accept("2023-K1", "T01", actor="a")
            assert second.submissions.current("2023-K1")[0].state == "received"
            with pytest.raises(OfficeError, match="đang được người khác ghi"):
                second.decisions.accept("2023-K1", "T01", actor="b")
        assert second.submissions.current("2023-K1")[0].state == "accepted"


@pytest.mark.parametrize("path", ["a b%20c.db", "thư mục/sổ theo dõi.db", "q?x=1.db", "a#b.db"])
def test_odd_paths_are_paths(tmp_path: Path, path: str) -> None:
    where = tmp_path / path
    where.parent.mkdir(exist_ok=True)
    Register.open(where).close()
    assert where.is_file()


def test_many_may_open_a_new_register_at_once(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    failed: list[BaseException] = []

    def open_it() -> None:
        try:
            Register.open(path).close()
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=open_it) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []


@pytest.mark.parametrize("url", ["nosuch://x/y", "mysql+nosuch://x/y"])
def test_a_database_without_its_driver_is_said(url: str) -> None:
    with pytest.raises(OfficeError, match="cài"):
        Register.open(url)


def test_urls_name_other_databases_and_passwords_are_not_shown() -> None:
    url = database_url("postgresql://van-phong:bi-mat@may-chu/so")
    assert url.drivername == "postgresql+psycopg"
    assert "bi-mat" not in str(url)
    assert create_register_engine("sqlite://").dialect.name == "sqlite"
