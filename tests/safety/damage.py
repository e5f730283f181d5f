"""Doing harm to an office."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path


def damage_a_page(register: Path, table: str) -> None:
    """Write rubbish over the first page of a table, as a failing disk does."""
    with closing(sqlite3.connect(register)) as opened:
        query = "SELECT rootpage FROM sqlite_master WHERE name = ?"
        (page,) = opened.execute(query, (table,)).fetchone()
        (size,) = opened.execute("PRAGMA page_size").fetchone()
    data = bytearray(register.read_bytes())
    data[(page - 1) * size : (page - 1) * size + 200] = b"\xff" * 200
    register.write_bytes(data)


def change(register: Path, *statements: str) -> None:
    """Change rows behind the program's back."""
    with closing(sqlite3.connect(register)) as opened:
        for statement in statements:
            opened.execute(statement)
        opened.commit()
