"""Personal data of a period can be erased: the rows, and on request every file that holds them."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.inbox.packed import mail
from tests.support.filled import drop, filled, make_office, plan_of, students

from foreignaffairs.cli import main
from foreignaffairs.model import ForeignAffairsError
from foreignaffairs.office import Office

PERIOD = "2023-K1"
STUDENT = {"ho_ten": "Học sinh mẫu Một", "nuoc": "US", "gioi_tinh": "NU"}


def personal_form(office: Office, unit: str, *people: dict[str, str]) -> bytes:
    rows = {"F02": students(US=3)} | ({"F02b": people} if people else {})
    path = drop(office, filled(plan_of(office, PERIOD, unit), rows))
    data = path.read_bytes()
    path.unlink()
    return data


@pytest.fixture
def office(tmp_path: Path):
    with make_office(tmp_path, "hai-phong") as made:
        settings = made.folder.settings
    words = settings.read_text("utf-8")
    settings.write_text('personal = ["F02b"]\n' + words, "utf-8")
    with Office.open(settings.parent) as made:
        form = personal_form(made, "MAU-T01", STUDENT)
        (made.folder.inbox / "thu.eml").write_bytes(mail({"a.xlsx": form}))
        (made.folder.inbox / "b.xlsx").write_bytes(personal_form(made, "MAU-T02"))
        made.collect()
        for unit in ("MAU-T01", "MAU-T02"):
            made.accept(PERIOD, unit, "mẫu")
        assert made.register.personal.count(PERIOD) == 1
        yield made


def held(office: Office) -> set[str]:
    root = office.folder.root
    return {p.relative_to(root).as_posix() for p in root.rglob("*") if p.is_file()}


def test_rows_go_and_the_files_that_still_hold_them_are_named(office: Office) -> None:
    before = held(office)
    made = office.erase_personal(PERIOD, "hết thời hạn lưu")
    assert (made.rows, made.deleted) == (1, ())
    assert office.register.personal.count(PERIOD) == 0
    assert "hop-thu-den/thu.eml" in made.left
    assert len(made.left) == 3, "the form, the mail that it came in, and that in the inbox"
    assert held(office) == before


def test_files_are_deleted_with_a_note_in_place_and_only_those(office: Office) -> None:
    office.erase_personal(PERIOD, "hết thời hạn lưu")
    made = office.erase_personal(PERIOD, "hết thời hạn lưu", originals=True)
    assert made.left == ()
    left = held(office)
    assert not left & set(made.deleted)
    assert "hop-thu-den/b.xlsx" in left
    notes = [n for n in left if n.endswith(".da-xoa.txt")]
    assert len(notes) == 2
    assert "hết thời hạn lưu" in (office.folder.root / notes[0]).read_text("utf-8")
    assert office.verify(full=True).clean
    assert office.erase_personal(PERIOD, "hết thời hạn lưu", originals=True).deleted == ()
    actions = [d.action for d in office.register.decisions.history(PERIOD)]
    assert actions.count("erase_originals") == 1


def test_figures_stay_and_collecting_again_brings_nothing_back(office: Office) -> None:
    before = office.consolidate(PERIOD)["F02"]
    office.erase_personal(PERIOD, "hết thời hạn lưu", originals=True)
    office.collect()
    assert office.register.personal.count(PERIOD) == 0
    assert office.consolidate(PERIOD)["F02"].equals(before)


def test_a_reason_is_needed(office: Office) -> None:
    with pytest.raises(ForeignAffairsError):
        office.erase_personal(PERIOD, " ")


def test_the_command_asks_first(office: Office, capsys, monkeypatch) -> None:
    directory = str(office.folder.root)
    office.close()
    monkeypatch.setattr("click.termui.visible_prompt_func", lambda *_: "n")
    assert main(["erase-personal", directory, PERIOD, "--reason", "thử"]) != 0
    with Office.open(directory) as again:
        assert again.register.personal.count(PERIOD) == 1
    words = ["erase-personal", directory, PERIOD, "--reason", "thử", "--originals", "--yes"]
    assert main(words) == 0
    with Office.open(directory) as again:
        assert again.register.personal.count(PERIOD) == 0
