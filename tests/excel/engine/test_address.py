"""Addresses as Excel writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.excel.engine.address import (
    COLUMNS,
    ROWS,
    Box,
    column_letters,
    column_number,
    format_box,
    parse,
    quoted_sheet,
    split_sheet,
)

boxes = st.builds(
    lambda a, b: Box(*a).around(Box(*b)),
    st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS)),
    st.tuples(st.integers(1, ROWS), st.integers(1, COLUMNS)),
)


@given(boxes, st.booleans(), st.booleans())
def test_what_is_written_is_read_back(box, row_absolute, column_absolute):
    written = format_box(box, row_absolute=row_absolute, column_absolute=column_absolute)
    assert parse(written) == box
    assert parse(written.lower()) == box


@given(st.integers(1, COLUMNS))
def test_columns_are_counted_back_and_forth(number):
    assert column_number(column_letters(number)) == number


@pytest.mark.parametrize(
    ("address", "box"),
    [
        ("A1", Box(1, 1)),
        ("$B$2:C3", Box(2, 2, 2, 2)),
        ("C3:B2", Box(2, 2, 2, 2)),
        ("A:C", Box(1, 1, ROWS, 3)),
        ("2:5", Box(2, 1, 4, COLUMNS)),
        ("XFD1048576", Box(ROWS, COLUMNS)),
    ],
)
def test_addresses(address, box):
    assert parse(address) == box


@pytest.mark.parametrize("address", ["", "A0", "XFE1", "A1048577", "A1,B2", "Bảng", "A1:", "1"])
def test_what_is_no_address(address):
    assert parse(address) is None


@given(st.text(st.characters(exclude_characters="[]:\\/?*"), min_size=1, max_size=31))
def test_a_sheet_in_front_of_an_address(name):
    assert split_sheet(f"{quoted_sheet(name)}!A1") == (name, "A1")


def test_only_names_that_need_quotes_get_them():
    assert quoted_sheet("Sổ1") == "'Sổ1'" or quoted_sheet("Sổ1") == "Sổ1"
    assert quoted_sheet("3 Du học") == "'3 Du học'"
    assert quoted_sheet("A1") == "'A1'"
    assert quoted_sheet("O'Neil") == "'O''Neil'"
    assert quoted_sheet("Bia") == "Bia"
