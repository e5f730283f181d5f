"""What a finding says of numbers and dates, in whatever shape they come."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.language.findings import finding, in_language
from foreignaffairs.language.numbers import format_number


@pytest.mark.parametrize(
    ("code", "typed"),
    [
        ("FA-V04", "12,5"),
        ("FA-V04", "6.5"),
        ("FA-V17", "99.999.999"),
        ("FA-V15", "-1.234"),
        ("FA-V09", "7000000,125"),
        ("FA-V01", "6.5 hay 7.5"),
        ("FA-V11", "20230001"),
        ("FA-S09", "1.5"),
    ],
)
def test_what_was_typed_is_said_as_typed(code: str, typed: str) -> None:
    made = finding(code, value=typed, label="Mới đi", total="0", suggestion="x")
    assert made.value == typed


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (6.5, "6,5"),
        (70_000_000.0, "70.000.000"),
        (70_000_000, "70.000.000"),
        (70_000_000.5, "70.000.000,5"),
        (-41000.0, "-41.000"),
        (1e17, "100.000.000.000.000.000"),
        (1e308, "1e+308"),
        (3e-300, "3e-300"),
        (Decimal("1500000.50"), "1.500.000,5"),
        (date(2023, 6, 15), "15/6/2023"),
        (float("nan"), "nan"),
        (True, "True"),
        (None, None),
    ],
)
def test_a_value_that_a_check_hands_over_is_said_in_vietnamese(value: object, said: str) -> None:
    assert finding("FA-V31", value=value, label="Số tiền").value == said


def test_the_numbers_beside_the_value_are_said_so_too_and_kept_as_they_are() -> None:
    made = finding("FA-C16", value=1200, due=1150, nil=2.5)
    assert "(1.200)" in made.message
    assert "1.150 trường" in made.message
    assert "2,5 trường" in made.message
    assert made.params == {"due": 1150, "nil": 2.5}
    assert "1.150" in in_language(made, "en").message


def test_the_number_of_a_row_is_an_address() -> None:
    assert "dòng 1234" in finding("FA-T14", labels="“Nước”", row=1234).message


@given(st.floats(allow_nan=False, allow_infinity=False, min_value=-1e15, max_value=1e15))
def test_no_number_reads_as_another(number: float) -> None:
    """What is said is the number as it would be printed, never a thousandfold."""
    made = finding("FA-V04", value=number, label="x")
    if abs(number) >= 1e-6 or number == 0:
        assert made.value == format_number(number)
