"""YAML cases: loading them, handing them to pytest, running one."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pydantic import ValidationError

from foreignaffairs.model import ForeignAffairsError, Province
from foreignaffairs.provinces import Registry
from foreignaffairs.provinces.problems import Place, Problem, RulesProblems
from foreignaffairs.provinces.settings import with_office_settings
from foreignaffairs.provinces.shape import problems_of
from foreignaffairs.provinces.yaml_text import read_yaml

from . import case_checks, case_due, case_owed, case_totals
from .case_format import Case, CaseFile
from .installed import installed

_RUN: dict[str, Callable[[Case, Province, Registry], Iterator[str]]] = {
    "due": case_due.differences,
    "owed": case_owed.differences,
    "check": case_checks.differences,
    "totals": case_totals.differences,
}


def load_cases(folder: Path) -> tuple[Case, ...]:
    """Read every ``*.yaml`` of a folder; raises ``RulesError`` with file and line."""
    files = sorted(folder.glob("*.yaml"))
    if not files:
        raise RulesProblems(Problem("no_files", Place(str(folder), 1)))
    return tuple(case for file in files for case in _read(file))


def each_case(folder: Path) -> pytest.MarkDecorator:
    """Parametrize a test's argument ``case`` with every case of a folder, named as written."""
    cases = load_cases(folder)
    return pytest.mark.parametrize("case", cases, ids=[case.name for case in cases])


def run_case(case: Case, province_id: str, registry: Registry | None = None) -> tuple[str, ...]:
    """Return what came out otherwise than expected, a sentence each; empty when all is right."""
    known = registry or installed()
    try:
        province = with_office_settings(known.province(province_id), case.office)
        return tuple(_RUN[case.input.sort](case, province, known))
    except (KeyError, ValueError, ForeignAffairsError) as error:
        return (f"{case.place}: {type(error).__name__}: {error}",)


def _read(file: Path) -> Iterator[Case]:
    located = read_yaml(file.read_text("utf-8-sig"), file.name)
    try:
        given = json.dumps(located.data, default=str)
        cases = CaseFile.model_validate_json(given, strict=True).cases
    except ValidationError as error:
        raise RulesProblems(*problems_of(error, located)) from error
    for index, case in enumerate(cases):
        yield case.model_copy(update={"place": str(located.place(("cases", index)))})
