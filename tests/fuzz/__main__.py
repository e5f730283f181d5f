"""Everything in full, with its figures: ``python -m tests.fuzz``.

The corpus of kinds, 4,000 fresh mutants, and coverage-guided fuzzing of every parser. Ends with 1
where anything that must always be so was not.
"""

from __future__ import annotations

import argparse
import secrets
import sys
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from . import guided
from .mutants import Figures, run

PARTS = ("corpus", "mutants", "parsers")


def main() -> int:
    """Run the parts asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--only", choices=PARTS, action="append", help="one part or several")
    parser.add_argument("--mutants", type=int, default=4_000)
    parser.add_argument("--seconds", type=int, default=60, help="for each parser")
    parser.add_argument("--parser", action="append", help="some parsers alone")
    parser.add_argument("--seed", type=int, help="to repeat a run; fresh without it")
    parser.add_argument("--keep", type=Path, default=Path("fuzz-breaches"))
    asked = parser.parse_args()
    seed = asked.seed if asked.seed is not None else secrets.randbelow(1 << 31)
    print(f"seed {seed}; breaches are kept in {asked.keep}", flush=True)
    parts = asked.only or PARTS
    good = True
    if "corpus" in parts:
        good &= corpus()
    if "mutants" in parts:
        good &= mutants(seed, asked.mutants, asked.keep)
    if "parsers" in parts:
        good &= parsers(seed, asked.seconds, asked.keep / "parsers", asked.parser)
    print("all is as it must be" if good else "NOT all is as it must be")
    return 0 if good else 1


def corpus() -> bool:
    """The kinds of files, each against what is expected of it."""
    from tests.corpus.collected import collect, corpus_office, put, unit_code
    from tests.corpus.corpus import KINDS

    started = time.monotonic()
    units = [unit_code(n) for n in range(len(KINDS))]
    with TemporaryDirectory() as folder, corpus_office(Path(folder), units) as office:
        put(office, KINDS)
        found = collect(office)
        cases = [found.case(kind, number) for number, kind in enumerate(KINDS)]
    wrong = [
        case.kind.name
        for case in cases
        if case.outcome is None
        or (case.outcome.verdict, case.outcome.disposition.value) != case.kind.fate
        or not case.kind.codes <= case.codes
    ]
    fates = Counter(case.kind.fate[1] for case in cases)
    print(f"\ncorpus: {len(KINDS)} kinds, {len(found.outcomes)} files with those inside others,")
    print(f"  {', '.join(f'{n} {fate}' for fate, n in fates.most_common())}")
    print(f"  {len(wrong)} not as expected, {time.monotonic() - started:.0f} s")
    for name in wrong:
        print(f"    {name}")
    return not wrong


def mutants(seed: int, count: int, keep: Path) -> bool:
    """Mutants of valid files through a whole office."""
    print(f"\nmutants: {count}", flush=True)
    figures = run(seed, count, keep=keep, told=_progress)
    for line in table(figures):
        print(line)
    return not figures.broken


def table(figures: Figures) -> list[str]:
    """The figures of a run as lines."""
    verdicts = ("valid", "warnings", "invalid", "unreadable")
    lines = [f"  {'format':12}{'mutants':>9}" + "".join(f"{v:>12}" for v in verdicts)]
    total: Counter[str] = Counter()
    for name, fates in sorted(figures.fates.items()):
        total += fates
        lines.append(_line(name, fates, verdicts))
    lines.append(_line("all", total, verdicts))
    refused = ", ".join(f"{code} {n}" for code, n in figures.refusals.most_common())
    lines += [
        f"  refused, files inside others too: {refused}",
        f"  error cells in what was read: {figures.error_cells}; outputs looked through: "
        f"{figures.outputs}; {figures.seconds:.0f} s",
        f"  runs ended by a file:                {len(figures.ended)}",
        f"  files without a reasoned verdict:    {len(figures.without_reason)}",
        f"  errors of our own code:              {len(figures.not_foreseen)}",
        f"  error cells read as blank:           {len(figures.read_as_blank)}",
        f"  formulas in outputs that were text:  {len(figures.formulas)}",
        f"  macros, links, objects passed on:    {len(figures.passengers)}",
    ]
    return lines + [f"    {breach[:300]}" for breach in figures.broken[:40]]


def _line(name: str, fates: Counter[str], verdicts: tuple[str, ...]) -> str:
    return f"  {name:12}{fates.total():>9}" + "".join(f"{fates[v]:>12}" for v in verdicts)


def _progress(figures: Figures) -> None:
    if sys.stderr.isatty():
        print(f"  {figures.mutants} in {figures.seconds:.0f} s", end="\r", file=sys.stderr)


def parsers(seed: int, seconds: int, keep: Path, some: list[str] | None) -> bool:
    """Every parser, guided by coverage."""
    from .parsers import TARGETS

    if not guided.is_here():
        print("\nparsers: left out, atheris is not installed (pip install -e .[fuzz]; Linux)")
        return True
    print(f"\nparsers: {seconds} s each\n  {'parser':20}{'inputs':>12}{'features':>10}  breaches")
    good = True
    total = 0
    for name in some or TARGETS:
        found = guided.guide(name, seconds, keep, seed)
        total += found.inputs
        said = ", ".join(path.name for path in found.breaches) or "0"
        print(f"  {name:20}{found.inputs:>12,}{found.features:>10,}  {said}", flush=True)
        if found.failed:
            print(found.failed)
        good &= not found.breaches and not found.failed
    print(f"  {'all':20}{total:>12,}")
    return good


if __name__ == "__main__":
    sys.exit(main())
