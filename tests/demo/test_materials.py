"""What the demo is made of: units, sentences, flaws, days; the same in every run."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest

from foreignaffairs.calendar import DaysOff
from foreignaffairs.demo.chance import chance, several
from foreignaffairs.demo.cities import CITIES, City
from foreignaffairs.demo.days import Days
from foreignaffairs.demo.filling import filled
from foreignaffairs.demo.mess import FLAWS, Fate, Flaw
from foreignaffairs.demo.narrative import sentences
from foreignaffairs.demo.samples import samples
from foreignaffairs.demo.scene import Stage
from foreignaffairs.demo.units import sample_units
from foreignaffairs.expected.plan import FormPlan
from foreignaffairs.forms import form_bytes
from foreignaffairs.provinces.registry import Registry

ON = date(2023, 5, 4)


@pytest.fixture(scope="module")
def registry() -> Registry:
    return Registry.load()


@pytest.mark.parametrize("city", CITIES, ids=lambda c: c.province)
def test_there_are_at_least_120_units_each_plainly_a_sample(city: City, registry: Registry) -> None:
    province = registry.province(city.province)
    units = sample_units(city, province)
    assert len(units) >= 120
    assert len({u.code for u in units}) == len(units)
    assert all("mẫu" in u.name and u.code.startswith("MAU-") for u in units)
    assert all(u.email.endswith(".example") for u in units)
    assert {u.area for u in units if u.area} == {
        u.area for u in province.units if u.area and u.valid_on(ON)
    }


@pytest.mark.parametrize("city", CITIES, ids=lambda c: c.province)
def test_a_small_demo_still_has_every_kind(city: City, registry: Registry) -> None:
    province = registry.province(city.province)
    small, whole = sample_units(city, province, 20), sample_units(city, province)
    assert {u.kind for u in small} == {u.kind for u in whole}
    assert len(small) < 30


def test_every_task_with_a_box_has_thirty_sentences_of_its_own(registry: Registry) -> None:
    tasks = {t.id for c in CITIES for t in registry.province(c.province).tasks if t.narrative}
    assert set(sentences()) == tasks
    every = [s for theme in sentences().values() for group in theme.values() for s in group]
    for theme in sentences().values():
        assert sum(map(len, theme.values())) >= 30
    assert [s for s, n in Counter(every).items() if n > 1] == []


def test_sentences_are_whole_and_leave_nothing_to_fill_in(played: dict[str, Stage]) -> None:
    for stage in played.values():
        scene = stage.scene(stage.city.periods[1])
        for plan in scene.plans.values():
            for row in filled(stage.city, plan, ON).prefill.get("F01", ()):
                words = row["ket_qua"]
                assert not re.search(r"[{}]|\bNone\b|  ", words)
                assert words == "Không phát sinh" or words[-1] == "."


def test_partners_are_plainly_samples() -> None:
    for name in (*samples()["F07"]["ben"], *samples()["F10"]["ten"]):
        assert "mẫu" in name


def test_chance_repeats_itself_and_draws_each_thing_once() -> None:
    assert chance("a", 1).random() == chance("a", 1).random() != chance("a", 2).random()
    assert sorted(several(chance("b"), {"x": 5, "y": 1, "z": 9}, 5)) == ["x", "y", "z"]


def test_women_are_never_more_than_people_in_what_is_meant(played: dict[str, Stage]) -> None:
    whole = {"F02": "moi_di_trong_ky", "F03": "so_nguoi", "F08": "so_nguoi"}
    seen = 0
    for stage in played.values():
        for plan in stage.scene(stage.city.periods[1]).plans.values():
            told = filled(stage.city, plan, ON).prefill
            for table, field in whole.items():
                for row in told.get(table, ()):
                    seen += 1
                    assert 0 <= row["nu"] <= row[field]
    assert seen > 50


def test_a_year_counts_at_least_what_its_first_half_counted(played: dict[str, Stage]) -> None:
    stage = played["hai-phong"]
    first, year = (stage.plans(period) for period in stage.city.periods)
    for code, plan in first.items():
        half, whole = (
            sum(r["moi_di_trong_ky"] for r in filled(stage.city, p, ON).prefill.get("F02", ()))
            for p in (plan, year[code])
        )
        assert whole >= half


def _shortest(flaw: Flaw, played: dict[str, Stage]) -> tuple[Stage, FormPlan]:
    """A form as short as there is that the flaw can happen to."""
    for province, period in (
        ("hai-phong", "2023-K1"),
        ("hai-phong", "2023-N"),
        ("tphcm", "2023-K2"),
    ):
        stage = played[province]
        for plan in stage.plans(period).values():
            if plan.unit and plan.unit.sample and flaw.table(plan):
                return stage, plan
    raise AssertionError(flaw.name)


@pytest.mark.parametrize("flaw", FLAWS, ids=lambda f: f.name)
def test_a_flaw_changes_the_form_and_is_the_same_each_time(
    flaw: Flaw, played: dict[str, Stage], tmp_path: Path
) -> None:
    stage, plan = _shortest(flaw, played)
    told = filled(stage.city, plan, ON, wanted={flaw.table(plan)})
    flaw.write(told, tmp_path / "1.xlsx", ON)
    flaw.write(told, tmp_path / "2.xlsx", ON)
    once, again = (tmp_path / f"{n}.xlsx" for n in (1, 2))
    assert once.read_bytes() == again.read_bytes() != form_bytes(told)


def test_there_are_flaws_of_every_fate() -> None:
    assert {flaw.fate for flaw in FLAWS} == set(Fate)
    assert len({flaw.name for flaw in FLAWS}) == len(FLAWS)


@pytest.mark.parametrize("due", [date(2023, 6, 14), date(2023, 12, 9), date(2023, 5, 9)])
def test_days_follow_one_another_and_are_working_days(due: date) -> None:
    days, calendar = Days(due), DaysOff.load()
    order = [days.issued, days.extension, days.first_look, days.reminder]
    order += [days.extended_to, days.second_look, days.reported]
    assert order == sorted(order)
    assert not any(calendar.is_day_off(day) for day in order)
    for n in range(40):
        random = chance(n)
        assert days.issued <= days.in_time(random) <= due
        assert days.first_look <= days.late(random) < days.second_look
        assert days.first_look < days.mended(random) < days.second_look
