"""The part of the add-in that LibreOffice's own Python runs; any from 3.8 on will do.

It starts one worker with the interpreter that has foreignaffairs and asks it one line a call. The
interpreter is named by the environment variable FOREIGNAFFAIRS_PYTHON, else by the settings file
``foreignaffairs/calc.json`` (below %APPDATA%, else ~/.config), else LibreOffice's own is tried.
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from typing import IO, Any

import uno
import unohelper  # type: ignore[import-not-found]

SERVICE = "org.foreignaffairs.calc.Functions"
WORKER = "foreignaffairs.excel.calc_addin.worker"
HERE = os.path.dirname(__file__)
LONGEST_ANSWER = 120
"""Seconds after which a worker is taken for dead."""
PAUSE = 10
"""Seconds before a worker that would not start is tried again: a sheet has many cells."""


def interpreter() -> str:
    """The Python that answers."""
    named = os.environ.get("FOREIGNAFFAIRS_PYTHON")
    if named:
        return named
    base = os.environ.get("APPDATA") or os.path.join(os.path.expanduser("~"), ".config")
    try:
        path = os.path.join(base, "foreignaffairs", "calc.json")
        with open(path, encoding="utf-8") as settings:
            return str(json.load(settings)["python"])
    except (OSError, ValueError, KeyError):
        own = os.path.basename(sys.executable or "")
        if own.lower().startswith("python"):
            return sys.executable
        return "python" if os.name == "nt" else "python3"


class Worker:
    """One process, asked one question at a time; a dead one is replaced once a call."""

    def __init__(self, no_worker: str) -> None:
        self._no_worker = no_worker
        self._failed_at = float(-PAUSE)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._answers: queue.Queue[bytes] = queue.Queue()

    def ask(self, name: str, arguments: list[Any], url: str) -> Any:
        """The answer, or a text that says why there is none."""
        line = json.dumps({"name": name, "args": arguments, "url": url}) + "\n"
        with self._lock:
            if time.monotonic() - self._failed_at < PAUSE:
                return self._no_worker
            for _ in range(2):
                try:
                    return self._ask(line)
                except queue.Empty:
                    break
                except (OSError, ValueError):
                    self._end()
            self._end()
            self._failed_at = time.monotonic()
            return self._no_worker

    def _ask(self, line: str) -> Any:
        process = self._process
        if process is None or process.poll() is not None:
            process = self._start()
        assert process.stdin is not None
        process.stdin.write(line.encode("ascii"))
        process.stdin.flush()
        answer = self._answers.get(timeout=LONGEST_ANSWER)
        if not answer:
            raise OSError("the worker ended")
        return json.loads(answer.decode("ascii"))["value"]

    def _start(self) -> subprocess.Popen[bytes]:
        kept = {
            name: value
            for name, value in os.environ.items()
            # LibreOffice's own settings would send another Python to the wrong modules.
            if name not in ("PYTHONHOME", "PYTHONPATH", "LD_LIBRARY_PATH", "UNO_PATH")
        }
        kept["PYTHONUTF8"] = "1"
        process = subprocess.Popen(
            [interpreter(), "-m", WORKER],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=kept,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self._process, self._answers = process, queue.Queue()
        args = (process.stdout, self._answers)
        threading.Thread(target=pass_on, args=args, daemon=True).start()
        return process

    def _end(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None


def pass_on(stream: IO[bytes], answers: queue.Queue[bytes]) -> None:
    """Hand every line over; a blank one says that the worker is gone."""
    for line in stream:
        answers.put(line)
    answers.put(b"")


def from_calc(value: Any) -> Any:
    """A cell or range as JSON takes it."""
    if isinstance(value, tuple):
        return [[from_calc(cell) for cell in row] for row in value]
    return value if isinstance(value, (str, float, int, bool)) else None


def to_calc(answer: Any) -> tuple[tuple[Any, ...], ...]:
    """An answer as Calc takes it: rows of cells, a single one too; flags as 1 and 0."""
    rows = answer if isinstance(answer, list) else [[answer]]
    return tuple(tuple(float(c) if isinstance(c, bool) else c for c in row) for row in rows)


def functions_class() -> type[Any]:
    """The add-in's class; made late, because its interface is known only once it is installed."""
    with open(os.path.join(HERE, "functions.json"), encoding="utf-8") as file:
        declared = json.load(file)
    interface = uno.getClass("org.foreignaffairs.calc.XFunctions")
    worker = Worker(declared["no_worker"])

    def method(name: str) -> Callable[..., Any]:
        def call(self: Any, document: Any, *arguments: Any) -> Any:
            url = getattr(document, "URL", "") or ""
            return to_calc(worker.ask(name, [from_calc(a) for a in arguments], url))

        return call

    bodies: dict[str, Any] = {
        name: method(function) for name, function in declared["functions"].items()
    }
    bodies["getImplementationName"] = lambda self: SERVICE
    bodies["getSupportedServiceNames"] = lambda self: (SERVICE, "com.sun.star.sheet.AddIn")
    bodies["supportsService"] = lambda self, name: name in self.getSupportedServiceNames()
    service_info = uno.getClass("com.sun.star.lang.XServiceInfo")
    return type("Functions", (unohelper.Base, interface, service_info), bodies)


def create(context: Any, *_: Any) -> Any:
    """Make the add-in's one object."""
    return functions_class()()


g_ImplementationHelper = unohelper.ImplementationHelper()
g_ImplementationHelper.addImplementation(create, SERVICE, (SERVICE, "com.sun.star.sheet.AddIn"))
