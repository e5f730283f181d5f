"""Small counts are hidden so that totals, parts and signs do not give them away."""

from __future__ import annotations

import dataclasses
from collections import Counter
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from foreignaffairs.consolidation.hiding import hide
from foreignaffairs.consolidation.hiding_grid import REST, TOTAL, Grid, relations, small
from foreignaffairs.report_types import CORE

BELOW = 5
FEW = small(BELOW)


def grid(
    table: dict[str, tuple[int | None, ...]],
    measures: tuple[str, ...] = ("n", "nu"),
    *,
    parts: tuple[tuple[str, str], ...] = (("nu", "n"),),
    sums: tuple[tuple[str, tuple[str, ...]], ...] = (),
    has_total: bool = True,
    over: int = 0,
) -> Grid:
    """A table with its totals; ``over`` is by how much the rows together pass the total."""
    values: dict = {
        (row, m): v for row, given_ in table.items() for m, v in zip(measures, given_, strict=True)
    }
    for m in measures if has_total else ():
        there = [values[row, m] for row in table if values[row, m] is not None]
        values[TOTAL, m] = max(sum(there) - over, max(there)) if there else None
    return Grid(
        tuple(table), measures, frozenset(measures), values, parts, sums, has_total=has_total
    )


# --- an attacker who tries every table -----------------------------------------------------


def tables_of_a_row(made: Grid, hidden: dict, row: object, most: int) -> set[tuple[int, ...]]:
    """Every way a row could be, for somebody who sees what is shown of it."""
    choices = []
    for m in made.measures:
        sign, value = hidden.get((row, m)), made.value(row, m)
        if sign is None:
            choices.append([value])
        else:
            choices.append(list(range(1, BELOW if sign == FEW else most + 1)))
    found = set()
    for one in product(*choices):
        named = dict(zip(made.measures, one, strict=True))
        if all(_fits(made, row, named, pair) for pair in made.parts) and all(
            _adds_up(made, row, named, each) for each in made.sums
        ):
            found.add(one)
    return found


def _fits(made: Grid, row: object, named: dict, pair: tuple[str, str]) -> bool:
    part, whole = pair
    true = made.value(row, part), made.value(row, whole)
    return None in true or true[0] > true[1] or named[part] <= named[whole]


def _adds_up(made: Grid, row: object, named: dict, each: tuple[str, tuple[str, ...]]) -> bool:
    whole, parts = each
    exact = made.value(row, whole) == sum(made.value(row, p) or 0 for p in parts)
    return not exact or named[whole] == sum(named[p] or 0 for p in parts)


def could_be(made: Grid, hidden: dict) -> dict[object, set[tuple[int, ...]]]:
    """Every row's possible contents in tables whose columns add up as the true one's do."""
    biggest = max((v for v in made.values.values() if v), default=0)
    rows = {r: tables_of_a_row(made, hidden, r, biggest + 2) for r in made.every_row()}
    if not made.has_total:
        return rows
    over = [
        sum(made.value(r, m) or 0 for r in made.rows) - (made.value(TOTAL, m) or 0)
        for m in made.measures
    ]
    forward = [{(0,) * len(over)}]
    for r in made.rows:
        forward.append({_plus(s, one) for s in forward[-1] for one in rows[r]})
    wanted = {_plus(total, over) for total in rows[TOTAL]}
    found: dict[object, set[tuple[int, ...]]] = {
        TOTAL: {t for t in rows[TOTAL] if _plus(t, over) in forward[-1]}
    }
    after = wanted
    for at in range(len(made.rows) - 1, -1, -1):
        row = made.rows[at]
        found[row] = {one for one in rows[row] if any(_minus(s, one) in forward[at] for s in after)}
        after = {_minus(s, one) for s in after for one in rows[row]} & forward[at]
    return found


def _plus(one: tuple, other: tuple | list) -> tuple:
    return tuple((a or 0) + (b or 0) for a, b in zip(one, other, strict=True))


def _minus(one: tuple, other: tuple) -> tuple:
    return tuple(a - (b or 0) for a, b in zip(one, other, strict=True))


def given_away(made: Grid, hidden: dict) -> list[str]:
    """What the attacker can tell although nobody should."""
    possible = could_be(made, hidden)
    told = []
    for row, m in hidden:
        values = {one[made.measures.index(m)] for one in possible[row]}
        if len(values) < 2:
            told.append(f"{row}/{m} is {values}")
    for row in made.every_row():
        for part, whole in made.parts:
            a, b = made.value(row, part), made.value(row, whole)
            if a is not None and b is not None and 0 < b - a < BELOW:
                at, of = made.measures.index(part), made.measures.index(whole)
                rests = {one[of] - one[at] for one in possible[row]}
                if len(rests) < 2:
                    told.append(f"{row}: {whole} without {part} is {rests}")
    return told


# --- properties ----------------------------------------------------------------------------

people = st.integers(0, 9).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n)))


@settings(max_examples=150, deadline=None)
@given(st.lists(people, min_size=1, max_size=4), st.booleans(), st.integers(0, 3))
def test_nothing_hidden_can_be_worked_out(rows: list, has_total: bool, over: int) -> None:
    made = grid(dict(zip("ABCD", rows, strict=False)), has_total=has_total, over=over)
    assert given_away(made, hide(made, BELOW)) == []


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7)), min_size=1, max_size=3))
def test_parts_and_their_sum_do_not_give_each_other_away(rows: list) -> None:
    table = {name: (a + b, a, b) for name, (a, b) in zip("ABC", rows, strict=False)}
    made = grid(table, ("n", "a", "b"), parts=(), sums=(("n", ("a", "b")),))
    assert given_away(made, hide(made, BELOW)) == []


@settings(max_examples=300, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60)), max_size=12), st.booleans())
def test_every_sign_is_true_and_nothing_small_is_shown(rows: list, has_total: bool) -> None:
    table = {f"r{n}": (max(pair), min(pair)) for n, pair in enumerate(rows)}
    made = grid(table, has_total=has_total)
    hidden = hide(made, BELOW)
    for cell, value in made.values.items():
        if cell not in hidden:
            assert not value or value >= BELOW
        elif hidden[cell] == FEW:
            assert 0 < value < BELOW
        else:
            assert hidden[cell] == REST
            assert value


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(), st.integers()), max_size=8))
def test_nothing_is_hidden_where_nothing_is_small(rows: list) -> None:
    table = {}
    for n, (whole, part) in enumerate(rows):
        part = 0 if part % 3 == 0 else BELOW + part % 50
        rest = 0 if whole % 3 == 0 else BELOW + whole % 50
        table[f"r{n}"] = (part + rest, part)
    assert hide(grid(table), BELOW) == {}


@given(st.lists(people, max_size=6))
def test_an_office_that_asks_for_nothing_hides_nothing(rows: list) -> None:
    made = grid({f"r{n}": row for n, row in enumerate(rows)})
    assert hide(made, 0) == {}


anything = st.one_of(st.none(), st.integers(0, 12))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.tuples(anything, anything, anything), max_size=4),
    st.tuples(anything, anything, anything),
    st.booleans(),
)
def test_figures_that_contradict_each_other_are_hidden_and_never_stop_a_report(
    rows: list, totals: tuple, given_totals: bool
) -> None:
    """A part without its whole, totals that are no sums: nothing small is shown all the same."""
    names = ("n", "nu", "nam")
    table = dict(zip("ABCD", rows, strict=False))
    made = grid(table, names, parts=(("nu", "n"),), sums=(("n", ("nu", "nam")),))
    if given_totals:
        values = {**made.values, **{(TOTAL, m): v for m, v in zip(names, totals, strict=True)}}
        made = dataclasses.replace(made, values=values)
    hidden = hide(made, BELOW)
    for cell, value in made.values.items():
        assert cell in hidden or not value or value >= BELOW


def test_a_part_without_its_whole_hides_all_that_it_is_tied_to() -> None:
    made = grid({"A": (None, 1), "B": (1, None)})
    hidden = hide(made, BELOW)
    assert set(hidden) == {c for c, v in made.values.items() if v}


# --- examples that one can check by hand -----------------------------------------------------


def test_one_small_country_takes_the_next_smallest_with_it() -> None:
    made = grid({"US": (30, None), "KR": (3, None), "JP": (12, None)}, parts=())
    assert hide(made, BELOW) == {("KR", "n"): FEW, ("JP", "n"): REST}


def test_two_ones_that_add_up_to_two_would_be_known() -> None:
    made = grid({"US": (30, None), "KR": (1, None), "JP": (1, None)}, parts=())
    hidden = hide(made, BELOW)
    assert hidden[("US", "n")] == REST
    assert (TOTAL, "n") not in hidden


def test_the_one_man_among_women_is_hidden_too() -> None:
    made = grid({"US": (30, 29), "KR": (30, 10)})
    hidden = hide(made, BELOW)
    assert hidden
    assert ("US", "nu") in hidden or ("US", "n") in hidden


def test_zero_and_blank_stay_as_they_are() -> None:
    made = grid({"US": (0, None), "KR": (2, 0), "JP": (40, 20)})
    hidden = hide(made, BELOW)
    assert not {("US", "n"), ("US", "nu"), ("KR", "nu")} & set(hidden)


def test_four_ones_of_four_are_no_longer_called_small() -> None:
    made = grid(
        {"A": (4, 1, 1, 1, 1)}, ("n", "a", "b", "c", "d"), parts=(),
        sums=(("n", ("a", "b", "c", "d")),),
    )  # fmt: skip
    hidden = hide(made, BELOW)
    assert hidden[("A", "n")] == REST
    assert given_away(made, hidden) == []


def test_amounts_of_a_row_with_few_people_are_hidden_and_cannot_be_subtracted() -> None:
    values = {("US", "n"): 30, ("US", "tien"): 900, ("KR", "n"): 2, ("KR", "tien"): 50,
              ("JP", "n"): 8, ("JP", "tien"): 70}  # fmt: skip
    values |= {(TOTAL, "n"): 40, (TOTAL, "tien"): 1020}
    made = Grid(("US", "KR", "JP"), ("n", "tien"), frozenset({"n"}), values)
    hidden = hide(made, BELOW)
    assert Counter(m for _, m in hidden) == {"n": 2, "tien": 2}
    assert hidden[("KR", "tien")] == REST


def test_a_country_of_several_does_not_slip_through_journeys() -> None:
    values = {("US", "n"): 9, ("US", "luot"): 9, ("KR", "n"): 3, ("KR", "luot"): 3,
              ("JP", "n"): 6, ("JP", "luot"): 6, (TOTAL, "n"): 12, (TOTAL, "luot"): 18}  # fmt: skip
    made = Grid(
        ("US", "KR", "JP"), ("n", "luot"), frozenset({"n", "luot"}), values, same=(("n", "luot"),)
    )
    hidden = hide(made, BELOW)
    assert {r for r, m in hidden if m == "n"} == {r for r, m in hidden if m == "luot"}
    assert len({r for r, _ in hidden if r}) >= 2


@pytest.mark.parametrize("declared", CORE, ids=lambda r: r.id)
def test_relations_are_those_that_a_form_declares(declared) -> None:
    parts, sums = relations(declared)
    names = {c.name for c in declared.measures}
    assert all({a, b} <= names for a, b in parts)
    assert all({whole, *of} <= names for whole, of in sums)
    if declared.id == "F03":
        assert ("nu", "so_nguoi") in parts
        assert sums == (("so_nguoi", ("cong_chuc", "vien_chuc", "nguoi_lao_dong", "hoc_sinh")),)
