"""Both languages of what this room says name the same things."""

from __future__ import annotations

import string
import unicodedata

import pytest

from foreignaffairs.inbox import Disposition
from foreignaffairs.language.catalogue import entries


def blanks(words: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(words) if name}


@pytest.mark.parametrize("room", ["inbox", "register"])
def test_both_languages_fill_in_the_same_blanks(room: str) -> None:
    for name, entry in entries(room).items():
        assert set(entry) == {"vi", "en"}, name
        assert blanks(entry["vi"]) == blanks(entry["en"]), name
        assert unicodedata.is_normalized("NFC", entry["vi"]), name


def test_every_disposition_has_a_name() -> None:
    named = {f"disposition_{d.value}" for d in Disposition}
    assert named == {n for n in entries("inbox") if n.startswith("disposition_")}
