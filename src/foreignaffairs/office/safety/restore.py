"""Restore: an office out of a backup, every hash verified before anything has its final name."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from zipfile import ZipFile

from foreignaffairs.files import move_folder
from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError
from foreignaffairs.register import OfficeLock

from ..folder import OfficeFolder
from .archive import Manifest, opened, read_manifest, refuse_newer, unpack
from .database import damage, schema_of
from .writing import in_words

Progress = Callable[[int, int], None]

_MB = 1 << 20
_ON_WINDOWS = os.name == "nt"


@dataclass(frozen=True, slots=True)
class Restored:
    """An office as restored: where it stands, of which moment, how many files."""

    path: Path
    office: str
    province: str
    made_at: str
    files: int


def _quiet(done: int, total: int) -> None:
    return None


def restore(backup: str | Path, directory: str | Path, progress: Progress = _quiet) -> Restored:
    """Make an office in ``directory``, which is new or empty, from a backup.

    The folder appears in one step when all of it is there and verified. Raises ``OfficeError`` for
    a damaged backup, one of a newer program, or one whose paths lead out of the folder.
    """
    source, target = Path(backup), Path(directory).resolve()
    with in_words(source):
        if not source.is_file():
            raise FileNotFoundError(2, "missing", str(source))
        _refuse_target(target)
        with opened(source) as archive:
            manifest = read_manifest(archive, source)
            _refuse_paths(manifest, target)
            _refuse_too_large(manifest, target)
            _build(archive, manifest, target, progress)
    return Restored(
        target, manifest.office, manifest.province, manifest.made_at, len(manifest.files)
    )


def _refuse_target(target: Path) -> None:
    if target == target.parent:
        raise OfficeError(text("safety.no_folder_of_its_own", path=target))
    if os.path.lexists(target) and not (target.is_dir() and not any(target.iterdir())):
        raise OfficeError(text("safety.not_empty", path=target))


def _refuse_paths(manifest: Manifest, target: Path) -> None:
    """Every path stays inside the folder and is there once; what makes an office is not missing."""
    for file in manifest.files:
        if not _inside(file.path):
            raise OfficeError(text("safety.odd_path", entry=file.path))
    paths = [file.path for file in manifest.files]
    if len(set(paths)) < len(paths):
        twice = next(p for p in paths if paths.count(p) > 1)
        raise OfficeError(text("safety.odd_path", entry=twice))
    folder = OfficeFolder(target)
    for needed in (folder.settings.name, folder.register.name):
        if needed not in paths:
            raise OfficeError(text("safety.incomplete", entry=needed))


def _inside(path: str) -> bool:
    """Whether a path is plain and relative on this system."""
    pure = PurePosixPath(path)
    plain = str(pure) == path and not pure.is_absolute() and ".." not in pure.parts
    if not plain or path in ("", ".") or any(ord(c) < 32 for c in path):
        return False
    if not _ON_WINDOWS:
        return True
    windows = PureWindowsPath(path)
    odd = windows.is_reserved() or any(p[-1] in " ." for p in windows.parts)
    return windows.as_posix() == path and not set(path) & set('<>:"|?*\\') and not odd


def _refuse_too_large(manifest: Manifest, target: Path) -> None:
    near = next(p for p in target.parents if p.exists())
    free, needed = shutil.disk_usage(near).free, sum(f.size for f in manifest.files)
    if needed > free:
        said = text("safety.no_room", path=near, free=free // _MB, needed=-(-needed // _MB))
        raise OfficeError(said)


def _build(archive: ZipFile, manifest: Manifest, target: Path, progress: Progress) -> None:
    """Unpack into a folder beside the target and give that its name; on failure it goes again."""
    work = target.parent / f".fa-phuc-hoi-{target.name}.tmp"
    work.mkdir(parents=True, exist_ok=True)
    lock = OfficeFolder(work).lock
    ours = False
    try:
        with OfficeLock(lock):
            ours = True
            for left in work.iterdir():  # of a restore that was killed
                if left != lock:
                    shutil.rmtree(left) if left.is_dir() else left.unlink()
            _unpack(archive, manifest, work, progress)
            _refuse_register(work)
        # Windows moves no folder with an open file in it: the lock goes first.
        lock.unlink()
        if target.exists():
            target.rmdir()
        move_folder(work, target)
    except BaseException:
        if ours:
            shutil.rmtree(work, ignore_errors=True)
        raise


def _unpack(archive: ZipFile, manifest: Manifest, work: Path, progress: Progress) -> None:
    for folder in OfficeFolder(work).folders():
        folder.mkdir()
    for done, file in enumerate(manifest.files, 1):
        path = work / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as out:
            unpack(archive, file, out)
            out.flush()
            os.fsync(out.fileno())
        # Unchanged times: the next collect passes over what it has seen before.
        os.utime(path, ns=(file.mtime_ns, file.mtime_ns))
        progress(done, len(manifest.files))


def _refuse_register(work: Path) -> None:
    register = OfficeFolder(work).register
    refuse_newer(register, schema_of(register))
    wrong = damage(register)
    if wrong:
        raise OfficeError(text("safety.restored_register_damaged", detail=wrong[0]))
