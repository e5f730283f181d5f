"""Every hook is documented, has a user in this repository, and the written example runs."""

from __future__ import annotations

import inspect
import shutil
import sys
import textwrap
from pathlib import Path
from types import SimpleNamespace

import pytest

from foreignaffairs.model import FormContent
from foreignaffairs.provinces import Registry, hookspecs
from foreignaffairs.provinces.registry import Source

HOOKS = {
    name: hook
    for name, hook in vars(hookspecs).items()
    if name.startswith("fa_") and callable(hook)
}


@pytest.mark.parametrize("name", sorted(HOOKS))
def test_a_hook_is_documented_and_has_no_defaults(name: str) -> None:
    assert inspect.getdoc(HOOKS[name])
    parameters = inspect.signature(HOOKS[name]).parameters.values()
    assert all(p.default is inspect.Parameter.empty for p in parameters)


def test_every_hook_has_a_user_in_this_repository() -> None:
    ours = ("foreignaffairs-haiphong", "foreignaffairs-tphcm")
    used = {h for p in Registry.load().plugins if p.distribution in ours for h in p.hooks}
    assert used == set(HOOKS)


@pytest.fixture
def example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Source:
    """The plugin of the module's docstring, as a package with the good sample's data."""
    package = tmp_path / "mau_plugin"
    shutil.copytree(Path(__file__).parent / "good", package / "data")
    assert hookspecs.__doc__
    code = textwrap.dedent(hookspecs.__doc__.partition("::\n")[2])
    (package / "__init__.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(tmp_path)
    monkeypatch.delitem(sys.modules, "mau_plugin", raising=False)

    def load() -> object:
        return __import__("mau_plugin")

    return SimpleNamespace(name="mau", load=load, dist=SimpleNamespace(name="mau", version="1"))


def test_the_written_example_runs(example: Source) -> None:
    registry = Registry.load([example])
    assert [p.error for p in registry.plugins] == [None]
    assert registry.province("mau").name == "Mẫu"
    (check,) = registry.checks("mau")
    form = FormContent("1", "mau", None, None, {}, {"F02": None, "F03": True}, False, {})
    facts = SimpleNamespace(report_types={}, kinds=(), window=None)
    assert [f.field for f in check.check(form, facts)] == ["F02"]
