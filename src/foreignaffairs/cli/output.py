"""What a command prints: JSON as UTF-8 bytes, aligned tables, one colour for trouble."""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, is_dataclass
from datetime import date, time
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unicodedata import category

from pydantic import BaseModel

from foreignaffairs.language.catalogue import text
from foreignaffairs.language.numbers import format_number

if TYPE_CHECKING:
    import pandas as pd

_UNSEEN = {"Cc", "Cf", "Co", "Zl", "Zp"}
"""Letters that a terminal obeys or that turn the text around them."""


class Screen:
    """Where a command writes; ``lang`` is the language of everything it says."""

    def __init__(self, lang: str) -> None:
        self.lang = lang

    def words(self, key: str, **params: Any) -> str:
        """Words of the command line's own catalogue."""
        return text(f"cli.{key}", self.lang, **params)

    def say(self, line: str = "") -> None:
        """Print a line as UTF-8, whatever the console's code page."""
        self._write(sys.stdout, harmless(line) + "\n")

    def trouble(self, line: str) -> None:
        """Print a line about something wrong, to standard error, in red on a terminal."""
        words = harmless(line)
        shown = f"\x1b[31m{words}\x1b[0m" if sys.stderr.isatty() else words
        self._write(sys.stderr, shown + "\n")

    def emit_json(self, value: Any) -> None:
        """Print one value as JSON: NFC, unescaped."""
        words = json.dumps(value, ensure_ascii=False, indent=2, default=plain)
        self._write(sys.stdout, unicodedata.normalize("NFC", words) + "\n")

    def json_line(self, value: Any) -> None:
        """Print one value as JSON on one line."""
        words = json.dumps(value, ensure_ascii=False, default=plain)
        self._write(sys.stdout, unicodedata.normalize("NFC", words) + "\n")

    def table(self, headings: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Print an aligned table without lines."""
        from rich.cells import cell_len

        lines = [[str(h) for h in headings], *([_shown(v) for v in row] for row in rows)]
        widths = [max(cell_len(line[i]) for line in lines) for i in range(len(headings))]
        for number, line in enumerate(lines):
            padded = (v + " " * (w - cell_len(v)) for v, w in zip(line, widths, strict=True))
            self.say("  ".join(padded).rstrip())
            if number == 0:
                self.say("  ".join("─" * w for w in widths))

    def progress(self, label: str) -> Any:
        """A callback ``(done, total)`` that shows progress on a terminal's standard error."""

        def show(done: int, total: int) -> None:
            if sys.stderr.isatty():
                end = "\n" if done >= total else ""
                self._write(sys.stderr, f"\r{label} {done}/{total}{end}")

        return show

    @staticmethod
    def _write(stream: Any, words: str) -> None:
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(words)
        else:
            stream.flush()
            buffer.write(words.encode("utf-8", "replace"))
            buffer.flush()


def harmless(words: str) -> str:
    """Words as a terminal may get them: a file's name must not move its cursor or turn its text.

    JSON goes out as it is: it escapes control characters itself.
    """
    if words.isascii() and words.isprintable():
        return words
    return "".join(c if c in "\n\t" or category(c) not in _UNSEEN else "\ufffd" for c in words)


def plain(value: Any) -> Any:
    """Turn records, dates and frames into JSON types."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if is_dataclass(value) and not isinstance(value, type):
        return asdict(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, Path):
        return str(value)
    if isinstance(value, Decimal):
        return float(value) if value % 1 else int(value)
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    if hasattr(value, "item"):
        return value.item()
    if hasattr(value, "__iter__"):
        return list(value)
    return None if _absent(value) else str(value)


def records(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """A frame as JSON records; absent values are null."""
    return [
        {str(k): None if _absent(v) else v for k, v in row.items()}
        for row in frame.to_dict("records")
    ]


def _absent(value: Any) -> bool:
    if value is None or type(value).__name__ in ("NAType", "NaTType"):
        return True
    return isinstance(value, float) and value != value


def _shown(value: Any) -> str:
    if _absent(value):
        return ""
    if isinstance(value, date):
        return f"{value.day}/{value.month}/{value.year}"
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return ", ".join(map(str, value)) if isinstance(value, tuple | list) else str(value)
    return format_number(value, 1 if isinstance(value, float) else None)
