"""A made-up PC and small add-ins to install on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.excel.install.fake_windows import XLWINGS, FakeWindows
from xlsxwriter.workbook import Workbook

from foreignaffairs.excel.install.conf import MARK, write_conf
from foreignaffairs.excel.install.conf import XLWINGS as PROPERTY

MakeBook = Callable[..., Path]


@pytest.fixture
def windows(tmp_path: Path) -> FakeWindows:
    """A PC on which all is well and nothing of ours is installed."""
    return FakeWindows(tmp_path / "pc")


@pytest.fixture
def make_book(windows: FakeWindows, monkeypatch: pytest.MonkeyPatch) -> MakeBook:
    """Write a workbook of ours below the PC's drive D."""
    conf = "foreignaffairs.excel.install.conf.metadata.version"

    def make(name: str = "foreignaffairs.xlam", xlwings: str = XLWINGS, note: str = "") -> Path:
        path = windows.root / "D" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        monkeypatch.setattr(conf, lambda distribution: {PROPERTY: xlwings}[distribution])
        with Workbook(str(path)) as book:
            book.add_worksheet("foreignaffairs").write_string(0, 0, f"{MARK} {note}")
            write_conf(book)
        return path

    return make


@pytest.fixture
def add_in(make_book: MakeBook) -> Path:
    """The add-in to install."""
    return make_book()
