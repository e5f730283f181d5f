"""A form with thirty different mistakes goes back, and is right the second time."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from tests.support.filled import drop, filled, make_office, plan_of, received

from foreignaffairs.forms import form_bytes
from foreignaffairs.model import Finding
from foreignaffairs.office import Office

from . import haiphong, tphcm
from .clerk import coloured, lines, mend
from .paper import Paper

UNIT = "MAU-T01"
CITIES = {"hai-phong": haiphong, "tphcm": tphcm}
PARTS = 4
"""Lines of a comment: what and why, how, on what ground."""


@dataclasses.dataclass(frozen=True)
class Returned:
    """A city's office after the first try: the wrong file, what was found, the copy."""

    office: Office
    city: ModuleType
    file: Path
    copy: Path
    findings: tuple[Finding, ...]


def wrong_form(office: Office, city: ModuleType) -> bytes:
    """The form with everything typed in, and then every mistake made."""
    book = load_workbook(io.BytesIO(form_bytes(plan_of(office, city.PERIOD, UNIT))))
    paper = Paper(book)
    paper.fill(city.TRUTH)
    for mistake in city.MISTAKES:
        mistake.do(paper)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def first_try(folder: Path, province: str) -> Returned:
    city = CITIES[province]
    made = make_office(folder, province)
    settings = made.folder.settings
    settings.write_text(settings.read_text("utf-8").replace('"manual"', '"auto"'), "utf-8")
    made.close()
    office = Office.open(made.folder.root)
    days = {}
    if hasattr(city, "BEFORE"):
        before = filled(plan_of(office, city.BEFORE, UNIT), {"F02": city.BEFORE_ROWS})
        days[drop(office, before, "giua nam.xlsx").name] = "2023-06-01"
        received(office, days)
        office.collect()
    file = office.folder.inbox / "bao cao lan 1.xlsx"
    file.write_bytes(wrong_form(office, city))
    received(office, {**days, file.name: "2023-06-02"})
    collected = office.collect()
    outcome = next(o for o in collected.result.outcomes if o.file == file.name)
    assert outcome.submission is not None, outcome.sentence()
    findings = office.register.submissions.findings(outcome.submission)
    return Returned(office, city, file, collected.copies[file.name], findings)


@pytest.fixture(scope="module", params=sorted(CITIES))
def returned(request: pytest.FixtureRequest, tmp_path_factory) -> Iterator[Returned]:
    made = first_try(tmp_path_factory.mktemp("lan-1"), request.param)
    yield made
    made.office.close()


def test_each_mistake_is_found_and_there_are_thirty_kinds(returned: Returned) -> None:
    expected = [m.code for m in returned.city.MISTAKES]
    found = {f.code for f in returned.findings}
    assert len(set(expected)) == len(expected) >= 30
    assert set(expected) - found == set()
    assert found - set(expected) == set()


def test_the_copy_lists_each_with_its_place_and_colours_it(returned: Returned) -> None:
    book = load_workbook(returned.copy)
    asked = [f for f in returned.findings if f.severity != "info"]
    listed = lines(book)
    assert len(listed) == len(asked)
    marked = {(c.parent.title, c.coordinate): c for c in coloured(book)}
    for line in listed:
        if not line.cell:
            continue
        cell = marked[line.sheet, line.cell]
        assert line.link == f"'{line.sheet}'!{line.cell}"
        assert cell.comment is not None
        assert line.what.split("\n")[0] in cell.comment.text
        assert line.how in cell.comment.text
    assert all(line.how for line in listed)
    assert [line.kind for line in listed] == sorted(line.kind for line in listed)


def test_mended_from_the_copy_alone_it_is_right_the_second_time(
    returned: Returned, tmp_path: Path
) -> None:
    office = returned.office
    second = mend(returned.copy, returned.city.TRUTH, office.folder.inbox / "bao cao lan 2.xlsx")
    outcome = next(o for o in office.collect().result.outcomes if o.file == second.name)
    assert outcome.submission is not None, outcome.sentence()
    left = [f for f in office.register.submissions.findings(outcome.submission)
            if f.severity != "info"]  # fmt: skip
    assert [(f.code, f.sheet, f.cell, f.message) for f in left] == []
    asked = sum(f.severity != "info" for f in returned.findings)
    assert outcome.compared == {
        "with": 1, "mended": asked, "still_there": 0, "kept": 0, "new": 0,
    }  # fmt: skip
    assert outcome.verdict == "valid"
    content = office.register.submissions.content(
        outcome.submission, office.view(returned.city.PERIOD).report_types
    )
    assert {n: len(t.rows) for n, t in content.tables.items() if n != "F01" and t.rows} == {
        n: len(rows) for n, rows in returned.city.TRUTH.rows.items()
    }
