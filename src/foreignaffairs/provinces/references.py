"""References inside a province: what is named must exist, once at a time, and not in a circle."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from foreignaffairs.model import Citation, Dated, DateRule, Deadline, Frozen, Province

from .problems import Place, Problem
from .yaml_text import Located, Path

_DATED = (
    "directives",
    "tasks",
    "unit_kinds",
    "addressees",
    "recipients",
    "deadlines",
    "obligations",
)

LEAP = 2024
"""A year with a 29 February, so that a rule for that day is accepted."""


@dataclass(frozen=True, slots=True)
class _Checker:
    province: Province
    located: Located
    report_types: frozenset[str]

    def problem(self, code: str, path: Path, **params: object) -> Problem:
        return Problem(code, self.located.place(path) or Place("?", 1), params)

    def dead(self, what: str, path: Path, named: object, known: Iterable[str]) -> Iterator[Problem]:
        """Problems for each name of ``named`` (a text, a list or nothing) that is not known."""
        names = (named,) if isinstance(named, str) else named or ()
        for index, name in enumerate(names):  # type: ignore[var-annotated,arg-type]
            if name not in set(known):
                here = path if isinstance(named, str) else (*path, index)
                yield self.problem(f"dead_{what}", here, name=name)


def check_references(
    province: Province, located: Located, report_types: Iterable[str]
) -> tuple[Problem, ...]:
    """Every dead reference, double id, overlap of validity, circle and impossible date."""
    check = _Checker(province, located, frozenset(report_types))
    return (
        *_citations(check),
        *_names(check),
        *_doubles(check),
        *_circles(check, "tasks", {t.id: t.parent for t in province.tasks}),
        *_circles(check, "units", {u.code: u.parent for u in province.units}),
        *_dates(check),
    )


def _citations(check: _Checker) -> Iterator[Problem]:
    known = {d.id for d in check.province.directives}
    yield from check.dead("directive", ("main_directive",), check.province.main_directive, known)
    for index, directive in enumerate(check.province.directives):
        cited_in: Path = ("directives", index, "cited_in")
        yield from check.dead("directive", cited_in, directive.cited_in, known)
    for path, citation in _walk(check.province, ()):
        yield from check.dead("directive", (*path, "directive"), citation.directive, known)


def _walk(value: Any, path: Path) -> Iterator[tuple[Path, Citation]]:
    """Every citation in a record, with its path."""
    if isinstance(value, Citation):
        yield path, value
    elif isinstance(value, Frozen):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*path, name))
    elif isinstance(value, Mapping):
        for key, item in value.items():
            yield from _walk(item, (*path, key))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*path, index))


def _names(check: _Checker) -> Iterator[Problem]:
    """What names what: a table of (list, field, sort of thing, known ids)."""
    province = check.province
    kinds = {k.id for k in province.unit_kinds}
    units = {u.code for u in province.units}
    tasks = {t.id for t in province.tasks}
    table: tuple[tuple[str, str, str, Iterable[str]], ...] = (
        ("tasks", "parent", "task", tasks),
        ("tasks", "kinds", "kind", kinds),
        ("tasks", "report_types", "report_type", check.report_types),
        ("addressees", "kinds", "kind", kinds),
        ("deadlines", "recipients", "recipient", {r.id for r in province.recipients}),
        ("obligations", "who", "kind", kinds),
        ("obligations", "report_types", "report_type", check.report_types),
        ("obligations", "deadlines", "deadline", {d.id for d in province.deadlines}),
        ("obligations", "tasks", "task", tasks),
        ("units", "kinds", "kind", kinds),
        ("units", "parent", "unit", units),
        ("outline", "tasks", "task", tasks),
        ("outline", "report_types", "report_type", check.report_types),
        ("unit_changes", "before", "unit", units),
        ("unit_changes", "after", "unit", units),
    )
    for top, field, what, known in table:
        for index, record in enumerate(getattr(province, top)):
            yield from check.dead(what, (top, index, field), getattr(record, field), known)
    for index, obligation in enumerate(province.obligations):
        for place, who in enumerate(obligation.perhaps):
            path = ("obligations", index, "perhaps", place, "kinds")
            yield from check.dead("kind", path, who.kinds, kinds)


def _doubles(check: _Checker) -> Iterator[Problem]:
    for top in _DATED:
        yield from _overlaps(check, top, "id", getattr(check.province, top))
    yield from _overlaps(check, "units", "code", check.province.units)


def _overlaps(
    check: _Checker, top: str, identity: str, records: Sequence[Dated]
) -> Iterator[Problem]:
    """One id may have several records as long as no day belongs to two of them."""
    earlier: dict[str, list[Dated]] = {}
    for index, record in enumerate(records):
        name = getattr(record, identity)
        others = earlier.setdefault(name, [])
        if any(overlap(record, other) for other in others):
            yield check.problem("overlap", (top, index, identity), name=name)
        others.append(record)


def overlap(one: Dated, other: Dated) -> bool:
    """Whether some day belongs to both."""
    return one.valid_within(other.since or date.min, other.until or date.max)


def _circles(check: _Checker, top: str, parents: Mapping[str, str | None]) -> Iterator[Problem]:
    for index, name in enumerate(parents):
        met, above = {name}, parents[name]
        while above is not None and above not in met:
            met.add(above)
            above = parents.get(above)
        if above == name:
            yield check.problem("circle", (top, index, "parent"), name=name)


def _dates(check: _Checker) -> Iterator[Problem]:
    for index, deadline in enumerate(check.province.deadlines):
        for code, inside, params in deadline_faults(deadline):
            yield check.problem(code, ("deadlines", index, *inside), **params)


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
