"""The hook reference: every hookspec with its docstring and an example that the tests run."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from .markdown import NOTE_EN, docstring, document, fence

EXAMPLES = Path(__file__).with_name("hook_examples")
"""One plugin module for each hook, named after it."""

INTRO = """\
# Hook reference

A plugin is a module (or any object) named by an entry point of the group `foreignaffairs`; by
convention the entry point's name is the id of its province. Hooks come from
[pluggy](https://pluggy.readthedocs.io/), project name `foreignaffairs`, and are marked with
`foreignaffairs.provinces.hookimpl`.

- A hook takes what is written here, has no defaults, returns frozen objects and never depends on
  the order of plugins. Several plugins may implement the same hook.
- Entry points are loaded one by one, each in a plugin manager of its own. One that fails is
  recorded, shown by `foreignaffairs plugins`, and is an error only when its province is asked for.
- An unknown hook name is an error of that plugin, so a spelling mistake is not passed over.
- A check that raises becomes finding [FA-S31](ma-phat-hien.md#fa-s31) that names its plugin; the
  other findings stand.
- Two plugins that declare the same province with overlapping dates are an error that names both.

See [How to write a province plugin](../phat-trien/goi-dia-phuong.md) for a whole one.
"""


def hookspecs() -> dict[str, Callable[..., Any]]:
    """Every hook by name, in the order in which they are declared."""
    from foreignaffairs.provinces import hookspecs as declared

    return {n: hook for n, hook in vars(declared).items() if n.startswith("fa_") and callable(hook)}


def example_of(hook: str) -> str:
    """The example plugin of a hook; raises ``FileNotFoundError`` where nobody has written one."""
    return (EXAMPLES / f"{hook}.py").read_text("utf-8")


def page() -> str:
    """The page of hooks."""
    parts = [INTRO]
    for name, hook in hookspecs().items():
        parts.extend(_hook(name, hook))
    return document(NOTE_EN, *parts)


def _hook(name: str, hook: Callable[..., Any]) -> Iterator[str]:
    yield f"## {name}"
    signature = str(inspect.signature(hook)).replace("'", "")
    yield fence("python", f"{name}{signature}")
    yield docstring(hook)
    yield "A whole plugin that uses it:"
    yield fence("python", example_of(name))
