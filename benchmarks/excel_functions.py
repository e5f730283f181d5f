"""Times the worksheet functions on an unchanged register: ``python benchmarks/excel_functions.py``.

Asks every documented example of the sample office, once with nothing remembered and then many times
with nothing changed in between. Prints milliseconds a call: the first, the middle one and the
slowest of twenty of the others. Exits with 1 where the middle one of a function misses the goal.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tools.docs.excel_sample import TODAY, sample_office  # noqa: E402
from tools.docs.formulas import parse  # noqa: E402

from foreignaffairs.excel.functions import Session  # noqa: E402
from foreignaffairs.provinces import Registry  # noqa: E402

GOAL = 1.0
"""Milliseconds a call on an unchanged register must stay below."""


def main() -> int:
    """Measure; return the exit code."""
    options = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    options.add_argument("--times", type=int, default=500, help="calls of each function")
    times = options.parse_args().times
    registry = Registry.load()
    with tempfile.TemporaryDirectory() as folder, sample_office(Path(folder)) as office:
        root = str(office.folder.root)
        missed = []
        print(f"{'function':24}{'first':>10}{'middle':>10}{'1 of 20':>10}   ms a call")
        session = Session(registry, clock=lambda: TODAY, environment={})
        for name, declared in session.functions.items():
            formula = parse(declared.example)

            def call(formula: object = formula) -> None:
                formula.answered(lambda f, given: session.call(f, given, lambda: root))  # type: ignore[attr-defined]

            first = _timed(call)
            taken = sorted(_timed(call) for _ in range(times))
            middle, slow = statistics.median(taken), taken[int(0.95 * times)]
            print(f"{name:24}{first:10.2f}{middle:10.3f}{slow:10.3f}")
            if middle >= GOAL:
                missed.append(name)
    print(f"goal: below {GOAL} ms" + (f"; missed by {', '.join(missed)}" if missed else ": met"))
    return 1 if missed else 0


def _timed(call: Callable[[], None]) -> float:
    start = time.perf_counter()
    call()
    return 1000 * (time.perf_counter() - start)


if __name__ == "__main__":
    sys.exit(main())
