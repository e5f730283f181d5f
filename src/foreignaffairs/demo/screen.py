"""What the demo asks of a screen, so that it knows nothing of the command line."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from foreignaffairs.language.catalogue import text


class Screen(Protocol):
    """Where the demo speaks; ``lang`` is the language of all that it says."""

    @property
    def lang(self) -> str:
        """Return ``vi`` or ``en``."""
        ...

    def say(self, line: str = "") -> None:
        """Print a line."""
        ...

    def progress(self, label: str) -> Callable[[int, int], None]:
        """Return a callback ``(done, total)`` that shows progress."""
        ...


def words(screen: Screen, key: str, **params: Any) -> str:
    """Words of the demo's own catalogue."""
    return text(f"demo.{key}", screen.lang, **params)
