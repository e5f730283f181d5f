"""What a supervisor and its workers say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .containers.opened import Opened, Room
from .spec import TableSpec


class Setup(NamedTuple):
    """The first message to a worker."""

    specs: tuple[TableSpec, ...]
    aliases: Mapping[str, str] | None
    deadline: float
    memory: int


class Job(NamedTuple):
    """A file to read; ``number`` comes back with the answer.

    With ``into``, a folder, the file is to be opened as a container whose files go there.
    """

    number: int
    path: str
    into: str = ""
    room: Room = Room()


class Ready(NamedTuple):
    """The first answer: the worker runs, and whether its memory is limited."""

    memory_limited: bool


class Answer(NamedTuple):
    """What came of one job: content as :func:`wire.pack` made it, or reason, message and kind.

    A container gives ``opened``; a file asked to open that is none gives nothing at all.
    """

    number: int
    content: tuple[Any, ...] | None = None
    reason: str = ""
    message: str = ""
    kind: str = ""
    opened: Opened | None = None
