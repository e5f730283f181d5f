"""A rule's sheet formula says what its predicate says, computed by LibreOffice itself.

Thousands of rows are made, near misses likely; all go through one conversion, because starting
the program costs more than computing them. Hypothesis would not do: it looks for the odd row,
while here every rule needs rows that keep it and rows that break it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Annotated, Any

import pytest
from pydantic import create_model

from foreignaffairs.forms.array_formula import over_columns
from foreignaffairs.language.text import fold
from foreignaffairs.model import (
    Column,
    Count,
    Money,
    ReportType,
    RowContext,
    TableRow,
    code_list,
)
from foreignaffairs.model.layout import NO, YES
from foreignaffairs.report_types import CORE
from foreignaffairs.report_types.rules import (
    AtLeast,
    AtLeastOne,
    DaysBefore,
    Filled,
    Is,
    IsNot,
    NotExpired,
    Positive,
    PositiveOnlyWhen,
    ProductMatches,
    RequiredWhen,
    RowRule,
    Sum,
    WithinDays,
    is_code,
    is_not,
    is_yes,
)
from foreignaffairs.report_types.thresholds import Threshold

from . import soffice

STATE = code_list("STATE", "Trạng thái", [("A", 'Đang "chờ"'), ("B", "Xong, đủ"), ("C", "Bỏ")])
ENDED = Threshold(
    days=15, since=date(2021, 7, 1), until=date(2023, 1, 31), basis="seen", source="Luật mẫu"
)
FIELDS: dict[str, tuple[Any, Column]] = {
    "so": (Count, Column("Số")),
    "phan": (Count, Column("Phần")),
    "phan_hai": (Count, Column("Phần hai")),
    "tien": (Money, Column("Tiền")),
    "usd": (Money, Column("USD")),
    "ty_gia": (Money, Column("Tỷ giá")),
    "ngay": (date, Column("Ngày")),
    "ngay_hai": (date, Column("Ngày hai")),
    "co": (bool, Column("Có không")),
    "trang_thai": (str, Column("Trạng thái", codes=STATE)),
}
EXTRA = ReportType(
    id="X01",
    number="Biểu X01/ĐN",
    title="Các cách dùng luật khác",
    sheet="Khác",
    row=create_model(
        "X01Row",
        __base__=TableRow,
        **{n: (Annotated[kind | None, column], None) for n, (kind, column) in FIELDS.items()},
    ),  # type: ignore[call-overload]
    rules=(
        AtLeast("so", 3, when=Positive("phan")),
        Sum("so", ("phan", "phan_hai"), when=is_yes("co")),
        RequiredWhen("so", when=Positive("phan"), unless=is_code("trang_thai", STATE, "A")),
        AtLeastOne(("so", "phan"), when=Filled("ngay")),
        WithinDays("ngay_hai", "ngay", ENDED),
        DaysBefore("ngay_hai", "ngay", ENDED, unless=is_yes("co")),
        NotExpired("ngay", when=is_not("trang_thai", STATE, "A", "C")),
        PositiveOnlyWhen("so", is_not("trang_thai", STATE, "B")),
        ProductMatches("tien", "usd", "ty_gia"),
    ),
)
CASES = [(rt, rule) for rt in (*CORE, EXTRA) for rule in rt.rules]
WINDOW_MARKS = ("@window_start", "@window_end")
EXCEL_2010 = {"ABS", "AND", "COUNT", "DATE", "IF", "N", "NOT", "OR", "SUM"}

BASES = (date(2020, 4, 5), date(2021, 6, 20), date(2023, 1, 20))
OFFSETS = (0, 1, 10, 11, 14, 15, 16, 30, 31, 39, 40, 41, 42)
"""Days around the thresholds' days, from days around those on which they came into force."""
WINDOWS = (
    (date(2023, 1, 21), date(2023, 2, 20)),
    (date(2021, 6, 20), date(2021, 7, 1)),
    (date(2020, 4, 6), date(2020, 5, 4)),
    (None, None),
)
AMOUNTS = [
    *(Decimal(n) for n in ("0", "1", "2.5", "100", "23760", "24000", "24240", "24243")),
    *(Decimal(n) for n in ("59400", "59405", "60000", "2400000")),
]


def value_of(column: Column, rule: RowRule, base: date, draw: Random) -> Any:
    """Any value a reader may give a column; blank now and then."""
    if draw.random() < 0.15:
        return None
    if column.codes:
        named = [c for c in (rule.when, rule.unless) if isinstance(c, Is | IsNot)]
        met = [
            c.choices if isinstance(c, Is) else c.others for c in named if c.field == column.name
        ]
        liked = [code for pairs in met for code, _ in pairs]
        code = draw.choice(liked if liked and draw.random() < 0.5 else column.codes.ids)
        return (code,) if column.type == "codes" else code
    match column.type:
        case "count":
            return draw.choice([0, 0, 1, 1, 2, 3, 5])
        case "money":
            return draw.choice(AMOUNTS)
        case "date":
            own = base if draw.random() < 0.8 else draw.choice(BASES)
            return own + timedelta(days=draw.choice(OFFSETS))
        case "flag":
            return draw.random() < 0.5
        case "country":
            return "JP"
        case "countries":
            return ("JP", "KR")
        case _:
            return "x"


def rows_for(rt: ReportType, rule: RowRule) -> list[tuple[dict[str, Any], RowContext]]:
    """Some hundred rows of the rule's fields, each with a data window; a blank row first."""
    draw = Random(f"{rt.id}{rule.code}{rule.fields}")
    columns = [c for c in rt.columns if c.name in rule.fields]
    found: list[tuple[dict[str, Any], RowContext]] = [({}, RowContext(*WINDOWS[0]))]
    for _ in range(800 if isinstance(rule, ProductMatches) else 200):
        base = draw.choice(BASES)
        row = {c.name: value_of(c, rule, base, draw) for c in columns}
        found.append((row, RowContext(*draw.choice(WINDOWS))))
    return found


def in_cell(column: Column, value: Any) -> object:
    """What the sheet shows for a typed value: labels for codes, Có/Không for flags."""
    if column.codes and value is not None:
        many = value if isinstance(value, tuple) else (value,)
        return "; ".join(column.codes.label(code) for code in many)
    if isinstance(value, bool):
        return YES if value else NO
    return "; ".join(value) if isinstance(value, tuple) else value


def refs(rule: RowRule) -> dict[str, str]:
    """Cells in row ``{row}``: the formula stands in A, the window in B and C, then the fields."""
    names = [*WINDOW_MARKS, *rule.fields]
    return {name: f"${chr(ord('B') + at)}{{row}}" for at, name in enumerate(names)}


@dataclass(frozen=True, slots=True)
class Computed:
    """One row of one rule and what the spreadsheet says of it."""

    rule: RowRule
    row: dict[str, Any]
    context: RowContext
    said: str


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> list[list[Computed]]:
    if soffice.PROGRAM is None:
        pytest.skip("LibreOffice is not installed: formulas cannot be computed")
    cases = [(rule, row, context, rt) for rt, rule in CASES for row, context in rows_for(rt, rule)]
    lines = []
    for rule, row, context, rt in cases:
        shown = [in_cell(rt.column(name), row.get(name)) for name in rule.fields]
        window = [context.window_start, context.window_end]
        lines.append(([*window, *shown], str(rule.formula(refs(rule)))))
    said = soffice.computed(lines, tmp_path_factory.mktemp("formulas"))
    assert len(said) == len(cases)
    by_rule: dict[int, list[Computed]] = {}
    for (rule, row, context, _), answer in zip(cases, said, strict=True):
        by_rule.setdefault(id(rule), []).append(Computed(rule, row, context, answer))
    return [by_rule[id(rule)] for _, rule in CASES]


@pytest.mark.parametrize(
    "at", range(len(CASES)), ids=[f"{rt.id}-{n}-{r.code}" for n, (rt, r) in enumerate(CASES)]
)
def test_formula_and_predicate_agree(at: int, results: Sequence[list[Computed]]) -> None:
    computed = results[at]
    for made in computed:
        holds = made.rule.holds(made.row, made.context)
        assert made.said == str(holds).upper(), (made.row, made.context)
    assert {m.said for m in computed} == {"TRUE", "FALSE"}, "rows of one kind prove nothing"
    whole = [m for m in computed if all(m.row.get(n) is not None for n in m.rule.fields)]
    assert {m.said for m in whole} >= {"TRUE"}, "no full row keeps the rule"


def test_text_in_a_number_cell_is_no_error_of_the_formula(tmp_path: Path) -> None:
    if soffice.PROGRAM is None:
        pytest.skip("LibreOffice is not installed: formulas cannot be computed")
    lines = [
        ([*WINDOWS[0], *(["khoảng 12" for _ in rule.fields])], str(rule.formula(refs(rule))))
        for _, rule in CASES
    ]
    assert set(soffice.computed(lines, tmp_path)) == {"TRUE"}


def test_a_label_in_capitals_is_the_same_label(tmp_path: Path) -> None:
    if soffice.PROGRAM is None:
        pytest.skip("LibreOffice is not installed: formulas cannot be computed")
    rule = RequiredWhen("so", when=is_code("trang_thai", STATE, "B"))
    said = soffice.computed(
        [([*WINDOWS[0], None, "XONG, ĐỦ"], str(rule.formula(refs(rule))))], tmp_path
    )
    assert fold("XONG, ĐỦ") == fold("Xong, đủ")
    assert said == ["FALSE"]


@pytest.mark.parametrize(
    ("rt", "rule"), CASES, ids=[f"{rt.id}-{n}-{r.code}" for n, (rt, r) in enumerate(CASES)]
)
def test_formulas_use_only_what_excel_2010_knows(rt: ReportType, rule: RowRule) -> None:
    formula = str(rule.formula(refs(rule)))
    bare = re.sub(r'"(?:[^"]|"")*"', '""', formula)
    assert set(re.findall(r"([A-Z][A-Z0-9.]*)\(", bare)) <= EXCEL_2010
    assert ";" not in bare
    assert len(formula) < 1000
    assert over_columns(formula), "the check sheet counts broken rows with it"
