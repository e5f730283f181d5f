"""One running LibreOffice as an xlwings app."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from .books import Books
from .calls import guarded
from .process import LibreOffice

if TYPE_CHECKING:
    from .engine import Engine
    from .range import Range


@dataclass(frozen=True)
class Alert:
    """A message box that a macro opened; ``buttons`` as ``App.alert`` takes them."""

    prompt: str
    title: str
    buttons: str


Answer = Callable[[Alert], str]


def decline(alert: Alert) -> str:
    """Answer as a careful person: take note of a message, decline a question."""
    return {"ok": "ok", "ok_cancel": "cancel", "yes_no": "no", "yes_no_cancel": "cancel"}[
        alert.buttons
    ]


@guarded
class App(base_classes.App):
    """A headless LibreOffice; ``alerts`` keeps what it would have shown in message boxes."""

    # Nothing is drawn and nobody types: these are only remembered.
    screen_updating = True
    display_alerts = True
    enable_events = True
    interactive = True
    cut_copy_mode = None
    status_bar: str | bool = False

    def __init__(
        self, engine: Engine, office: LibreOffice, running: list[App], answer: Answer
    ) -> None:
        self.engine = engine
        self.office = office
        self._books = Books(self)
        self.alerts: list[Alert] = []
        self._running = running
        self._answer = answer
        self._calculation = "automatic"
        running.insert(0, self)

    @property
    def api(self) -> Any:
        """LibreOffice's desktop."""
        return self.office.desktop

    @property
    def books(self) -> Books:
        """Its workbooks."""
        return self._books

    @property
    def pid(self) -> int:
        """The process id."""
        return self.office.pid

    @property
    def visible(self) -> bool:
        """Never: it has no window."""
        return False

    @visible.setter
    def visible(self, value: bool) -> None:
        pass

    @property
    def selection(self) -> Range | None:
        """The selected cells of the active workbook."""
        return self.books.active.selection if len(self.books) else None

    @property
    def calculation(self) -> str:
        """``automatic`` or ``manual``."""
        return self._calculation

    @calculation.setter
    def calculation(self, value: str) -> None:
        self._calculation = value
        for book in self.books:
            book.document.enableAutomaticCalculation(value != "manual")

    def activate(self, steal_focus: bool = False) -> None:
        """Make this the active app."""
        self._running.remove(self)
        self._running.insert(0, self)

    def calculate(self) -> None:
        """Compute every formula of every open workbook."""
        for book in self.books:
            book.document.calculateAll()

    def run(self, macro: str, args: list[Any]) -> Any:
        """Run a Basic macro, named ``'Book.xlsm'!Module.Name`` or shorter."""
        book, _, name = macro.rpartition("!")
        chosen = self.books(book.strip("'").replace("''", "'")) if book else self.books.active
        return chosen.run(name, args)

    def alert(
        self, prompt: str, title: str | None, buttons: str, mode: str | None, callback: str | None
    ) -> str:
        """Keep the message and return the answer given in place of a person's."""
        alert = Alert(prompt, title or "", buttons)
        self.alerts.append(alert)
        return self._answer(alert)

    def quit(self) -> None:
        """Close every workbook unsaved and end the office; also when it is dead already."""
        self._leave(self.office.stop)

    def kill(self) -> None:
        """End the process at once."""
        self._leave(self.office.kill)

    def _leave(self, ending: Callable[[], None]) -> None:
        if self in self._running:
            self._running.remove(self)
        self._books._leave()
        ending()
