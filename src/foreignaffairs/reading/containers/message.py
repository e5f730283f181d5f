"""Outlook's own mail files (.msg, MS-OXMSG): attachments and the time of sending.

Only the streams of attachments and two properties are looked at; the text of the mail is not.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import TypeAlias

from foreignaffairs.model import WorkbookUnreadable

from ..ole import CompoundFile, StreamReader
from ..refusal import TOO_LARGE, refuse
from .mail import sent_at
from .names import safe_name
from .opened import Shelf, TooMuchError

_ATTACHMENT = "__attach_version1.0_#"
_EMBEDDED = "__substg1.0_3701000d"
_DATA = "__substg1.0_37010102"
_NAMES = (
    ("__substg1.0_3707001f", "utf-16-le"), ("__substg1.0_3707001e", "cp1258"),
    ("__substg1.0_3704001f", "utf-16-le"), ("__substg1.0_3704001e", "cp1258"),
)  # fmt: skip
"""Long and short file name, each in Unicode or in the sender's code page."""
_CONTENT_ID = ("__substg1.0_3712001f", "__substg1.0_3712001e")
_MEDIA_TYPE = (("__substg1.0_370e001f", "utf-16-le"), ("__substg1.0_370e001e", "latin-1"))
_HEADERS = (("__substg1.0_007d001f", "utf-16-le"), ("__substg1.0_007d001e", "latin-1"))
_PROPERTIES = "__properties_version1.0"
_SENT, _DELIVERED = 0x00390040, 0x0E060040
_EPOCH = datetime(1601, 1, 1, tzinfo=UTC)

Streams: TypeAlias = dict[str, StreamReader]
Folders: TypeAlias = dict[tuple[str, ...], Streams]


def message_streams(data: bytes) -> Folders:
    """Return a mail's streams by folder and name, nothing where an OLE file is no mail."""
    folders: Folders = {}
    for path, reader in CompoundFile(data).tree():
        *above, name = (part.casefold() for part in path)
        folders.setdefault(tuple(above), {})[name] = reader
    return folders if _PROPERTIES in folders.get((), {}) else {}


def open_message(folders: Folders, shelf: Shelf) -> datetime | None:
    """Take the attachments out and return when it was sent; raises ``WorkbookUnreadable``."""
    try:
        for path in sorted(folders):
            if path and path[-1].startswith(_ATTACHMENT) and _reachable(path[:-1]):
                _take(folders, path, shelf)
    except TooMuchError as error:
        raise refuse(TOO_LARGE) from error
    return _sent_at(folders[()])


def _reachable(above: Iterable[str]) -> bool:
    """An attachment of the mail, or of a mail attached to it."""
    return all(p == _EMBEDDED or p.startswith(_ATTACHMENT) for p in above)


def _take(folders: Folders, path: tuple[str, ...], shelf: Shelf) -> None:
    streams = folders[path]
    if (*path, _EMBEDDED) in folders:
        return  # its own attachments stand in folders further down
    name = safe_name(_text(streams, _NAMES))
    picture = _text(streams, _MEDIA_TYPE).lower().startswith("image/")
    if picture and any(key in streams for key in _CONTENT_ID):
        shelf.leave(name, "inline_picture")
        return
    if _DATA not in streams:
        shelf.leave(name, "linked_attachment")
        return
    try:
        content = streams[_DATA]()
    except WorkbookUnreadable:
        shelf.leave(name, "archive_damaged")
        return
    shelf.put(name, content)


def _text(streams: Streams, choices: Iterable[tuple[str, str]]) -> str:
    for key, encoding in choices:
        if key in streams:
            return streams[key]().decode(encoding, "replace").rstrip("\0")
    return ""


def _sent_at(root: Streams) -> datetime | None:
    """When the sender sent it, else when it was delivered, else what the headers say."""
    properties = root[_PROPERTIES]()
    times: dict[int, int] = {}
    for at in range(32, len(properties) - 15, 16):
        tag, _, value = struct.unpack_from("<IIQ", properties, at)
        times[tag] = value
    for tag in (_SENT, _DELIVERED):
        ticks = times.get(tag, 0)
        if 0 < ticks < 1 << 62:
            try:
                return _EPOCH + timedelta(microseconds=ticks // 10)
            except OverflowError:
                continue
    for line in _text(root, _HEADERS).splitlines():
        if line.lower().startswith("date:"):
            return sent_at(line[5:].strip())
    return None
