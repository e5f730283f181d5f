"""What verify finds, and what it calls it."""

from __future__ import annotations

import dataclasses
import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.safety.damage import change, damage_a_page
from tests.support.filled import drop, filled, plan_of, students

from foreignaffairs.language.catalogue import entries
from foreignaffairs.model import OfficeError, TableContent
from foreignaffairs.office import Office
from foreignaffairs.office.safety import verification, verify_reading
from foreignaffairs.office.safety.verify_reading import differences

PERIOD = "2023-K1"


def kinds(office: Office, *, full: bool = True) -> list[str]:
    found = office.verify(full=full).found
    assert all(f.sentence("vi") and f.sentence("en") for f in found)
    return sorted(f.kind for f in found)


def kept(office: Office, unit: str) -> Path:
    found = office.register.standings.of(PERIOD, (unit,))[unit].submission
    assert found is not None
    return office.folder.originals / office.register.submissions.original_path(found.id)


def test_an_office_that_nobody_harmed_is_clean(office: Office):
    result = office.verify(full=True)
    assert result.found == ()
    assert result.clean
    assert result.swept == ()
    counts = dict(result.checked)
    assert counts.pop("figures") > 10
    assert counts == {
        "originals": 5,
        "submissions": 4,
        "rows": 4,
        "forms": len(office.register.issued.forms(PERIOD)),
        "read_again": 3,
        "readable": 3,
    }


def test_an_empty_office_is_clean(tmp_path: Path):
    with Office.create(tmp_path / "moi", province="tphcm") as office:
        assert kinds(office) == []


def test_an_original_changed_or_gone(office: Office):
    path = kept(office, "MAU-T01")
    path.write_bytes(path.read_bytes() + b"x")
    kept(office, "MAU-T02").unlink()
    assert kinds(office) == ["original_changed", "original_missing"]


def test_an_original_that_was_kept_before_a_kill_and_not_recorded(office: Office):
    path = office.folder.originals / "ab" / "abcd.xlsx"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"kept")
    (found,) = office.verify().found
    assert (found.kind, found.weight, found.subject) == (
        "original_not_recorded",
        "attention",
        "ab/abcd.xlsx",
    )


def test_leftovers_of_a_kill_are_swept_and_counted(office: Office):
    left = [
        office.folder.forms / PERIOD / ".fa-1.tmp",
        office.folder.originals / ".fa-2.tmp",
        office.folder.root / ".fa-3.tmp",
    ]
    in_the_inbox = office.folder.inbox / ".fa-4.tmp"
    for path in (*left, in_the_inbox):
        path.write_bytes(b"half")
    result = office.verify()
    assert result.clean
    assert len(result.swept) == 3
    assert not any(path.exists() for path in left)
    assert in_the_inbox.exists()


def test_forms_that_were_saved_in_excel_or_deleted(office: Office):
    first, second, *_ = (office.folder.root / f.path for f in office.register.issued.forms(PERIOD))
    book = load_workbook(first)
    book.save(first)
    second.unlink()
    assert kinds(office) == ["form_changed", "form_missing"]


@pytest.mark.parametrize(
    ("statement", "kind"),
    [
        ("UPDATE submission SET state = 'returned' WHERE unit = 'MAU-T01'", "state_differs"),
        ("UPDATE submission SET is_current = 0 WHERE unit = 'MAU-T04'", "revisions_broken"),
        ("UPDATE submission SET revision = 3 WHERE unit = 'MAU-T04'", "revisions_broken"),
        ("DELETE FROM receipt WHERE path LIKE '%T04.xlsx'", "submission_without_receipt"),
        ("DELETE FROM sheet_map WHERE report_type = 'F02'", "row_without_place"),
        ("UPDATE form_row SET data = 'no JSON' WHERE report_type = 'F02'", "check_failed"),
        ("DELETE FROM original", "register_damaged"),
    ],
)
def test_a_register_that_contradicts_itself(office: Office, statement: str, kind: str):
    office.close()
    change(office.folder.register, statement)
    assert kind in kinds(office)


def test_a_row_changed_behind_the_programs_back_is_found_by_reading_again(office: Office):
    office.close()
    before, after = (f'["US",{n},' for n in (4, 9))
    change(
        office.folder.register,
        f"UPDATE form_row SET data = replace(data, '{before}', '{after}')",
    )
    found = {f.kind: f for f in office.verify(full=True).found}
    assert set(found) == {"reading_differs", "figures_differ"}
    assert "F02" in found["reading_differs"].params["places"]
    assert "moi_di_trong_ky" in found["reading_differs"].sentence()
    assert found["figures_differ"].weight == "damage"
    assert "9 → 14" in found["figures_differ"].sentence()


def test_a_damaged_page_is_named_and_ends_the_looking(office: Office):
    office.close()
    damage_a_page(office.folder.register, "form_row")
    assert set(kinds(office)) == {"register_damaged"}


def test_frozen_figures_changed_from_outside(office: Office):
    office.close()
    change(office.folder.register, """UPDATE frozen SET figures = replace(figures, ':7', ':8')""")
    assert kinds(office) == ["figures_differ", "frozen_changed"]


def test_a_change_decided_after_going_up_is_a_correction_that_is_due(office: Office):
    office.return_(PERIOD, "MAU-T02", "sai số liệu")
    (found,) = office.verify().found
    assert (found.kind, found.weight) == ("figures_pending", "attention")
    office.report(PERIOD)
    assert kinds(office) == []
    assert len(office.register.figures.versions(PERIOD)) == 2


def test_a_new_report_after_going_up_is_a_correction_that_is_due(office: Office):
    plan = filled(plan_of(office, PERIOD, "MAU-T04"), {"F02": students(US=1)})
    drop(office, plan, "gui lai.xlsx")
    office.collect()
    assert kinds(office) == []
    office.accept(PERIOD, "MAU-T04")
    assert kinds(office) == ["figures_pending"]


def test_a_correction_that_does_not_lead_from_one_version_to_the_next(office: Office):
    office.return_(PERIOD, "MAU-T02", "sai số liệu")
    office.report(PERIOD)
    office.close()
    change(office.folder.register, "DELETE FROM correction WHERE rowid = 1")
    assert kinds(office) == ["correction_differs"]


def test_figures_that_went_up_without_their_document(office: Office):
    for path in (office.folder.reports / PERIOD).glob("bao-cao*"):
        path.unlink()
    assert kinds(office) == ["document_missing"]
    office.report(PERIOD)
    assert kinds(office) == []


def test_personal_values_that_were_erased_are_not_missed(tmp_path: Path):
    from datetime import date

    from tests.support.filled import make_office

    trip = {
        "ten_doan": "Đoàn mẫu",
        "truong_doan": "Người mẫu",
        "nuoc_den": ("JP",),
        "so_nguoi": 5,
        "tu_ngay": date(2023, 3, 1),
        "den_ngay": date(2023, 3, 5),
    }
    with make_office(tmp_path, "tphcm") as office:
        drop(office, filled(plan_of(office, PERIOD, "MAU-T01"), {"F03": (trip,)}))
        office.collect()
        office.accept(PERIOD, "MAU-T01")
        assert kinds(office) == []
        assert office.register.personal.erase(PERIOD, actor="a", reason="hết hạn lưu") > 0
        assert kinds(office) == []


def test_a_sample_is_read_again_by_default_and_another_the_next_day(
    office: Office, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(verify_reading, "SAMPLE", 1)
    result = office.verify()
    assert (result.checked["read_again"], result.checked["readable"]) == (1, 3)
    every = verify_reading.readable(office)
    monkeypatch.setattr(verify_reading, "SAMPLE", 2)
    picked = {
        tuple(s.unit for s in verify_reading.chosen(_on(office, day), every, full=False))
        for day in range(738000, 738020)
    }
    assert len(picked) > 1
    assert verify_reading.chosen(office, every, full=True) == list(every)


def _on(office: Office, day: int) -> Office:
    from datetime import date

    class Day:
        today = date.fromordinal(day)

    return Day()  # type: ignore[return-value]


def test_differences_are_named_by_their_place(office: Office):
    submission = office.register.standings.of(PERIOD, ("MAU-T01",))["MAU-T01"].submission
    assert submission is not None
    stored = office.register.submissions.content(submission.id, office.report_types)
    table = stored.tables["F02"]
    rows = (table.rows[0]._replace(values={"nuoc": "FR"}), *table.rows[1:])
    changed = TableContent.of_rows("F02", table.sheet, table.columns, rows)
    other = dataclasses.replace(stored, nil=True, tables={**stored.tables, "F02": changed})
    places = differences(other, stored, office.report_types, personal=True)
    number = table.rows[0].number
    assert "nil" in places
    assert f"F02 {number} nuoc" in places
    assert f"F02 {number} moi_di_trong_ky" in places
    without = dataclasses.replace(stored, tables={})
    assert "F02" in differences(without, stored, office.report_types, personal=True)


def test_verify_waits_for_nobody(office: Office):
    with office._lock(), pytest.raises(OfficeError, match="đang được"):
        Office.open(office.folder.root).verify()


def test_every_kind_has_its_words_and_every_word_its_kind():
    source = Path(verification.__file__).parent
    code = "\n".join(p.read_text("utf-8") for p in source.glob("verif*.py"))
    said = {n.removeprefix("found_") for n in entries("safety") if n.startswith("found_")}
    built = {f"{what}_{how}" for what in ("original", "form") for how in ("missing", "changed")}
    assert {kind for kind in said if f'"{kind}"' not in code} <= built
    assert said >= verification._DAMAGE


def test_an_office_copied_or_moved_is_the_same_office(office: Office, tmp_path: Path):
    office.close()
    copied = tmp_path / "ổ mạng" / "văn phòng chép"
    shutil.copytree(office.folder.root, copied, copy_function=shutil.copyfile)
    with Office.open(copied) as again:
        assert kinds(again) == []
        assert not any(o.disposition == "duplicate" for o in again.collect().result.outcomes)
        assert len(again.register.inspection.submissions()) == 4
    moved = tmp_path / "moi"
    os.rename(copied, moved)
    with Office.open(moved) as again:
        assert kinds(again) == []
        report = again.report(PERIOD)
        assert report.is_relative_to(moved)
        assert len(list(report.parent.glob("bao-cao*"))) == 1


def test_paths_in_the_register_are_relative(office: Office):
    with closing(sqlite3.connect(office.folder.register)) as register:
        dump = "\n".join(register.iterdump())
    assert str(office.folder.root) not in dump
