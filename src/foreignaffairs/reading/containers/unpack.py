"""Opening one container into a folder, whatever kind it is."""

from __future__ import annotations

from pathlib import Path

from ..container import zip_kind
from ..kind import HEAD, kind_of
from ..refusal import CANNOT_OPEN, TOO_LARGE, refuse
from ..words import reason_words
from .archive import directory, open_archive
from .mail import open_mail
from .message import message_streams, open_message
from .opened import MAX_BYTES, Opened, Room, Shelf


def unpack(path: Path, into: Path, room: Room) -> Opened | None:
    """Take out what a container holds, into an empty folder; ``None`` where it is none.

    Raises ``WorkbookUnreadable`` for a container that cannot be opened. Parses untrusted bytes:
    call it in a worker.
    """
    try:
        if path.stat().st_size > MAX_BYTES:
            raise refuse(TOO_LARGE)
        data = path.read_bytes()
    except OSError as error:
        raise refuse(CANNOT_OPEN, reason=reason_words(error)) from error
    kind = kind_of(data[:HEAD])
    shelf = Shelf(into, room)
    if kind == "zip":
        infos = directory(data)
        if zip_kind(info.filename for info in infos) != "other":
            return None
        open_archive(data, infos, shelf)
        return Opened("archive", tuple(shelf.members))
    if kind == "mail":
        sent = open_mail(data, shelf)
        return Opened("mail", tuple(shelf.members), sent)
    if kind == "ole" and (streams := message_streams(data)):
        sent = open_message(streams, shelf)
        return Opened("mail", tuple(shelf.members), sent)
    return None
