"""Findings of two revisions: mended, still there, new, wherever the rows went."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.forms.samples import TYPES
from tests.returns.made import content, missing, table

from foreignaffairs.checks import CheckContext, check_form
from foreignaffairs.language.findings import finding
from foreignaffairs.model import Finding, FormContent, TableContent
from foreignaffairs.returns import Comparison, Judged, compare

SHEET = "3 Du học"
WOMEN = table("F02", []).columns["nu"]
Rows = Sequence[Mapping[str, Any]]


def judged(
    *tables: TableContent,
    findings: Sequence[Finding] = (),
    cover: Mapping[str, tuple[Any, str]] | None = None,
) -> Judged:
    return Judged(content(*tables, cover=cover), tuple(findings))


def checked(rows: Rows, *, first: int = 9, sheet: str = SHEET) -> Judged:
    """A table of students as the checks judge it."""
    received = content(table("F02", rows, first=first, sheet=sheet))
    findings = check_form(received, CheckContext(TYPES, compulsory=("F02",)))
    return Judged(received, tuple(f for f in findings if f.code.startswith("FA-R")))


def counts(before: Judged, now: Judged) -> tuple[int, int, int]:
    found = compare(before, now, TYPES)
    return len(found.mended), len(found.still_there), len(found.new)


def told(found: Sequence[Finding]) -> list[tuple[str, str | None]]:
    return [(f.code, f.cell) for f in found]


US = {"nuoc": "US", "moi_di_trong_ky": 3, "nu": 5}
"""More women than people."""
JP = {"nuoc": "JP", "moi_di_trong_ky": 2, "nu": 1}
KR = {"nuoc": "KR", "moi_di_trong_ky": 4, "nu": 9}


def test_a_number_put_right_is_mended() -> None:
    found = compare(checked([US, JP]), checked([{**US, "nu": 2}, JP]), TYPES)
    assert told(found.mended) == [("FA-R01", f"{WOMEN}9")]
    assert (found.still_there, found.new) == ((), ())


def test_rows_that_moved_are_known_again_and_read_as_they_stand_now() -> None:
    found = compare(
        checked([US, JP]), checked([JP, {"nuoc": "FR", "moi_di_trong_ky": 1}, US]), TYPES
    )
    assert told(found.still_there) == [("FA-R01", f"{WOMEN}11")]
    assert (found.mended, found.new) == ((), ())


def test_the_same_mistake_in_another_row_is_another() -> None:
    assert counts(checked([US, JP]), checked([{**US, "nu": 1}, {**JP, "nu": 7}])) == (1, 0, 1)


def test_a_wrong_value_made_wrong_again_is_still_there() -> None:
    assert counts(checked([US, JP]), checked([JP, {**US, "nu": 8}])) == (0, 1, 0)


def test_a_row_whose_key_was_mended_is_known_by_the_rest_of_it() -> None:
    before = [{**US, "nuoc": None}, JP]
    assert counts(checked(before), checked([JP, US])) == (1, 1, 0)


def test_a_row_written_anew_between_the_same_neighbours_is_the_same_row() -> None:
    before, now = [JP, US, KR], [JP, {"nuoc": "DE", "moi_di_trong_ky": 1, "nu": 4}, KR]
    assert counts(checked(before), checked(now)) == (0, 2, 0)


def test_a_row_that_was_cleared_is_mended() -> None:
    assert counts(checked([US, JP, KR]), checked([JP])) == (2, 0, 0)


def test_twins_are_counted_one_by_one() -> None:
    assert counts(checked([US, US, JP]), checked([JP, US])) == (1, 1, 0)


def test_another_sheet_name_and_other_columns_change_nothing() -> None:
    assert counts(checked([US]), checked([JP, US], first=40, sheet="Trang tính2")) == (0, 1, 0)


@given(st.data())
def test_sorting_mends_nothing_and_breaks_nothing(data: st.DataObject) -> None:
    countries = st.sampled_from(["US", "JP", "KR", "FR", None])
    number = st.one_of(st.none(), st.integers(0, 9))
    one = st.fixed_dictionaries({"nuoc": countries, "moi_di_trong_ky": number, "nu": number})
    rows = data.draw(st.lists(one, max_size=8))
    moved = data.draw(st.permutations(rows))
    before, now = checked(rows), checked(moved, first=20)
    assert counts(before, now) == (0, len(now.findings), 0)


@given(st.data())
def test_every_finding_is_told_of_once(data: st.DataObject) -> None:
    countries = st.sampled_from(["US", "JP", "KR", None])
    number = st.one_of(st.none(), st.integers(0, 9))
    one = st.fixed_dictionaries({"nuoc": countries, "moi_di_trong_ky": number, "nu": number})
    before, now = (checked(data.draw(st.lists(one, max_size=8))) for _ in range(2))
    found = compare(before, now, TYPES)
    assert len(found.mended) + len(found.still_there) == len(before.findings)
    told_now = [*found.still_there, *found.new]
    assert sorted(told(told_now)) == sorted(told(now.findings))


def test_entries_of_the_cover_go_by_their_name_not_their_cell() -> None:
    before = judged(
        cover={"unit": ("T01", "C12")},
        findings=[finding("FA-C11", sheet="1 Bìa", field="prepared_by"),
                  finding("FA-C15", sheet="1 Bìa", cell="C26", field="F03", title="x")],
    )  # fmt: skip
    now = judged(
        cover={"unit": ("T01", "C15")},
        findings=[finding("FA-C15", sheet="1 Bìa", cell="C29", field="F03", title="x"),
                  finding("FA-C15", sheet="1 Bìa", cell="C30", field="F04", title="y")],
    )  # fmt: skip
    found = compare(before, now, TYPES)
    assert [f.code for f in found.mended] == ["FA-C11"]
    assert [f.field for f in found.still_there] == ["F03"]
    assert [f.field for f in found.new] == ["F04"]


def test_an_answer_without_an_entry_goes_by_its_question() -> None:
    def answer(question: str, cell: str) -> Judged:
        made = finding("FA-C02", sheet="1 Bìa", cell=cell, value="?", label=question)
        return judged(findings=[made])

    assert counts(answer("Có đoàn ra không?", "C9"), answer("Có đoàn ra không?", "C12")) == (
        0,
        1,
        0,
    )
    assert counts(answer("Có đoàn ra không?", "C9"), answer("Có đoàn vào không?", "C9")) == (
        1,
        0,
        1,
    )


def test_a_blank_box_goes_by_its_task_even_where_its_row_was_lost() -> None:
    def box(task: str, cell: str | None) -> Finding:
        return finding("FA-T13", sheet="2 Lời văn", cell=cell, field="ket_qua", task=task)

    boxes = table("F01", [{"ma_nhiem_vu": "M-1"}, {"ma_nhiem_vu": "M-2"}], sheet="2 Lời văn")
    before = judged(table("F01", [], sheet="2 Lời văn"), findings=[box("Một", None)])
    now = judged(boxes, findings=[box("Một", "C9"), box("Hai", "C10")])
    assert counts(before, now) == (0, 1, 1)


def test_a_total_goes_by_its_column_whatever_row_comes_first() -> None:
    def total(cell: str) -> Finding:
        return finding("FA-P02", sheet=SHEET, cell=cell, field="moi_di_trong_ky", value="9",
                       label="Mới đi", before="100", period="2023-K1")  # fmt: skip

    before = judged(table("F02", [US, JP]), findings=[total("C9")])
    now = judged(table("F02", [JP, US, KR]), findings=[total("C9")])
    assert counts(before, now) == (0, 1, 0)


def test_an_empty_table_is_the_same_one_with_or_without_its_sheet() -> None:
    without = judged(findings=[finding("FA-T11", field="F02", title="x")])
    with_sheet = judged(
        table("F02", []), findings=[finding("FA-T11", sheet=SHEET, field="F02", title="x")]
    )
    assert counts(without, with_sheet) == (0, 1, 0)


def test_what_is_noted_or_the_office_s_own_affair_is_not_counted() -> None:
    own = [
        finding("FA-S31", plugin="x", check="K", name="x", error="E"),
        finding("FA-U01", sheet=SHEET, cell="B9", other="", name=""),
        finding("FA-S15", sheet=SHEET, cell="B9", value="Không"),
    ]
    assert counts(judged(findings=own), judged()) == (0, 0, 0)
    assert counts(judged(), judged(findings=own)) == (0, 0, 0)


def test_what_was_to_be_confirmed_and_was_left_is_counted_apart() -> None:
    warning = missing(SHEET, "D9", "nu", "warning")
    error = missing(SHEET, "C9", "moi_di_trong_ky")
    one = judged(table("F02", [{"nuoc": "US"}]), findings=[warning, error])
    found = compare(one, one, TYPES)
    assert found.kept == (warning,)
    assert found.counts() == {"mended": 0, "still_there": 2, "kept": 1, "new": 0}


def test_large_tables_written_anew_cost_no_time() -> None:
    def rows(women: int) -> Rows:
        return [{"nuoc": "US", "moi_di_trong_ky": n, "nu": n + women} for n in range(4000)]

    found: Comparison = compare(checked(rows(1)), checked(rows(2)), TYPES)
    assert len(found.mended) + len(found.still_there) == 4000


@pytest.mark.parametrize("declared", ["F03", "F07"])
def test_dates_and_lists_are_compared_too(declared: str) -> None:
    rows: Rows = [
        {"ten_doan": f"Đoàn {n}", "ten_khoan": f"Khoản {n}", "tu_ngay": date(2023, 3, n),
         "nuoc_den": ("JP", "KR"), "don_vi_phoi_hop": ("A",)} for n in (1, 2, 3)
    ]  # fmt: skip
    one = table(declared, rows, sheet="4")
    other = table(declared, rows[::-1], sheet="4", first=30)
    cell = f"{one.columns[TYPES[declared].columns[1].name]}9"
    there = f"{other.columns[TYPES[declared].columns[1].name]}32"
    found = compare(
        judged(one, findings=[missing("4", cell, TYPES[declared].columns[1].name)]),
        judged(other, findings=[missing("4", there, TYPES[declared].columns[1].name)]),
        TYPES,
    )
    assert [f.cell for f in found.still_there] == [there]


def test_a_form_with_nothing_in_it_compares_with_nothing() -> None:
    empty = Judged(FormContent("1", None, None, None, {}, {}, False, {}), ())
    assert compare(empty, empty, TYPES).counts() == {
        "mended": 0, "still_there": 0, "kept": 0, "new": 0,
    }  # fmt: skip


def test_a_cell_that_had_no_good_value_and_has_none_now_is_still_there() -> None:
    cell = f"{table('F02', []).columns['moi_di_trong_ky']}9"
    rows = table("F02", [{"nuoc": "US"}], sheet=SHEET)

    def unread(code: str) -> Judged:
        made = finding(code, sheet=SHEET, cell=cell, field="moi_di_trong_ky", value="#REF!",
                       label="Mới đi", error="#REF!")  # fmt: skip
        return judged(rows, findings=[made])

    blank = judged(rows, findings=[missing(SHEET, cell, "moi_di_trong_ky")])
    assert counts(unread("FA-V07"), blank) == (0, 1, 0)
    assert counts(unread("FA-V08"), unread("FA-V01")) == (0, 1, 0)
    assert counts(blank, judged(rows)) == (1, 0, 0)


def test_a_lost_column_left_blank_is_still_there_in_all_its_cells() -> None:
    rows = [{"nuoc": "US"}, {"nuoc": "JP"}]
    lost = finding("FA-S02", sheet=SHEET, field="moi_di_trong_ky", label="Mới đi", table="x")
    before = judged(table("F02", rows, sheet=SHEET, columns={"nuoc": "B"}), findings=[lost])
    now = table("F02", rows, sheet=SHEET)
    letter = now.columns["moi_di_trong_ky"]
    blank = [missing(SHEET, f"{letter}{n}", "moi_di_trong_ky") for n in (9, 10)]
    assert counts(before, judged(now, findings=blank)) == (0, 2, 0)
    assert counts(before, judged(now)) == (1, 0, 0)
