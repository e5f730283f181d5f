"""What an office holds, to be compared: its files by content, its register row by row."""

from __future__ import annotations

import email
import hashlib
import sqlite3
import zipfile
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path

from foreignaffairs.files import is_temporary, sha256_of
from foreignaffairs.office.folder import OfficeFolder
from foreignaffairs.register.schema import metadata

_NOT_COMPARED = {".khoa", "so-theo-doi.db", "so-theo-doi.db-journal", "so-dieu-khien.giay"}
"""The last is the open control workbook of the macro's step, which has a look of its own."""
_TIME_OF_WRITING = "docProps/core.xml"


@dataclass(frozen=True, slots=True)
class State:
    """Files by name with what is in them, temporary files, and every row of the register."""

    files: dict[str, str]
    temporary: list[str]
    rows: dict[str, list[tuple[object, ...]]] = field(default_factory=dict)


def state_of(root: Path) -> State:
    """Look at everything; raises ``ValueError`` for a file that is not whole."""
    files, left = {}, []
    for path in sorted(p for p in root.rglob("*") if p.is_file()):
        name = path.relative_to(root).as_posix()
        if is_temporary(path.name):
            left.append(name)
        elif path.name not in _NOT_COMPARED:
            files[name] = content_of(path)
    return State(files, left, _rows(OfficeFolder(root).register))


def content_of(path: Path) -> str:
    """Name a file's content; two runs of one step give the same name."""
    if path.suffix == ".eml":
        return _mail(path)
    if path.suffix in (".xlsx", ".docx") and "hop-thu-den" not in path.parts:
        try:
            with zipfile.ZipFile(path) as book:
                parts = sorted(set(book.namelist()) - {_TIME_OF_WRITING})
                return _named(*(f"{p} {hashlib.sha256(book.read(p)).hexdigest()}" for p in parts))
        except zipfile.BadZipFile as error:
            if "so-theo-doi" not in path.parts:
                raise ValueError(f"half-written: {path.name}") from error
    return sha256_of(path)


def _mail(path: Path) -> str:
    message = email.message_from_bytes(path.read_bytes())
    parts = [p for p in message.walk() if isinstance(p, Message) and not p.is_multipart()]
    if not parts or (message.is_multipart() and len(parts) != 2):
        raise ValueError(f"half-written: {path.name}")
    return _named(str(message["Subject"]), *(str(p.get_filename()) for p in parts))


def _named(*words: str) -> str:
    return hashlib.sha256("\n".join(words).encode()).hexdigest()


def _rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    connection = sqlite3.connect(database)
    try:
        if connection.execute("PRAGMA integrity_check").fetchall() != [("ok",)]:
            raise ValueError("the register is damaged")
        if connection.execute("PRAGMA foreign_key_check").fetchall():
            raise ValueError("rows of the register lead nowhere")
        return {
            table.name: sorted(connection.execute(f'SELECT * FROM "{table.name}"'), key=repr)
            for table in metadata.sorted_tables
        }
    finally:
        connection.close()


def after_the_kill(root: Path, found: State, reference: State) -> list[str]:
    """What must not be, right after a kill: half files, files of no run, originals without one."""
    wrong = [
        f"inconsistent: {name} is not what an unharmed run writes"
        for name, content in found.files.items()
        if reference.files.get(name) != content
    ]
    columns = [c.name for c in metadata.tables["original"].columns]
    originals = OfficeFolder(root).originals
    for row in found.rows["original"]:
        kept = dict(zip(columns, row, strict=True))
        path = originals / str(kept["path"])
        if not path.is_file() or sha256_of(path) != kept["sha256"]:
            wrong.append(f"lost: original {kept['path']}")
    return wrong


def after_running_again(found: State, reference: State) -> list[str]:
    """What differs from an office that was never killed, once the step was run to its end."""
    wrong = [f"lost: {name}" for name in sorted(reference.files.keys() - found.files.keys())]
    wrong += [f"doubled: {name}" for name in sorted(found.files.keys() - reference.files.keys())]
    wrong += [
        f"inconsistent: {name} differs"
        for name in sorted(found.files.keys() & reference.files.keys())
        if found.files[name] != reference.files[name]
    ]
    wrong += [f"not swept: {name}" for name in found.temporary]
    for table, rows in reference.rows.items():
        here = found.rows[table]
        lost, added = len(set(rows) - set(here)), len(set(here) - set(rows))
        if len(here) > len(rows):
            wrong.append(f"doubled: {len(here) - len(rows)} rows of {table}")
        elif lost or added:
            wrong.append(f"lost: {lost} rows of {table}, {added} others there")
    return wrong
