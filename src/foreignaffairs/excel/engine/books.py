"""The workbooks open in one LibreOffice."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xlwings import base_classes

from foreignaffairs.language.catalogue import text

from .book import Book
from .calls import guarded
from .errors import LibreOfficeError, LibreOfficeStopped
from .filters import load_options

if TYPE_CHECKING:
    from .app import App

_RUN_MACROS, _NEVER_RUN_MACROS = 4, 0
_NO_UPDATE_OF_LINKS = 0
_WORKBOOK = "com.sun.star.sheet.SpreadsheetDocument"


@guarded
class Books(base_classes.Books):
    """A collection in the order of opening; ``active`` is the one activated or opened last."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.office = app.office
        self._open: list[Book] = []
        self._active: Book | None = None

    @property
    def api(self) -> Any:
        """LibreOffice's desktop."""
        return self.office.desktop

    @property
    def active(self) -> Book:
        """The active workbook; raises ``KeyError`` where none is open."""
        if self._active is None:
            raise KeyError("active")
        return self._active

    def __call__(self, name_or_index: int | str) -> Book:
        """Return one; raises ``KeyError`` or ``IndexError``."""
        if isinstance(name_or_index, int):
            return self._open[name_or_index - 1]
        for book in self._open:
            if name_or_index.casefold() in (book.name.casefold(), book.fullname.casefold()):
                return book
        raise KeyError(name_or_index)

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Book]:
        return iter(list(self._open))

    def __contains__(self, name: str) -> bool:
        return any(name.casefold() == book.name.casefold() for book in self._open)

    def add(self) -> Book:
        """Make an empty workbook with one sheet, ``Sheet1``."""
        document = self._loaded("private:factory/scalc")
        taken = {book.name for book in self._open}
        number = next(n for n in range(1, len(taken) + 2) if f"Book{n}" not in taken)
        return self._opened(Book(self.app, document, f"Book{number}"))

    def open(
        self,
        fullname: str,
        update_links: bool | None = None,
        read_only: bool | None = None,
        format: Any = None,
        password: str | None = None,
        *others: Any,
    ) -> Book:
        """Open a workbook file; links to other files are never updated.

        Raises ``LibreOfficeError`` where it is no workbook, damaged, or open elsewhere.
        """
        path = Path(fullname).resolve()
        options = load_options(path)
        if read_only:
            options["ReadOnly"] = True
        if password:
            options["Password"] = password
        locked = lock_file(path).exists()
        # Of a file without a single byte LibreOffice would make an empty workbook.
        document = self._tried(path.as_uri(), options) if path.stat().st_size else None
        if locked and not read_only and (document is None or document.isReadonly()):
            if document is not None:
                document.close(True)
            lock = lock_file(path).name
            raise LibreOfficeError(text("engine.open_elsewhere", name=path.name, lock=lock))
        if document is None:
            raise LibreOfficeError(text("engine.not_a_workbook", name=path.name))
        return self._opened(Book(self.app, document, path.name, path))

    def activate(self, book: Book) -> None:
        """Make ``book`` the active one."""
        self._active = book

    def remove(self, book: Book) -> None:
        """Forget a workbook that was closed; the one opened last becomes the active one."""
        self._open.remove(book)
        if self._active is book:
            self._active = self._open[-1] if self._open else None

    def _leave(self) -> None:
        """Close everything; where the office is dead, remove the lock files it left."""
        for book in list(self._open):
            with contextlib.suppress(LibreOfficeError):
                book.close()
            book.closed = True
            if book.path is not None and not self.office.alive:
                lock_file(book.path).unlink(missing_ok=True)
        self._open.clear()
        self._active = None

    def _tried(self, url: str, options: dict[str, object]) -> Any:
        """Load a workbook; ``None`` where it is none, or LibreOffice cannot read it."""
        try:
            document = self._loaded(url, **options)
        except LibreOfficeStopped:
            raise
        except LibreOfficeError:
            return None
        if document is not None and not document.supportsService(_WORKBOOK):
            document.close(True)
            return None
        return document

    def _loaded(self, url: str, **options: Any) -> Any:
        macros = _RUN_MACROS if self.office.run_macros else _NEVER_RUN_MACROS
        return self.office.desktop.loadComponentFromURL(
            url,
            "_blank",
            0,
            self.office.properties(
                Hidden=True,  # builds without a window system crash otherwise
                MacroExecutionMode=macros,
                UpdateDocMode=_NO_UPDATE_OF_LINKS,
                **options,
            ),
        )

    def _opened(self, book: Book) -> Book:
        self._open.append(book)
        self._active = book
        return book


def lock_file(path: Path) -> Path:
    """The file by which LibreOffice says that a workbook is open."""
    return path.with_name(f".~lock.{os.path.basename(path)}#")
