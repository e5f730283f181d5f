"""Whether the dates of a deadline can be, in a province's data or as an office decides them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from foreignaffairs.model import DateRule, Deadline

from .yaml_text import Path

LEAP = 2024
"""A year with a 29 February, so that a rule for that day is accepted."""


def deadline_faults(deadline: Deadline) -> Iterator[tuple[str, Path, dict[str, object]]]:
    """What is wrong with the dates of a deadline: catalogue key, path inside it, parameters."""
    name = {"name": deadline.id}
    if deadline.date is None and not deadline.undated:
        yield "no_date", ("id",), {**name}
    if deadline.named_years and deadline.after_named_years is None:
        yield "no_later_rule", ("named_years",), {**name}
    rules: list[tuple[Path, DateRule]] = []
    if deadline.date:
        rules.append((("date", "value"), deadline.date.value))
    if deadline.window:
        window = deadline.window.value
        rules += [(("window", "value", "start"), window.start)]
        rules += [(("window", "value", "end"), window.end)]
    bad = [(inside, rule) for inside, rule in rules if not _exists(rule.month, rule.day)]
    for inside, rule in bad:
        yield "no_such_day", inside, {"day": rule.day, "month": rule.month}
    if deadline.window and not bad:
        window = deadline.window.value
        if _order(window.end) < _order(window.start):
            yield "window_backwards", ("window",), {**name}


def _order(rule: DateRule) -> tuple[int, int, int]:
    return rule.year_offset, rule.month, rule.day


def _exists(month: int, day: int) -> bool:
    """Whether the day exists in some year (29 February does)."""
    try:
        date(LEAP, month, day)
    except ValueError:
        return False
    return True
