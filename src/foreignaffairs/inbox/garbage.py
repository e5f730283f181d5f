"""Python's collector of cycles, asked to look less often while thousands of rows pass through."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_SELDOM = (50_000, 20, 100)
"""New objects before a look at the young ones; looks before one at the older, and at all."""


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Let the collector look seldom inside the block, and as before after it.

    What is read from forms holds no cycles, yet the collector would go through it again and again:
    a tenth of the time that taking in a form costs.
    """
    before = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*before)
