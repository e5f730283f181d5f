"""The hooks that a plugin may implement (pluggy, project name ``foreignaffairs``).

A plugin is a module or object named by an entry point of the group ``foreignaffairs``. Hooks
take what is written here, have no defaults, return frozen objects and never depend on order.
A hook exists only where a plugin of this repository uses it. A whole plugin::

    from importlib.resources import files
    from foreignaffairs.provinces import hookimpl, load_province

    @hookimpl
    def fa_provinces():
        return [load_province(files(__name__) / "data")]
"""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from foreignaffairs.model import Province
from foreignaffairs.model.check import CheckPlugin

PROJECT = "foreignaffairs"
"""pluggy's project name and the entry-point group."""

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


@hookspec
def fa_provinces() -> Iterable[Province]:  # type: ignore[empty-body]
    """Provinces that the plugin speaks for, mostly from :func:`load_province`.

    Report types of a province's own are given to ``load_province`` with it.
    """


@hookspec
def fa_checks() -> Iterable[CheckPlugin]:  # type: ignore[empty-body]
    """Checks beyond the core's, each for one province; another plugin's province is allowed."""
