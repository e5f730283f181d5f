"""Opening a register: new, current, of a newer program, or something else."""

from __future__ import annotations

import contextlib
import os
import signal
import sys
import threading
from pathlib import Path
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect
from tests.register.conftest import NewAddress
from tests.register.helpers import TYPES, arrived, dump, store
from tests.support.postgres import Server

from foreignaffairs.model import OfficeError
from foreignaffairs.register import Register, State, connection
from foreignaffairs.register.connection import Connections, create_register_engine, database_url
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


def test_rows_are_stored_beside_each_other(file_register: Register) -> None:
    with file_register._connections.read() as connection:
        sql = connection.exec_driver_sql(
            "SELECT sql FROM sqlite_master WHERE name = 'form_row'"
        ).scalar()
    assert "WITHOUT ROWID" in str(sql)


def test_opening_again_writes_nothing_and_needs_no_alembic(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "r.db"
    with Register.open(path) as register:
        store(register)
    before = path.read_bytes()
    loaded = [name for name in sys.modules if name.split(".")[0] == "alembic"]
    for name in loaded:
        # They come back afterwards: other tests hold parts of them.
        monkeypatch.delitem(sys.modules, name)
    with Register.open(str(path)) as register:
        assert len(register.submissions.current("2023-K1")) == 1
    assert path.read_bytes() == before
    assert "alembic.command" not in sys.modules


def test_a_register_of_a_newer_program_is_refused_untouched(address: NewAddress) -> None:
    where = address()
    Register.open(where).close()
    change(where, "UPDATE alembic_version SET version_num = '0999'")
    before = everything(where)
    with pytest.raises(OfficeError, match=r"0999.*cập nhật chương trình"):
        Register.open(where)
    assert everything(where) == before


def test_another_database_is_refused_untouched(address: NewAddress) -> None:
    where = address()
    change(where, "CREATE TABLE nguoi (ten TEXT)")
    before = everything(where)
    with pytest.raises(OfficeError, match=r"so[-_]\d+\S* không phải"):
        Register.open(where)
    assert everything(where) == before == {"nguoi": []}


def change(where: str, sql: str) -> None:
    with contextlib.closing(opened(where)) as connections, connections.write() as writing:
        writing.exec_driver_sql(sql)


def everything(where: str) -> dict[str, list[Any]]:
    """Every row of every table there is, whoever made it."""
    with contextlib.closing(opened(where)) as connections, connections.read() as reading:
        return {
            name: list(reading.exec_driver_sql(f'SELECT * FROM "{name}"'))
            for name in inspect(reading).get_table_names()
        }


def opened(where: str) -> Connections:
    return Connections(create_register_engine(where), where)


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


def test_sqlite_is_set_up_to_survive_a_kill(file_register: Register) -> None:
    with file_register._connections.read() as connection:
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
    address: NewAddress, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "_BUSY_SECONDS", 0.1)
    path = address()
    with Register.open(path) as first, Register.open(path) as second:
        store(first)
        with first.transaction():
            first.decisions.accept("2023-K1", "T01", actor="a")
            assert second.submissions.current("2023-K1")[0].state == "received"
            with pytest.raises(OfficeError, match="đang được người khác ghi"):
                second.decisions.accept("2023-K1", "T01", actor="b")
        assert second.submissions.current("2023-K1")[0].state == "accepted"


def test_a_writer_waits_for_the_one_before(address: NewAddress) -> None:
    one_after_the_other(address())


def one_after_the_other(path: str) -> None:
    """Two write at once: the second waits, and goes on from what the first has left."""
    with Register.open(path) as first, Register.open(path) as second:
        new = arrived(second, "T02", key="b")
        later = threading.Thread(
            target=lambda: second.submissions.store(new, TYPES, actor="b")  # one transaction
        )
        with first.transaction():
            store(first, "T01")
            later.start()
            later.join(0.3)
            assert later.is_alive()
            assert first.submissions.periods() == ("2023-K1",)
        later.join(20)
        assert not later.is_alive()
        found = first.submissions.current("2023-K1")
        assert [(s.id, s.unit) for s in found] == [(1, "T01"), (2, "T02")]


@pytest.mark.parametrize(
    "setting", ["default_transaction_isolation = 'serializable'", "lock_timeout = '10ms'"]
)
def test_a_writer_waits_however_the_server_is_set_up(
    postgresql_address: NewAddress, postgresql: Server, setting: str
) -> None:
    path = postgresql_address()
    postgresql.tell(f"ALTER DATABASE {database_url(path).database} SET {setting}")
    one_after_the_other(path)


def test_several_that_store_at_once_lose_nothing(address: NewAddress) -> None:
    where, each = address(), 6
    Register.open(where).close()
    failed: list[BaseException] = []

    def officer(number: int) -> None:
        try:
            with Register.open(where) as register:
                for n in range(each):
                    store(register, f"T{number}{n}", {"nguoi": n}, key=f"k{number}{n}")
                    register.decisions.accept("2023-K1", f"T{number}{n}", actor=f"{number}")
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=officer, args=(number,)) for number in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    with Register.open(where) as register:
        found = register.submissions.current("2023-K1", [State.ACCEPTED])
        assert sorted(s.id for s in found) == list(range(1, 5 * each + 1))
        trail = register.decisions.history()
        assert len(trail) == 2 * 5 * each
        for made in found:
            own = [d.action for d in trail if d.submission == made.id]
            assert own == ["receive", "accept"]


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_a_killed_writer_leaves_nothing_and_holds_nothing(address: NewAddress) -> None:
    where = address()
    with Register.open(where) as register:
        store(register)
        before = dump(register)
    child = os.fork()
    if child == 0:
        try:
            with Register.open(where) as register, register.transaction():
                register.decisions.accept("2023-K1", "T01", actor="a")
                store(register, "T02", key="b")
                os.kill(os.getpid(), signal.SIGKILL)
        finally:
            os._exit(1)
    assert os.waitpid(child, 0)[1] == signal.SIGKILL
    with Register.open(where) as register:
        assert dump(register) == before
        assert store(register, "T02", key="b").submission.id == 2


@pytest.mark.parametrize("path", ["a b%20c.db", "thư mục/sổ theo dõi.db", "q?x=1.db", "a#b.db"])
def test_odd_paths_are_paths(tmp_path: Path, path: str) -> None:
    where = tmp_path / path
    where.parent.mkdir(exist_ok=True)
    Register.open(where).close()
    assert where.is_file()


def test_many_may_open_a_new_register_at_once(address: NewAddress) -> None:
    path = address()
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
