"""Every finding of this room has its words, and both languages say the same things."""

from __future__ import annotations

import re
import string
from pathlib import Path

import pytest

import foreignaffairs.reading
from foreignaffairs.language.catalogue import entries

SOURCES = "\n".join(
    path.read_text("utf-8")
    for path in sorted(Path(foreignaffairs.reading.__file__).parent.glob("*.py"))
)
CODES = sorted(set(re.findall(r"FA-[FSCV]\d\d", SOURCES)))


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("code", CODES)
def test_code_is_in_the_catalogue_in_both_languages(code: str) -> None:
    entry = entries("findings")[code]
    assert entry["severity"] in ("error", "warning", "info")
    assert blanks(entry["vi"]) == blanks(entry["en"])
    assert blanks(entry["vi_fix"]) == blanks(entry["en_fix"])
    assert entry["vi_fix"]
