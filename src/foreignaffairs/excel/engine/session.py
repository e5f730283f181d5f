"""``with libreoffice_engine() as app:`` makes xlwings work in LibreOffice for a while."""

from __future__ import annotations

import functools
from types import TracebackType
from typing import TYPE_CHECKING, Any

from .process import LibreOffice

if TYPE_CHECKING:
    import xlwings

    from .app import Answer


class libreoffice_engine:
    """Start a private LibreOffice and let xlwings use it until the block is left.

    ``run_macros`` lets the macros inside opened workbooks run: only for workbooks of one's own.
    ``call_limit`` (seconds) ends an office that hangs. ``answer`` is asked in place of a person
    when a macro calls ``App.alert``; by default every question is declined.

    Yields the ``xlwings.App``. On leaving, every office started meanwhile has ended and the
    engine that was active before is active again. Raises ``LibreOfficeMissing``.
    """

    def __init__(
        self,
        *,
        run_macros: bool = False,
        start_limit: float = 60.0,
        call_limit: float = 120.0,
        answer: Answer | None = None,
    ) -> None:
        self._start = functools.partial(
            LibreOffice, run_macros=run_macros, start_limit=start_limit, call_limit=call_limit
        )
        self._answer = answer

    def __enter__(self) -> xlwings.App:
        import xlwings

        from .app import decline
        from .engine import Engine

        engine = Engine(self._start, self._answer or decline)
        first = engine.apps.add()
        self._impl = engine
        self._engine = xlwings.Engine(impl=engine)
        self._before: Any = (
            xlwings.engines.active,
            xlwings.engines.engines_by_name.get(engine.name),
        )
        xlwings.engines.add(self._engine)
        self._engine.activate()
        return xlwings.App(impl=first)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        import xlwings

        for app in self._impl.apps:
            app.quit()
        active, namesake = self._before
        engines = xlwings.engines
        engines.engines.remove(self._engine)
        del engines.engines_by_name[self._engine.name]
        if namesake is not None:
            engines.engines_by_name[namesake.name] = namesake
        if engines.active is self._engine:
            engines.active = active
