"""Limits that a worker sets on itself, so that a crafted file cannot take the whole computer."""

from __future__ import annotations

import signal
import sys


def limit_memory(most: int) -> bool:
    """Limit this process's memory to ``most`` bytes; tell whether the system enforces it.

    Linux limits the address space, Windows the committed memory of a job that holds only this
    process. Elsewhere (macOS) nothing is enforced, and only the deadline guards.
    """
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (most, most))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        return True
    if sys.platform == "win32":
        from .job_object import kernel32, limit_own_memory

        return limit_own_memory(kernel32(), most)
    return False


def limit_time(seconds: float) -> None:
    """End this process after ``seconds`` even in native code, if nobody kills it before.

    A second line behind the supervisor's own deadline, for workers whose supervisor is gone.
    Windows has no such alarm: there a job object ends the worker together with its supervisor.
    """
    if sys.platform != "win32":
        signal.setitimer(signal.ITIMER_REAL, seconds)
