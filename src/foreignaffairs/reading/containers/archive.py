"""Zip archives: judged by their directory, each member inflated within bounds or left inside."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Sequence

from foreignaffairs.model import WorkbookUnreadable

from ..container import MAX_RATIO, RATIO_FROM, Container
from ..refusal import DAMAGED, ENCRYPTED, SUSPICIOUS, TOO_LARGE, refuse
from .names import archive_name
from .opened import MAX_FILE, Shelf, TooMuchError

_UNICODE, _ENCRYPTED = 0x800, 0x1
_DIRECTORY_END = b"PK\x05\x06"
_LARGEST_DIRECTORY = 4 << 20
_CODES = {"archive_password": ENCRYPTED, "archive_bomb": SUSPICIOUS, "archive_large": TOO_LARGE}
"""Where one reason keeps every member inside, the archive itself is refused for it."""


def open_archive(data: bytes, infos: Sequence[zipfile.ZipInfo], shelf: Shelf) -> None:
    """Take the files out of a zip; raises ``WorkbookUnreadable`` where none can be."""
    container = Container(data, {})
    try:
        shelf.check(len(infos), 0)
        for info in infos:
            _take(container, info, shelf)
    except TooMuchError as error:
        raise refuse(TOO_LARGE) from error
    reasons = {member.reason for member in shelf.members}
    if len(reasons) == 1 and (reason := reasons.pop()):
        raise refuse(_CODES.get(reason, DAMAGED))


def directory(data: bytes) -> list[zipfile.ZipInfo]:
    """List the files in a zip; a directory too large to be honest is not even parsed."""
    end = data.rfind(_DIRECTORY_END)
    if end < 0 or len(data) < end + 22:
        raise refuse(DAMAGED)
    (size,) = struct.unpack_from("<I", data, end + 12)
    if size != 0xFFFFFFFF and size > _LARGEST_DIRECTORY:
        raise refuse(TOO_LARGE)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return [info for info in archive.infolist() if not info.filename.endswith("/")]
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError, struct.error) as error:
        raise refuse(DAMAGED) from error


def _take(container: Container, info: zipfile.ZipInfo, shelf: Shelf) -> None:
    name = archive_name(info.filename, is_unicode=bool(info.flag_bits & _UNICODE))
    reason = _left_because(info)
    if reason:
        shelf.leave(name, reason)
        return
    shelf.check(1, info.file_size)
    try:
        shelf.put(name, container.inflated(info))
    except WorkbookUnreadable:
        shelf.leave(name, "archive_damaged")


def _left_because(info: zipfile.ZipInfo) -> str:
    if info.flag_bits & _ENCRYPTED:
        return "archive_password"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "not_a_file"
    if info.file_size > MAX_FILE:
        return "archive_large"
    if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * max(1, info.compress_size):
        return "archive_bomb"
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        return "archive_method"
    return ""
