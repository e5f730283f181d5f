"""What becomes of the files in an inbox."""

from __future__ import annotations

import os
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from tests.inbox.fake import K1, REPORT_TYPES, Desk, form
from tests.register.helpers import dump

from foreignaffairs.inbox import Disposition
from foreignaffairs.model import OfficeError
from foreignaffairs.register import AUTOMATIC, State


def test_a_valid_form_is_accepted_and_one_with_errors_returned(desk: Desk) -> None:
    desk.put("T01.xlsx", form("T01"))
    desk.put("T02.xlsx", form("T02", gone=1, women=5))
    desk.put("V01.xlsx", form("V01", gone=999))
    result = desk.collect()
    fates = {o.file: (o.disposition, o.verdict) for o in result.outcomes}
    assert fates == {
        "T01.xlsx": (Disposition.ACCEPTED, "valid"),
        "T02.xlsx": (Disposition.RETURNED, "invalid"),
        "V01.xlsx": (Disposition.ACCEPTED, "warnings"),
    }
    assert [o.unit for o in result.outcomes] == ["T01", "T02", "V01"]
    assert [o.sentence() for o in result.outcomes] == [
        "Báo cáo lần 1 đạt.",
        "Báo cáo lần 1 có 1 chỗ cần chỉnh sửa.",
        "Báo cáo lần 1 đạt; có 1 chỗ đề nghị xác nhận.",
    ]
    assert not result.needs_a_person
    states = {u: s.state for u, s in desk.register.standings.of("2023-K1").items()}
    assert states == {
        "T01": State.ACCEPTED,
        "T02": State.RETURNED,
        "V01": State.ACCEPTED,
    }
    entries = desk.register.decisions.history("2023-K1", "T02")
    assert [(e.action, e.actor) for e in entries] == [
        ("receive", "Cán bộ mẫu"),
        ("return", AUTOMATIC),
    ]


def test_every_outcome_says_why_in_both_languages(desk: Desk) -> None:
    desk.put("T01.xlsx", form("T01"))
    desk.put("T01 lần 2.xlsx", form("T01", gone=4), minute=1)
    desk.put("bản sao.xlsx", form("T01", gone=4), minute=2)
    desk.put("T02.xlsx", form("T02", gone=1, women=5))
    desk.put("hỏng.xlsx", "không phải JSON")
    desk.put("lạ.xlsx", form("X99"))
    desk.put("kỳ khác.xlsx", form("T01", "2023-N"))
    desk.put("nơi khác.xlsx", form("T01", province="noi-khac"))
    desk.put("thư.eml", "From: a@mau.vn\nTo: b@mau.vn\nSubject: x\n\nKhông kèm gì.\n")
    desk.put("ảnh.PDF", "%PDF-1.7")
    desk.put("gói.zip", b"PK\x03\x04")
    desk.put("~$T01.xlsx", "x")
    desk.put("rỗng.xlsx", "")
    desk.put("13.xlsx", form("V01", gone=13))
    result = desk.collect(K1)
    fates = {o.file: o.disposition.value for o in result.outcomes}
    assert fates == {
        "T01.xlsx": "superseded",
        "T01 lần 2.xlsx": "accepted",
        "bản sao.xlsx": "duplicate",
        "T02.xlsx": "returned",
        "hỏng.xlsx": "unreadable",
        "lạ.xlsx": "to_review",
        "kỳ khác.xlsx": "other_period",
        "nơi khác.xlsx": "other_office",
        "thư.eml": "set_aside",
        "ảnh.PDF": "set_aside",
        "gói.zip": "unreadable",
        "~$T01.xlsx": "ignored",
        "rỗng.xlsx": "ignored",
        "13.xlsx": "to_review",
    }
    for outcome in result.outcomes:
        for lang in ("vi", "en"):
            assert len(outcome.sentence(lang)) > 5
            assert "{" not in outcome.sentence(lang)
            assert outcome.label(lang)
    assert result.needs_a_person
    assert sum(result.counts().values()) == 14


def test_collecting_again_writes_and_reads_nothing(desk: Desk) -> None:
    desk.put("T01.xlsx", form("T01"))
    desk.put("T02.xlsx", form("T02", gone=1, women=5))
    desk.put("sao.xlsx", form("T01"), minute=1)
    desk.put("hỏng.xlsx", "?")
    desk.put("lạ.xlsx", form("X99"))
    first = desk.collect()
    before, read = dump(desk.register), len(desk.reader.read)
    desk.tomorrow()
    again = desk.collect()
    assert dump(desk.register) == before
    assert len(desk.reader.read) == read
    assert not any(o.new for o in again.outcomes)
    assert [(o.file, o.disposition, o.sentence()) for o in again.outcomes] == [
        (o.file, o.disposition, o.sentence()) for o in first.outcomes
    ]


def test_a_file_that_was_only_touched_keeps_its_place(desk: Desk) -> None:
    desk.put("T01.xlsx", form("T01"))
    desk.collect()
    desk.put("T01.xlsx", form("T01"), minute=50)
    desk.tomorrow()
    assert desk.fates() == {"T01.xlsx": "accepted"}
    assert len(desk.reader.read) == 1
    assert len(desk.register.submissions.revisions("2023-K1", "T01")) == 1


def test_a_renamed_file_is_the_same_file(desk: Desk) -> None:
    path = desk.put("T01.xlsx", form("T01"))
    desk.collect()
    path.rename(path.with_name("Trường mẫu.xlsx"))
    assert desk.fates() == {"Trường mẫu.xlsx": "accepted"}
    assert len(desk.reader.read) == 1


def test_originals_are_kept_byte_for_byte_and_the_inbox_is_left_alone(desk: Desk) -> None:
    names = ["T01.xlsx", "gói.zip", "hỏng.xls"]
    for n, name in enumerate(names):
        desk.put(name, form("T01") if n == 0 else bytes([n]) * 100)
    before = {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in desk.inbox.iterdir()}
    desk.collect()
    assert {p.name: (p.read_bytes(), p.stat().st_mtime_ns) for p in desk.inbox.iterdir()} == before
    kept = {p.read_bytes(): p for p in desk.originals.rglob("*") if p.is_file()}
    assert set(kept) == {content for content, _ in before.values()}
    submission = desk.register.submissions.current("2023-K1")[0]
    path = desk.originals / desk.register.submissions.original_path(submission.id)
    assert path.read_text() == form("T01")
    assert path.name.startswith(submission.sha256)


def test_a_later_revision_replaces_an_earlier_one_and_both_are_kept(desk: Desk) -> None:
    desk.put("a.xlsx", form("T01", gone=3))
    assert desk.fates() == {"a.xlsx": "accepted"}
    desk.tomorrow()
    desk.put("a.xlsx", form("T01", gone=8), minute=9)
    assert desk.fates() == {"a.xlsx": "accepted"}
    first, second = desk.register.submissions.revisions("2023-K1", "T01")
    assert (first.revision, first.is_current) == (1, False)
    assert (second.revision, second.is_current) == (2, True)
    rows = desk.register.rows.of("2023-K1", REPORT_TYPES["F02"])
    assert [r.values["moi_di_trong_ky"] for r in rows] == [8]
    old = desk.register.submissions.content(first.id, REPORT_TYPES)
    assert old.tables["F02"].rows[0].values["moi_di_trong_ky"] == 3


def test_which_revision_is_current_does_not_depend_on_the_runs(desk: Desk) -> None:
    forms = {"mới.xlsx": (form("T01", gone=8), 30), "cũ.xlsx": (form("T01", gone=3), 10)}
    for name, (text, minute) in forms.items():
        desk.put(name, text, minute=minute)
        desk.collect()  # the newer one first, the older one the same day later
    assert desk.fates() == {"mới.xlsx": "accepted", "cũ.xlsx": "superseded"}


def test_the_same_form_twice_in_one_run_is_read_once(desk: Desk) -> None:
    desk.put("thư 1/T01.xlsx", form("T01"))
    desk.put("thư 2/T01.xlsx", form("T01"), minute=1)
    assert desk.fates() == {"thư 1/T01.xlsx": "accepted", "thư 2/T01.xlsx": "duplicate"}
    assert len(desk.reader.read) == 1


def test_a_copy_of_what_found_no_place_is_not_lost_with_it(desk: Desk) -> None:
    first = desk.put("a.xlsx", form("X99"))
    desk.put("b.xlsx", form("X99"), minute=1)
    assert desk.fates() == {"a.xlsx": "to_review", "b.xlsx": "duplicate"}
    first.unlink()
    assert desk.fates(context="2") == {"b.xlsx": "to_review"}


def test_what_found_no_place_is_tried_again_when_the_rules_change(desk: Desk) -> None:
    desk.put("Q01.xlsx", form("Q01"))
    none = {"expected": lambda period: {}}
    assert desk.fates(**none) == {"Q01.xlsx": "to_review"}
    desk.tomorrow()
    result = desk.collect(context="2")
    assert result.outcomes[0].disposition is Disposition.ACCEPTED
    assert result.outcomes[0].received_on == date(2023, 6, 1)  # the day it was first seen


def test_a_form_of_another_period_waits_for_its_turn(desk: Desk) -> None:
    desk.put("a.xlsx", form("T01"))
    year = desk.collect(K1.model_copy(update={"code": "N"}))
    assert year.outcomes[0].disposition is Disposition.OTHER_PERIOD
    assert "2023-K1" in year.outcomes[0].sentence()
    assert desk.fates(K1) == {"a.xlsx": "accepted"}


def test_manual_acceptance_leaves_every_form_to_the_officer(desk: Desk) -> None:
    desk.put("T01.xlsx", form("T01"))
    desk.put("T02.xlsx", form("T02", gone=1, women=5))
    result = desk.collect(acceptance="manual")
    assert {o.disposition for o in result.outcomes} == {Disposition.TO_REVIEW}
    assert result.needs_a_person
    desk.register.decisions.accept("2023-K1", "T01", actor="Cán bộ mẫu")
    desk.register.decisions.return_("2023-K1", "T02", actor="Cán bộ mẫu", reason="số nữ")
    assert desk.fates(acceptance="manual") == {"T01.xlsx": "accepted", "T02.xlsx": "returned"}


def test_a_closed_period_takes_nothing_until_it_is_reopened(desk: Desk) -> None:
    desk.register.periods.close("2023-K1", actor="Cán bộ mẫu")
    desk.put("T01.xlsx", form("T01"))
    result = desk.collect()
    assert result.outcomes[0].disposition is Disposition.TO_REVIEW
    assert "đã khóa" in result.outcomes[0].sentence()
    assert desk.register.submissions.current("2023-K1") == ()
    assert desk.fates() == {"T01.xlsx": "to_review"}
    desk.register.periods.reopen("2023-K1", actor="Cán bộ mẫu", reason="nộp bổ sung")
    assert desk.fates() == {"T01.xlsx": "accepted"}


def test_an_excluded_unit_waits_for_the_officer(desk: Desk) -> None:
    desk.register.decisions.exclude("2023-K1", "T01", actor="a", reason="mới thành lập")
    desk.put("T01.xlsx", form("T01"))
    result = desk.collect()
    assert result.outcomes[0].disposition is Disposition.TO_REVIEW
    assert "mới thành lập" in result.outcomes[0].sentence()
    desk.register.decisions.include("2023-K1", "T01", actor="a", reason="nhầm")
    assert desk.fates() == {"T01.xlsx": "accepted"}


def test_the_officers_list_gives_day_unit_and_period(desk: Desk) -> None:
    desk.put("không tên.xlsx", form(None, None))
    assert desk.fates() == {"không tên.xlsx": "to_review"}
    lines = "tep;ngay_nhan;don_vi;ky\nKhông Tên.xlsx;28/5/2023;t02;2023-K1\n"
    desk.put("ngay-nhan.csv", lines)
    result = desk.collect()
    found = {o.file: o for o in result.outcomes}["không tên.xlsx"]
    assert (found.unit, found.period) == ("T02", "2023-K1")
    assert (found.received_on, found.basis) == (date(2023, 5, 28), "officer")
    assert {o.file: o.disposition.value for o in result.outcomes}["ngay-nhan.csv"] == "ignored"


def test_a_day_entered_later_corrects_the_record_and_which_revision_counts(desk: Desk) -> None:
    desk.put("a.xlsx", form("T01", gone=3))
    desk.collect()
    desk.tomorrow()
    desk.put("b.xlsx", form("T01", gone=8), minute=5)
    assert desk.fates() == {"a.xlsx": "superseded", "b.xlsx": "accepted"}
    desk.put("ngay-nhan.csv", "tep,ngay_nhan\nb.xlsx,30/5/2023\n")
    fates = desk.fates()
    assert (fates["a.xlsx"], fates["b.xlsx"]) == ("accepted", "superseded")
    actions = [d.action for d in desk.register.decisions.history("2023-K1", "T01")]
    assert actions[-1] == "received_on"
    before = dump(desk.register)
    desk.collect()
    assert dump(desk.register) == before


def test_a_day_entered_for_a_closed_period_is_said_and_not_taken(desk: Desk) -> None:
    desk.put("a.xlsx", form("T01"))
    desk.collect()
    desk.register.periods.close("2023-K1", actor="a")
    desk.put("ngay-nhan.csv", "tep,ngay_nhan\na.xlsx,30/5/2023\n")
    outcome = next(o for o in desk.collect().outcomes if o.file == "a.xlsx")
    assert "đã khóa" in outcome.sentence()
    assert desk.register.submissions.current("2023-K1")[0].received_on == date(2023, 6, 1)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("ten;ngay\na;b\n", "tep"),
        ("tep;ngay_nhan\na.xlsx;12/13/14\n", "dòng 2"),
        ("tep;ngay_nhan\na.xlsx;6/2023\n", "6/2023"),
        ("tep;ky\na.xlsx;2023\n", "2023-K1"),
    ],
)
def test_a_wrong_line_in_the_officers_list_is_named(desk: Desk, text: str, said: str) -> None:
    desk.put("ngay-nhan.csv", text)
    with pytest.raises(OfficeError, match=said):
        desk.collect()


def test_a_file_that_cannot_be_opened_now_is_taken_the_next_time(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.put("a.xlsx", form("T01"))
    desk.put("b.xlsx", form("T02"))
    real = Path.open

    def locked(path: Path, *rest: Any, **more: Any) -> Any:
        if path.name == "a.xlsx":
            raise PermissionError(13, "Permission denied")
        return real(path, *rest, **more)

    monkeypatch.setattr(Path, "open", locked)
    result = desk.collect()
    assert [o.disposition.value for o in result.outcomes] == ["to_review", "accepted"]
    assert "đang mở ở chương trình khác" in result.outcomes[0].sentence()
    monkeypatch.undo()
    assert desk.fates() == {"a.xlsx": "accepted", "b.xlsx": "accepted"}


def test_a_file_still_being_written_is_left_for_the_next_run(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = desk.put("a.xlsx", form("T01"))
    real = Path.open

    def growing(opened: Path, *rest: Any, **more: Any) -> Any:
        if opened == path:
            os.truncate(path, path.stat().st_size - 1)
        return real(opened, *rest, **more)

    monkeypatch.setattr(Path, "open", growing)
    outcome = desk.collect().outcomes[0]
    assert outcome.disposition is Disposition.TO_REVIEW
    assert "đang được ghi" in outcome.sentence()
    assert desk.register.receipts.seen() == []
    monkeypatch.undo()
    desk.put("a.xlsx", form("T01"))
    assert desk.fates() == {"a.xlsx": "accepted"}


def test_progress_ends_with_every_file_done(desk: Desk) -> None:
    from tests.inbox.fake import rules

    from foreignaffairs.inbox import collect

    for n in range(70):
        desk.put(f"{n}.xlsx", form("T01", gone=20 + n), minute=n)
    told: list[tuple[int, int]] = []
    collect(
        desk.inbox,
        desk.register,
        originals=desk.originals,
        reader=desk.reader,
        rules=rules(),
        actor="a",
        progress=lambda done, of: told.append((done, of)),
    )
    assert told[-1] == (70, 70)
    assert len(told) >= 2
    assert [d for d, _ in told] == sorted(d for d, _ in told)


def test_a_missing_inbox_is_an_error_with_its_path(desk: Desk) -> None:
    desk.inbox.rmdir()
    with pytest.raises(OfficeError, match="hop-thu-den"):
        desk.collect()


def test_names_no_encoding_knows_are_stored_and_found_again(desk: Desk) -> None:
    import os

    name = os.fsdecode(b"B\xe1o c\xe1o.xlsx")
    desk.put(name, form("T01"))
    assert list(desk.fates().values()) == ["accepted"]
    assert not any(o.new for o in desk.collect().outcomes)


def test_a_clock_that_went_back_gives_no_day_received(desk: Desk) -> None:
    desk.put("a.xlsx", form("T01"))
    desk.collect()
    desk.today -= timedelta(days=400)
    desk.put("b.xlsx", form("T02"))
    with pytest.raises(OfficeError, match=r"27/4/2022.*1/6/2023.*1 tệp.*ngay-nhan\.csv"):
        desk.collect()
    assert desk.register.submissions.revisions("2023-K1", "T02") == ()


def test_where_the_clock_had_been_ahead_the_officers_day_sets_it_right(desk: Desk) -> None:
    desk.today += timedelta(days=3000)
    desk.put("a.xlsx", form("T01"))
    desk.collect()
    desk.today -= timedelta(days=2999)
    desk.put("b.xlsx", form("T02"))
    desk.put("ngay-nhan.csv", "tep,ngay_nhan\na.xlsx,1/6/2023\nb.xlsx,2/6/2023\n")
    assert {o.received_on for o in desk.collect().outcomes if o.received_on} == {
        date(2023, 6, 1),
        date(2023, 6, 2),
    }
    desk.put("c.xlsx", form("V01"))
    assert desk.fates()["c.xlsx"] == "accepted"
    trail = desk.register.decisions.history()
    assert [d.unit for d in trail if d.action == "receive"] == ["T01", "T02", "V01"]
    assert trail[-1].at < trail[0].at
