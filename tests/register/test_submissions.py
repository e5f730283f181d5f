"""Revisions and rows: what goes in comes out, typed, with its place."""

from __future__ import annotations

import string
from datetime import date
from decimal import Decimal
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.register.conftest import Fresh, NewAddress
from tests.register.helpers import (
    CLOCK,
    FULL,
    PEOPLE,
    TRIPS,
    TYPES,
    arrived,
    content,
    dump,
    store,
)

from foreignaffairs.language.findings import finding
from foreignaffairs.model import ContentRow, Finding, FormContent, TableContent
from foreignaffairs.register import ACCEPTED_STATES, Action, Original, Register, State

P = "2023-K1"


def test_a_form_comes_back_as_it_was_read(register: Register) -> None:
    form = content(FULL, {"ten": "Đoàn mẫu 2"}, people=("Người mẫu A", "Người mẫu B"))
    made = store(register, form=form).submission
    assert register.submissions.content(made.id, TYPES) == form


VALUES = st.fixed_dictionaries(
    {},
    optional={
        "ten": st.text(string.printable + "ăâđêôơưạ", min_size=1),
        "nuoc": st.sampled_from(["US", "VN"]),
        "cac_nuoc": st.lists(st.sampled_from(["US", "FR", "DE"]), min_size=1).map(tuple),
        "nguoi": st.integers(0, 10_000_000),
        "kinh_phi": st.decimals(0, 10**15, places=2, allow_nan=False),
        "tu": st.dates(),
        "co": st.booleans(),
        "truong_doan": st.text(min_size=1, max_size=5).filter(str.isprintable),
    },
)


@settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
@given(st.lists(VALUES, max_size=6))
def test_values_of_every_type_survive(fresh: Fresh, rows: list[dict[str, object]]) -> None:
    with fresh() as register:
        form = content(*rows)
        made = store(register, form=form).submission
        back = register.submissions.content(made.id, TYPES)
        assert [r.values for r in back.tables["X1"].rows] == rows
        types = [{k: type(v) for k, v in r.values.items()} for r in back.tables["X1"].rows]
        assert types == [{k: type(v) for k, v in row.items()} for row in rows]


def test_the_same_content_is_stored_once(register: Register) -> None:
    first, again = store(register), store(register)
    assert (first.new, again.new) == (True, False)
    assert again.submission == first.submission
    assert len(register.decisions.history(P)) == 1


def test_one_file_may_be_the_report_of_two_units(register: Register) -> None:
    assert store(register, "T01").new
    assert store(register, "T02").new
    assert len(register.submissions.by_content("a".rjust(64, "0"))) == 2


DAYS = (date(2023, 6, 1), date(2023, 6, 5), date(2023, 6, 5))


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_current_revision_is_the_one_received_last_in_whatever_order(
    register: Register, order: tuple[int, ...]
) -> None:
    for n in order:
        store(register, key=f"k{n}", on=DAYS[n], form=content({"nguoi": n}))
    (current,) = register.submissions.current(P)
    assert current.file == "k2.xlsx"
    revisions = register.submissions.revisions(P, "T01")
    assert [s.file for s in revisions] == [f"k{n}.xlsx" for n in order]


def test_a_batch_stores_as_one_after_another_would(address: NewAddress) -> None:
    with (
        Register.open(address(), clock=CLOCK) as one,
        Register.open(address(), clock=CLOCK) as many,
    ):
        batch = []
        for n, (unit, day) in enumerate([("T01", 5), ("T02", 1), ("T01", 9), ("T01", 2)]):
            form = {"key": f"k{n}", "on": date(2023, 6, day), "judgement": Action.ACCEPT}
            store(one, unit, {"nguoi": n}, **form)
            batch.append(arrived(many, unit, {"nguoi": n}, **form))
        stored = many.submissions.store_many([*batch, batch[0]], TYPES, actor="Cán bộ mẫu")
        assert [s.new for s in stored] == [True, True, True, True, False]
        assert dump(many) == dump(one)


def test_rows_come_with_their_way_back(register: Register) -> None:
    row = ContentRow(12, {"ten": "Đoàn", "nguoi": 5}, {"nguoi": "H3"})
    table = TableContent.of_rows("X1", "Đoàn ra", {"ten": "C", "nguoi": "F"}, (row,))
    form = FormContent("1", "mini", P, "T01", {}, {}, False, {"X1": table})
    made = store(register, form=form, judgement=Action.ACCEPT).submission
    (line,) = register.rows.of(P, TRIPS)
    assert (line.unit, line.submission, line.revision) == ("T01", made.id, 1)
    assert (line.file, line.sheet, line.number) == ("a.xlsx", "Đoàn ra", 12)
    assert line.columns == {"ten": "C", "nguoi": "F"}
    assert line.cells == {"nguoi": "H3"}
    assert line.values == {"ten": "Đoàn", "nguoi": 5}


def test_only_current_revisions_in_the_states_asked_for_give_rows(register: Register) -> None:
    store(register, "T01", {"nguoi": 1}, key="a", on=date(2023, 6, 1), judgement=Action.ACCEPT)
    store(register, "T01", {"nguoi": 2}, key="b", on=date(2023, 6, 2), judgement=Action.ACCEPT)
    store(register, "T02", {"nguoi": 3}, key="c")
    store(register, "T03", {"nguoi": 4}, key="d", period="2023-N", judgement=Action.ACCEPT)
    assert [r.values["nguoi"] for r in register.rows.of(P, TRIPS)] == [2]
    waiting = register.rows.of(P, TRIPS, (*ACCEPTED_STATES, State.RECEIVED))
    assert [r.values["nguoi"] for r in waiting] == [2, 3]
    assert [r.values["nguoi"] for r in register.rows.of(P, TRIPS, units=["T02"])] == []


def test_an_earlier_periods_rows_of_a_unit(register: Register) -> None:
    store(register, judgement=Action.ACCEPT)
    assert register.rows.of_unit(P, "T01", TYPES) == {"X1": (FULL,)}
    assert register.rows.of_unit(P, "T02", TYPES) == {}
    register.decisions.return_(P, "T01", actor="a", reason="x")
    assert register.rows.of_unit(P, "T01", TYPES) == {}


def test_zero_blank_and_absent_stay_three_things(register: Register) -> None:
    store(register, "T01", {"nguoi": 0}, {"nguoi": None}, {}, judgement=Action.ACCEPT)
    values = [r.values for r in register.rows.of(P, TRIPS)]
    assert [v.get("nguoi", "trống") for v in values] == [0, "trống", "trống"]


def test_findings_come_back_in_order_and_can_be_said_in_english(register: Register) -> None:
    words = {"label": "Nữ", "limit_label": "Tổng", "limit": 3}
    findings = (
        finding("FA-R01", sheet="3. Đoàn", cell="F9", field="nguoi", value=5, **words),
        finding("FA-R02", sheet="3. Đoàn", cell="B10", field="ten", label="Tên", plugin="mini"),
    )
    made = store(register, findings=findings).submission
    back = register.submissions.findings(made.id)
    assert back == findings
    assert back[0].params == words


def test_personal_values_are_kept_apart_and_left_out(register: Register) -> None:
    form = content(FULL, people=("Người mẫu A",))
    store(register, form=form, judgement=Action.ACCEPT)
    (plain,) = register.rows.of(P, TRIPS)
    assert "truong_doan" not in plain.values
    assert register.rows.of(P, PEOPLE) == ()
    (whole,) = register.rows.with_personal(P, TRIPS)
    assert whole.values == FULL
    (person,) = register.rows.with_personal(P, PEOPLE)
    assert person.values == {"ho_ten": "Người mẫu A"}


def test_a_report_type_nobody_knows_is_not_let_out(register: Register) -> None:
    table = TableContent.of_rows("ZZ", "Lạ", {"x": "A"}, (ContentRow(1, {"x": "gì đó"}),))
    form = FormContent("1", "mini", P, "T01", {}, {}, False, {"ZZ": table})
    made = store(register, form=form, judgement=Action.ACCEPT).submission
    assert register.personal.count(P) == 1
    assert register.submissions.content(made.id, TYPES) == form


def test_erasing_personal_values_leaves_figures_and_a_record(register: Register) -> None:
    quoting = Finding(code="FA-V99", severity="warning", sheet="9. DS", field="ho_ten", message="?")
    plain = Finding(code="FA-V98", severity="warning", sheet="3. Đoàn", field="ten", message="?")
    form = content(FULL, people=("Người mẫu A", "Người mẫu B"))
    made = store(register, form=form, findings=(quoting, plain), judgement=Action.ACCEPT).submission
    store(register, "T02", key="b", period="2023-N", form=form)
    assert register.personal.count(P) == 3
    assert register.personal.originals(P) == (f"00/{'a'.rjust(64, '0')}.xlsx",)
    assert register.personal.erase(P, actor="a", reason="hết hạn lưu") == 3
    assert register.personal.erase(P, actor="a", reason="hết hạn lưu") == 0
    assert register.personal.count("2023-N") == 3
    register.personal.erase("2023-N", actor="a", reason="hết hạn lưu")
    (row,) = register.rows.with_personal(P, TRIPS)
    assert "truong_doan" not in row.values
    assert row.values["kinh_phi"] == Decimal("1200000.50")
    assert [f.code for f in register.submissions.findings(made.id)] == ["FA-V98"]
    (record,) = [d for d in register.decisions.history(P) if d.action == "erase_personal"]
    assert record.reason == "hết hạn lưu"
    original = f"00/{'a'.rjust(64, '0')}.xlsx"
    assert record.before == f'{{"findings":1,"originals":["{original}"],"rows":3}}'
    assert register.personal.originals(P) == (original,)


def test_what_is_erased_is_not_left_in_the_file(file_register: Register, tmp_path: Path) -> None:
    store(file_register, form=content(FULL, people=("Người mẫu A", "Người mẫu B")))
    path, said = tmp_path / "so-theo-doi.db", "Người mẫu B".encode()
    assert said in path.read_bytes()
    assert file_register.personal.erase(P, actor="a", reason="hết hạn lưu") == 3
    assert said not in path.read_bytes()


def test_a_character_that_a_database_cannot_keep_does_not_stop_a_batch(register: Register) -> None:
    odd = finding("FA-R02", sheet="3. Đoàn", cell="B10", field="ten", value="a\0b", label="T\0n")
    form = content({"ten": "Đoàn\0mẫu"})
    made = store(register, form=form, findings=(odd,)).submission
    (kept,) = register.submissions.findings(made.id)
    assert (kept.code, kept.value) == ("FA-R02", "a\ufffdb")
    assert register.submissions.content(made.id, TYPES).tables == form.tables


UNORDERED = ("b-1", "B1", "A.1", "a1", "A1", "A_1", "A-1")
"""Unit codes that a server with an order of its own (Vietnamese, English) puts elsewhere."""


def test_units_come_in_the_order_of_their_codes_whatever_the_server_thinks(
    register: Register,
) -> None:
    for number, unit in enumerate(UNORDERED):
        store(register, unit, {"nguoi": number}, key=f"k{number}", judgement=Action.ACCEPT)
        register.issued.record_form(P, unit, f"bieu-mau/{unit}.xlsx", "1", f"{number}")
    register.issued.record_reminders(P, UNORDERED, "nhac.docx", "letter", actor="a")
    wanted = sorted(UNORDERED)
    assert [s.unit for s in register.submissions.current(P)] == wanted
    assert [r.unit for r in register.rows.of(P, TRIPS)] == wanted
    assert [s.unit for s in register.inspection.submissions()] == wanted
    assert [f.unit for f in register.issued.forms(P)] == wanted
    assert [f.path for f in register.inspection.forms()] == [f"bieu-mau/{u}.xlsx" for u in wanted]
    assert [r.unit for r in register.issued.reminders(P)] == wanted
    register.figures.freeze(P, dict.fromkeys(UNORDERED, 1), actor="a")
    register.figures.freeze(P, dict.fromkeys(UNORDERED, 2), actor="a")
    assert [c.figure for c in register.figures.corrections(P)] == wanted


def test_originals_come_in_the_order_of_their_paths(register: Register) -> None:
    paths = [f"00/{name}" for name in UNORDERED]
    register.receipts.keep_originals(
        [Original(str(n).rjust(64, "0"), "x", 1, path) for n, path in enumerate(paths)]
    )
    assert [o.path for o in register.inspection.originals()] == sorted(paths)
