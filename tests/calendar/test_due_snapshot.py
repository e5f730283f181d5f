"""The due dates of both cities, 2023–2027, against the committed snapshot."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from tools import make_due_snapshot

from foreignaffairs.calendar import due_dates
from foreignaffairs.provinces.registry import Registry


def test_no_due_date_has_changed_unnoticed() -> None:
    committed = make_due_snapshot.SNAPSHOT.read_text("utf-8")
    was: list[dict[str, Any]] = json.loads(committed)
    now: list[dict[str, Any]] = json.loads(make_due_snapshot.snapshot_text())
    assert now == was, "run tools/make_due_snapshot.py and read the difference"


@pytest.mark.parametrize(
    ("province", "rule", "days"),
    [
        ("hai-phong", None, {"2023-K1": date(2023, 6, 14), "2023-N": date(2023, 12, 9)}),
        ("tphcm", None, {"2023-K1": date(2023, 5, 9), "2023-K2": date(2023, 10, 14)}),
        ("hai-phong", "next", {"2023-K1": date(2023, 6, 14), "2023-N": date(2023, 12, 11)}),
        ("tphcm", "next", {"2023-K1": date(2023, 5, 9), "2023-K2": date(2023, 10, 16)}),
    ],
)
def test_units_last_days_of_2023(province: str, rule: Any, days: dict[str, date]) -> None:
    found = due_dates(Registry.load().province(province), 2023, day_off=rule)
    assert {due.period: due.due for due in found if due.level == "unit"} == days
    assert all(due.citation and due.explanation for due in found)
