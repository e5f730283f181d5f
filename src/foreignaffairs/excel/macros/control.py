"""The control workbook as a macro sees it: settings in, messages and rows out, one office behind.

Only a small part of xlwings is used here and in the modules that write sheets, so that any engine
that offers it runs every macro: values as lists of rows, colour, font, number format, width,
notes, hyperlinks, names, adding, hiding and deleting sheets, bar charts, the status bar.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import clean
from foreignaffairs.office import Office
from foreignaffairs.provinces.registry import Registry
from foreignaffairs.register.moments import Clock, now

from .outcome import Step, WrongState, wrong
from .places import PLACES, sheet_name

Book = Any
Sheet = Any
Range = Any
"""xlwings objects of whichever engine is active; xlwings itself carries no types for them."""

_MARK = "fa_thu_muc"
_RISKY = ("=", "+", "-", "@", "\t", "\r")


class Control:
    """The control workbook that a macro works on, and the workbook its button was pressed in.

    ``book`` is ``None`` where no control workbook is open; ``pressed`` is the active workbook.
    ``steps`` collects how to undo what is being done.
    """

    def __init__(
        self,
        book: Book | None,
        pressed: Book,
        clock: Clock = now,
        registry: Registry | None = None,
    ) -> None:
        self._book = book
        self._registry = registry
        self.pressed = pressed
        self.clock = clock
        self.steps: list[Step] = []
        self._office: Office | None = None

    @classmethod
    def around(cls, pressed: Book, clock: Clock = now, registry: Registry | None = None) -> Control:
        """Find the control workbook: the one the button is in, else the first one open."""
        candidates = [pressed, *(b for b in pressed.app.books if b.fullname != pressed.fullname)]
        found = next((b for b in candidates if _MARK in b.names), None)
        return cls(found, pressed, clock, registry)

    # --- the workbook --------------------------------------------------------------------

    @property
    def book(self) -> Book:
        """The control workbook; raises ``WrongState`` where none is open."""
        self.require()
        return self._book

    def require(self) -> None:
        """Raise ``WrongState`` where no control workbook is open."""
        if self._book is None:
            raise wrong("no_control")

    @property
    def there(self) -> bool:
        """Whether a control workbook is open."""
        return self._book is not None

    def place(self, name: str) -> Range:
        """The cells of a place; raises ``WrongState`` where its sheet was deleted."""
        try:
            return self.book.names[name].refers_to_range
        except WrongState:
            raise
        except Exception as error:  # every engine has its own error for a name that leads nowhere
            raise wrong("sheet_gone", sheet=sheet_name(PLACES[name].sheet)) from error

    def text(self, name: str) -> str:
        """The text of a one-cell place, cleaned; "" where it is blank."""
        value = self.place(name).value
        return "" if value is None else clean(str(value))

    def put(self, name: str, value: object) -> None:
        """Write a one-cell place."""
        self.place(name).value = safe(value)

    def rows(self, name: str) -> list[list[Any]]:
        """The values of a place, row by row."""
        found: list[list[Any]] = self.place(name).options(ndim=2).value
        return found

    def fill(self, name: str, rows: Sequence[Sequence[object]]) -> None:
        """Write rows into a place and blank the rest; rows beyond its size are not written."""
        cells = self.place(name)
        height, width = cells.shape
        cells.clear_contents()
        shown = [[safe(v) for v in row[:width]] for row in rows[:height]]
        if shown:
            last = (cells.row + len(shown) - 1, cells.column + len(shown[0]) - 1)
            cells.sheet.range((cells.row, cells.column), last).value = shown

    # --- the office ----------------------------------------------------------------------

    @property
    def registry(self) -> Registry:
        """The installed plugins, loaded once."""
        if self._registry is None:
            self._registry = Registry.load()
        return self._registry

    @property
    def folder(self) -> Path:
        """The office folder of the settings; a relative one is beside the workbook."""
        written = self.text("fa_thu_muc").strip('"')
        if not written:
            raise wrong("no_folder")
        return self.resolved(written)

    def resolved(self, written: str) -> Path:
        """A path as written in a cell; a relative one is beside the control workbook."""
        path = Path(written)
        return path if path.is_absolute() else Path(self.book.fullname).parent / path

    @property
    def office(self) -> Office:
        """The office of the settings, opened once; the officer named there acts."""
        if self._office is None:
            folder = self.folder
            if not (folder / "office.toml").is_file():
                raise wrong("not_open", folder=folder)
            self.use(Office.open(folder, registry=self.registry, clock=self.clock))
        assert self._office is not None
        return self._office

    def use(self, office: Office) -> None:
        """Work with this office from here on."""
        actor = self.text("fa_can_bo")
        if actor:
            office.settings = office.settings.model_copy(update={"actor": actor})
        self._office = office

    @property
    def opened(self) -> bool:
        """Whether the office was opened in this run."""
        return self._office is not None

    @property
    def period(self) -> str:
        """The id of the period in the settings; raises where it is blank or unknown."""
        written = self.text("fa_ky")
        if not written:
            raise wrong("no_period")
        return self.office.period(written.split()[0]).id

    def close(self) -> None:
        """Let go of the office."""
        if self._office is not None:
            self._office.close()
            self._office = None

    # --- progress ------------------------------------------------------------------------

    def say(self, words: str | bool) -> None:
        """Show words in the status bar; ``False`` gives it back to the program."""
        self.pressed.app.status_bar = words

    def progress(self, key: str) -> Callable[[int, int], None]:
        """A callback ``(done, total)`` that keeps the status bar up to date, some 20 times."""

        def show(done: int, total: int) -> None:
            if done == total or done % max(1, total // 20) == 0:
                self.say(text(f"excel.{key}", done=done, total=total))

        return show


def safe(value: object) -> object:
    """A value as it may stand in a cell: text that a program would take for a formula is quoted."""
    if isinstance(value, str) and value.startswith(_RISKY):
        return "'" + value
    return value
