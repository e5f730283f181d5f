"""Plugins are loaded one by one; one that fails is listed and stops nobody else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from tests.support.mini import CITE, MINI

from foreignaffairs.model import Province, ReportType, RulesError, UnknownProvince
from foreignaffairs.model.check import CheckPlugin
from foreignaffairs.provinces import Registry, hookimpl
from foreignaffairs.report_types import CORE


@dataclass
class FakeEntryPoint:
    name: str
    load: Callable[[], Any]
    dist: Any


def entry(name: str, plugin: Any, dist: str | None = None) -> FakeEntryPoint:
    """An entry point whose loading gives ``plugin``, or raises it."""

    def load() -> Any:
        if isinstance(plugin, BaseException):
            raise plugin
        return plugin

    return FakeEntryPoint(name, load, SimpleNamespace(name=dist or f"pkg-{name}", version="1.2"))


def plugin(*provinces: Province, checks: tuple[CheckPlugin, ...] = ()) -> Any:
    class Plugin:
        @hookimpl
        def fa_provinces(self) -> tuple[Province, ...]:
            return provinces

        @hookimpl
        def fa_checks(self) -> tuple[CheckPlugin, ...]:
            return checks

    return Plugin()


def a_check(check_id: str, **dates: date) -> CheckPlugin:
    return CheckPlugin(
        id=check_id, province="mini", title="Mẫu.", citation=CITE, check=lambda c, f: (), **dates
    )


def own_type(**changes: Any) -> ReportType:
    return CORE[0].model_copy(update={"id": "M01", **changes})


OTHER = MINI.model_copy(update={"id": "khac"})


def test_a_province_says_which_package_it_came_from() -> None:
    registry = Registry.load([entry("mini", plugin(MINI))])
    assert registry.province("mini").plugin == "pkg-mini"
    assert registry.province("mini").version == "1.2"
    (info,) = registry.plugins
    assert (info.provinces, info.hooks, info.error) == (
        ("mini",),
        ("fa_checks", "fa_provinces"),
        None,
    )


def test_a_plugin_that_fails_leaves_the_others_standing() -> None:
    registry = Registry.load(
        [entry("hong", ImportError("no module named hỏng")), entry("mini", plugin(MINI))]
    )
    assert [p.id for p in registry.provinces] == ["mini"]
    assert [p.error for p in registry.plugins] == ["no module named hỏng", None]


def test_asking_for_the_province_of_a_failed_plugin_gives_the_reason() -> None:
    registry = Registry.load([entry("hong", ImportError("no module named hỏng"))])
    with pytest.raises(UnknownProvince, match=r"pkg-hong.*no module named hỏng"):
        registry.province("hong")


def test_an_unknown_province_names_those_at_hand_and_what_failed() -> None:
    registry = Registry.load([entry("hong", ValueError("x")), entry("mini", plugin(MINI))])
    with pytest.raises(UnknownProvince, match=r"“la”.*: mini\..*pkg-hong"):
        registry.province("la")


def test_rules_that_are_wrong_are_the_failure_of_their_plugin_only() -> None:
    class Plugin:
        @hookimpl
        def fa_provinces(self) -> tuple[Province, ...]:
            raise RulesError("tasks.yaml:3: sai")

    registry = Registry.load([entry("sai", Plugin()), entry("mini", plugin(MINI))])
    assert registry.plugins[1].error == "tasks.yaml:3: sai"
    assert registry.province("mini")


def test_a_misspelt_hook_is_caught() -> None:
    class Plugin:
        @hookimpl
        def fa_province(self) -> tuple[Province, ...]:
            return (MINI,)

    registry = Registry.load([entry("mini", Plugin())])
    assert "fa_province" in str(registry.plugins[0].error)


def test_what_is_not_a_province_is_refused() -> None:
    registry = Registry.load([entry("mini", plugin("mini"))])  # type: ignore[arg-type]
    assert "Province expected" in str(registry.plugins[0].error)


def test_one_province_from_two_packages_is_an_error_that_names_both() -> None:
    registry = Registry.load(
        [
            entry("mini", plugin(MINI), "pkg-a"),
            entry("mini2", plugin(MINI), "pkg-b"),
            entry("khac", plugin(OTHER)),
        ]
    )
    with pytest.raises(UnknownProvince, match=r"pkg-a.*pkg-b"):
        registry.province("mini")
    assert [p.id for p in registry.provinces] == ["khac"]


def test_a_report_type_with_the_id_of_a_core_one_is_refused() -> None:
    province = MINI.model_copy(update={"report_types": (own_type(id="F02"),)})
    registry = Registry.load([entry("mini", plugin(province))])
    with pytest.raises(UnknownProvince, match=r"“F02”.*foreignaffairs.*pkg-mini"):
        registry.province("mini")


def test_report_types_are_the_cores_and_the_provinces_own() -> None:
    province = MINI.model_copy(update={"report_types": (own_type(),)})
    registry = Registry.load([entry("mini", plugin(province))])
    assert set(registry.report_types("mini")) == {t.id for t in CORE} | {"M01"}


def test_checks_may_come_from_another_package() -> None:
    registry = Registry.load(
        [entry("mini", plugin(MINI)), entry("them", plugin(checks=(a_check("M-K02"),)))]
    )
    assert [(c.id, c.plugin) for c in registry.checks("mini")] == [("M-K02", "pkg-them")]


def test_one_check_from_two_packages_is_an_error_only_where_their_days_meet() -> None:
    before, after = (
        a_check("M-K01", until=date(2025, 6, 30)),
        a_check("M-K01", since=date(2025, 7, 1)),
    )
    sources = [
        entry("mini", plugin(MINI, checks=(before,)), "pkg-a"),
        entry("them", plugin(checks=(after,)), "pkg-b"),
    ]
    assert len(Registry.load(sources).checks("mini")) == 2
    sources[1] = entry("them", plugin(checks=(a_check("M-K01"),)), "pkg-b")
    with pytest.raises(UnknownProvince, match=r"“M-K01”.*pkg-a.*pkg-b"):
        Registry.load(sources).checks("mini")


def test_order_of_installation_does_not_matter() -> None:
    sources = [entry("mini", plugin(MINI)), entry("khac", plugin(OTHER))]
    assert Registry.load(sources) == Registry.load(sources[::-1])


def test_both_cities_are_installed() -> None:
    registry = Registry.load()
    assert {"hai-phong", "tphcm"} <= {p.id for p in registry.provinces}
