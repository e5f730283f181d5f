"""One call of ``read_many``: what is still to be read, what is done, in which order."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import NamedTuple, TypeAlias

from foreignaffairs.model import FormContent, WorkbookUnreadable

from .containers.opened import Opened, Room
from .messages import Job

Outcome: TypeAlias = FormContent | WorkbookUnreadable
Result: TypeAlias = Outcome | Opened | None
"""What comes of any job: beside an outcome, what a container held, ``None`` where it is none."""


class Task(NamedTuple):
    """A file to read; or a container, the folder that its files go into and how many may."""

    path: Path
    into: str = ""
    room: Room = Room()


class Run:
    """Files in their order; read ahead of what is taken by ``window`` at most."""

    def __init__(self, tasks: Iterable[Task], numbers: Iterator[int], window: int) -> None:
        self.waiting: deque[Job] = deque()
        self.done: dict[int, Result] = {}
        self.tries: dict[int, int] = {}
        self._order: deque[tuple[int, Path]] = deque()
        self._tasks = iter(tasks)
        self._numbers = numbers
        self._window = window

    def fill(self) -> bool:
        """Take in more tasks up to the window; tell whether anything is left to yield."""
        for task in islice(self._tasks, self._window - len(self._order)):
            number = next(self._numbers)
            self._order.append((number, task.path))
            self.waiting.append(Job(number, os.fspath(task.path), task.into, task.room))
        return bool(self._order)

    def ready(self) -> bool:
        """Whether the next file in order is done."""
        return self._order[0][0] in self.done

    def take(self) -> tuple[Path, Result]:
        """Return the next file in order with its outcome."""
        number, path = self._order.popleft()
        self.tries.pop(number, None)
        return path, self.done.pop(number)

    def again(self, jobs: Iterable[Job]) -> None:
        """Put jobs back in front, in their order."""
        self.waiting.extendleft(reversed(tuple(jobs)))
