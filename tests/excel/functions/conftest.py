from __future__ import annotations

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from tools.docs.excel_sample import TODAY, sample_office
from tools.docs.formulas import parse

from foreignaffairs.excel.functions import Session
from foreignaffairs.office import Office
from foreignaffairs.provinces import Registry

REGISTRY = Registry.load()


@dataclass(frozen=True)
class Sample:
    """The office of the documented examples, and a session that is asked about it."""

    root: Path
    office: Office
    session: Session

    def ask(self, name: str, *arguments: Any) -> Any:
        """Call a function from a workbook that stands in the office."""
        return self.session.call(name, arguments, lambda: str(self.root))

    def formula(self, formula: str) -> Any:
        """Answer a formula as an example writes it."""
        return parse(formula).answered(lambda name, given: self.ask(name, *given))

    def rows(self, name: str, *arguments: Any) -> list[dict[str, Any]]:
        """A table as one mapping a row, by heading."""
        headings, *rows = self.ask(name, *arguments)
        return [dict(zip(headings, row, strict=True)) for row in rows]


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sample]:
    """Read only: tests that change anything make an office of their own."""
    with sample_office(tmp_path_factory.mktemp("mau")) as office:
        root = office.folder.root
        yield Sample(root, office, Session(REGISTRY, clock=lambda: TODAY, environment={}))


@pytest.fixture
def own(sample: Sample, tmp_path: Path) -> Iterator[Sample]:
    """A copy of the office, for one test alone."""
    root = tmp_path / sample.root.name
    shutil.copytree(sample.root, root)
    with Office.open(root, clock=lambda: TODAY) as office:
        yield Sample(root, office, Session(REGISTRY, clock=lambda: TODAY, environment={}))
