"""Rows tall enough for their text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.forms.measure import LINE, TALLEST, lines_needed, longest_word, row_height
from foreignaffairs.forms.validation import shortened

WORDS = st.text(alphabet="abc đ ư Ơ \n", max_size=200)


@given(WORDS, st.floats(5, 100))
def test_a_narrower_column_never_needs_fewer_lines(words: str, width: float) -> None:
    assert lines_needed(words, width) >= lines_needed(words, width + 10)


@given(WORDS, st.floats(5, 100))
def test_every_paragraph_takes_a_line(words: str, width: float) -> None:
    assert lines_needed(words, width) >= words.count("\n") + 1


def test_known_wraps() -> None:
    assert lines_needed("Nước/vùng lãnh thổ", 40) == 1
    assert lines_needed("Người Việt Nam ở nước ngoài", 10) == 3
    assert lines_needed("x" * 100, 10) > 9
    assert lines_needed("MAU-HCM-GDNN-16 – Trung tâm GDNN-GDTX mẫu 16", 46.5) == 2


def test_rows_are_as_tall_as_their_longest_cell() -> None:
    one, many = row_height([("a", 10)]), row_height([("a", 10), ("a b " * 30, 10)])
    assert LINE < one < many <= TALLEST
    assert row_height([("a\n" * 100, 10)]) == TALLEST


def test_a_heading_column_fits_its_longest_word() -> None:
    words = "Thuộc Luật Thỏa thuận quốc tế"
    assert lines_needed("thuận", longest_word(words) + 1.2, bold=True) == 1


@given(st.text(alphabet="ab ,.", max_size=400), st.integers(10, 255))
def test_hints_are_cut_to_fit(words: str, longest: int) -> None:
    cut = shortened(words, longest)
    assert len(cut) <= longest
    assert cut == words or cut.endswith("…")
