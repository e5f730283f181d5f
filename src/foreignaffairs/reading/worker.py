"""The worker process: reads the files that its supervisor names, one answer a file.

Its supervisor starts it by :func:`main`; they speak over its standard streams.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
from pathlib import Path
from typing import BinaryIO, NoReturn

from foreignaffairs.model import WorkbookUnreadable

from .limits import limit_memory, limit_time
from .messages import Answer, Job, Ready, Setup
from .reader import FormReader
from .refusal import DAMAGED, INTERNAL, TOO_LARGE, refuse
from .wire import pack, receive, send

GRACE = 10.0
"""Seconds after the deadline at which a worker without supervisor ends itself."""


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Answer jobs until the supervisor closes the pipe."""
    setup: Setup = receive(incoming)
    reader = FormReader(setup.specs, setup.aliases)
    send(outgoing, Ready(limit_memory(setup.memory)))
    _collect_garbage_seldom()
    while True:
        try:
            jobs: list[Job] = receive(incoming)
        except EOFError:
            return
        for job in jobs:
            limit_time(setup.deadline + GRACE)
            send(outgoing, answer(reader, job))
            limit_time(0)


def answer(reader: FormReader, job: Job) -> Answer:
    """Read one file; whatever it raises becomes its answer, native panics included."""
    try:
        if job.into:
            # Mails and archives are few: no worker waits at its start for what opens them.
            from .containers.unpack import unpack as unpack_file

            return Answer(job.number, opened=unpack_file(Path(job.path), Path(job.into), job.room))
        return Answer(job.number, pack(reader.read(Path(job.path))))
    except WorkbookUnreadable as error:
        refused = error
    except MemoryError:
        refused = refuse(TOO_LARGE)
    except Exception as error:
        refused = refuse(INTERNAL, reason=type(error).__name__)
    except BaseException:  # pyo3's PanicException is no Exception
        refused = refuse(DAMAGED)
    return Answer(job.number, None, refused.reason, str(refused), refused.kind)


def _collect_garbage_seldom() -> None:
    """Spare the collector what lives as long as the process; a form leaves next to no cycles.

    A fifth of the time of reading went into looking at the same objects again and again. The
    supervisor has switched the collector off for the start: hardly anything is made in vain then.
    """
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)
    gc.enable()


def main() -> NoReturn:
    """Serve over the standard streams, which stray prints of libraries must not reach."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    incoming = os.fdopen(os.dup(0), "rb")
    outgoing = os.fdopen(os.dup(1), "wb")
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)
    sys.stdout = sys.stderr = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    serve(incoming, outgoing)
    # All answers are out. Taking the interpreter apart would cost as much as several forms.
    os._exit(0)
