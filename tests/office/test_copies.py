"""Marked copies of what is returned: one that cannot be made costs its own file, not the run."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.corpus.form import CITY, NARRATIVE, PERIOD, Form
from tests.support.filled import make_office

from foreignaffairs.model import OfficeError
from foreignaffairs.office import Office, collecting

CONTROL = "IV\x01\x1b[m\uffff\u202e"


@pytest.fixture
def office(tmp_path: Path):
    made = make_office(tmp_path, CITY)
    root = made.folder.root
    made.close()
    settings = root / "office.toml"
    settings.write_text(settings.read_text("utf-8").replace('"manual"', '"auto"'), "utf-8")
    with Office.open(root) as opened:
        yield opened


def wrong(unit: str, value: str = "IV") -> bytes:
    return Form.of(unit).text("C9", value).packed()


def test_control_characters_in_a_cell_end_nothing_and_go_nowhere(office: Office) -> None:
    (office.folder.inbox / "a.xlsx").write_bytes(wrong("MAU-T01", CONTROL))
    made = office.collect(PERIOD)
    (outcome,) = made.result.outcomes
    assert outcome.disposition.value == "returned"
    assert made.copies["a.xlsx"].exists()
    assert outcome.submission is not None
    for found in office.register.submissions.findings(outcome.submission):
        assert found.message.isprintable()
        assert (found.value or "").isprintable()
    (typed,) = [f.value for f in office.register.submissions.findings(outcome.submission)]
    assert typed == "IV[m"


def test_a_copy_that_cannot_be_made_is_said_of_its_own_file(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    for unit in ("MAU-T01", "MAU-T02"):
        (office.folder.inbox / f"{unit}.xlsx").write_bytes(wrong(unit))
    real = collecting.write_copy

    def failing(office, view, submission, *rest):
        if submission.unit == "MAU-T01":
            raise ValueError("All strings must be XML compatible")
        return real(office, view, submission, *rest)

    monkeypatch.setattr(collecting, "write_copy", failing)
    made = office.collect(PERIOD)
    assert list(made.copies) == ["MAU-T02.xlsx"]
    said = {o.file: (o.disposition.value, o.reason) for o in made.result.outcomes}
    assert said == {
        "MAU-T01.xlsx": ("returned", "returned_without_copy"),
        "MAU-T02.xlsx": ("returned", "returned"),
    }
    assert "ValueError" in made.result.outcomes[0].sentence()
    assert made.result.needs_a_person
    monkeypatch.undo()
    again = office.collect(PERIOD)
    assert sorted(again.copies) == ["MAU-T01.xlsx", "MAU-T02.xlsx"]


def test_a_full_disk_still_ends_the_run(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    (office.folder.inbox / "a.xlsx").write_bytes(wrong("MAU-T01"))

    def full(*_: object) -> Path:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(collecting, "write_copy", full)
    with pytest.raises(OfficeError):
        office.collect(PERIOD)


def test_letters_that_no_workbook_holds_are_left_out_of_a_copy(office: Office) -> None:
    form = wrong_with_words("MAU-T01", f"Đã làm {CONTROL}")
    (office.folder.inbox / "a.xlsx").write_bytes(form)
    made = office.collect(PERIOD)
    assert made.copies["a.xlsx"].exists()


def wrong_with_words(unit: str, words: str) -> bytes:
    form = Form.of(unit).text("C9", "IV")
    address = form.label("HP-1", "C", NARRATIVE)
    words = words.replace("\x01", "_x0001_").replace("\x1b", "_x001B_")
    return form.text(address, words, NARRATIVE).packed()
