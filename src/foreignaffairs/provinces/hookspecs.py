"""The hooks that a plugin may implement (pluggy, project name ``foreignaffairs``).

A plugin is a module or object named by an entry point of the group ``foreignaffairs``; by
convention the entry point's name is the id of its province. Hooks take what is written here, have
no defaults, return frozen objects and never depend on order. A hook exists only where a plugin of
this repository uses it. A whole plugin, ``mau/__init__.py`` beside ``mau/data/*.yaml``::

    from importlib.resources import files

    from foreignaffairs.model import ExcelArgument, ExcelFunction, Finding
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

    def tasks_of_the_year(facts, nam):
        first = f"{nam}-01-01"
        return sum(t.since is None or str(t.since) <= first for t in facts.province.tasks)

    @hookimpl
    def fa_excel_functions():
        return [
            ExcelFunction(
                name="FA_MAU_SO_NHIEM_VU",
                function=tasks_of_the_year,
                category="Đối ngoại: Mẫu",
                doc="Số nhiệm vụ có hiệu lực từ đầu năm.",
                arguments=(
                    ExcelArgument(name="nam", doc="Năm, ví dụ 2023.", reads="year"),
                    ExcelArgument(name="van_phong", doc="Thư mục văn phòng.", optional=True),
                ),
                example="=FA_MAU_SO_NHIEM_VU(2023)",
                needs="rules",
                province=PROVINCE.id,
            )
        ]
"""

from __future__ import annotations

from collections.abc import Iterable

import pluggy

from foreignaffairs.model import ExcelFunction, Province
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


@hookspec
def fa_excel_functions() -> Iterable[ExcelFunction]:  # type: ignore[empty-body]
    """Worksheet functions beyond the core's, for Excel and LibreOffice Calc alike.

    Names begin with ``FA_`` and the plugin's own letters; one that the core or another plugin
    has already is left out. A function never needs to guard itself: whatever it raises becomes a
    short ``#FA-…`` text in the cell.
    """
