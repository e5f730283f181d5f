"""What is asked of Windows, held against a kernel of paper: Windows itself was never asked."""

from __future__ import annotations

import ctypes
import subprocess
import sys
from typing import Any

import pytest

from foreignaffairs.reading import job_object, process
from foreignaffairs.reading.job_object import (
    DIE_ON_UNHANDLED_EXCEPTION,
    KILL_ON_JOB_CLOSE,
    PROCESS_MEMORY,
    BasicLimits,
    ExtendedLimits,
    limit_own_memory,
    tied,
    tied_child,
)

JOB, OWN = 0x1234_5678_9ABC, 0xFFFF_FFFF_FFFF_FFFF
"""A handle wider than 32 bits; the pseudo handle of this process."""


class PaperKernel:
    """Writes down what it is asked; ``refuses`` names the functions that fail."""

    def __init__(self, *refuses: str) -> None:
        self.refuses = refuses
        self.limits: ExtendedLimits | None = None
        self.taken: list[tuple[int, int]] = []
        self.closed: list[int] = []

    def CreateJobObjectW(self, security: None, name: None) -> int | None:
        return None if "create" in self.refuses else JOB

    def SetInformationJobObject(self, job: int, kind: int, given: Any, size: int) -> int:
        assert (job, kind) == (JOB, 9)
        assert size == ctypes.sizeof(ExtendedLimits)
        self.limits = ctypes.cast(given, ctypes.POINTER(ExtendedLimits)).contents
        return int("limit" not in self.refuses)

    def AssignProcessToJobObject(self, job: int, handle: int) -> int:
        self.taken.append((job, handle))
        return int("take" not in self.refuses)

    def GetCurrentProcess(self) -> int:
        return OWN

    def CloseHandle(self, handle: int) -> int:
        self.closed.append(handle)
        return 1


@pytest.mark.skipif(ctypes.sizeof(ctypes.c_void_p) != 8, reason="sizes of 64-bit Windows")
def test_structures_are_as_large_as_windows_documents_them() -> None:
    """winnt.h: 64 bytes of basic limits, 48 of counters, four sizes."""
    assert ctypes.sizeof(BasicLimits) == 64
    assert ctypes.sizeof(ExtendedLimits) == 64 + 48 + 4 * 8
    assert BasicLimits.limit_flags.offset == 16
    assert BasicLimits.minimum_working_set_size.offset == 24
    assert BasicLimits.affinity.offset == 48
    assert ExtendedLimits.process_memory_limit.offset == 112


def test_a_worker_limits_its_own_memory_and_keeps_the_job_open() -> None:
    kernel = PaperKernel()
    assert limit_own_memory(kernel, 1536 << 20)
    assert kernel.limits is not None
    assert kernel.limits.basic.limit_flags == PROCESS_MEMORY | DIE_ON_UNHANDLED_EXCEPTION
    assert kernel.limits.process_memory_limit == 1536 << 20
    assert kernel.taken == [(JOB, OWN)]
    assert kernel.closed == []


@pytest.mark.parametrize("refused", ["create", "limit", "take"])
def test_a_limit_that_is_not_enforced_is_told(refused: str) -> None:
    assert not limit_own_memory(PaperKernel(refused), 1 << 30)


def test_a_child_ends_with_its_parent_without_a_limit_of_its_own() -> None:
    kernel = PaperKernel()
    job = tied(kernel, 77)
    assert job is not None
    assert kernel.limits is not None
    assert kernel.limits.basic.limit_flags == KILL_ON_JOB_CLOSE | DIE_ON_UNHANDLED_EXCEPTION
    assert kernel.limits.process_memory_limit == 0
    assert kernel.taken == [(JOB, 77)]
    job.close()
    job.close()
    assert kernel.closed == [JOB]


@pytest.mark.parametrize("refused", ["create", "limit", "take"])
def test_a_child_that_cannot_be_tied_runs_all_the_same(refused: str) -> None:
    kernel = PaperKernel(refused)
    assert tied(kernel, 77) is None
    assert kernel.closed == ([] if refused == "create" else [JOB])


def test_the_handle_of_the_child_is_tied_on_windows_only(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel = PaperKernel()
    monkeypatch.setattr(job_object, "kernel32", lambda: kernel)

    class Child:
        _handle = 99

    monkeypatch.setattr(sys, "platform", "win32")
    assert tied_child(Child()) is not None  # type: ignore[arg-type]
    assert kernel.taken == [(JOB, 99)]
    monkeypatch.setattr(sys, "platform", "linux")
    assert tied_child(Child()) is None  # type: ignore[arg-type]


def test_a_worker_opens_no_window_and_lets_go_of_its_job(monkeypatch: pytest.MonkeyPatch) -> None:
    kernel, asked = PaperKernel(), {}
    real = subprocess.Popen

    def started(*arguments: Any, **given: Any) -> Any:
        asked.update(given)
        return real(*arguments, **{**given, "creationflags": 0})

    monkeypatch.setattr(process, "_NO_WINDOW", 0x08000000)
    monkeypatch.setattr(process.subprocess, "Popen", started)
    monkeypatch.setattr(process, "tied_child", lambda child: tied(kernel, child.pid))
    import queue

    from foreignaffairs.reading.messages import Setup

    worker = process.WorkerProcess(Setup((), None, 5.0, 1 << 30), queue.SimpleQueue())
    assert asked["creationflags"] == 0x08000000
    assert kernel.taken == [(JOB, worker.pid)]
    worker.kill()
    assert kernel.closed == [JOB]


def test_the_functions_of_kernel32_get_types_as_wide_as_a_handle(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Function:
        restype: Any = None
        argtypes: Any = None

    class Library:
        def __init__(self, name: str, use_last_error: bool) -> None:
            assert name == "kernel32"
            self.functions: dict[str, Function] = {}

        def __getattr__(self, name: str) -> Function:
            return self.functions.setdefault(name, Function())

    monkeypatch.setattr(ctypes, "WinDLL", Library, raising=False)
    kernel = job_object.kernel32()
    for name in ("CreateJobObjectW", "GetCurrentProcess"):
        assert getattr(kernel, name).restype is ctypes.c_void_p
    assert kernel.AssignProcessToJobObject.argtypes == (ctypes.c_void_p, ctypes.c_void_p)
    assert kernel.SetInformationJobObject.argtypes[3] is ctypes.c_uint32
