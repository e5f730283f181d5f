"""What the formulas say of a number or date cell, computed by LibreOffice, against the reader."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook

from foreignaffairs.language.catalogue import entries
from foreignaffairs.model import Column
from foreignaffairs.reading.values import read_count, read_date, read_money
from foreignaffairs.report_types.typed_cells import is_odd, odd, unreadable

from . import soffice

pytestmark = pytest.mark.skipif(soffice.PROGRAM is None, reason="LibreOffice is not installed")

COLUMNS = {
    "count": Column("Số người", name="n", type="count"),
    "money": Column("Kinh phí", name="m", type="money"),
    "date": Column("Ngày", name="d", type="date"),
}
TYPED = {"count": int, "money": int, "date": date}
READERS = {"count": read_count, "money": read_money, "date": read_date}

TO_MEND: dict[str, tuple[Any, ...]] = {
    "count": ("bảy mươi", "nhiều", "khoảng mươi em", "x", "?", "khong", -5, 1.5, 12_000_000),
    "money": ("bảy mươi", "chưa quyết toán", -5, 12.345, 2e16),
    "date": (
        "31/2/2023", "31-2-2023", "30.2.2023", "29/2/2023", "31/4/23", "32/1/2023", "13/13/2023",
        "0/6/2023", "15/6", "6.12", "giữa năm", "không", "-", "?",
    ),
}  # fmt: skip
"""What a clerk may paste and the reader gives back."""
TO_LOOK_AT: dict[str, tuple[Any, ...]] = {
    "count": (
        "70", "1.200", "1,200", "70 em", "khoảng 70", "1.200 em", "không", "Không có", "KHÔNG", "-",
        "–", "ko", "Chưa có", "nil", "1,5", "-5", "12 nam, 5 nữ", "31/2/2023",
        "\N{NO-BREAK SPACE}70",
    ),
    "money": ("12,5", "1.200", "12,500", "5 triệu", "12 tr", "không", "-"),
    "date": (
        "15/6/2023", "15-06-2023", "15.6.2023", "5/6/23", "29/2/2024", "6/15/2023", "2023-06-15",
        "2023/6/15", "ngày 15/6/2023", "15/6/2023 8:30", "6/2023", "tháng 6/2023", "06/23", "2023",
        "15-20/6/2023", "15-Jun-2023", "20230615", "45092", "15/6/20233", 2023, 70, 15_062_023,
    ),
}  # fmt: skip
"""What the reader takes or asks about, and a few that formulas cannot tell from it."""
GOOD: dict[str, tuple[Any, ...]] = {
    "count": (None, 0, 70, 10_000_000, " ", "\N{NO-BREAK SPACE}"),
    "money": (None, 0, 12.5, 0.1 + 0.2, 1_234_567_890_123.45, 1e15, " "),
    "date": (None, date(2023, 6, 15), date(1940, 1, 1), date(2100, 12, 31), " "),
}


def made_up(kind: str, many: int = 700) -> Iterator[str]:
    """Texts put together from what stands in clerks' cells, the same ones every time."""
    chance = random.Random(f"typed {kind}")
    figures = [str(n) for n in (0, 1, 2, 5, 6, 12, 13, 28, 29, 30, 31, 32, 99, 100, 1900, 1999)]
    figures += ["00", "06", "023", "2000", "2023", "2024", "2100", "2101", "20233", "1.200", "1e1"]
    marks = ["/", "/", "-", ".", " ", ",", "//", " / ", ":", "–", "%", "(", ")", ";"]
    words = [
        "ngày ",
        "tháng ",
        " năm ",
        "em",
        " người",
        "không",
        "ko",
        "có",
        "bảy",
        "Jun",
        "t",
        "x",
    ]
    for _ in range(many):
        parts = []
        for at in range(chance.choice((1, 2, 3, 3, 3, 4))):
            if at or chance.random() < 0.1:
                parts.append(chance.choice(marks))
            parts.append(chance.choice(words if chance.random() < 0.12 else figures))
        if chance.random() < 0.1:
            parts.append(chance.choice(marks))
        yield "".join(parts)


def said(kind: str, value: Any) -> str:
    """What the reader makes of a cell: ``good``, ``asked`` or ``wrong``."""
    if value is None or (isinstance(value, str) and not value.strip()):
        return "good"
    cell = datetime(value.year, value.month, value.day) if isinstance(value, date) else value
    problems = READERS[kind](cell).problems
    if any(entries("findings")[p.code]["severity"] == "error" for p in problems):
        return "wrong"
    return "asked" if problems else "good"


@pytest.fixture(scope="module")
def judged(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[tuple[Any, bool, bool]]]:
    """Every value with what the formulas say of it: unreadable, odd."""
    folder = tmp_path_factory.mktemp("typed")
    book = Workbook()
    values = {
        kind: [*GOOD[kind], *TO_MEND[kind], *TO_LOOK_AT[kind], *made_up(kind)] for kind in COLUMNS
    }
    for kind, many in values.items():
        sheet = book.create_sheet(kind)
        for row, value in enumerate(many, start=1):
            cell = sheet.cell(row, 1, value)
            if isinstance(value, str):
                cell.data_type = "s"
            sheet.cell(row, 2, f"={unreadable(f'A{row}', COLUMNS[kind])}")
            sheet.cell(row, 3, f"={odd(f'A{row}', COLUMNS[kind])}")
    book.save(folder / "typed.xlsx")
    made = load_workbook(
        soffice.convert([folder / "typed.xlsx"], "xlsx", folder)[0], data_only=True
    )
    return {
        kind: [
            (value, made[kind].cell(row, 2).value == 1, made[kind].cell(row, 3).value == 1)
            for row, value in enumerate(many, start=1)
        ]
        for kind, many in values.items()
    }


@pytest.mark.parametrize("kind", COLUMNS)
def test_each_value_gets_its_colour(judged: dict[str, Any], kind: str) -> None:
    found = {repr(value): (mend, look) for value, mend, look in judged[kind]}
    wrong = {
        value: found[repr(value)]
        for values, wanted in (
            (GOOD[kind], (False, False)),
            (TO_MEND[kind], (True, True)),
            (TO_LOOK_AT[kind], (False, True)),
        )
        for value in values
        if found[repr(value)] != wanted
    }
    assert wrong == {}


@pytest.mark.parametrize("kind", COLUMNS)
def test_what_is_called_unreadable_comes_back(judged: dict[str, Any], kind: str) -> None:
    mend = [value for value, unread, _ in judged[kind] if unread]
    assert len(mend) > len(TO_MEND[kind])
    assert {value: said(kind, value) for value in mend if said(kind, value) != "wrong"} == {}


@pytest.mark.parametrize("kind", COLUMNS)
def test_what_is_not_odd_is_read_without_a_question(judged: dict[str, Any], kind: str) -> None:
    plain = [value for value, _, look in judged[kind] if not look]
    assert {value: said(kind, value) for value in plain if said(kind, value) != "good"} == {}


@pytest.mark.parametrize("kind", COLUMNS)
def test_python_says_the_same_of_typed_values(judged: dict[str, Any], kind: str) -> None:
    typed = [v for v in judged[kind] if v[0] is None or isinstance(v[0], TYPED[kind])]
    assert len(typed) > 2
    assert {v: look for v, _, look in typed} == {v: is_odd(v, COLUMNS[kind]) for v, _, _ in typed}
