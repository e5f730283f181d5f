"""Workbooks that somebody asks about: may their macros run, and do they call this xlwings?"""

from __future__ import annotations

from collections.abc import Iterator

from .diagnosis import Diagnosis, look, mend, ok
from .machine import Machine
from .paths import below
from .zone import from_elsewhere


def check_books(machine: Machine) -> Iterator[Diagnosis]:
    """One diagnosis for each workbook, two for one that lies in OneDrive as well."""
    for path, book in machine.books.items():
        if book is None:
            yield mend("book", "missing", path=path)
            continue
        if from_elsewhere(book):
            yield mend("book", "marked", path=path)
        elif not book.ours:
            yield look("book", "not_ours", path=path)
        elif book.xlwings != machine.python.xlwings:
            yield mend("book", "other", path=path, needs=book.xlwings, has=machine.python.xlwings)
        else:
            yield ok("book", "fine", path=path)
        if folder := below(path, machine.synced):
            yield look("book", "synced", path=path, folder=folder)
