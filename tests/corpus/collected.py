"""The whole corpus put into one inbox and collected by a real office."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.support.filled import HEADER

from foreignaffairs.inbox import Outcome
from foreignaffairs.model import Finding
from foreignaffairs.office import Office
from foreignaffairs.office.collecting import Collected

from .form import CITY, PERIOD, Form
from .kind import Kind


@dataclass(frozen=True, slots=True)
class Case:
    """A kind with what became of its file."""

    kind: Kind
    unit: str
    outcome: Outcome | None
    findings: tuple[Finding, ...]

    @property
    def codes(self) -> frozenset[str]:
        """The codes of its findings, or of its refusal."""
        found = {f.code for f in self.findings}
        refused = self.outcome.params.get("code") if self.outcome else None
        return frozenset(found | ({str(refused)} if refused else set()))


@dataclass(frozen=True, slots=True)
class Run:
    """What came of all."""

    office: Office
    collected: Collected
    outcomes: dict[str, Outcome]

    def case(self, kind: Kind, number: int) -> Case:
        """What became of one kind's file."""
        outcome = self.outcomes.get(kind.file)
        return Case(kind, unit_code(number), outcome, self.findings(outcome))

    def figures(self, unit: str) -> dict[str, int]:
        """Students gone by country as the register holds them of an accepted report."""
        kept = self.office.register.rows.of_unit(PERIOD, unit, self.office.report_types)
        gone: dict[str, int] = {}
        for row in kept.get("F02", ()):
            gone[row["nuoc"]] = gone.get(row["nuoc"], 0) + row.get("moi_di_trong_ky", 0)
        return gone

    def findings(self, outcome: Outcome | None) -> tuple[Finding, ...]:
        """What was found in the form that an outcome is of."""
        if outcome is None or outcome.submission is None:
            return ()
        return self.office.register.submissions.findings(outcome.submission)


def unit_code(number: int) -> str:
    """Every kind has a unit of its own, so that no file stands in another's way."""
    return f"MAU-K{number:03}"


@contextmanager
def corpus_office(folder: Path, units: Sequence[str], acceptance: str = "auto") -> Iterator[Office]:
    """Give an office of schools that accepts by its rules, or leaves it to the officer."""
    listed = folder / "don-vi.csv"
    with listed.open("w", encoding="utf-8", newline="") as file:
        rows = [(u, f"Trường THPT mẫu {u[-4:]}", "THPT", *[""] * 5) for u in units]
        csv.writer(file).writerows([HEADER, *rows])
    root = folder / "van-phong"
    Office.create(root, province=CITY, units=listed).close()
    settings = root / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace('"manual"', f'"{acceptance}"'), "utf-8")
    with Office.open(root) as office:
        yield office


def put(office: Office, kinds: Sequence[Kind]) -> None:
    """Make every kind's file and put it into the inbox."""
    for number, kind in enumerate(kinds):
        path = office.folder.inbox / kind.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(kind.make(Form.of(unit_code(number), kind.base)))


def collect(office: Office) -> Run:
    """Empty the inbox."""
    collected = office.collect(PERIOD)
    return Run(office, collected, {o.file: o for o in collected.result.outcomes})
