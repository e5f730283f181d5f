"""What is worked out before a sheet is written: formulas over columns, ranges, citations."""

from __future__ import annotations

import pytest

from foreignaffairs.forms.array_formula import over_columns
from foreignaffairs.forms.cover_plan import grouped_citations
from foreignaffairs.forms.geometry import table_geometry

from .samples import TYPES


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("A1<=B1", "A1<=B1"),
        ("OR(A1,B1)", "(((A1)+(B1))>0)"),
        ("AND(A1,B1)", "(((A1)*(B1))>0)"),
        ("IF(AND(A1>0,B1),C1,TRUE)", "IF((((A1>0)*(B1))>0),C1,TRUE)"),
        ("COUNT(A1,B1)=2", "(ISNUMBER(A1)+ISNUMBER(B1))=2"),
        ('A1="AND(x,y)"', 'A1="AND(x,y)"'),
        ('A1="nói ""AND("" rồi"', 'A1="nói ""AND("" rồi"'),
        ("NOT(OR(A1))", "NOT((((A1))>0))"),
        ("(A1+B1)*2", "(A1+B1)*2"),
        ("'Tên, (AND(1)'!A1=1", "'Tên, (AND(1)'!A1=1"),
    ],
)
def test_swallowing_functions_become_arithmetic(row: str, column: str) -> None:
    assert over_columns(row) == column


@pytest.mark.parametrize("formula", ["MAX(A1,B1)", "OR(A1", "A1)", "SUMPRODUCT(A1)"])
def test_what_cannot_be_rewritten_is_refused(formula: str) -> None:
    with pytest.raises(ValueError, match=r"over whole columns|parenthesis|unbalanced"):
        over_columns(formula)


def test_every_range_starts_above_and_ends_below_the_rows_to_fill_in() -> None:
    """So that a row inserted anywhere in the body is inside."""
    report_type = TYPES["F02"]
    place = table_geometry(report_type, "3 Du học", report_type.columns_for(("THPT",)), 0, None)
    assert place.anchor_row == place.first_row - 1
    assert place.end_row == place.last_row + 1
    first, last = place.anchor_row + 1, place.end_row + 1
    assert place.local_range("nu") == f"D${first}:D${last}"
    assert place.full_range("nu") == f"'3 Du học'!$D${first}:$D${last}"


def test_a_document_is_named_once_on_the_cover() -> None:
    cited = (
        "Công văn số 1, đoạn 2",
        "Công văn số 1, đoạn 3",
        "Kế hoạch số 2",
        "Công văn số 1, đoạn 2",
    )
    assert grouped_citations(cited) == ("Công văn số 1: đoạn 2; đoạn 3", "Kế hoạch số 2")
