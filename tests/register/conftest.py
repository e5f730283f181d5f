from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.register.helpers import CLOCK

from foreignaffairs.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "so-theo-doi.db", clock=CLOCK) as made:
        yield made
