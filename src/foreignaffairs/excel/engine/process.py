"""One private, headless LibreOffice process: started, connected, watched, ended."""

from __future__ import annotations

import contextlib
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import uuid
from pathlib import Path
from typing import Any

from foreignaffairs.language.catalogue import text

from .ending import dismiss, end_group, guard
from .environment import environment_for
from .errors import LibreOfficeError, LibreOfficeStopped, LibreOfficeTooSlow
from .profile import write_profile
from .uno_import import find_program, load_uno

_QUIET = ("--headless", "--norestore", "--nologo", "--nodefault")


class LibreOffice:
    """A running office; every call to it must end within ``call_limit`` seconds.

    Raises ``LibreOfficeMissing``, or ``LibreOfficeError`` if it does not answer within
    ``start_limit`` seconds.
    """

    def __init__(
        self, *, run_macros: bool = False, start_limit: float = 60.0, call_limit: float = 120.0
    ) -> None:
        program = find_program()
        self.uno: Any = load_uno(program)
        self.run_macros = run_macros
        self.call_limit = call_limit
        self._busy_since: float | None = None
        self._too_slow = False
        self._over = threading.Event()
        self.folder = Path(tempfile.mkdtemp(prefix="foreignaffairs-office-"))
        self._pipe = f"foreignaffairs{uuid.uuid4().hex[:16]}"
        self.uno_error: type[Exception] = self.uno.getClass("com.sun.star.uno.Exception")
        try:
            write_profile(self.folder / "profile", run_macros=run_macros)
            self._process = self._launched(program)
        except BaseException:
            shutil.rmtree(self.folder, ignore_errors=True)
            raise
        self._guard = guard(self._process, self.folder)
        threading.Thread(target=self._watch, name="libreoffice-watch", daemon=True).start()
        try:
            self._context = self._connected(start_limit)
            self.desktop = self.service("frame.Desktop")
        except BaseException:
            self.kill()
            raise

    def _launched(self, program: Path) -> subprocess.Popen[bytes]:
        temporary = self.folder / "tmp"
        temporary.mkdir()
        environment = environment_for()
        environment |= {"TMPDIR": str(temporary), "SAL_USE_VCLPLUGIN": "svp"}
        if sys.platform == "linux":
            # Without a UTF-8 locale it cannot open a file whose name has Vietnamese letters.
            environment["LC_ALL"] = "C.UTF-8"
        with (self.folder / "log").open("wb") as log:
            return subprocess.Popen(
                [
                    str(program),
                    f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
                    *_QUIET,
                    f"--accept=pipe,name={self._pipe};urp;StarOffice.ComponentContext",
                ],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=environment,
                start_new_session=True,
            )

    def _connected(self, limit: float) -> Any:
        local = self.uno.getComponentContext()
        resolver = local.ServiceManager.createInstanceWithContext(
            "com.sun.star.bridge.UnoUrlResolver", local
        )
        deadline = time.monotonic() + limit
        while True:
            try:
                return resolver.resolve(
                    f"uno:pipe,name={self._pipe};urp;StarOffice.ComponentContext"
                )
            except self.uno_error:
                pass
            if time.monotonic() > deadline or self._process.poll() is not None:
                said = (self.folder / "log").read_text("utf-8", "replace").strip()
                detail = said.splitlines()[-1] if said else ""
                raise LibreOfficeError(text("engine.no_start", seconds=round(limit), detail=detail))
            time.sleep(0.05)

    @property
    def pid(self) -> int:
        """The process id, which xlwings takes for the identity of an app."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether the office answers."""
        if self._process.poll() is not None:
            return False
        try:
            return bool(self.desktop.getImplementationName())
        except self.uno_error:
            return False

    def begin(self) -> bool:
        """Start the clock of a call; ``False`` inside a call that runs already."""
        if self._busy_since is not None:
            return False
        if self._process.poll() is not None:
            raise self._gone()
        self._busy_since = time.monotonic()
        return True

    def end(self) -> None:
        """Stop the clock."""
        self._busy_since = None

    def explained(self, error: Exception) -> LibreOfficeError | None:
        """Put an error of UNO into words for a screen; ``None`` for an error of our own."""
        if not isinstance(error, self.uno_error):
            return None
        if not self.alive:
            return self._gone()
        detail = str(getattr(error, "Message", "")).strip() or text("engine.no_detail")
        return LibreOfficeError(text("engine.refused", detail=detail))

    def _gone(self) -> LibreOfficeStopped:
        if self._too_slow:
            return LibreOfficeTooSlow(text("engine.too_slow", seconds=round(self.call_limit)))
        return LibreOfficeStopped(text("engine.stopped"))

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            since = self._busy_since
            if since is not None and time.monotonic() - since > self.call_limit:
                self._too_slow = True
                end_group(self._process)
                return

    def stop(self) -> None:
        """Ask the office to end, then make sure that nothing of it is left; never raises."""
        if self._process.poll() is None:
            self._busy_since = time.monotonic()
            willing = True
            with contextlib.suppress(self.uno_error):  # it may hang up while it answers
                willing = self.desktop.terminate()
            if willing:
                with contextlib.suppress(subprocess.TimeoutExpired):
                    self._process.wait(10)
        self.kill()

    def kill(self) -> None:
        """End the whole process group at once and remove the private folder."""
        self._over.set()
        self._busy_since = None
        dismiss(self._guard)
        end_group(self._process)
        self._process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
        for left in Path(tempfile.gettempdir()).glob(f"OSL_PIPE_*_{self._pipe}"):
            left.unlink(missing_ok=True)

    def service(self, name: str) -> Any:
        """Make an instance of the service ``com.sun.star.{name}`` in the office."""
        return self._context.ServiceManager.createInstanceWithContext(
            f"com.sun.star.{name}", self._context
        )

    def struct(self, name: str, *members: Any) -> Any:
        """Make ``com.sun.star.{name}`` with its members in order."""
        return self.uno.createUnoStruct(f"com.sun.star.{name}", *members)

    def enum(self, name: str, value: str) -> Any:
        """Name one value of the enumeration ``com.sun.star.{name}``."""
        return self.uno.Enum(f"com.sun.star.{name}", value)

    def properties(self, **values: Any) -> tuple[Any, ...]:
        """Name values as UNO's media descriptors want them."""
        return tuple(
            self.uno.createUnoStruct("com.sun.star.beans.PropertyValue", Name=name, Value=value)
            for name, value in values.items()
        )
