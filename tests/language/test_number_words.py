"""Numbers in words."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language.number_words import number_words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (24, "hai mươi tư"),
        (25, "hai mươi lăm"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (999, "chín trăm chín mươi chín"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1015, "một nghìn không trăm mười lăm"),
        (10_000, "mười nghìn"),
        (1_001_000, "một triệu không trăm linh một nghìn"),
        (2_000_015, "hai triệu không trăm mười lăm"),
        (1_000_000_005, "một tỷ không trăm linh năm"),
        (1_005_000_000, "một tỷ không trăm linh năm triệu"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
        (-3, "âm ba"),
        (Decimal("1.5"), "một phẩy năm"),
        (Decimal("2.75"), "hai phẩy bảy mươi lăm"),
        (Decimal("0.05"), "không phẩy không năm"),
        (Decimal("3.005"), "ba phẩy không trăm linh năm"),
        (Decimal("3.1415"), "ba phẩy một bốn một năm"),
        (Decimal("7.00"), "bảy"),
    ],
)
def test_numbers_are_read_as_in_official_texts(number: int | Decimal, words: str) -> None:
    assert number_words(number) == words


@pytest.mark.parametrize("number", [10**18, -(10**18), Decimal("NaN")])
def test_what_has_no_words_is_refused(number: int | Decimal) -> None:
    with pytest.raises(ValueError, match="no words"):
        number_words(number)


VALUES = {
    "không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5,
    "sáu": 6, "bảy": 7, "tám": 8, "chín": 9,
}  # fmt: skip


def heard(words: str) -> int:
    """Add up what a listener hears, knowing nothing of how the words were made."""
    total = group = last = 0
    for word in words.split():
        if word in VALUES:
            last = VALUES[word]
            group += last
        elif word == "mười":
            group += 10
        elif word == "mươi":
            group += last * 9
        elif word == "trăm":
            group *= 100
        elif word in ("nghìn", "triệu"):
            total += group * {"nghìn": 10**3, "triệu": 10**6}[word]
            group = 0
        elif word == "tỷ":
            total = (total + group) * 10**9
            group = 0
    return total + group


@given(st.integers(0, 10**9 - 1) | st.integers(0, 10**18 - 1))
def test_the_words_add_up_to_the_number(number: int) -> None:
    assert heard(number_words(number)) == number
