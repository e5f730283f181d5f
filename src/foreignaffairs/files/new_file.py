"""A file written through one handle, which gets its name when it is whole and on the disk."""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from .placing import give_name
from .temporary import create, remove


class NewFile:
    """A temporary file that is being written; leaving the ``with`` without a name removes it.

    For files by the thousand: the handle that wrote is the one that brings the content to the disk,
    nothing is opened twice and nothing looked for that cannot be there. Raises ``OSError`` where
    the folder, which is made where it is missing, cannot be written to.
    """

    def __init__(self, folder: Path) -> None:
        self._path, self._handle = create(folder)
        self._open = self._unnamed = True

    def write(self, data: bytes) -> None:
        """Add all of ``data`` at the end."""
        written = os.write(self._handle, data)
        while written < len(data):  # a full disk takes a part first and refuses the next write
            written += os.write(self._handle, memoryview(data)[written:])

    def put_there(self, path: Path) -> None:
        """Bring all to the disk, then give it this very name.

        The name itself outlasts a power cut after ``sync_folder`` only, which is left to the caller
        because one call does for many files. ``path`` must lie on the same disk. Raises
        ``FileExistsError`` where something has the name.
        """
        os.fsync(self._handle)
        self._close()  # Windows renames no open file
        give_name(self._path, path)
        self._unnamed = False

    def _close(self) -> None:
        self._open = False
        os.close(self._handle)

    def __enter__(self) -> NewFile:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        try:
            if self._open:
                # What was put has been closed above; here it goes, so a failing close is no matter.
                with suppress(OSError):
                    self._close()
        finally:
            if self._unnamed:
                remove(self._path)
