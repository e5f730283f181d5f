"""Write down every due date of both cities from 2023 to 2027, for a test to compare.

Run ``python tools/make_due_snapshot.py`` after a change of rules, then read the difference: each
changed line is a date that an office will be told.
"""

from __future__ import annotations

import json
import sys
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


def main(arguments: list[str]) -> int:
    """Write the snapshot, or with ``--check`` tell whether it is as the rules say."""
    made = snapshot_text()
    if "--check" in arguments:
        fresh = SNAPSHOT.read_text("utf-8") == made
        if not fresh:
            print(f"{SNAPSHOT.name} differs from the rules; run {Path(__file__).name}")
        return 0 if fresh else 1
    SNAPSHOT.parent.mkdir(exist_ok=True)
    SNAPSHOT.write_text(made, "utf-8", newline="\n")
    print(f"written: {SNAPSHOT.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
