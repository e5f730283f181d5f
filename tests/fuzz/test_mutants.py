"""Four hundred mutants of valid files, the same every time, held to what must always be so."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest
from tests.corpus.binary_files import xls, xlsb
from tests.corpus.form import Form, zipped
from tests.corpus.grids import grids
from tests.corpus.markup_files import opendocument, xml2003

from .mutants import Figures, run
from .oracle import error_cells
from .seeds import SEEDS, mutant

COUNT = 400
COPIES = 6
"""Copies that go back, of each of the two offices; the full run looks through all of them."""


@pytest.fixture(scope="module")
def figures() -> Figures:
    return run("tests", COUNT, copies=COPIES)


def test_no_run_is_ended_by_a_file(figures: Figures) -> None:
    assert figures.ended == []
    assert figures.mutants == sum(fates.total() for fates in figures.fates.values()) == COUNT


def test_no_file_is_without_a_reasoned_verdict(figures: Figures) -> None:
    assert figures.without_reason == []


def test_our_own_code_raises_for_no_file(figures: Figures) -> None:
    assert figures.not_foreseen == []


def test_no_error_cell_is_read_as_blank(figures: Figures) -> None:
    assert figures.read_as_blank == []
    assert figures.error_cells > 20, "nothing was looked at"


def test_nothing_that_came_in_computes_in_what_leaves(figures: Figures) -> None:
    assert figures.formulas == []
    assert figures.passengers == []
    assert figures.outputs >= 2 * (2 + COPIES)


def test_every_format_met_every_fate(figures: Figures) -> None:
    assert figures.fates.keys() == {seed.name for seed in SEEDS}
    verdicts = {verdict for fates in figures.fates.values() for verdict in fates}
    assert verdicts == {"valid", "warnings", "invalid", "unreadable"}


def test_a_mutant_is_the_same_for_the_same_numbers() -> None:
    assert mutant(1, 2, "MAU-K001") == mutant(1, 2, "MAU-K001")
    assert mutant(1, 2, "MAU-K001")[1] != mutant(2, 2, "MAU-K001")[1]


def test_the_second_opinion_sees_error_cells_in_every_format() -> None:
    form = Form.of("MAU-K001").error("C9", "#REF!")
    made = {
        "xlsx": form.packed(), "xls": xls(grids(form)), "ods": opendocument(grids(form)),
        "xml2003": xml2003(grids(form)),
    }  # fmt: skip
    for name, data in made.items():
        assert error_cells(data) == {("3 Du học", "C9")}, name
    assert error_cells(xlsb(grids(form))) is None
    assert error_cells(b"PK\x03\x04" + bytes(100)) is None
    with zipfile.ZipFile(BytesIO(made["xlsx"])) as opened:
        assert error_cells(zipped({n: opened.read(n) for n in opened.namelist()}))
