"""What came out of a container, and how much may."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Literal, NamedTuple, TypeAlias

ContainerKind: TypeAlias = Literal["archive", "mail"]

MAX_DEPTH = 3
"""A mail with an archive that holds a mail is as deep as honest senders go."""
MAX_MEMBERS = 2_000
MAX_BYTES = 300 << 20
"""Most files and bytes taken out of one outermost container, all levels together."""
MAX_FILE = 60 << 20
"""A single file larger than this is not read anyway."""


class Room(NamedTuple):
    """How many files and bytes may still be taken out."""

    members: int = MAX_MEMBERS
    size: int = MAX_BYTES


class Member(NamedTuple):
    """A file inside: ``file`` is its name in the folder it was put into, "" where it was not.

    ``name`` is safe to show and to join to the container's own name. ``reason`` says why it could
    not be taken out, or why it need not be; a key of the inbox's catalogue.
    """

    name: str
    file: str = ""
    size: int = 0
    reason: str = ""


class Opened(NamedTuple):
    """A container's members in their order; ``sent_at`` is the date that a mail carries."""

    kind: ContainerKind
    members: tuple[Member, ...]
    sent_at: datetime | None = None


class TooMuchError(Exception):
    """More is inside than may be taken out."""


class Shelf:
    """Puts members into a folder under numbers, never under their own names."""

    def __init__(self, folder: Path, room: Room) -> None:
        self.members: list[Member] = []
        self._folder = folder
        self._room = room
        self._size = 0
        self._names: set[str] = set()

    def check(self, count: int, size: int) -> None:
        """Raise ``TooMuchError`` where so much more would not find room."""
        if len(self.members) + count > self._room.members or self._size + size > self._room.size:
            raise TooMuchError

    def put(self, name: str, data: bytes) -> None:
        """Take a member out."""
        self.check(1, len(data))
        self._size += len(data)
        file = f"{len(self.members):05d}"
        (self._folder / file).write_bytes(data)
        self.members.append(Member(self._unique(name), file, len(data)))

    def leave(self, name: str, reason: str) -> None:
        """Note a member that stays inside."""
        self.check(1, 0)
        self.members.append(Member(self._unique(name), reason=reason))

    def _unique(self, name: str) -> str:
        """Two members may have one name, or names that only a case-blind system takes for one."""
        stem, dot, suffix = name.rpartition(".")
        wanted, number = name, 1
        while wanted.casefold() in self._names:
            number += 1
            wanted = f"{stem} ({number}).{suffix}" if dot and stem else f"{name} ({number})"
        self._names.add(wanted.casefold())
        return wanted
