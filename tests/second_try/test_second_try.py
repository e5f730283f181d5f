"""A form with thirty different mistakes goes back, and is right the second time."""

from __future__ import annotations

import dataclasses
import email
import io
import re
import zipfile
from collections.abc import Iterator
from email.policy import default
from pathlib import Path
from types import ModuleType

import pytest
from openpyxl import load_workbook
from tests.forms.soffice import PROGRAM, convert
from tests.support.filled import drop, filled, make_office, plan_of, received

from foreignaffairs.forms import form_bytes
from foreignaffairs.model import Finding
from foreignaffairs.office import Office

from . import haiphong, tphcm
from .clerk import coloured, lines, mend
from .paper import Paper, Truth

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


OURS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/\w+\.xml|xl/(?:workbook|styles|sharedStrings)\.xml"
    r"|xl/_rels/workbook\.xml\.rels|xl/theme/theme1\.xml|xl/worksheets/(?:_rels/)?sheet\d+\.xml(?:\.rels)?"
    r"|xl/(?:comments/comment\d+\.xml|drawings/commentsDrawing\d+\.vml)"
)
"""The parts of a workbook of plain cells and comments."""


def test_nothing_but_cells_and_comments_travels_back(returned: Returned) -> None:
    with zipfile.ZipFile(returned.copy) as package:
        names = package.namelist()
        relations = [package.read(n).decode() for n in names if n.endswith(".rels")]
    assert [n for n in names if not OURS.fullmatch(n)] == []
    assert not [r for r in relations if "External" in r]


def test_sent_back_untouched_nothing_wrong_is_new(tmp_path: Path) -> None:
    """What the copy itself put right aside (columns, merged cells), all is still there."""
    made = first_try(tmp_path, "hai-phong")
    with made.office as office:
        again = office.folder.inbox / "nhu cu.xlsx"
        again.write_bytes(made.copy.read_bytes())
        collected = office.collect()
        outcome = next(o for o in collected.result.outcomes if o.file == again.name)
        compared = office.compare(made.city.PERIOD, UNIT)
        assert compared is not None
        assert compared.new == ()
        assert {f.code for f in compared.mended if f.severity == "error"} == {"FA-S16"}
        assert outcome.compared is not None
        assert outcome.compared["still_there"] == len(compared.still_there)
        second = load_workbook(collected.copies[again.name])
        kinds = [line.kind for line in lines(second)]
        assert len(kinds) == len(compared.still_there)
        assert all("Lần trước đã đề nghị" in kind for kind in kinds)


def test_half_mended_the_second_copy_starts_with_what_was_asked(tmp_path: Path) -> None:
    made = first_try(tmp_path, "tphcm")
    with made.office as office:
        book = load_workbook(made.copy)
        right = Paper(book).right_values(made.city.TRUTH)
        cover = [c for c in coloured(book) if c.parent.title == "1 Bìa"]
        for cell in cover:
            cell.value = right[cell.parent.title, cell.coordinate]
        paper = Paper(book)
        paper.fill(Truth({}, {}, {"F09": made.city.TRUTH.rows["F09"]}))
        paper.cell("F03", 1, "so_nguoi").value = 0
        out = office.folder.inbox / "lan 2.xlsx"
        book.save(out)
        collected = office.collect()
        compared = office.compare(made.city.PERIOD, UNIT)
        assert compared is not None
        assert {f.code for f in compared.new} == {"FA-R14"}
        assert {f.code for f in compared.mended} >= {
            "FA-C11",
            "FA-C02",
            "FA-C13",
            "FA-C14",
            "FA-C15",
        }
        errors = [line for line in lines(load_workbook(collected.copies[out.name]))
                  if line.kind.startswith("Cần")]  # fmt: skip
        again = ["Lần trước" in line.kind for line in errors]
        assert again == sorted(again, reverse=True)
        assert again.count(False) == 1
        draft = next(p for p in collected.copies[out.name].parent.glob("*lan-2*.eml"))
        message = email.message_from_bytes(draft.read_bytes(), policy=default)
        body = message.get_body(("plain",))
        assert body is not None
        assert "So với lần gửi trước" in body.get_content()


@pytest.mark.skipif(PROGRAM is None, reason="LibreOffice (soffice) is not installed")
def test_saved_by_another_program_it_is_right_too(tmp_path: Path) -> None:
    made = first_try(tmp_path, "hai-phong")
    with made.office as office:
        mended = mend(made.copy, made.city.TRUTH, tmp_path / "lan 2.xlsx")
        (saved,) = convert([mended], "xlsx", tmp_path / "libre")
        out = office.folder.inbox / "lan 2.xlsx"
        out.write_bytes(saved.read_bytes())
        outcome = next(o for o in office.collect().result.outcomes if o.file == out.name)
        assert outcome.verdict == "valid", outcome.sentence()
        shown = load_workbook(saved, data_only=True).worksheets[0]
        states = {str(row[6].value) for row in shown.iter_rows() if isinstance(row[0].value, int)}
        assert "Chưa sửa" not in states


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
