"""Every kind of file ends in the verdict and disposition that it should, each with its reason."""

from __future__ import annotations

import pytest

from foreignaffairs.inbox import Disposition

from .collected import Run, collect, corpus_office, put, unit_code
from .corpus import KINDS
from .form import PERIOD, zipped
from .kind import Kind
from .outputs import attached, carried, strange

NUMBERS = {kind.name: number for number, kind in enumerate(KINDS)}


@pytest.fixture(scope="session")
def run(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("corpus")
    with corpus_office(folder, [unit_code(n) for n in range(len(KINDS))]) as office:
        put(office, KINDS)
        yield collect(office)


@pytest.mark.parametrize("kind", KINDS, ids=lambda k: k.name)
def test_kind(run: Run, kind: Kind) -> None:
    case = run.case(kind, NUMBERS[kind.name])
    assert case.outcome is not None
    said = [(f.code, f.severity, f.cell, f.message) for f in case.findings]
    fate = (case.outcome.verdict, case.outcome.disposition.value)
    assert fate == kind.fate, (case.outcome.sentence(), said)
    assert kind.codes <= case.codes, said
    if kind.reason:
        assert case.outcome.reason == kind.reason
    inside = {
        name.removeprefix(f"{kind.file}/"): (o.verdict, o.disposition.value)
        for name, o in run.outcomes.items()
        if name.startswith(f"{kind.file}/")
    }
    assert inside == dict(kind.inside)
    assert len(case.outcome.sentence()) > 5
    assert len(case.outcome.sentence("en")) > 5
    if case.outcome.disposition is Disposition.ACCEPTED:
        assert run.figures(case.unit) == dict(kind.figures)


def test_there_are_kinds_enough() -> None:
    assert len(KINDS) >= 150


def test_every_file_has_a_verdict_a_disposition_and_a_reason(run: Run) -> None:
    for outcome in run.outcomes.values():
        assert outcome.verdict in ("valid", "warnings", "invalid", "unreadable"), outcome.file
        assert outcome.reason, outcome.file
        assert outcome.label(), outcome.file
    put_in = {kind.file for kind in KINDS}
    assert {name for name in run.outcomes if not _within(name, put_in)} == put_in


def _within(name: str, files: set[str]) -> bool:
    return any(name.startswith(f"{file}/") for file in files)


def test_what_goes_back_computes_and_carries_nothing_that_came_in(run: Run) -> None:
    copies = sorted(run.collected.copies.values())
    assert len(copies) > 50
    for copy in copies:
        data = copy.read_bytes()
        assert strange(data) == [], copy.name
        assert carried(data) == [], copy.name
        assert attached(copy.with_suffix(".eml")) == {copy.name: data}


def test_reports_and_annexes_compute_and_carry_nothing_that_came_in(run: Run) -> None:
    run.office.consolidate(PERIOD)
    report = run.office.report(PERIOD)
    annex = run.office.annex_path(PERIOD)
    assert annex.exists()
    for made in (report, annex):
        assert strange(made.read_bytes()) == [], made.name
        assert carried(made.read_bytes()) == [], made.name


def test_collecting_again_finds_nothing_new(run: Run) -> None:
    again = run.office.collect(PERIOD)
    assert [o.file for o in again.result.outcomes if o.new] == []
    assert {o.file: (o.verdict, o.disposition) for o in again.result.outcomes} == {
        o.file: (o.verdict, o.disposition) for o in run.outcomes.values()
    }


@pytest.mark.parametrize(
    ("formula", "ours"),
    [
        ("IF(A1=&quot;=1+1&quot;,1,0)", True),
        ("'3 Du học'!$A$1", True),
        ('HYPERLINK("http://mau.vn")', False),
        ('IF(A1="x"&HYPERLINK("y"),1,0)', False),
        ("1+1", False),
        ("cmd|' /C calc'!A0", False),
        ("[1]Tong!$C$4", False),
    ],
)
def test_the_look_through_outputs_sees_what_it_is_for(formula: str, ours: bool) -> None:
    cell = f"<c><f>{formula.replace('&H', '&amp;H')}</f></c>"
    data = zipped({"xl/worksheets/sheet1.xml": cell.encode()})
    assert bool(strange(data)) is not ours
    assert carried(zipped({"xl/vbaProject.bin": b""})) == ["xl/vbaProject.bin"]
