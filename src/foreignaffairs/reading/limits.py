"""Limits that a worker sets on itself, so that a crafted file cannot take the whole computer."""

from __future__ import annotations

import ctypes
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
        return _limit_job(most)
    return False


def limit_time(seconds: float) -> None:
    """End this process after ``seconds`` even in native code, if nobody kills it before.

    A second line behind the supervisor's own deadline, for workers whose supervisor is gone.
    Windows has no such alarm: there a worker without supervisor ends once its file is done.
    """
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def _limit_job(most: int) -> bool:
    """Put this process into a Windows job object with a memory limit."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    kernel.CreateJobObjectW.restype = ctypes.c_void_p
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    job = kernel.CreateJobObjectW(None, None)
    if not job:
        return False
    limits = _ExtendedLimits()
    limits.basic.limit_flags = _PROCESS_MEMORY | _DIE_ON_UNHANDLED_EXCEPTION
    limits.process_memory_limit = most
    handle = ctypes.c_void_p(job)
    done = kernel.SetInformationJobObject(
        handle, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), ctypes.sizeof(limits)
    )
    process = ctypes.c_void_p(kernel.GetCurrentProcess())
    return bool(done and kernel.AssignProcessToJobObject(handle, process))


_EXTENDED_LIMIT_INFORMATION = 9
_PROCESS_MEMORY = 0x100
_DIE_ON_UNHANDLED_EXCEPTION = 0x400


class _BasicLimits(ctypes.Structure):
    _fields_ = (
        ("per_process_user_time_limit", ctypes.c_int64),
        ("per_job_user_time_limit", ctypes.c_int64),
        ("limit_flags", ctypes.c_uint32),
        ("minimum_working_set_size", ctypes.c_size_t),
        ("maximum_working_set_size", ctypes.c_size_t),
        ("active_process_limit", ctypes.c_uint32),
        ("affinity", ctypes.c_size_t),
        ("priority_class", ctypes.c_uint32),
        ("scheduling_class", ctypes.c_uint32),
    )


class _ExtendedLimits(ctypes.Structure):
    _fields_ = (
        ("basic", _BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory_limit", ctypes.c_size_t),
        ("job_memory_limit", ctypes.c_size_t),
        ("peak_process_memory_used", ctypes.c_size_t),
        ("peak_job_memory_used", ctypes.c_size_t),
    )
