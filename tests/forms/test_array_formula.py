"""Row formulas over whole columns."""

from __future__ import annotations

import pytest

from foreignaffairs.forms.array_formula import over_columns


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
