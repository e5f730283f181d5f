"""Rows are written as the standard library would write them, and read back without loss."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.model.codec import to_json
from foreignaffairs.register.row_text import row_texts

VALUES = st.one_of(
    st.none(),
    st.text(),
    st.integers(0, 10**7),
    st.booleans(),
    st.dates(),
    st.decimals(0, 10**16, places=2),
    st.lists(st.text(max_size=3), max_size=3).map(tuple),
)


@given(st.lists(st.tuples(VALUES, VALUES, VALUES)))
def test_a_row_is_written_as_json_would_be(rows: list[tuple[Any, ...]]) -> None:
    expected = [
        json.dumps(
            [to_json({"x": value}).get("x") for value in row],
            ensure_ascii=False,
            separators=(",", ":"),
        )
        for row in rows
    ]
    columns = [tuple(row[at] for row in rows) for at in range(3)]
    assert list(row_texts(columns, len(rows))) == expected


def test_zero_no_and_empty_text_are_told_from_blank() -> None:
    columns = [(0,), (False,), ("",), (None,), (Decimal("0.00"),), (date(2023, 1, 2),)]
    assert list(row_texts(columns, 1)) == ['[0,false,"",null,"0.00","2023-01-02"]']


def test_rows_without_any_field_are_rows() -> None:
    assert list(row_texts([], 2)) == ["[]", "[]"]


def test_a_type_that_no_column_has_is_not_stored() -> None:
    with pytest.raises(TypeError, match="float"):
        row_texts([(1.5,)], 1)
