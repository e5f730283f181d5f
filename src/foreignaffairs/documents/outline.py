"""Part II of the report: the core's outline, and which sections a province has.

The order follows the usual outline of a BC-SGDĐT (rules-and-forms.md, [đề xuất]); a province's
own outline (``outline:`` in its YAML) takes its place.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from foreignaffairs.consolidation.narrative import NarrativeSection
from foreignaffairs.model import OutlineSection, Province, Task

CORE_OUTLINE = tuple(
    OutlineSection(id=id_, title=title, report_types=report_types)
    for id_, title, report_types in (
        ("qlnn", "Công tác quản lý nhà nước về đối ngoại", ("F01b",)),
        ("dnnd", "Đối ngoại nhân dân, thông tin đối ngoại, ngoại giao văn hóa", ("F11",)),
        ("htqt", "Hợp tác quốc tế", ("F05", "F07", "F09", "F10")),
        ("doan-ra", "Đoàn ra", ("F03",)),
        ("doan-vao", "Đoàn vào", ("F04",)),
        ("hoi-nghi", "Hội nghị, hội thảo quốc tế", ("F06",)),
        ("nguoi-nn", "Người nước ngoài học tập, giảng dạy, làm việc", ("F08",)),
        ("du-hoc", "Học sinh đi du học", ("F02",)),
        ("nhan-luc", "Bồi dưỡng nhân lực đối ngoại", ("F12",)),
        ("de-an", "Thực hiện các Đề án", ("F13",)),
    )
)


def outline_of(province: Province, tasks: tuple[Task, ...]) -> tuple[OutlineSection, ...]:
    """The sections of part II; tasks and report types that none names are never lost.

    Narrative tasks that no section names get sections of their own, before the others.
    """
    sections = province.outline or CORE_OUTLINE
    named = {t for s in sections for t in s.tasks}
    own = tuple(
        OutlineSection(id=f"task-{t.id}", title=t.title, tasks=(t.id,))
        for t in tasks
        if t.id not in named
    )
    return (*own, *sections)


class Said(NamedTuple):
    """A numbered section of part II: what was said of its tasks, and its report types."""

    heading: str
    narrative: list[NarrativeSection]
    report_types: list[str]


def sections_said(
    province: Province,
    tasks: tuple[Task, ...],
    narrative: Iterable[NarrativeSection],
    present: Container[str],
) -> Iterator[Said]:
    """The sections that have something to say, numbered; ``present`` are report types at hand."""
    by_task = {s.task: s for s in narrative}
    numbered = 0
    for section in outline_of(province, tasks):
        asked = [r for r in section.report_types if r in present]
        spoken = [by_task[t] for t in section.tasks if t in by_task]
        if asked or spoken:
            numbered += 1
            yield Said(f"{numbered}. {section.title}", spoken, asked)
