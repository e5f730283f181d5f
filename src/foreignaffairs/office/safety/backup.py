"""Backup: one file with a consistent copy of everything in an office folder."""

from __future__ import annotations

import hashlib
import os
import zipfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from foreignaffairs import __version__
from foreignaffairs.files import is_temporary, put_there, sha256_of, sweep, temporary
from foreignaffairs.inbox.files import storable
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.register.moments import moment

from ..desk import Desk
from ..folder import OfficeFolder
from .archive import FORMAT, MANIFEST, PIECE, Manifest, PackedFile, opened, unpack
from .database import copy_register, schema_of

Progress = Callable[[int, int], None]

_PACKED_ALREADY = {".xlsx", ".xlsm", ".xlsb", ".docx", ".zip", ".pdf", ".jpg", ".jpeg", ".png"}
_OLDEST = (1980, 1, 1, 0, 0, 0)
"""Zip entries know no earlier day."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup as written: how many files it holds, and what could not be read, with its reason."""

    path: Path
    files: int
    size: int
    left_out: tuple[str, ...]


def backup(office: Desk, target: Path, progress: Progress) -> Backup:
    """Write a backup to ``target``; in a folder it gets a name with the day. Needs the office lock.

    Every file is read back from the zip before that gets its name. Nothing is written over. Raises
    ``OfficeError`` where the register is elsewhere or damaged, or the target inside the office.
    """
    if office.settings.register_url:
        raise OfficeError(text("safety.other_database"))
    root = office.folder.root.resolve()
    path = _target(office, target)
    if path.resolve().is_relative_to(root):
        raise OfficeError(text("safety.inside_the_office", path=path))
    if os.path.lexists(path):
        raise OfficeError(text("safety.exists", path=path))
    label = f"sao-luu-{hashlib.sha256(str(root).encode()).hexdigest()[:8]}-"
    sweep(path.parent, label)
    with temporary(path.parent, label) as made, temporary(path.parent, label) as register:
        copy_register(office.folder.register, register)
        packing = _pack(office, made, register, progress)
        try:
            put_there(made, path)
        except FileExistsError as error:
            raise OfficeError(text("safety.exists", path=path)) from error
    return Backup(path, len(packing.files), path.stat().st_size, tuple(packing.left_out))


def _target(office: Desk, target: Path) -> Path:
    if not target.is_dir():
        return target
    now = office.register.clock()
    return target / f"sao-luu-{office.province.id}-{now:%Y%m%d-%H%M%S}.zip"


@dataclass(slots=True)
class _Packing:
    """A zip being filled: what is in it, by path and by content."""

    archive: zipfile.ZipFile
    files: list[PackedFile] = field(default_factory=list)
    entries: dict[tuple[str, int], str] = field(default_factory=dict)
    left_out: list[str] = field(default_factory=list)

    def add(self, source: Path, name: str) -> None:
        """Pack a file under a name, or point to where its content lies already."""
        facts = source.stat()
        digest = sha256_of(source)
        entry = self.entries.get((digest, facts.st_size))
        size = facts.st_size
        if entry is None:
            entry = name
            # A file that changes meanwhile is kept as it was packed.
            digest, size = self._write(source, name, facts)
            self.entries[digest, size] = name
        self.files.append(
            PackedFile(path=name, entry=entry, sha256=digest, size=size, mtime_ns=facts.st_mtime_ns)
        )

    def _write(self, source: Path, name: str, facts: os.stat_result) -> tuple[str, int]:
        info = zipfile.ZipInfo(name, _zip_time(facts.st_mtime))
        stored = source.suffix.casefold() in _PACKED_ALREADY
        info.compress_type = zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        digest, size = hashlib.sha256(), 0
        with source.open("rb") as file, self.archive.open(info, "w", force_zip64=True) as packed:
            while piece := file.read(PIECE):
                digest.update(piece)
                size += len(piece)
                packed.write(piece)
        return digest.hexdigest(), size


def _pack(office: Desk, made: Path, register: Path, progress: Progress) -> _Packing:
    """Fill the zip with every file and the manifest, then read it back."""
    found = list(_walk(office.folder.root, ""))
    total = 2 * (len(found) + 1)
    with zipfile.ZipFile(made, "w", allowZip64=True) as archive:
        packing = _Packing(archive)
        packing.add(register, office.folder.register.name)
        for done, (path, name) in enumerate(found, 1):
            if path.is_symlink() or not path.is_file():
                packing.left_out.append(name)
            else:
                _add_if_readable(packing, path, name)
            progress(done, total)
        manifest = Manifest(
            format=FORMAT,
            program=__version__,
            schema_version=schema_of(register),
            province=office.province.id,
            office=office.settings.name,
            made_at=moment(office.register.clock),
            files=tuple(packing.files),
        )
        archive.writestr(MANIFEST, manifest.model_dump_json(indent=1), zipfile.ZIP_DEFLATED)
    with opened(made) as archive:
        for done, file in enumerate(packing.files, total - len(packing.files) + 1):
            unpack(archive, file)
            progress(done, total)
    return packing


def _add_if_readable(packing: _Packing, path: Path, name: str) -> None:
    """Leave out what goes away or is locked meanwhile; a failing target is another matter."""
    try:
        path.open("rb").close()
    except OSError:
        packing.left_out.append(name)
        return
    packing.add(path, name)


def _walk(folder: Path, inside: str) -> Iterator[tuple[Path, str]]:
    """Every file of an office but the register, the lock and what is being written."""
    own = OfficeFolder(folder)
    database = own.register.name
    apart = {own.lock.name, *(f"{database}{end}" for end in ("", "-journal", "-wal", "-shm"))}
    with os.scandir(folder) as entries:
        ordered = sorted(entries, key=lambda e: os.fsencode(e.name))
    for entry in ordered:
        name = f"{inside}{storable(entry.name)}"
        if entry.is_dir(follow_symlinks=False):
            with suppress(FileNotFoundError):
                yield from _walk(Path(entry.path), f"{name}/")
        elif not is_temporary(entry.name) and (inside or entry.name not in apart):
            yield Path(entry.path), name


def _zip_time(seconds: float) -> tuple[int, int, int, int, int, int]:
    at = datetime.fromtimestamp(seconds)
    if not 1980 <= at.year <= 2107:
        return _OLDEST
    return at.year, at.month, at.day, at.hour, at.minute, at.second
