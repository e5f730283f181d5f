"""What only a database server does to a register: it refuses, goes away, is set up otherwise."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy.exc import IntegrityError
from tests.register.conftest import NewAddress
from tests.register.helpers import CLOCK, FULL, TYPES, arrived, content, dump, store
from tests.support import postgres
from tests.support.postgres import Server

from foreignaffairs.model import OfficeError
from foreignaffairs.register import Register

P = "2023-K1"


@pytest.fixture
def where(postgresql_address: NewAddress) -> str:
    return postgresql_address()


def test_a_reader_keeps_its_view_while_others_write(where: str) -> None:
    with Register.open(where) as first, Register.open(where) as second:
        store(first, "T01")
        with second._connections.read():
            assert [s.unit for s in second.submissions.current(P)] == ["T01"]
            store(first, "T02", key="b")
            first.decisions.accept(P, "T01", actor="a")
            (seen,) = second.submissions.current(P)
            assert (seen.unit, seen.state) == ("T01", "received")
        assert [s.unit for s in second.submissions.current(P)] == ["T01", "T02"]


def test_who_reads_cannot_write(where: str) -> None:
    with (
        Register.open(where) as register,
        pytest.raises(OfficeError, match="không đủ quyền"),
        register._connections.read() as connection,
    ):
        connection.exec_driver_sql("DELETE FROM alembic_version")


def test_a_server_that_was_restarted_meanwhile_is_found_again(
    where: str, postgresql: Server
) -> None:
    with Register.open(where) as register:
        store(register)
        hang_up(where, postgresql)
        assert [s.unit for s in register.submissions.current(P)] == ["T01"]
        hang_up(where, postgresql)
        assert register.decisions.accept(P, "T01", actor="a")


def test_a_connection_lost_in_the_middle_of_writing_is_said_and_leaves_nothing(
    where: str, postgresql: Server
) -> None:
    with Register.open(where) as register:
        store(register)
        before = dump(register)

        def interrupted() -> None:
            with register.transaction():
                register.decisions.accept(P, "T01", actor="a")
                hang_up(where, postgresql)
                store(register, "T02", key="b")

        with pytest.raises(OfficeError, match="Mất kết nối"):
            interrupted()
        assert dump(register) == before
        assert register.decisions.accept(P, "T01", actor="a")


def hang_up(where: str, postgresql: Server) -> None:
    """End every connection to a register, as a server does that is shut down."""
    cut = postgresql.tell(
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name_of(where)}'"
    )
    assert cut


def name_of(where: str) -> str:
    return where.partition("@/")[2].partition("?")[0]


@pytest.mark.parametrize(
    "change",
    [
        lambda url: url.replace("?host=", "?host=/khong-co"),
        lambda url: url.replace("@/so", "@/khong_co"),
        lambda url: url.replace("postgres@", "nguoi_la@"),
        lambda url: url.replace("postgres@", "postgres:sai-mat-khau@"),
    ],
    ids=["no server", "no database", "no user", "wrong password"],
)
def test_a_server_that_does_not_let_in_is_said(where: str, change: Callable[[str], str]) -> None:
    with pytest.raises(OfficeError, match=r"Không kết nối được.*PGPASSWORD") as said:
        Register.open(change(where))
    assert "sai-mat-khau" not in str(said.value)


def test_an_account_without_rights_is_said_and_with_them_works(
    where: str, postgresql: Server
) -> None:
    name = name_of(where)
    postgresql.tell(f"CREATE ROLE can_bo LOGIN PASSWORD '{postgresql.password}'")
    try:
        postgresql.tell("REVOKE CREATE ON SCHEMA public FROM PUBLIC", name)
        officer = where.replace("postgres@", "can_bo@")
        with pytest.raises(OfficeError, match="không đủ quyền"):
            Register.open(officer)
        postgresql.tell("GRANT CREATE ON SCHEMA public TO can_bo", name)
        with Register.open(officer) as register:
            assert store(register).new
        Register.open(where).close()
    finally:
        postgresql.tell("DROP OWNED BY can_bo CASCADE", name)
        postgresql.tell("DROP ROLE can_bo")


@pytest.mark.parametrize("encoding", ["LATIN1", "SQL_ASCII"])
def test_a_database_that_cannot_hold_vietnamese_is_refused(
    postgresql: Server, encoding: str
) -> None:
    name = postgresql.create(more=f"ENCODING '{encoding}' {postgresql.plain_locale}")
    try:
        with pytest.raises(OfficeError, match=rf"{encoding}.*UTF8"):
            Register.open(postgresql.url(name))
        assert postgresql.tell("SELECT 1 FROM pg_tables WHERE schemaname = 'public'", name) == []
    finally:
        postgresql.drop(name)


def test_a_schema_of_its_own_may_hold_a_register(where: str, postgresql: Server) -> None:
    """Two offices in one database, each with the search path in its address."""
    for schema in ("mot", "hai"):
        postgresql.tell(f"CREATE SCHEMA {schema}", name_of(where))
    one, two = (f"{where}&options=-csearch_path%3D{schema}" for schema in ("mot", "hai"))
    with Register.open(one) as first, Register.open(two) as second:
        store(first, "T01")
        store(second, "T02")
    with Register.open(one) as first:
        assert [s.unit for s in first.submissions.current(P)] == ["T01"]


def test_what_is_longer_than_the_register_takes_is_said(where: str) -> None:
    with Register.open(where, clock=CLOCK) as register:
        store(register)
        with pytest.raises(OfficeError, match="dài"):
            register.decisions.accept(P, "T01", actor="a" * 201)
        assert register.decisions.accept(P, "T01", actor="a" * 200)


def test_words_inside_a_value_do_not_pass_for_a_reason(where: str) -> None:
    """A refused value is quoted by the server; "disk full" in it says nothing of a disk."""
    with Register.open(where) as register:
        arrived(register, key="disk full, connection is locked")
        with (
            pytest.raises(IntegrityError, match="disk full, connection is locked"),
            register._connections.write() as connection,
        ):
            connection.exec_driver_sql("INSERT INTO original SELECT * FROM original")


def test_what_pg_dump_keeps_is_a_whole_register(
    where: str, postgresql_address: NewAddress, postgresql: Server
) -> None:
    """What the program tells an office to do instead of its own backup."""
    with Register.open(where, clock=CLOCK) as register:
        made = store(register, form=content(FULL, people=("Người mẫu A",))).submission
        kept, form = dump(register), register.submissions.content(made.id, TYPES)
    again = postgresql_address()
    said = postgresql.run("pg_dump", "--no-owner", name_of(where))
    postgresql.run("psql", "--quiet", "--set=ON_ERROR_STOP=1", name_of(again), given=said)
    with Register.open(again, clock=CLOCK) as register:
        assert dump(register) == kept
        assert register.submissions.content(made.id, TYPES) == form
        assert register.decisions.accept(P, "T01", actor="a")
        assert register.decisions.latest("accept") > register.decisions.latest("receive")


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is a POSIX signal")
def test_the_tests_own_server_goes_when_the_tests_are_killed(postgresql: Server) -> None:
    program = (
        "import sys, tests.support.postgres as p\n"
        "with p.running() as server:\n"
        "    print(server.folder, server.tell('SELECT 1'), flush=True)\n"
        "    sys.stdin.read()\n"
    )
    tests = subprocess.Popen(
        [sys.executable, "-c", program],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert tests.stdout is not None
    folder, _, said = tests.stdout.readline().partition(" ")
    assert said == "[(1,)]\n"
    server = int((Path(folder) / "data" / "postmaster.pid").read_text().split()[0])
    os.kill(tests.pid, signal.SIGKILL)
    tests.communicate()
    until = time.monotonic() + 20
    while Path(folder).exists() and time.monotonic() < until:
        time.sleep(0.05)
    assert not Path(folder).exists()
    with pytest.raises(ProcessLookupError):
        os.kill(server, 0)


def test_a_server_that_is_given_up_while_it_starts_goes_at_once(
    postgresql: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []

    def gives_up(server: Server, _: object) -> None:
        made.append(server.folder)
        raise RuntimeError("given up")

    monkeypatch.setattr(postgres, "_wait_for", gives_up)
    monkeypatch.setattr(postgres, "_PATIENCE", 20.0)
    with pytest.raises(RuntimeError, match="given up"), postgres.running():
        pass
    assert not made[0].exists()
