"""Unit lists: what an import would change, shown before it is written."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from tests.support.mini import UNITS

from foreignaffairs.model import Roster, Unit, UnitChange
from foreignaffairs.register import Register, RosterDiff, difference

ON = date(2025, 7, 1)


def unit(code: str, name: str = "Trường mẫu", **more: object) -> Unit:
    return Unit.model_validate({"code": code, "name": name, "kinds": ("THPT",), **more})


def kinds(diff: RosterDiff) -> dict[str, str]:
    return {line.unit.code: line.kind for line in diff.lines}


def test_a_first_import_stores_the_list_as_it_is(register: Register) -> None:
    diff = difference(Roster(units=()), UNITS.units, on=ON, whole=True)
    assert diff.counts() == {"imported": 5, "updated": 0, "ignored": 0, "ended": 0, "deleted": 0}
    assert register.units.roster() == Roster(units=())  # a preview writes nothing
    assert register.units.apply(diff, actor="a")
    assert register.units.roster() == UNITS


def test_importing_the_same_list_again_changes_nothing(register: Register) -> None:
    register.units.apply(difference(Roster(units=()), UNITS.units, on=ON, whole=True), actor="a")
    trail = register.decisions.history()
    again = difference(register.units.roster(), UNITS.units, on=ON, whole=True)
    assert not again.changed
    assert not register.units.apply(again, actor="a")
    assert register.decisions.history() == trail


def test_each_kind_of_change_is_told_apart(register: Register) -> None:
    old = Roster(
        units=(
            unit("A"),
            unit("B"),
            unit("C"),
            unit("D", since=date(2025, 9, 1)),
            unit("E", until=date(2024, 12, 31)),
        )
    )
    register.units.apply(difference(Roster(units=()), old.units, on=ON, whole=True), actor="a")
    diff = difference(
        register.units.roster(), (unit("A"), unit("B", "Tên mới"), unit("N")), on=ON, whole=True
    )
    assert kinds(diff) == {
        "A": "ignored",
        "B": "updated",
        "N": "imported",
        "C": "ended",
        "D": "deleted",
    }
    assert next(line.fields for line in diff.lines if line.kind == "updated") == ("name",)
    register.units.apply(diff, actor="a")
    after = {u.code: u for u in register.units.roster().units}
    assert after["C"].until == date(2025, 6, 30)
    assert after["E"].until == date(2024, 12, 31)
    assert after["B"].name == "Tên mới"
    assert "D" not in after
    assert register.decisions.history()[-1].action == "units"


def test_a_partial_list_ends_nobody() -> None:
    diff = difference(UNITS, (unit("N"),), on=ON, whole=False)
    assert kinds(diff) == {"N": "imported"}
    assert len(diff.after) == 6


def test_a_list_without_dates_is_about_the_record_in_force() -> None:
    old = Roster(
        units=(unit("A", until=date(2025, 6, 30)), unit("A", "Mới", since=date(2025, 7, 1)))
    )
    diff = difference(old, (unit("A", "Mới", area="Phường mẫu"),), on=date(2026, 1, 1), whole=True)
    (line,) = diff.lines
    assert (line.kind, line.fields) == ("updated", ("area",))
    assert line.unit.since == date(2025, 7, 1)


def test_what_a_list_has_no_column_for_stays() -> None:
    old = Roster(units=(unit("A", aliases=("THPT A",), sample=True),))
    assert not difference(old, (unit("A"),), on=ON, whole=True).changed


def test_changes_of_units_are_kept_once(register: Register) -> None:
    change = UnitChange(kind="merge", on=ON, before=("Q01", "T01"), after=("T02",), note="mẫu")
    assert register.units.add_change(change, actor="a")
    assert not register.units.add_change(change, actor="a")
    assert register.units.roster().changes == (change,)
    assert register.units.roster().successors("Q01", ON) == ("T02",)


CODES = st.lists(st.sampled_from("ABCDE"), unique=True)


@given(CODES, CODES, st.sampled_from(["Tên mẫu", "Tên khác"]))
def test_applying_a_difference_makes_the_next_one_empty(
    before: list[str], after: list[str], name: str
) -> None:
    old = Roster(units=tuple(unit(c) for c in before))
    listed = tuple(unit(c, name) for c in after)
    diff = difference(old, listed, on=ON, whole=True)
    again = difference(Roster(units=diff.after), listed, on=ON, whole=True)
    assert not again.changed
    assert {u.code for u in Roster(units=diff.after).at(ON)} == set(after)
    assert len({(u.code, u.since) for u in diff.after}) == len(diff.after)
