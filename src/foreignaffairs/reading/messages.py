"""What a supervisor and its workers say to each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, NamedTuple

from .spec import TableSpec


class Setup(NamedTuple):
    """The first message to a worker."""

    specs: tuple[TableSpec, ...]
    aliases: Mapping[str, str] | None
    deadline: float
    memory: int


class Job(NamedTuple):
    """A file to read; ``number`` comes back with the answer."""

    number: int
    path: str


class Ready(NamedTuple):
    """The first answer: the worker runs, and whether its memory is limited."""

    memory_limited: bool


class Answer(NamedTuple):
    """What came of one job: content as :func:`wire.pack` made it, or reason and message."""

    number: int
    content: tuple[Any, ...] | None
    reason: str = ""
    message: str = ""
