"""Codes of a closed list as people write them: label, alias or id."""

from __future__ import annotations

import difflib
import re

from foreignaffairs.language.text import fold
from foreignaffairs.model import CodeList

_SEPARATORS = re.compile(r"\s*[,;/\n]\s*")
_MOST_SUGGESTIONS = 4


class CodeReader:
    """Finds the code that a text means in one list."""

    def __init__(self, codes: CodeList) -> None:
        self._labels = {code.id: code.label for code in codes.codes}
        self._known: dict[str, str] = {}
        for code in codes.codes:
            for words in (code.label, *code.aliases, code.id):
                self._known.setdefault(fold(words), code.id)

    def read(self, text: str) -> str | None:
        """Return the id that ``text`` means, ``None`` where it means none."""
        return self._known.get(fold(text))

    def read_several(self, text: str) -> tuple[str, ...] | None:
        """Return the ids of a list; labels that hold a comma are understood.

        ``None`` where any part means nothing.
        """
        parts = [part for part in _SEPARATORS.split(text) if part]
        found: list[str] = []
        at = 0
        while at < len(parts):
            for end in range(len(parts), at, -1):
                joined = (mark.join(parts[at:end]) for mark in (", ", "/", "; ", " "))
                code = next((c for c in map(self.read, joined) if c), None)
                if code:
                    found.append(code)
                    at = end
                    break
            else:
                return None
        return tuple(dict.fromkeys(found)) or None

    def suggestions(self, text: str) -> tuple[str, ...]:
        """Return the labels that look most like ``text``, else the first of the list."""
        near = difflib.get_close_matches(fold(text), self._known, n=_MOST_SUGGESTIONS, cutoff=0.6)
        ids = dict.fromkeys(self._known[key] for key in near)
        labels = [self._labels[code] for code in ids] or list(self._labels.values())
        return tuple(labels[:_MOST_SUGGESTIONS])
