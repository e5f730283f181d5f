"""Making sure that nothing of an office is left, however this interpreter ends."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from pathlib import Path

_POSIX = os.name == "posix"
# Reads until this interpreter is gone, which shuts its end of the pipe; then ends the group.
_SCRIPT = 'read -r _; kill -9 "-$1" 2>/dev/null; rm -rf -- "$2"'


def guard(office: subprocess.Popen[bytes], folder: Path) -> subprocess.Popen[bytes] | None:
    """Start the process that ends ``office`` if this interpreter is killed; none on Windows."""
    if not _POSIX:
        return None
    return subprocess.Popen(
        ["/bin/sh", "-c", _SCRIPT, "guard", str(office.pid), str(folder)],
        stdin=subprocess.PIPE,
        start_new_session=True,
    )


def dismiss(guardian: subprocess.Popen[bytes] | None) -> None:
    """End the guard without its doing anything."""
    if guardian is not None:
        guardian.kill()
        guardian.communicate()


def end_group(office: subprocess.Popen[bytes]) -> None:
    """Kill an office with its children: ``soffice`` only starts the process that does the work."""
    if _POSIX:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(office.pid, signal.SIGKILL)
    elif office.poll() is None:
        subprocess.run(
            ["taskkill", "/F", "/T", "/PID", str(office.pid)], capture_output=True, check=False
        )
