"""The units' side, writing in a process of its own while the office issues forms."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from types import TracebackType
from typing import Self

from foreignaffairs.language.catalogue import text
from foreignaffairs.model import OfficeError

from .scene import Scene

WRITER = "foreignaffairs.demo.sending"


class Post:
    """The process that writes what units send; :meth:`ready` waits for one period's files."""

    def __init__(self, folder: Path, size: int | None) -> None:
        self._folder = folder
        self._done: set[str] = set()
        # -c rather than -m: the package that starts it is imported already.
        command = f"from {WRITER} import main; main()"
        self._process = subprocess.Popen(
            [sys.executable, "-c", command, str(folder), str(size or 0)],
            stdout=subprocess.PIPE,
            text=True,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if kind is not None:
            self._process.kill()
        self._process.communicate()

    def ready(self, scene: Scene) -> Path:
        """Return the folder with a period's files, once they are all there."""
        folder = outbox(self._folder, scene)
        assert self._process.stdout is not None
        while folder.name not in self._done:
            line = self._process.stdout.readline()
            if not line:
                raise OfficeError(text("demo.post_failed", detail=folder.name))
            self._done.add(line.strip())
        return folder


def outbox(folder: Path, scene: Scene) -> Path:
    """Where the files of a period wait to be sent."""
    return folder / f"{scene.city.province}_{scene.period}"
