"""Numbers in cells: what is sure is read, what could be two things is asked about."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language.numbers import ParsedNumber, format_number, parse_number


def sure(value: str) -> ParsedNumber:
    return ParsedNumber(Decimal(value))


def asked(value: str | None, *others: str) -> ParsedNumber:
    likely = None if value is None else Decimal(value)
    return ParsedNumber(likely, True, tuple(Decimal(o) for o in others))


NOTHING = ParsedNumber(None)


@pytest.mark.parametrize(
    ("cell", "parsed"),
    [
        (12, sure("12")),
        (12.0, sure("12")),
        (0, sure("0")),
        (12.5, sure("12.5")),
        (0.1 + 0.2, sure("0.3")),
        (Decimal("1.50"), sure("1.5")),
        ("0", sure("0")),
        ("007", sure("7")),
        (" 12 ", sure("12")),
        ("1.200", sure("1200")),
        ("12.500", sure("12500")),
        ("1.234.567", sure("1234567")),
        ("1,234,567", sure("1234567")),
        ("1 200", sure("1200")),
        ("1\u00a0200\u202f000", sure("1200000")),
        ("1'200", sure("1200")),
        ("12,5", sure("12.5")),
        ("12.5", sure("12.5")),
        ("0,500", sure("0.5")),
        ("1234,567", sure("1234.567")),
        ("12.500,75", sure("12500.75")),
        ("12,500.75", sure("12500.75")),
        ("1 200,5", sure("1200.5")),
        ("-5", sure("-5")),
        ("−5", sure("-5")),
        ("1.5E+3", sure("1500")),
        ("１２", sure("12")),
    ],
)
def test_plain_numbers_are_read(cell: object, parsed: ParsedNumber) -> None:
    assert parse_number(cell) == parsed


@pytest.mark.parametrize(
    ("cell", "parsed"),
    [
        ("12,500", asked("12.5", "12500")),
        ("1,200", asked("1.2", "1200")),
        ("12 người", asked("12")),
        ("1.200 đ", asked("1200")),
        ("khoảng 12", asked("12")),
        ("1,5 triệu", asked("1500000", "1.5")),
        ("2 tỷ đồng", asked("2000000000", "2")),
        ("12%", asked("12", "0.12")),
        ("(5)", asked("-5", "5")),
        ("không", asked(None, "0")),
        ("-", asked(None, "0")),
        ("–", asked(None, "0")),
    ],
)
def test_what_could_be_two_things_is_a_question(cell: str, parsed: ParsedNumber) -> None:
    assert parse_number(cell) == parsed


@pytest.mark.parametrize(
    "cell",
    [None, "", "   ", "abc", "12-15", "5/6", "12 nam, 3 nữ", "1.23.456", "1,2,3", "1..2", True,
     float("nan"), float("inf"), "9" * 40, "1E400", object()],
)  # fmt: skip
def test_what_is_not_one_number_is_not_read(cell: object) -> None:
    assert parse_number(cell) == NOTHING


@pytest.mark.parametrize(
    ("cell", "parsed"),
    [
        ("1.200", sure("1200")),
        ("1,200", sure("1200")),
        ("12,500", sure("12500")),
        ("12,000", asked("12", "12000")),
        ("12", sure("12")),
        ("12,0", sure("12")),
        (12.0, sure("12")),
        (1.2, asked("1.2", "1200")),
        (1234.5, asked("1234.5")),
        ("1,5", asked("1.5")),
        ("1,200 người", asked("1200")),
    ],
)
def test_counts_are_whole(cell: object, parsed: ParsedNumber) -> None:
    assert parse_number(cell, whole=True) == parsed


@given(st.one_of(st.text(), st.floats(), st.integers(), st.decimals(), st.none()))
def test_any_cell_is_answered(cell: object) -> None:
    for whole in (False, True):
        parsed = parse_number(cell, whole=whole)
        assert parsed.value is None or parsed.value.is_finite()
        if parsed.alternatives:
            assert parsed.question


@given(st.text("0123456789.,' -%()") | st.from_regex(r"\A\d{1,3}([.,]\d{3}){0,3}([.,]\d+)?\Z"))
def test_a_sure_count_is_a_whole_number(text: str) -> None:
    parsed = parse_number(text, whole=True)
    if parsed.value is not None and not parsed.question:
        assert parsed.value == parsed.value.to_integral_value()


@given(st.decimals(min_value=-(10**15), max_value=10**15, places=2))
def test_a_printed_number_reads_back(number: Decimal) -> None:
    parsed = parse_number(format_number(number))
    assert parsed.value == number
    assert not parsed.question


@given(st.integers(-(10**15), 10**15))
def test_a_printed_count_reads_back_without_a_question(number: int) -> None:
    assert parse_number(format_number(number), whole=True) == ParsedNumber(Decimal(number))


@pytest.mark.parametrize(
    ("number", "decimals", "printed"),
    [
        (1234567, None, "1.234.567"),
        (1234.5, None, "1.234,5"),
        (Decimal("1200.00"), None, "1.200"),
        (Decimal("1E+3"), None, "1.000"),
        (-1234.5, None, "-1.234,5"),
        (0, None, "0"),
        (95.55, 1, "95,6"),
        (100, 1, "100,0"),
        (Decimal("2.5"), 0, "3"),
        (-0.001, 2, "0,00"),
    ],
)
def test_numbers_print_the_vietnamese_way(
    number: int | float | Decimal, decimals: int | None, printed: str
) -> None:
    assert format_number(number, decimals) == printed


@pytest.mark.parametrize("number", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_has_no_digits_is_not_printed(number: float | Decimal) -> None:
    with pytest.raises(ValueError, match="not a printable number"):
        format_number(number)
    with pytest.raises(ValueError, match="not a printable number"):
        format_number(number, 2)
