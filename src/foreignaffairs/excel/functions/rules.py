"""What the directives say: tasks, citations, recipients."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from foreignaffairs.documents.phrases import cited
from foreignaffairs.language.catalogue import text
from foreignaffairs.language.text import fold
from foreignaffairs.model import ExcelFunction, Period, Task

from .declare import function, heads, scalar
from .errors import CellError
from .facts import Facts
from .lookup import kind_of

_TASKS = ("code", "task", "nature", "forms", "citation")
_RECIPIENTS = ("recipient", "role", "channel", "level", "citation")


def tasks(facts: Facts, ma: str | None, loai_don_vi: str | None, ngay: date | None) -> Any:
    """The title of one task, or every task in force on a day that concerns a kind."""
    if ma is not None:
        return _task(facts, ma).title
    kind = kind_of(facts, loai_don_vi) if loai_don_vi is not None else None
    day = ngay or facts.today
    lines = [
        (
            task.id,
            task.title,
            ", ".join(text(f"excel_functions.nature_{n}") for n in task.nature),
            ", ".join(facts.report_types[r].number for r in task.report_types),
            task.citation.text,
        )
        for task in sorted(facts.province.tasks, key=lambda t: t.order)
        if task.valid_on(day) and (kind is None or not task.kinds or kind in task.kinds)
    ]
    return [heads(_TASKS), *lines]


def citation(facts: Facts, ma: str) -> str:
    """The printed citation of a task, obligation, deadline, addressee or directive."""
    found = facts.remember("citations", lambda: dict(_citations(facts))).get(fold(ma))
    if found is None:
        known = ", ".join(o.id for o in facts.province.obligations)
        raise CellError("MA", value=ma, known=known)
    return found


def recipients(facts: Facts, ky: Period | None) -> Sequence[Sequence[Any]]:
    """Who gets reports, and who gets the directive; of a period those who get its reports."""
    levels = _levels(facts, ky) if ky is not None else {}
    last = max((due.due for due in facts.dues(ky)), default=facts.today) if ky else facts.today
    lines = [
        (
            r.title,
            text(f"excel_functions.role_{r.role}"),
            r.channel,
            _level_words(levels.get(r.id, ())),
            r.citation.text if r.citation else "",
        )
        for r in facts.province.recipients
        if r.valid_on(last) and (ky is None or r.id in levels)
    ]
    return [heads(_RECIPIENTS), *lines]


def _task(facts: Facts, wanted: str) -> Task:
    found = next((t for t in facts.province.tasks if fold(t.id) == fold(wanted)), None)
    if found is None:
        known = ", ".join(t.id for t in facts.province.tasks)
        raise CellError("MA", value=wanted, known=known)
    return found


def _citations(facts: Facts) -> Iterator[tuple[str, str]]:
    """Citations by folded id; what is named later does not hide what was named before."""
    province = facts.province
    found: dict[str, str] = {}
    for task in province.tasks:
        found.setdefault(fold(task.id), task.citation.text)
    for obligation in province.obligations:
        words = "; ".join(c.text for c in obligation.citations)
        found.setdefault(fold(obligation.id), words)
    for deadline in province.deadlines:
        for name in (deadline.id, deadline.code):
            found.setdefault(fold(name), deadline.citation.text)
    for addressee in province.addressees:
        found.setdefault(fold(addressee.id), addressee.citation.text)
    for directive in province.directives:
        for name in (directive.id, directive.number or "", *directive.aliases):
            found.setdefault(fold(name), cited(directive))
    found.pop("", None)
    yield from found.items()


def _levels(facts: Facts, period: Period) -> Mapping[str, tuple[str, ...]]:
    """Which reports of a period each recipient gets: units', intermediate offices', upward."""
    found: dict[str, dict[str, None]] = {}
    for obligation in facts.province.obligations:
        for name in obligation.deadlines:
            deadline = facts.province.deadline(name)
            if deadline.period == period.code:
                for recipient in deadline.recipients:
                    found.setdefault(recipient, {})[deadline.level.value] = None
    return {name: tuple(levels) for name, levels in found.items()}


def _level_words(levels: Sequence[str]) -> str:
    return "; ".join(text(f"excel_functions.level_{level}") for level in levels)


RULES: tuple[ExcelFunction, ...] = (
    function(
        "FA_NHIEM_VU", tasks, "rules", scalar("ma", optional=True, help_="arg_task"),
        scalar("loai_don_vi", optional=True, help_="arg_kind"),
        scalar("ngay", "date", optional=True, help_="arg_in_force"),
        example='"HP-3"', needs="rules",
    ),
    function(
        "FA_CAN_CU", citation, "rules", scalar("ma", help_="arg_cited"),
        example='"HP-3"', needs="rules",
    ),
    function(
        "FA_NOI_NHAN", recipients, "rules", scalar("ky", "period", optional=True),
        example='"2024-N"', shape="table", needs="rules",
    ),
)  # fmt: skip
