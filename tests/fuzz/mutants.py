"""Mutants put into an office by the hundred, collected, and held to what must always be so."""

from __future__ import annotations

import re
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.corpus.collected import corpus_office, unit_code
from tests.corpus.form import PERIOD
from tests.corpus.outputs import attached, carried, strange

from foreignaffairs.inbox import Disposition, Outcome
from foreignaffairs.office import Office

from .oracle import error_cells
from .seeds import mutant

BATCH = 200
"""Mutants of one office, each of a unit of its own."""
_VERDICTS = frozenset({"valid", "warnings", "invalid", "unreadable"})
_SAID = frozenset({"FA-V07", "FA-V08"})
_FIRST_ROW = 9


@dataclass(slots=True)
class Figures:
    """What came of all mutants so far; the last six are to stay empty.

    ``not_foreseen`` are errors of our own code: a verdict all the same, but no good one.
    """

    mutants: int = 0
    fates: dict[str, Counter[str]] = field(default_factory=dict)
    refusals: Counter[str] = field(default_factory=Counter)
    error_cells: int = 0
    outputs: int = 0
    seconds: float = 0.0
    ended: list[str] = field(default_factory=list)
    without_reason: list[str] = field(default_factory=list)
    not_foreseen: list[str] = field(default_factory=list)
    read_as_blank: list[str] = field(default_factory=list)
    formulas: list[str] = field(default_factory=list)
    passengers: list[str] = field(default_factory=list)

    @property
    def broken(self) -> list[str]:
        """Every breach."""
        return [
            *self.ended, *self.without_reason, *self.not_foreseen, *self.read_as_blank,
            *self.formulas, *self.passengers,
        ]  # fmt: skip


def run(
    seed: int | str,
    count: int,
    *,
    copies: int | None = None,
    keep: Path | None = None,
    told: Callable[[Figures], None] = lambda _: None,
) -> Figures:
    """Collect ``count`` mutants; look through all copies that go back, or some of each batch.

    Breaches are kept as files in ``keep``.
    """
    figures = Figures()
    started = time.monotonic()
    for first in range(0, count, BATCH):
        numbers = range(first, min(first + BATCH, count))
        with TemporaryDirectory() as folder:
            _batch(Path(folder), seed, numbers, copies, figures, keep)
        figures.seconds = time.monotonic() - started
        told(figures)
    return figures


def _batch(
    folder: Path,
    seed: int | str,
    numbers: range,
    copies: int | None,
    figures: Figures,
    keep: Path | None,
) -> None:
    units = [unit_code(n) for n in range(len(numbers))]
    with corpus_office(folder, units, "manual" if copies is not None else "auto") as office:
        files = {}
        for number, unit in zip(numbers, units, strict=True):
            made, data = mutant(seed, number, unit)
            name = f"{number:05}-{made.name.replace(' ', '-')}.{made.suffix}"
            (office.folder.inbox / name).write_bytes(data)
            files[name] = made.name
        before = set(figures.broken)
        figures.mutants += len(files)
        outcomes = _collect(office, files, figures)
        if outcomes is not None:
            _leave(office, outcomes, figures, copies)
        for told in set(figures.broken) - before:
            name = told.split(":")[0].split("/")[0]
            if keep is not None and (office.folder.inbox / name).is_file():
                keep.mkdir(parents=True, exist_ok=True)
                (keep / name).write_bytes((office.folder.inbox / name).read_bytes())


def _collect(office: Office, files: dict[str, str], figures: Figures) -> dict[str, Outcome] | None:
    try:
        outcomes = {o.file: o for o in office.collect(PERIOD).result.outcomes}
    except BaseException:
        figures.ended.append(f"{next(iter(files))}: {traceback.format_exc()}")
        return None
    for name, made in files.items():
        outcome = outcomes.get(name)
        if outcome is None:
            figures.without_reason.append(f"{name}: no outcome")
            continue
        figures.fates.setdefault(made, Counter())[outcome.verdict or "?"] += 1
    for outcome in outcomes.values():
        if outcome.verdict not in _VERDICTS or len(outcome.sentence()) < 6:
            figures.without_reason.append(f"{outcome.file}: {outcome.verdict} {outcome.reason}")
        if outcome.verdict == "unreadable":
            code = str(outcome.params.get("code") or outcome.reason)
            figures.refusals[code] += 1
            if code == "FA-F12":
                figures.not_foreseen.append(f"{outcome.file}: {outcome.sentence()}")
        if outcome.reason in ("check_failed", "returned_without_copy"):
            figures.not_foreseen.append(f"{outcome.file}: {outcome.sentence()}")
        figures.read_as_blank += list(_blanks(office, outcome, figures))
    return outcomes


def _blanks(office: Office, outcome: Outcome, figures: Figures) -> Iterator[str]:
    """Error cells in what was read of a file that nothing was said of."""
    if outcome.submission is None or outcome.disposition is Disposition.DUPLICATE:
        return
    kept = office.register.submissions.get(outcome.submission)
    (original,) = office.folder.originals.rglob(f"{kept.sha256}*")
    cells = error_cells(original.read_bytes())
    content = office.register.submissions.content(outcome.submission, office.report_types)
    findings = office.register.submissions.findings(outcome.submission)
    said = {(f.sheet, f.cell) for f in findings if f.code in _SAID}
    for sheet, cell in sorted(cells or ()):
        column, row = re.fullmatch(r"([A-Z]+)([0-9]+)", cell).groups()  # type: ignore[union-attr]
        read = any(
            table.sheet == sheet and column in table.columns.values()
            for table in content.tables.values()
        )
        if read and int(row) >= _FIRST_ROW:
            figures.error_cells += 1
            if (sheet, cell) not in said:
                yield f"{outcome.file}: error cell {sheet}!{cell} is not said"


def _leave(
    office: Office, outcomes: dict[str, Outcome], figures: Figures, copies: int | None
) -> None:
    """Let everything leave the office that can, and look through it."""
    if copies is not None:
        office.accept_clean(PERIOD)
        wrong = {o.unit for o in outcomes.values() if o.unit and o.verdict == "invalid"}
        for unit in sorted(wrong)[:copies]:
            office.return_(PERIOD, unit, "Thử")
    office.consolidate(PERIOD)
    made = [office.report(PERIOD), office.annex_path(PERIOD)]
    for draft in office.folder.returns.rglob("*.eml"):
        made.append(copy := draft.with_suffix(".xlsx"))
        if attached(draft) != {copy.name: copy.read_bytes()}:
            figures.passengers.append(f"{draft.name}: not the copy is attached")
    for path in made:
        data = path.read_bytes()
        figures.outputs += 1
        figures.formulas += [f"{path.name}: {formula}" for formula in strange(data)]
        figures.passengers += [f"{path.name}: {part}" for part in carried(data)]
