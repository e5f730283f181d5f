"""Write down every due date of both cities from 2023 to 2027, for a test to compare.

Run ``python tools/make_due_snapshot.py`` after a change of rules, then read the difference: each
changed line is a date that an office will be told.
"""

from __future__ import annotations

import json
from pathlib import Path

from foreignaffairs.calendar import due_dates
from foreignaffairs.provinces.registry import Registry

PROVINCES = ("hai-phong", "tphcm")
YEARS = range(2023, 2028)
SNAPSHOT = Path(__file__).parents[1] / "tests/snapshots/due_2023_2027.json"


def snapshot_text() -> str:
    """One due date a line, in the order of provinces, years and dates."""
    registry = Registry.load()
    lines = [
        json.dumps(due.model_dump(mode="json"), ensure_ascii=False)
        for name in PROVINCES
        for year in YEARS
        for due in due_dates(registry.province(name), year)
    ]
    return "[\n" + ",\n".join(lines) + "\n]\n"


if __name__ == "__main__":
    SNAPSHOT.parent.mkdir(exist_ok=True)
    SNAPSHOT.write_text(snapshot_text(), "utf-8", newline="\n")
    print(f"written: {SNAPSHOT.name}")
