"""A PostgreSQL server of the tests' own: made in a folder of its own, gone with the session.

It is the server that Debian's package installs, or one on the PATH. It listens on a socket in that
folder only, asks for a password, and orders text as Vietnamese does, as an office's server may.
"""

from __future__ import annotations

import os
import re
import secrets
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

USER = "postgres"
"""Whom Debian's package makes; the server refuses to run as root."""
_PATIENCE = 60.0
_QUICK = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=40")
_KEEPER = (
    'folder=$1; shift; "$@" & server=$!; cat >&2; '
    'kill -TERM $server; kill -QUIT $server; wait; rm -rf "$folder"'
)
"""Stops the server when nobody holds the other end any more, even where the tests were killed.

A shell has what it starts in the background ignore QUIT, so a server that is only starting would
not hear it; TERM ends that one, and would have one that is up wait for whoever is connected.
"""


@cache
def programs() -> Path | None:
    """The folder with ``initdb`` and ``postgres``, the newest of several; ``None`` where none."""
    debian = Path("/usr/lib/postgresql").glob("*/bin")
    by_version = sorted(debian, key=lambda p: [int(n) for n in p.parent.name.split(".")])
    on_path = shutil.which("initdb")
    places = [*by_version[::-1], *([Path(on_path).resolve().parent] if on_path else [])]
    there = [p for p in places if (p / "initdb").is_file() and (p / "postgres").is_file()]
    return there[0] if there else None


def why_not() -> str:
    """Why there can be no server here, in words; "" where there can."""
    if sys.platform == "win32":
        return "the tests start PostgreSQL on POSIX systems only"
    if programs() is None:
        return "PostgreSQL (initdb, postgres) is not installed"
    if os.geteuid() == 0 and not _user_exists():
        return f"PostgreSQL refuses to run as root, and there is no user {USER}"
    if os.geteuid() == 0 and shutil.which("setpriv") is None:
        return "PostgreSQL refuses to run as root, and setpriv (util-linux) is not installed"
    return ""


def _user_exists() -> bool:
    import pwd

    return any(user.pw_name == USER for user in pwd.getpwall())


@dataclass
class Server:
    """A running server: gives fresh databases and takes them away again."""

    folder: Path
    password: str
    _numbers: Iterator[int] = field(default_factory=count)

    def url(self, database: str) -> str:
        """The address as ``office.toml`` has it: without the password."""
        return f"postgresql://{USER}@/{database}?host={self.folder}"

    @property
    def plain_locale(self) -> str:
        """The options of a database whose encoding is not that of the server."""
        return f"{'LOCALE_PROVIDER libc' if _version() >= 15 else ''} LC_COLLATE 'C' LC_CTYPE 'C'"

    def create(self, like: str = "template0", more: str = "") -> str:
        """Make a database, empty or like another one; return its name."""
        name = f"so_{next(self._numbers)}"
        self.tell(f"CREATE DATABASE {name} TEMPLATE {like} {more}")
        return name

    def drop(self, name: str) -> None:
        """Take a database away, whoever still uses it."""
        self.tell(f"DROP DATABASE {name} WITH (FORCE)")

    def tell(self, sql: str, database: str = "postgres") -> list[tuple[Any, ...]]:
        """Run a statement as the server's owner, outside of any register."""
        import psycopg

        with psycopg.connect(
            host=str(self.folder),
            user=USER,
            password=self.password,
            dbname=database,
            autocommit=True,
        ) as connection:
            said = connection.execute(sql)
            return said.fetchall() if said.description else []

    def run(self, program: str, *words: str, given: str = "") -> str:
        """Run one of the server's own programs as its owner; return what it said."""
        command = [
            str(_programs() / program),
            f"--host={self.folder}",
            f"--username={USER}",
            *words,
        ]
        around = {**os.environ, "PGPASSWORD": self.password, "PGCLIENTENCODING": "UTF8"}
        return subprocess.run(
            command, input=given, capture_output=True, encoding="utf-8", env=around, check=True
        ).stdout


@contextmanager
def running() -> Iterator[Server]:
    """Start a server and stop it; its folder goes with it."""
    # A socket's path may have about a hundred letters, and the server's user must get there: the
    # folder for temporary files that somebody has set may be too deep or closed to others.
    folder = Path(tempfile.mkdtemp(prefix="fa-pg-", dir="/tmp"))
    server = Server(folder, secrets.token_urlsafe(12))
    keeper = None
    try:
        _init(server)
        keeper = _start(server)
        _wait_for(server, keeper)
        yield server
    finally:
        if keeper is not None:
            keeper.communicate(timeout=_PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def _init(server: Server) -> None:
    given = server.folder / "password"
    given.write_text(server.password)
    if os.geteuid() == 0:
        for path in (server.folder, given):
            shutil.chown(path, USER, USER)
    options = ["--encoding=UTF8", "--locale=C.UTF-8", "--auth=scram-sha-256"]
    if _version() >= 15:
        options += ["--locale-provider=icu", "--icu-locale=vi-VN"]
    command = [
        *_as_user(), str(_programs() / "initdb"), "--pgdata", str(server.folder / "data"),
        "--username", USER, "--pwfile", str(given), "--no-sync", *options,
    ]  # fmt: skip
    done = subprocess.run(command, cwd=server.folder, capture_output=True, text=True)
    if done.returncode:
        raise RuntimeError(f"initdb: {done.stderr or done.stdout}")


def _start(server: Server) -> subprocess.Popen[bytes]:
    command = [*_as_user(), str(_programs() / "postgres"), "-D", str(server.folder / "data")]
    for setting in (*_QUICK, "listen_addresses=", f"unix_socket_directories={server.folder}"):
        command += ["-c", setting]
    with (server.folder / "log").open("wb") as log:
        return subprocess.Popen(
            ["sh", "-c", _KEEPER, "keeper", str(server.folder), *command],
            cwd=server.folder,
            stdin=subprocess.PIPE,
            stdout=log,
            stderr=log,
            # Ctrl-C is for the tests; the server goes when they have gone.
            start_new_session=True,
        )


def _wait_for(server: Server, keeper: subprocess.Popen[bytes]) -> None:
    import psycopg

    until = time.monotonic() + _PATIENCE
    while True:
        try:
            server.tell("SELECT 1")
            return
        except psycopg.OperationalError:
            if time.monotonic() > until or keeper.poll() is not None:
                raise RuntimeError(f"postgres: {(server.folder / 'log').read_text()}") from None
            time.sleep(0.05)


@cache
def _version() -> int:
    """The major version: 15 is the first that can order as a language does without the system."""
    asked = [str(_programs() / "postgres"), "--version"]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return int(re.findall(r"\d+", said)[0])


def _programs() -> Path:
    found = programs()
    assert found is not None
    return found


def _as_user() -> list[str]:
    if os.geteuid() != 0:
        return []
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--init-groups", "--"]
