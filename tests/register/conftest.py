"""A register on each database; what is about SQLite's file as such asks for ``file_register``."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import pytest
from tests.register.helpers import CLOCK
from tests.support.postgres import Server

from foreignaffairs.register import Register
from foreignaffairs.register.schema import metadata

NewAddress = Callable[[], str]
"""Gives the address of a register that was never opened before, of an own one each time."""

Fresh = Callable[[], AbstractContextManager[Register]]


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest) -> NewAddress:
    """Addresses of new registers, all of one kind of database."""
    made: NewAddress = request.getfixturevalue(f"{request.param}_address")
    return made


@pytest.fixture
def sqlite_address(tmp_path: Path) -> NewAddress:
    numbers = iter(range(1000))
    return lambda: str(tmp_path / f"so-{next(numbers)}.db")


@pytest.fixture
def postgresql_address(postgresql: Server) -> Iterator[NewAddress]:
    made: list[str] = []

    def another() -> str:
        made.append(postgresql.create())
        return postgresql.url(made[-1])

    yield another
    for name in made:
        postgresql.drop(name)


@pytest.fixture
def register(address: NewAddress) -> Iterator[Register]:
    with Register.open(address(), clock=CLOCK) as made:
        yield made


@pytest.fixture
def file_register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so-theo-doi.db", clock=CLOCK) as made:
        yield made


@pytest.fixture
def fresh(address: NewAddress) -> Fresh:
    """An empty register for each example of a property: a copy, or the last one emptied."""
    where = address()
    Register.open(where).close()
    empty = Path(where).read_bytes() if "://" not in where else None

    @contextmanager
    def emptied() -> Iterator[Register]:
        if empty is not None:
            Path(where).write_bytes(empty)
        with Register.open(where, clock=CLOCK) as register:
            if empty is None:
                with register._connections.write() as connection:
                    for table in reversed(metadata.sorted_tables):
                        connection.execute(table.delete())
            yield register

    return emptied
