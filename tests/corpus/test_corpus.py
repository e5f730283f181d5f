"""Every kind of file ends in the verdict and disposition that it should, each with its reason."""

from __future__ import annotations

import pytest

from .collected import Run, collect, corpus_office, put, unit_code
from .corpus import KINDS
from .kind import Kind

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
