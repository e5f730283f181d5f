"""The example of every hook is a plugin that loads and is used."""

from __future__ import annotations

import importlib
import shutil
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from tests.docs.worked_examples import unpack
from tools.docs import hooks

from foreignaffairs.model import ContentRow, FormContent, TableContent
from foreignaffairs.provinces.registry import Registry

PLUGIN = "phat-trien/goi-dia-phuong.md"


@pytest.fixture
def load(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Loads an example as a package beside the data of the documented plugin."""

    def load(hook: str) -> Registry:
        name = f"example_{hook}"
        unpack(PLUGIN, tmp_path / "page")
        package = tmp_path / name
        shutil.copytree(tmp_path / "page/src/foreignaffairs_mau", package)
        (package / "__init__.py").write_text(hooks.example_of(hook), "utf-8")
        monkeypatch.syspath_prepend(tmp_path)
        monkeypatch.delitem(sys.modules, name, raising=False)
        source = SimpleNamespace(
            name=name,
            load=lambda: importlib.import_module(name),
            dist=SimpleNamespace(name=name, version="1"),
        )
        return Registry.load([*installed(), source])

    return load


def installed() -> list[object]:
    from importlib import metadata

    return list(metadata.entry_points(group="foreignaffairs"))


@pytest.mark.parametrize("hook", sorted(hooks.hookspecs()))
def test_an_example_loads_and_implements_its_hook(hook: str, load) -> None:
    (info,) = [p for p in load(hook).plugins if p.name == f"example_{hook}"]
    assert info.error is None
    assert info.hooks == (hook,)


def test_the_example_of_provinces_brings_its_province(load) -> None:
    assert load("fa_provinces").province("mau").city == "Thành phố Mẫu"


def test_the_example_of_checks_finds_what_it_says(load) -> None:
    registry = load("fa_checks")
    (check,) = [c for c in registry.checks("hai-phong") if c.id == "MAU-K02"]
    rows = (ContentRow(5, {"moi_di_trong_ky": 99}), ContentRow(6, {"moi_di_trong_ky": 100}))
    table = TableContent.of_rows("F02", "2 Du học", {"moi_di_trong_ky": "D"}, rows)
    form = FormContent("1", "hai-phong", None, None, {}, {}, False, {"F02": table})
    facts = SimpleNamespace(report_types={}, kinds=(), window=None)
    assert [(f.code, f.cell) for f in check.check(form, facts)] == [("MAU-K02", "D6")]
