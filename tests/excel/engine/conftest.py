"""An empty workbook in LibreOffice, and files made without it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import xlwings


@pytest.fixture
def book(libreoffice_app: xlwings.App) -> Iterator[xlwings.Book]:
    book = libreoffice_app.books.add()
    yield book
    if book.name in [b.name for b in libreoffice_app.books]:
        book.close()


@pytest.fixture
def sheet(book: xlwings.Book) -> xlwings.Sheet:
    return book.sheets[0]
