"""An office from the outside: what goes into its folder and what comes out."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from openpyxl import load_workbook
from tests.support.filled import (
    CONSULTANCY,
    drop,
    filled,
    make_office,
    plan_of,
    received,
    students,
)

from foreignaffairs.model import OfficeError, UnknownUnit
from foreignaffairs.office import Office

PERIOD = "2023-K1"


@pytest.fixture
def office(tmp_path: Path):
    with make_office(tmp_path, "hai-phong") as made:
        yield made


def send(office: Office, unit: str, period: str = PERIOD, name: str | None = None, **given) -> Path:
    rows = {"F02": given.pop("rows")} if "rows" in given else {}
    return drop(office, filled(plan_of(office, period, unit), rows, **given), name)


def test_the_whole_way_from_units_to_a_report_whose_figures_lead_back_to_the_files(office: Office):
    forms = office.forms(PERIOD)
    assert forms.letter.is_file()
    assert {"MAU-T01", CONSULTANCY} <= set(forms.forms)

    files = {
        send(office, "MAU-T01", rows=students(US=3, KR=2)).name: "2023-06-10",
        send(office, "MAU-T02", rows=students(US=4)).name: "2023-06-20",
        send(office, "MAU-T03", nil=True).name: "2023-06-14",
        send(office, CONSULTANCY, rows=students(US=9)).name: "2023-06-01",
    }
    received(office, files)
    collected = office.collect()
    assert {o.unit for o in collected.result.outcomes if o.unit} == {
        "MAU-T01",
        "MAU-T02",
        "MAU-T03",
        CONSULTANCY,
    }
    assert set(office.accept_clean(PERIOD)) >= {"MAU-T01", "MAU-T02", "MAU-T03"}

    status = office.status(PERIOD).set_index("don_vi")
    assert status.loc["MAU-T01", "dung_han"]
    assert status.loc["MAU-T02", "so_ngay_cham"] == 6
    assert status.loc["MAU-T04", "trang_thai"] == "missing"

    table = office.consolidate(PERIOD)["F02"]
    schools = table[table["nguon_bao_cao"] == "TRUONG"].groupby("nuoc")["moi_di_trong_ky"].sum()
    assert schools.to_dict() == {"KR": 2, "US": 7}

    report = office.report(PERIOD)
    assert report.is_file()
    assert office.annex_path(PERIOD).is_file()

    traced = office.trace(f"{PERIOD}/F02/moi_di_trong_ky?nguon_bao_cao=TRUONG&nuoc=US")
    assert traced["gia_tri"].sum() == 7
    for _, row in traced.iterrows():
        book = load_workbook(office.folder.inbox / row["tep"], data_only=True)
        assert book[row["trang"]][row["o"]].value == row["gia_tri"]


def test_collecting_again_changes_nothing(office: Office):
    send(office, "MAU-T01", rows=students(US=3))
    office.collect()
    before = office.register.submissions.current(PERIOD)
    again = office.collect()
    assert not any(o.new for o in again.result.outcomes)
    assert office.register.submissions.current(PERIOD) == before


def test_a_file_with_errors_goes_back_as_a_marked_copy_with_a_mail_draft(office: Office):
    settings = office.folder.settings
    settings.write_text(settings.read_text("utf-8").replace('"manual"', '"auto"'), "utf-8")
    with Office.open(office.folder.root) as automatic:
        wrong = ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5},)
        path = send(automatic, "MAU-T01", rows=wrong)
        original = path.read_bytes()
        collected = automatic.collect()
        copy = collected.copies[path.name]
        assert copy.is_file()
        assert list(copy.parent.glob("*.eml"))
        assert path.read_bytes() == original
        status = automatic.status(PERIOD).set_index("don_vi")
        assert status.loc["MAU-T01", "trang_thai"] == "returned"
        automatic.collect()
        assert len(list(copy.parent.glob("*.xlsx"))) == 1


def test_a_corrected_second_version_replaces_the_first_and_both_are_kept(office: Office):
    first = send(office, "MAU-T01", rows=students(US=3))
    received(office, {first.name: "2023-06-01"})
    office.collect()
    second = send(office, "MAU-T01", rows=students(US=8), name="gui lai.xlsx")
    received(office, {first.name: "2023-06-01", second.name: "2023-06-05"})
    office.collect()
    office.accept_clean(PERIOD)
    table = office.consolidate(PERIOD).table("F02", ["nuoc"])
    assert table["moi_di_trong_ky"].tolist() == [8]
    assert [s.revision for s in office.register.submissions.revisions(PERIOD, "MAU-T01")] == [1, 2]


def test_what_went_up_is_frozen_and_a_later_change_is_a_correction_with_both_values(
    office: Office,
):
    send(office, "MAU-T01", rows=students(US=3))
    office.collect()
    office.accept_clean(PERIOD)
    office.report(PERIOD)
    office.report(PERIOD)
    assert len(office.register.figures.versions(PERIOD)) == 1
    send(office, "MAU-T02", rows=students(US=4))
    office.collect()
    office.accept_clean(PERIOD)
    office.report(PERIOD)
    changed = {c.figure: (c.before, c.after) for c in office.register.figures.corrections(PERIOD)}
    name = f"{PERIOD}/F02/moi_di_trong_ky?nguon_bao_cao=TRUONG&nuoc=US"
    assert changed[name] == (3, 7)


def test_an_earlier_report_is_kept_when_a_new_one_is_written(office: Office):
    send(office, "MAU-T01", rows=students(US=3))
    office.collect()
    office.accept_clean(PERIOD)
    first = office.report(PERIOD)
    kept = first.read_bytes()
    send(office, "MAU-T02", rows=students(US=4))
    office.collect()
    office.accept_clean(PERIOD)
    office.report(PERIOD)
    versions = [p.read_bytes() for p in first.parent.glob("bao-cao-*.docx")]
    assert kept in versions
    assert len(versions) == 2


def test_a_closed_period_takes_nothing_until_it_is_reopened(office: Office):
    send(office, "MAU-T01", rows=students(US=3))
    office.collect()
    office.close_period(PERIOD)
    with pytest.raises(OfficeError, match=r"khóa"):
        office.accept(PERIOD, "MAU-T01")
    office.reopen(PERIOD, "nhận thêm báo cáo")
    assert office.accept(PERIOD, "MAU-T01")


def test_an_extension_moves_one_units_date_and_an_exclusion_leaves_the_denominator(office: Office):
    office.extend(PERIOD, "MAU-T01", date(2023, 6, 30), "bão")
    office.exclude(PERIOD, "MAU-T02", "sáp nhập")
    status = office.status(PERIOD).set_index("don_vi")
    assert status.loc["MAU-T01", "han"] == date(2023, 6, 30)
    assert status.loc["MAU-T02", "trang_thai"] == "excluded"
    owed = office.status_summary(PERIOD)["phai_nop"].iloc[0]
    assert owed == len(status) - 1
    with pytest.raises(OfficeError, match="14/06/2023"):
        office.extend(PERIOD, "MAU-T03", date(2023, 6, 1), "sớm hơn")


def test_the_reminder_lists_those_who_owe_and_drafts_a_mail_for_those_with_an_address(
    office: Office,
):
    send(office, "MAU-T01", nil=True)
    office.collect()
    made = office.remind(PERIOD)
    assert made.letter is not None
    assert made.letter.is_file()
    assert "MAU-T01" not in made.units
    assert "MAU-T02" in made.drafts
    assert "MAU-T02" in office.register.issued.last_reminded(PERIOD)


def at(office: Office, day: date) -> Office:
    """The same office on another day."""
    moment = datetime(day.year, day.month, day.day, 9, tzinfo=timezone(timedelta(hours=7)))
    return Office.open(office.folder.root, clock=lambda: moment)


def test_a_unit_that_was_given_more_time_is_not_reminded_before_it_is_over(office: Office):
    office.extend(PERIOD, "MAU-T02", date(2023, 6, 30), "bão")
    with at(office, date(2023, 6, 20)) as then:
        assert "MAU-T02" not in then.remind(PERIOD).units
    with at(office, date(2023, 7, 1)) as then:
        assert "MAU-T02" in then.remind(PERIOD).units


@pytest.mark.parametrize(
    ("today", "asked"),
    [(date(2023, 6, 12), "14/6/2023"), (date(2023, 6, 20), "26/6/2023")],
)
def test_what_is_sent_back_is_asked_for_by_a_day_that_is_still_to_come(
    office: Office, today: date, asked: str
):
    file = send(office, "MAU-T01", rows=students(US=3))
    received(office, {file.name: "2023-06-12"})
    with at(office, today) as then:
        then.collect()
        copy = then.return_(PERIOD, "MAU-T01", "thiếu chữ ký")
    assert copy is not None
    first = load_workbook(copy).worksheets[0]
    assert any(asked in str(c.value) for row in first.iter_rows() for c in row if c.value)


def test_issued_forms_are_never_overwritten_and_the_same_form_is_not_issued_twice(office: Office):
    first = office.forms(PERIOD)
    again = office.forms(PERIOD)
    assert first.forms == again.forms
    office.extend(PERIOD, "MAU-T01", date(2023, 6, 30), "bão")
    later = office.forms(PERIOD)
    assert later.forms["MAU-T01"] != first.forms["MAU-T01"]
    assert first.forms["MAU-T01"].is_file()
    assert later.forms["MAU-T02"] == first.forms["MAU-T02"]


@pytest.mark.parametrize("period", ["2023", "2023-K2", "K1", ""])
def test_an_unknown_period_is_refused_with_the_known_ones(office: Office, period: str):
    with pytest.raises(OfficeError, match="2023-K1"):
        office.view(period)


def test_an_unknown_unit_is_refused_with_near_codes(office: Office):
    with pytest.raises(UnknownUnit) as raised:
        office.accept(PERIOD, "MAU-T1")
    assert "MAU-T01" in raised.value.suggestions


def test_a_folder_that_is_no_office_says_how_to_make_one(tmp_path: Path):
    with pytest.raises(OfficeError, match="foreignaffairs init"):
        Office.open(tmp_path)


def test_an_office_is_not_made_twice(office: Office):
    with pytest.raises(OfficeError, match="không ghi đè"):
        Office.create(office.folder.root, province="hai-phong")


def test_settings_of_the_office_change_its_dates_and_a_wrong_key_is_named(office: Office):
    settings = office.folder.settings
    text = settings.read_text("utf-8")
    settings.write_text(text + '\n[deadlines."HP-H2"]\ninclusive = true\n', "utf-8")
    with Office.open(office.folder.root) as decided:
        due = decided.view(PERIOD).due
        assert due.due == date(2023, 6, 15)
        assert "inclusive" not in due.to_confirm
    settings.write_text(text + "\nmau_sac = 1\n", "utf-8")
    with pytest.raises(OfficeError, match="mau_sac"):
        Office.open(office.folder.root)


def test_rows_of_people_do_not_reach_what_leaves_the_office(tmp_path: Path):
    with make_office(tmp_path, "tphcm") as office:
        period = "2023-K1"
        trip = {
            "ten_doan": "Đoàn mẫu",
            "truong_doan": "Người mẫu bí mật",
            "nuoc_den": ("JP",),
            "so_nguoi": 5,
            "tu_ngay": date(2023, 3, 1),
            "den_ngay": date(2023, 3, 5),
        }
        drop(office, filled(plan_of(office, period, "MAU-T01"), {"F03": (trip,)}))
        office.collect()
        office.accept(period, "MAU-T01")
        office.report(period)
        book = load_workbook(office.annex_path(period))
        words = {str(c.value) for s in book for r in s.iter_rows() for c in r if c.value}
        assert any("Đoàn mẫu" in w for w in words)
        assert not any("bí mật" in w for w in words)


def test_a_corrected_file_is_compared_with_the_one_before(office: Office):
    wrong = ({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5},)
    twice = (*wrong, {"nuoc": "KR", "moi_di_trong_ky": 1, "nu": 4})
    first = send(office, "MAU-T01", rows=twice)
    received(office, {first.name: "2023-06-01"})
    (outcome,) = (o for o in office.collect().result.outcomes if o.unit)
    assert outcome.compared is None
    assert "So với" not in outcome.sentence()
    first_copy = office.return_(PERIOD, "MAU-T01", "Đề nghị sửa")
    better = ({"nuoc": "JP", "moi_di_trong_ky": 1, "nu": 2}, *wrong)
    second = send(office, "MAU-T01", rows=better, name="gui lai.xlsx")
    received(office, {first.name: "2023-06-01", second.name: "2023-06-05"})
    outcome = next(o for o in office.collect().result.outcomes if o.file == second.name)
    assert outcome.compared == {"with": 1, "mended": 1, "still_there": 1, "kept": 0, "new": 1}
    assert outcome.sentence().endswith("So với lần 1: đã sửa 1, còn 1, mới 1.")
    again = next(o for o in office.collect().result.outcomes if o.file == second.name)
    assert (again.new, again.sentence()) == (False, outcome.sentence())

    compared = office.compare(PERIOD, "MAU-T01")
    assert compared is not None
    assert [f.cell for f in compared.still_there] == ["D10"]
    assert [f.cell for f in compared.new] == ["D9"]
    second_copy = office.return_(PERIOD, "MAU-T01", "Đề nghị sửa tiếp")
    assert second_copy != first_copy
    assert second_copy is not None
    lines = [[c.value for c in row] for row in load_workbook(second_copy).worksheets[0].iter_rows()]
    said = {line[3]: str(line[1]) for line in lines if isinstance(line[0], int)}
    assert list(said) == ["D10", "D9"]
    assert "Lần trước đã đề nghị" in said["D10"]
    assert "Lần trước" not in said["D9"]
    assert "So với lần trước: đã sửa 1 nội dung, còn 1, mới 1." in [line[0] for line in lines]


def test_what_a_file_held_beside_the_form_goes_back_with_its_copy(office: Office):
    path = send(office, "MAU-T01", rows=({"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5},))
    book = load_workbook(path)
    book.create_sheet("Danh sách lớp").append(["Lớp 12A", 31])
    book.save(path)
    office.collect()
    copy = office.return_(PERIOD, "MAU-T01", "Đề nghị sửa")
    assert copy is not None
    beside = load_workbook(copy)["Nội dung ngoài biểu"]
    said = [tuple(c.value for c in row)[1:] for row in beside.iter_rows()]
    assert ("Danh sách lớp", "A1", None, "Lớp 12A") in said
    assert ("Danh sách lớp", "B1", None, "31") in said
