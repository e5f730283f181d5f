"""The engine as xlwings knows it: a name, its apps, and how values are converted.

The classes of this package subclass ``xlwings.base_classes``, which is internal to xlwings and
may change with any release: what is relied on is kept by the test test_xlwings_contract.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from typing import Any

from xlwings import base_classes

from .app import Answer, App, decline
from .process import LibreOffice
from .values import for_excel, from_excel

Start = Callable[[], LibreOffice]


class Engine:
    """LibreOffice in the place of Excel."""

    name = "libreoffice"
    type = "desktop"

    def __init__(self, start: Start, answer: Answer = decline) -> None:
        self.apps = Apps(self, start, answer)

    @staticmethod
    def prepare_xl_data_element(value: Any, options: Any) -> Any:
        """Bring one value to what a cell can hold."""
        return for_excel(value)

    @staticmethod
    def clean_value_data(
        data: list[list[Any]],
        datetime_builder: Callable[..., Any],
        empty_as: Any,
        number_builder: Callable[[float], Any] | None,
        err_to_str: bool,
    ) -> list[list[Any]]:
        """Give the values read the types that were asked for."""
        clean = functools.partial(
            from_excel,
            make_date=datetime_builder,
            empty=empty_as,
            make_number=number_builder,
            errors_as_text=err_to_str,
        )
        return [[clean(value) for value in row] for row in data]


class Apps(base_classes.Apps):
    """The running offices, the one used last first."""

    def __init__(self, engine: Engine, start: Start, answer: Answer) -> None:
        self._engine = engine
        self._start = start
        self._answer = answer
        self.running: list[App] = []

    def add(
        self, spec: Any = None, add_book: bool | None = None, xl: Any = None, visible: Any = None
    ) -> App:
        """Start a LibreOffice; it is never visible."""
        app = App(self._engine, self._start(), self.running, self._answer)
        if add_book:
            app.books.add()
        return app

    def keys(self) -> list[int]:
        """Return the process ids."""
        return [app.pid for app in self.running]

    def __iter__(self) -> Iterator[App]:
        return iter(list(self.running))

    def __len__(self) -> int:
        return len(self.running)

    def __getitem__(self, pid: int) -> App:
        for app in self.running:
            if app.pid == pid:
                return app
        raise KeyError(pid)

    @staticmethod
    def cleanup() -> None:
        """Do nothing: an office ends with its app, or with this interpreter."""
