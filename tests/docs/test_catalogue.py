"""Finding codes are used and exist; every text on screen has both languages and is NFC."""

from __future__ import annotations

import re
import string
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [ROOT / "src", *(ROOT / "plugins").glob("*/src")]
CATALOGUE = ROOT / "src/foreignaffairs/language/catalogue"
VIETNAMESE_ONLY = {"documents.toml", "annex.toml"}
"""Official documents are Vietnamese."""
CODE = re.compile(r"\bFA-[A-Z]\d{2}\b")

FILES = sorted(CATALOGUE.glob("*.toml"))
each_file = pytest.mark.parametrize("file", FILES, ids=lambda f: f.name)


def entries(file: Path) -> dict[str, dict[str, str]]:
    return tomllib.loads(file.read_text("utf-8"))


def codes_in_code() -> set[str]:
    modules = (path for source in SOURCES for path in source.rglob("*.py"))
    return {code for path in modules for code in CODE.findall(path.read_text("utf-8"))}


def test_every_finding_code_is_used_and_every_code_used_exists() -> None:
    declared = set(entries(CATALOGUE / "findings.toml"))
    assert declared - codes_in_code() == set(), "declared but never used"
    assert codes_in_code() - declared == set(), "used but not declared"


def test_a_finding_has_severity_message_and_fix_in_both_languages() -> None:
    wanted = {"severity", "vi", "vi_fix", "en", "en_fix"}
    found = entries(CATALOGUE / "findings.toml")
    assert {name for name, words in found.items() if set(words) != wanted} == set()
    assert {words["severity"] for words in found.values()} <= {"error", "warning", "info"}


@each_file
def test_every_entry_has_vietnamese_and_english(file: Path) -> None:
    needed = {"vi"} if file.name in VIETNAMESE_ONLY else {"vi", "en"}
    assert {name for name, words in entries(file).items() if needed - set(words)} == set()


def texts(file: Path) -> Iterator[tuple[str, str, str]]:
    for name, words in entries(file).items():
        for lang, text in words.items():
            yield name, lang, text


@each_file
def test_texts_are_nfc(file: Path) -> None:
    assert [n for n, _, text in texts(file) if unicodedata.normalize("NFC", text) != text] == []


@each_file
def test_english_fills_in_nothing_that_vietnamese_does_not_know(file: Path) -> None:
    """A text is given the same parameters in either language, so one may only leave some out."""
    wrong = {
        name
        for name, words in entries(file).items()
        for suffix in ("", "_fix")
        if f"en{suffix}" in words
        and fields(words[f"en{suffix}"]) - fields(words["vi"] + words.get("vi_fix", ""))
    }
    assert wrong == set()


def fields(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


OLD_TONES = re.compile(
    r"(?<!q)(oá|oà|oả|oã|oạ|oé|oè|oẻ|oẽ|oẹ|uý|uỳ|uỷ|uỹ|uỵ)(?![a-zà-ỹđ])", re.IGNORECASE
)
"""Tone marks where they stood in older spelling: "xoá", "khoá", "luỹ kế"."""


@each_file
def test_tones_are_marked_one_way(file: Path) -> None:
    """The one exception is a function that says that both ways are the same word."""
    text = file.read_text("utf-8").replace("(hoà = hòa)", "")
    assert [found.group() for found in OLD_TONES.finditer(text)] == []
