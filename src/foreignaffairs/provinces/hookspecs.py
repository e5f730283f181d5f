"""The hooks that a plugin may implement (pluggy, project name ``foreignaffairs``).

A plugin is a module or object named by an entry point of the group ``foreignaffairs``; by
convention the entry point's name is the id of its province. Hooks take what is written here, have
no defaults, return frozen objects and never depend on order. A hook exists only where a plugin of
this repository uses it. A whole plugin, ``mau/__init__.py`` beside ``mau/data/*.yaml``::

    from importlib.resources import files

    from foreignaffairs.model import Finding
    from foreignaffairs.model.check import CheckPlugin
    from foreignaffairs.provinces import hookimpl, load_province

    PROVINCE = load_province(files(__name__) / "data")

    def answers_everything(content, facts):
        for question, answer in content.answers.items():
            if answer is None:
                yield Finding(
                    code="MAU-K01",
                    severity="warning",
                    field=question,
                    message="Câu hỏi chưa được trả lời.",
                    fix="Chọn Có hoặc Không.",
                )

    @hookimpl
    def fa_provinces():
        return [PROVINCE]

    @hookimpl
    def fa_checks():
        return [
            CheckPlugin(
                id="MAU-K01",
                province=PROVINCE.id,
                title="Trả lời mọi câu hỏi.",
                citation=PROVINCE.tasks[0].citation,
                check=answers_everything,
            )
        ]
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
