"""The register's database as a file: copied while it is open, and looked over."""

from __future__ import annotations

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

_VERSION = "SELECT version_num FROM alembic_version"
_SHOWN = 20


def copy_register(source: Path, target: Path) -> None:
    """Copy a register as it stands between two transactions into the empty file ``target``.

    Raises ``OfficeError`` where the register is damaged: a copy of it would be no backup, and
    ``OSError`` where the disk is full.
    """
    try:
        with closing(sqlite3.connect(source)) as there, closing(sqlite3.connect(target)) as copy:
            # The copy has its name only when it is whole: it needs no journal beside it.
            copy.execute("PRAGMA journal_mode=OFF")
            there.backup(copy)
    except sqlite3.Error as error:
        if "full" in str(error):
            raise OSError(errno.ENOSPC, str(error), str(target)) from error
        raise OfficeError(text("safety.register_not_copied", path=source, detail=error)) from error
    wrong = damage(target)
    if wrong:
        raise OfficeError(text("safety.register_damaged", path=source, detail=wrong[0]))


def damage(database: Path) -> list[str]:
    """Return what SQLite finds wrong with a register, nothing where it is whole."""
    try:
        with closing(sqlite3.connect(database)) as opened:
            found = [str(row[0]) for row in opened.execute(f"PRAGMA integrity_check({_SHOWN})")]
            if found == ["ok"]:
                found = []
            dangling = opened.execute("PRAGMA foreign_key_check").fetchmany(_SHOWN)
    except sqlite3.Error as error:
        return [str(error)]
    return found + [f"{table} {row} → {parent}" for table, row, parent, _ in dangling]


def schema_of(database: Path) -> str:
    """Return the schema version of a register; raises ``OfficeError`` where it is none."""
    try:
        with closing(sqlite3.connect(database)) as opened:
            row = opened.execute(_VERSION).fetchone()
    except sqlite3.Error as error:
        raise OfficeError(text("register.not_a_register", name=database)) from error
    return str(row[0]) if row else ""
