"""Values between Python and cells, without LibreOffice."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from foreignaffairs.excel.engine.address import Box
from foreignaffairs.excel.engine.formats import DATE, LOGICAL
from foreignaffairs.excel.engine.formulas import as_excel, must_be_typed
from foreignaffairs.excel.engine.values import (
    CellError,
    blocks,
    for_excel,
    from_excel,
    general,
    serial,
    typed,
)

NULL_DATE = dt.datetime(1899, 12, 30)


@pytest.mark.parametrize(
    ("value", "in_cell"),
    [
        ("Lào", "Lào"),
        (3, 3),
        (True, True),
        (Decimal("2.50"), 2.5),
        (float("nan"), None),
        (float("inf"), None),
        (None, None),
        (pd.NA, None),
        (pd.NaT, None),
        (np.int64(4), 4),
        (np.float64(4.5), 4.5),
        (np.bool_(True), True),
        (dt.date(2025, 3, 4), dt.datetime(2025, 3, 4)),
        (pd.Timestamp(2025, 3, 4, 5), dt.datetime(2025, 3, 4, 5)),
        (np.str_("Lào"), "Lào"),
    ],
)
def test_what_a_cell_gets(value, in_cell):
    made = for_excel(value)
    assert made == in_cell
    assert type(made) is type(in_cell) or isinstance(made, dt.datetime)


@pytest.mark.parametrize("value", [["a"], {"a": 1}, object(), b"a"])
def test_what_no_cell_can_hold_is_refused_by_name(value):
    with pytest.raises(TypeError, match=type(value).__name__):
        for_excel(value)


@given(st.datetimes(dt.datetime(1900, 3, 1), dt.datetime(9999, 12, 31)))
def test_a_date_comes_back_to_the_millisecond(moment):
    back = typed(serial(moment, NULL_DATE), DATE, NULL_DATE)
    assert abs(back - moment) <= dt.timedelta(milliseconds=1)


@given(st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)))
def test_a_day_comes_back_exactly(day):
    midnight = dt.datetime(day.year, day.month, day.day)
    assert typed(serial(midnight, NULL_DATE), DATE, NULL_DATE) == midnight


def test_the_serial_is_excels():
    assert serial(dt.datetime(2023, 3, 4), NULL_DATE) == 44989
    assert typed(1.0, LOGICAL, NULL_DATE) is True


def test_readers_get_the_types_they_asked_for():
    def clean(value, make_date=dt.datetime, empty=None, make_number=None, errors_as_text=False):
        return from_excel(value, make_date, empty, make_number, errors_as_text)

    assert clean("") is None
    assert clean(None, empty="trống") == "trống"
    assert clean(3.0, make_number=int) == 3
    assert clean(CellError("#N/A")) is None
    assert clean(CellError("#N/A"), errors_as_text=True) == "#N/A"
    moment = dt.datetime(2025, 3, 4, 5)
    as_day = clean(moment, make_date=lambda year, month, day, **_: dt.date(year, month, day))
    assert clean(moment) == moment
    assert as_day == dt.date(2025, 3, 4)


@given(st.sets(st.tuples(st.integers(0, 12), st.integers(0, 4))))
def test_blocks_cover_each_cell_once(cells):
    covered = [
        (row, box.column) for box in blocks(cells) for row in range(box.row, box.row + box.rows)
    ]
    assert sorted(covered) == sorted(cells)


def test_a_column_is_one_block():
    assert list(blocks((row, 2) for row in range(5000))) == [Box(0, 2, 5000)]


@pytest.mark.parametrize(
    ("value", "shown"), [(3.0, "3"), (0.1, "0.1"), (-2.5, "-2.5"), (True, "TRUE"), ("a", "a")]
)
def test_general(value, shown):
    assert general(value) == shown


@pytest.mark.parametrize(
    ("own", "excel"),
    [
        ("=SUM($'Tổng hợp'.A1:B2,$Sheet1.C3)", "=SUM('Tổng hợp'!A1:B2,Sheet1!C3)"),
        ("=$'O''Neil'.$A$1", "='O''Neil'!$A$1"),
        ('="$Sheet1.A1~"&A1', '="$Sheet1.A1~"&A1'),
        ("=SUM((A1~B1))", "=SUM((A1,B1))"),
        ("=CEILING.XCL(1.5,1)", "=CEILING(1.5,1)"),
        ("=STDEV.S(A1:A3)+F.DIST.RT(1,2,3)", "=STDEV.S(A1:A3)+F.DIST.RT(1,2,3)"),
        ("=SUM($Sheet1.A:A)", "=SUM(Sheet1!A:A)"),
        ("=COUNTA($Sheet1.1:3)", "=COUNTA(Sheet1!1:3)"),
        ("=1.5+A1", "=1.5+A1"),
        ("=SUM(Bang1[a.b])", "=SUM(Bang1[a.b])"),
    ],
)
def test_formulas_as_excel_writes_them(own, excel):
    assert as_excel(own) == excel


def test_only_references_to_tables_are_typed():
    assert must_be_typed("=SUM(Bang1[so])")
    assert not must_be_typed('=IF(A1="[x]",1,2)')
