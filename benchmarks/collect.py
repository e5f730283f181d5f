"""Collecting filled forms: ours against pandas + openpyxl + pydantic + SQLite, and unzipping.

    python benchmarks/collect.py --files 1000

All three take in the same files in one run, in turn, a chunk each, so that whatever else the
computer does meets them alike. Counted is CPU time, start-up and child processes included.
"""

from __future__ import annotations

import argparse
import os
import platform
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from contenders import CONTENDERS
from sample_forms import write_sample_forms

TIMES_PANDAS, TIMES_UNZIP = 8.0, 12.0
"""Goals: at least so many times cheaper than pandas, at most so many times unzipping."""
_HERE = Path(__file__).parent


@dataclass
class Measured:
    """One contender: seconds of CPU with its children, seconds by the clock, rows stored."""

    cpu: float = 0.0
    clock: float = 0.0
    rows: int = 0
    peak: int = 0


class Contender:
    """A contender's process; its CPU time is known once it has ended."""

    def __init__(self, name: str, folder: Path) -> None:
        self.measured = Measured()
        self._process = subprocess.Popen(
            [sys.executable, str(_HERE / "contenders.py"), name, str(folder / name)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._answer()

    def take(self, paths: list[Path]) -> None:
        """Let it take in a chunk and wait until it has."""
        assert self._process.stdin is not None
        begun = time.perf_counter()
        self._process.stdin.write("\t".join(map(str, paths)) + "\n")
        self._process.stdin.flush()
        self._answer()
        self.measured.clock += time.perf_counter() - begun

    def finish(self) -> Measured:
        """End it and add up what it and its children used."""
        assert self._process.stdin is not None
        self._process.stdin.close()
        self.measured.rows = int(self._answer())
        _, status, used = os.wait4(self._process.pid, 0)
        self._process.returncode = os.waitstatus_to_exitcode(status)
        self.measured.cpu = used.ru_utime + used.ru_stime
        self.measured.peak = used.ru_maxrss
        return self.measured

    def _answer(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit(f"a contender ended early: {self._process.args!r}")
        return line


def compare(paths: list[Path], chunk: int, folder: Path) -> dict[str, Measured]:
    """Run all contenders over all files, in turn."""
    running = {name: Contender(name, folder) for name in CONTENDERS}
    for start in range(0, len(paths), chunk):
        for contender in running.values():
            contender.take(paths[start : start + chunk])
        print(f"\r{min(start + chunk, len(paths))}/{len(paths)}", end="", file=sys.stderr)
    print(file=sys.stderr)
    return {name: contender.finish() for name, contender in running.items()}


def report(found: dict[str, Measured], paths: list[Path]) -> bool:
    """Print the figures; tell whether both goals are met."""
    size = sum(path.stat().st_size for path in paths) / len(paths) / 1024
    print(
        f"{len(paths)} workbooks of {size:.0f} KB, {found['ours'].rows // len(paths)} rows each; "
        f"Python {platform.python_version()}, {os.cpu_count()} cores\n"
    )
    print("| way | CPU ms a file | clock ms a file | × unzip | peak MB |")
    print("|---|---|---|---|---|")
    floor = found["unzip"].cpu
    for name, measured in found.items():
        cpu, clock = (1000 * t / len(paths) for t in (measured.cpu, measured.clock))
        peak = measured.peak / 1024
        print(f"| {name} | {cpu:.1f} | {clock:.1f} | {measured.cpu / floor:.1f} | {peak:.0f} |")
    times_pandas = found["pandas"].cpu / found["ours"].cpu
    times_unzip = found["ours"].cpu / floor
    print(
        f"\nours is {times_pandas:.1f} times cheaper than pandas (goal: {TIMES_PANDAS:g} or more)"
    )
    print(f"ours costs {times_unzip:.1f} times unzipping (goal: {TIMES_UNZIP:g} or less)")
    return times_pandas >= TIMES_PANDAS and times_unzip <= TIMES_UNZIP


def main() -> int:
    """Measure; exit 1 where a goal is missed or the ways stored different numbers of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--files", type=int, default=1000)
    parser.add_argument("--chunk", type=int, default=100)
    parser.add_argument(
        "--forms", type=Path, help="keep the generated forms here and use them again"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        work = Path(temporary)
        paths = write_sample_forms(options.forms or work / "forms", options.files)
        found = compare(paths, options.chunk, work)
        met = report(found, paths)
    if found["ours"].rows != found["pandas"].rows:
        print(f"rows differ: ours {found['ours'].rows}, pandas {found['pandas'].rows}")
        return 1
    return 0 if met else 1


if __name__ == "__main__":
    sys.exit(main())
