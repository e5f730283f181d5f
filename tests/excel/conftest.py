"""One LibreOffice for all tests of a session that need a spreadsheet program."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import xlwings

from foreignaffairs.excel.engine import LibreOfficeMissing, libreoffice_engine


@pytest.fixture(scope="session")
def libreoffice_app() -> Iterator[xlwings.App]:
    """The app of a private LibreOffice; macros inside workbooks run, for they are our own."""
    engine = libreoffice_engine(run_macros=True)
    try:
        app = engine.__enter__()
    except LibreOfficeMissing as missing:
        pytest.skip(str(missing))
    yield app
    engine.__exit__(None, None, None)
