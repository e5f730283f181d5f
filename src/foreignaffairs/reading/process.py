"""One worker process as its supervisor sees it: started, fed, listened to, killed."""

from __future__ import annotations

import contextlib
import os
import queue
import subprocess
import sys
import threading
import time
from collections import deque
from pathlib import Path
from typing import BinaryIO, NamedTuple, cast

from .job_object import tied_child
from .messages import Job, Setup
from .wire import receive_frame, send

# What is imported stays: the collector need not look at it until the worker is ready.
_START = "import gc; gc.disable(); from foreignaffairs.reading.worker import main; main()"
_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)
"""A program without a console, as Excel's Python is, would open one for its child on Windows."""
_BUFFER = 1 << 18
"""Bytes: most answers come in one read, and so the main thread is held up once for each."""
_PACKAGE_ROOT = str(Path(__file__).resolve().parents[2])


class Event(NamedTuple):
    """A frame from a worker and when it came; no frame means that the worker is gone."""

    worker: WorkerProcess
    frame: bytes | None
    at: float


class WorkerProcess:
    """A worker and the jobs that it has not answered yet, oldest first.

    A thread listens to the pipe and puts what comes on ``events``: waiting with a time limit on
    a pipe is otherwise not possible on Windows.
    """

    def __init__(self, setup: Setup, events: queue.SimpleQueue[Event]) -> None:
        self.jobs: deque[Job] = deque()
        self.ready = False
        self.since = time.monotonic()
        self._events = events
        self._process = subprocess.Popen(
            [sys.executable, "-P", "-c", _START],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            bufsize=_BUFFER,
            env=_environment(),
            creationflags=_NO_WINDOW,
        )
        self._job = tied_child(self._process)
        self._incoming = cast(BinaryIO, self._process.stdin)
        self._outgoing = cast(BinaryIO, self._process.stdout)
        threading.Thread(target=self._listen, daemon=True).start()
        self._send(setup)

    @property
    def pid(self) -> int:
        """The process id."""
        return self._process.pid

    def give(self, jobs: list[Job]) -> None:
        """Send jobs; the clock of the first begins now where the worker was idle."""
        if not self.jobs:
            self.since = time.monotonic()
        self.jobs.extend(jobs)
        self._send(jobs)

    def overdue(self, deadline: float) -> float:
        """Seconds until the current job is overdue; infinite for an idle worker."""
        if self.ready and not self.jobs:
            return float("inf")
        return self.since + deadline - time.monotonic()

    def kill(self) -> None:
        """End the process at once and wait for it."""
        self._process.kill()
        self._process.wait()
        self._let_go()
        with contextlib.suppress(OSError):
            self._incoming.close()

    def close(self) -> None:
        """Let an idle worker end by itself, and kill it if it does not."""
        with contextlib.suppress(OSError):
            self._incoming.close()
        try:
            self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self.kill()
        self._let_go()

    def _let_go(self) -> None:
        # Ends what the process may have left behind, such as the Python behind a venv's launcher.
        if self._job is not None:
            self._job.close()

    def _send(self, message: object) -> None:
        # A worker that died meanwhile is noticed by its listening thread.
        with contextlib.suppress(OSError):
            send(self._incoming, message)

    def _listen(self) -> None:
        while True:
            try:
                frame = receive_frame(self._outgoing)
            except (EOFError, OSError, ValueError):
                self._events.put(Event(self, None, time.monotonic()))
                self._outgoing.close()
                return
            self._events.put(Event(self, frame, time.monotonic()))


def _environment() -> dict[str, str]:
    """This process's environment, so that the worker finds the same packages.

    Plugins of pydantic have no business in a worker, and looking for them takes its time.
    """
    paths = [_PACKAGE_ROOT, *(path for path in sys.path if path)]
    return {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(dict.fromkeys(paths)),
        "PYDANTIC_DISABLE_PLUGINS": "__all__",
    }
