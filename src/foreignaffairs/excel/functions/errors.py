"""What a cell shows where there is no answer: ``#FA-`` and a code, one sentence, never a trace.

Each code has its sentences in the catalogue, ``CODE`` or ``CODE_something``, and ``CODE_why``: what
``FA_LY_DO`` says about it and how to mend it.
"""

from __future__ import annotations

import re
from typing import Any

from foreignaffairs.language.catalogue import entries, text

MARK = "#FA-"
CODES = (
    "KY", "NGAY", "NAM", "SO", "CHU", "DV", "LOAI", "DIEN", "BIEU", "CHIEU", "CHITIEU", "LOC",
    "QG", "MA", "CO", "VUNG", "CHOT", "NOP", "HAN", "VP", "DP", "STD", "O", "HAM", "LOI",
)  # fmt: skip
EXCEL_ERRORS = frozenset(
    {
        "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#SPILL!", "#CALC!",
        "#GETTING_DATA", "#FIELD!", "#BLOCKED!", "#CONNECT!", "#UNKNOWN!", "#BUSY!",
    }
)  # fmt: skip
_ROOM = "excel_functions"
_CODE = re.compile(r"#FA-([A-Z]+)\b")
_SHORTEST_REST = 240


class CellError(Exception):
    """There is no answer; ``sentence`` names the text that says why, its code first."""

    def __init__(self, sentence: str, **words: Any) -> None:
        super().__init__(text(f"{_ROOM}.{sentence}", **words))
        self.code = sentence.partition("_")[0]

    @property
    def shown(self) -> str:
        """The text in the cell, short enough for a formula to hand on."""
        sentence = " ".join(str(self).split())
        if len(sentence) > _SHORTEST_REST:
            sentence = f"{sentence[: _SHORTEST_REST - 1]}…"
        return f"{MARK}{self.code} {sentence}"


class Passed(Exception):
    """An argument is itself a ``#FA-…`` text: it is handed on, so that the first reason shows."""

    def __init__(self, shown: str) -> None:
        super().__init__(shown)
        self.shown = shown


def is_error(value: object) -> bool:
    """Whether a cell's value is a text of ours that says why there is no answer."""
    return isinstance(value, str) and value.startswith(MARK)


def why(value: object, lang: str = "vi") -> str:
    """What a ``#FA-…`` text means and how to mend it; blank for anything else."""
    if not is_error(value):
        return ""
    found = _CODE.match(str(value))
    if found is None or f"{found[1]}_why" not in entries(_ROOM):
        return text(f"{_ROOM}.unknown_code", lang)
    return text(f"{_ROOM}.{found[1]}_why", lang)
