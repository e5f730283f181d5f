"""A backup as a file: one .zip with every file of an office and a manifest of their hashes.

The manifest says for each path which entry of the zip holds its content: what lies in the office
twice (a file in the inbox and its kept original) is packed once. Anybody can open the zip by hand.
"""

from __future__ import annotations

import hashlib
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from pydantic import Field, ValidationError

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import Frozen, OfficeError
from foreignaffairs.register.schema import VERSIONS

FORMAT = 1
"""Version of this layout; every one ever written stays readable."""
MANIFEST = "manifest.json"
PIECE = 1 << 20
_MANIFEST_LIMIT = 256 << 20
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError)
"""What the zip module raises for a damaged, encrypted or odd archive."""


class PackedFile(Frozen):
    """One file of the office; ``entry`` names the part of the zip with its content."""

    path: str
    entry: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    size: int = Field(ge=0)
    mtime_ns: int


class Manifest(Frozen):
    """What a backup holds, and of what; ``schema_version`` is that of the register in it."""

    format: int
    program: str
    schema_version: str
    province: str
    office: str
    made_at: str
    files: tuple[PackedFile, ...]


@contextmanager
def opened(path: Path) -> Iterator[zipfile.ZipFile]:
    """Open a backup; raises ``OfficeError`` where it is none or its end is missing."""
    try:
        archive = zipfile.ZipFile(path)
    except _BROKEN as error:
        raise OfficeError(text("safety.not_a_backup", path=path)) from error
    with archive:
        yield archive


def read_manifest(archive: zipfile.ZipFile, path: Path) -> Manifest:
    """Read what a backup holds; raises ``OfficeError`` for one of a newer program."""
    try:
        if archive.getinfo(MANIFEST).file_size > _MANIFEST_LIMIT:
            raise OfficeError(text("safety.not_a_backup", path=path))
        given = json.loads(archive.read(MANIFEST))
        found, schema = int(given["format"]), str(given["schema_version"])
    except (KeyError, ValueError, TypeError, *_BROKEN) as error:
        raise OfficeError(text("safety.not_a_backup", path=path)) from error
    refuse_newer(path, schema, newer=found > FORMAT)
    try:
        return Manifest.model_validate(given)
    except ValidationError as error:
        raise OfficeError(text("safety.not_a_backup", path=path)) from error


def refuse_newer(path: Path, schema: str, *, newer: bool = False) -> None:
    """Raise ``OfficeError`` for a register that this program does not know yet."""
    if newer or schema not in VERSIONS:
        words = text("safety.newer", path=path, found=schema, known=VERSIONS[-1])
        raise OfficeError(words)


def unpack(archive: zipfile.ZipFile, file: PackedFile, out: BinaryIO | None = None) -> None:
    """Read one file's content, into ``out`` where given; raises ``OfficeError`` where it differs.

    Never more than the manifest says is read, whatever the zip claims.
    """
    digest, left = hashlib.sha256(), file.size
    try:
        with archive.open(file.entry) as packed:
            while left >= 0 and (piece := packed.read(min(PIECE, left + 1))):
                left -= len(piece)
                digest.update(piece)
                if out is not None and left >= 0:
                    out.write(piece)
    except (KeyError, *_BROKEN) as error:
        raise OfficeError(text("safety.damaged_entry", entry=file.path)) from error
    if left or digest.hexdigest() != file.sha256:
        raise OfficeError(text("safety.damaged_entry", entry=file.path))
