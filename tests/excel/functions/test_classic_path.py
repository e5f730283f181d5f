"""Every function through classic xlwings: raw values in as Excel hands them over, results out."""

from __future__ import annotations

import pickle
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from subprocess import run
from typing import Any

import pytest
from tools.docs.excel_sample import TODAY
from tools.docs.formulas import Formula, parse

from .conftest import Sample

HOST = Path(__file__).with_name("classic_host.py")
NOT_AVAILABLE = -2146826246
"""#N/A as COM hands it over."""
Call = tuple[str, Sequence[Any]]
Classic = Callable[[Sequence[Call]], list[Any]]


@pytest.fixture(scope="module")
def classic(sample: Sample) -> Classic:
    """Answers calls in a process of its own, in which Windows' modules are made up."""

    def answer(calls: Sequence[Call]) -> list[Any]:
        workbook = str(sample.root / "so theo doi.xlsm")
        asked = [(name, raw, workbook) for name, raw in calls]
        done = run(
            [sys.executable, str(HOST)],
            input=pickle.dumps((asked, TODAY, {})),
            capture_output=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr.decode()[-2000:]
        return list(pickle.loads(done.stdout))

    return answer


def test_every_example_answers_the_same_as_without_xlwings(sample: Sample, classic: Classic):
    formulas = [parse(f.example) for f in sample.session.functions.values()]
    inner = [
        [sample.ask(a.name, *a.arguments) if isinstance(a, Formula) else a for a in f.arguments]
        for f in formulas
    ]
    answers = classic([(f.name, given) for f, given in zip(formulas, inner, strict=True)])
    for formula, given, answer in zip(formulas, inner, answers, strict=True):
        assert _plain(answer) == _table(sample.ask(formula.name, *given)), formula.name


def test_values_come_as_excel_hands_them_over(classic: Classic):
    names = ["Trường THPT mẫu 01", None, "không có"]
    answers = classic(
        [
            ("FA_NGAY_VN", [datetime(2023, 1, 5)]),
            ("FA_NGAY_VN", [44931.0]),
            ("FA_HAN_NOP", [datetime(2023, 1, 1)]),
            ("FA_HAN_NOP", ["2023-N"]),
            ("FA_DOC_SO", [NOT_AVAILABLE]),
            ("FA_DOC_SO", [None]),
            ("FA_DON_VI", [[[n] for n in names]]),
            ("FA_QUOC_GIA", [[["Mỹ", "Pháp"]], "ma2"]),
            ("FA_PHAI_NOP", ["MAU-T01", 2023.0]),
            ("FA_SO_SANH", ["a", "A"]),
            ("FA_TONG_HOP", ["2023-K1", "F02"]),
        ]
    )
    assert answers[0] == answers[1] == [["ngày 05 tháng 01 năm 2023"]]
    assert "2023-K1" in answers[2][0][0]
    assert answers[3][0][0].date() == date(2023, 12, 9)
    assert answers[4][0][0].startswith("#FA-O ")
    assert answers[5] == [[""]]
    assert [row[0] for row in answers[6]][:2] == ["MAU-T01", ""]
    assert answers[6][2][0].startswith("#FA-DV ")
    assert answers[7] == [["US", "FR"]]
    assert len(answers[8]) > 2
    assert answers[9] == [[True]]
    # Whole numbers too go back as what Excel takes from outside.
    cells = [cell for row in answers[10] for cell in row]
    assert all(isinstance(cell, str | float | bool) for cell in cells)
    assert any(isinstance(cell, float) for cell in cells)


def _plain(answer: Any) -> list[list[Any]]:
    """What Excel would show: times as days."""
    return [[cell.date() if isinstance(cell, datetime) else cell for cell in row] for row in answer]


def _table(answer: Any) -> list[list[Any]]:
    return answer if isinstance(answer, list) else [[answer]]
