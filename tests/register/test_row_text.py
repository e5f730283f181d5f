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


@given(st.dictionaries(st.sampled_from(["nuoc", "so_khach", "tu_ngay", "ten"]), VALUES))
def test_a_row_is_written_as_json_would_be(values: dict[str, Any]) -> None:
    expected = json.dumps(to_json(values), ensure_ascii=False, separators=(",", ":"))
    assert list(row_texts([values])) == [expected]


def test_zero_no_and_empty_text_are_kept_where_blank_is_not() -> None:
    values = {"a": 0, "b": False, "c": "", "d": None, "e": Decimal("0.00"), "f": date(2023, 1, 2)}
    written = '{"a":0,"b":false,"c":"","e":"0.00","f":"2023-01-02"}'
    assert list(row_texts([values, {}])) == [written, "{}"]


def test_a_type_that_no_column_has_is_not_stored() -> None:
    with pytest.raises(TypeError, match="float"):
        row_texts([{"a": 1.5}])
