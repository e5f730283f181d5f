"""Reading files from outside: in worker processes that may die without taking anything along.

Every file ends in one verdict. A worker that overruns the deadline is killed; one that dies is
replaced, and its file is tried once more in a fresh worker before it is given up.
"""

from __future__ import annotations

import os
import queue
from collections.abc import Iterable, Iterator, Mapping
from itertools import count
from pathlib import Path
from types import TracebackType
from typing import Self, cast

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import ForeignAffairsError, FormContent, ReportType, WorkbookUnreadable

from .containers.opened import Opened, Room
from .messages import Answer, Ready, Setup
from .process import Event, WorkerProcess
from .refusal import CRASHED, TIMEOUT, refuse
from .run import Outcome, Result, Run, Task
from .spec import table_specs
from .wire import open_frame, unpack

DEADLINE = 20.0
MEMORY = 1536 << 20
_BATCH = 8
_START_LIMIT = 60.0
_TRIES = 2
_START_TRIES = 3


class Reader:
    """Reads forms in killable worker processes; use it as a context manager.

    ``deadline`` is in seconds for one file, ``memory`` in bytes for one worker (see
    :func:`~foreignaffairs.reading.limits.limit_memory` for what each system enforces).
    Workers start with the first file and stay until the end.
    """

    def __init__(
        self,
        report_types: Mapping[str, ReportType],
        aliases: Mapping[str, str] | None = None,
        *,
        workers: int = 1,
        deadline: float = DEADLINE,
        memory: int = MEMORY,
    ) -> None:
        specs = table_specs(report_types.values())
        self._setup = Setup(specs, dict(aliases) if aliases else None, deadline, memory)
        self._most = max(1, workers)
        self._workers: list[WorkerProcess] = []
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._numbers = count()
        self._failed_starts = 0
        self.memory_limited: bool | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End all workers."""
        for worker in self._workers:
            if worker.jobs or not worker.ready:
                worker.kill()
            else:
                worker.close()
        self._workers.clear()

    def read(self, path: Path) -> FormContent:
        """Read one file; raises ``WorkbookUnreadable``."""
        (_, outcome), *_ = self.read_many([path])
        if isinstance(outcome, WorkbookUnreadable):
            raise outcome
        return outcome

    def read_many(self, paths: Iterable[Path]) -> Iterator[tuple[Path, Outcome]]:
        """Read files and yield each with its content or refusal, in the order given.

        Files are read ahead of what is asked for by a few batches, never all at once.
        """
        for path, result in self._work(Task(path) for path in paths):
            yield path, cast(Outcome, result)

    def open(self, path: Path, into: Path, room: Room = Room()) -> Opened | None:  # noqa: B008
        """Take the files out of a container, into an empty folder; ``None`` where it is none.

        Raises ``WorkbookUnreadable`` for a container that cannot be opened.
        """
        (_, result), *_ = self._work([Task(path, os.fspath(into), room)])
        if isinstance(result, WorkbookUnreadable):
            raise result
        return cast(Opened | None, result)

    def _work(self, tasks: Iterable[Task]) -> Iterator[tuple[Path, Result]]:
        run = Run(tasks, self._numbers, window=2 * _BATCH * (self._most + 1))
        try:
            while run.fill():
                self._dispatch(run)
                if run.ready():
                    yield run.take()
                else:
                    self._wait(run)
        finally:
            self._drop_busy()

    def _dispatch(self, run: Run) -> None:
        """Keep every worker in work, starting one more only while all have enough."""
        while run.waiting:
            idle = [w for w in self._workers if len(w.jobs) <= _BATCH]
            if idle:
                least = min(idle, key=lambda w: len(w.jobs))
                least.give([run.waiting.popleft() for _ in range(min(_BATCH, len(run.waiting)))])
            elif len(self._workers) < self._most:
                self._workers.append(WorkerProcess(self._setup, self._events))
            else:
                return

    def _wait(self, run: Run) -> None:
        """Take one answer, or deal with a worker that overran its deadline."""
        slowest = min(self._workers, key=self._left)
        try:
            event = self._events.get(timeout=max(0.0, min(self._left(slowest), _START_LIMIT)))
        except queue.Empty:
            if self._left(slowest) <= 0:
                self._overdue(slowest, run)
            return
        if event.worker not in self._workers:
            return
        if event.frame is None:
            self._died(event.worker, run)
        else:
            self._hear(event.worker, open_frame(event.frame), event.at, run)

    def _left(self, worker: WorkerProcess) -> float:
        return worker.overdue(self._setup.deadline if worker.ready else _START_LIMIT)

    def _hear(self, worker: WorkerProcess, heard: Ready | Answer, at: float, run: Run) -> None:
        worker.since = at
        if isinstance(heard, Ready):
            worker.ready, self._failed_starts = True, 0
            self.memory_limited = heard.memory_limited
            return
        worker.jobs.popleft()
        if heard.content is not None:
            run.done[heard.number] = unpack(heard.content)
        elif heard.reason:
            run.done[heard.number] = WorkbookUnreadable(heard.reason, heard.message, heard.kind)
        else:
            run.done[heard.number] = heard.opened

    def _overdue(self, worker: WorkerProcess, run: Run) -> None:
        self._remove(worker)
        if not worker.ready:
            self._count_failed_start()
        else:
            seconds = f"{self._setup.deadline:g}"
            run.done[worker.jobs.popleft().number] = refuse(TIMEOUT, seconds=seconds)
        run.again(worker.jobs)

    def _died(self, worker: WorkerProcess, run: Run) -> None:
        """Put a dead worker's jobs back; the one it died of is given up the second time."""
        self._remove(worker)
        if not worker.ready:
            self._count_failed_start()
        elif worker.jobs:
            number = worker.jobs[0].number
            run.tries[number] = run.tries.get(number, 0) + 1
            if run.tries[number] >= _TRIES:
                worker.jobs.popleft()
                run.done[number] = refuse(CRASHED)
        run.again(worker.jobs)

    def _remove(self, worker: WorkerProcess) -> None:
        self._workers.remove(worker)
        worker.kill()

    def _count_failed_start(self) -> None:
        self._failed_starts += 1
        if self._failed_starts >= _START_TRIES:
            self._failed_starts = 0
            raise ForeignAffairsError(text("reading.worker_does_not_start"))

    def _drop_busy(self) -> None:
        """Kill workers whose answers nobody waits for any more."""
        for worker in [w for w in self._workers if w.jobs]:
            self._remove(worker)
