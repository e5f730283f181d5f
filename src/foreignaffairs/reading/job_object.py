"""Windows job objects: a memory limit for a process, and a process that ends with its parent.

Written from Microsoft's documentation and never run on Windows; the tests hold the decisions and
the layout of the structures. Jobs within jobs need Windows 8; a venv's ``python.exe`` is itself
one that starts the real Python in a job of its own.
"""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

_EXTENDED_LIMIT_INFORMATION = 9
PROCESS_MEMORY = 0x100
DIE_ON_UNHANDLED_EXCEPTION = 0x400
KILL_ON_JOB_CLOSE = 0x2000


class BasicLimits(ctypes.Structure):
    """``JOBOBJECT_BASIC_LIMIT_INFORMATION``."""

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


class ExtendedLimits(ctypes.Structure):
    """``JOBOBJECT_EXTENDED_LIMIT_INFORMATION``."""

    _fields_ = (
        ("basic", BasicLimits),
        ("io_counters", ctypes.c_uint64 * 6),
        ("process_memory_limit", ctypes.c_size_t),
        ("job_memory_limit", ctypes.c_size_t),
        ("peak_process_memory_used", ctypes.c_size_t),
        ("peak_job_memory_used", ctypes.c_size_t),
    )


class JobObject:
    """A job object; its handle stays open until :meth:`close` or the end of this process."""

    def __init__(self, kernel: Any) -> None:
        self._kernel = kernel
        self._handle = kernel.CreateJobObjectW(None, None)

    def limit(self, *, memory: int = 0, ends_with_us: bool = False) -> bool:
        """Limit the committed bytes of each process; end all of them with the last handle."""
        if not self._handle:
            return False
        limits = ExtendedLimits()
        # Without this flag a process that crashes may wait for somebody to press a button.
        limits.basic.limit_flags = DIE_ON_UNHANDLED_EXCEPTION
        if memory:
            limits.basic.limit_flags |= PROCESS_MEMORY
            limits.process_memory_limit = memory
        if ends_with_us:
            limits.basic.limit_flags |= KILL_ON_JOB_CLOSE
        size = ctypes.sizeof(limits)
        return bool(
            self._kernel.SetInformationJobObject(
                self._handle, _EXTENDED_LIMIT_INFORMATION, ctypes.byref(limits), size
            )
        )

    def take(self, process: int) -> bool:
        """Put a process into the job, by its handle."""
        return bool(self._handle and self._kernel.AssignProcessToJobObject(self._handle, process))

    def close(self) -> None:
        """Close the handle."""
        handle, self._handle = self._handle, None
        if handle:
            self._kernel.CloseHandle(handle)


def limit_own_memory(kernel: Any, most: int) -> bool:
    """Put this process into a job with a memory limit; tell whether Windows enforces it.

    The handle stays open: the job lives as long as this process.
    """
    job = JobObject(kernel)
    return job.limit(memory=most) and job.take(kernel.GetCurrentProcess())


def tied(kernel: Any, process: int) -> JobObject | None:
    """A job that ends a child with this process, killed or not; ``None`` where that is refused."""
    job = JobObject(kernel)
    if job.limit(ends_with_us=True) and job.take(process):
        return job
    job.close()
    return None


def tied_child(child: subprocess.Popen[bytes]) -> JobObject | None:
    """Tie a child to this process on Windows; elsewhere its own alarm ends it."""
    if sys.platform != "win32":
        return None
    return tied(kernel32(), int(child._handle))  # type: ignore[attr-defined,unused-ignore]


def kernel32() -> Any:
    """The functions of kernel32 that are used here, with their types: handles are pointers wide."""
    kernel = ctypes.WinDLL("kernel32", use_last_error=True)  # type: ignore[attr-defined,unused-ignore]
    handle, truth, number = ctypes.c_void_p, ctypes.c_int, ctypes.c_uint32
    for name, result, arguments in (
        ("CreateJobObjectW", handle, (ctypes.c_void_p, ctypes.c_wchar_p)),
        ("SetInformationJobObject", truth, (handle, ctypes.c_int, ctypes.c_void_p, number)),
        ("AssignProcessToJobObject", truth, (handle, handle)),
        ("GetCurrentProcess", handle, ()),
        ("CloseHandle", truth, (handle,)),
    ):
        function = getattr(kernel, name)
        function.restype, function.argtypes = result, arguments
    return kernel
